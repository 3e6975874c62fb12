"""Worlds in which persons are public and what they were told by is not: rows hidden or unpublished.

Each has come there by another way: a match, its undoing, a merge and its undoing, a later release,
a takedown. The secret stands in the row only; whatever shows it, shows what was derived from it.
"""

import io

from django.contrib.auth.models import User

from archive.importers import lists
from archive.models import ListEntry, PersonName
from archive.services.linkage import accept, put_beside, take_apart, undo
from archive.services.merging import merge_people, un_merge
from archive.services.publishing import publish, withdraw
from archive.services.same_person import pieces_of
from archive.services.takedown import hide, hide_all
from tests import factories as make

NAME = "Example Dora"


class Derived:
    """Plants the worlds round a public event; `text` holds the secret."""

    def __init__(self, event, text: str) -> None:
        self.event, self.text = event, text
        self.author = User.objects.create_superuser("canary")

    def row(self, **how):
        """Return a row that holds the secret, in its name, its words of a date and its family."""
        given = {"name_as_recorded": self.text, "family": self.text, "birth": "1890"}
        given |= {"birth_as_written": self.text, "spellings": [{"text": self.text, "tag": "ru"}]}
        victim_list = how.pop("victim_list", None) or make.VictimListFactory(events=[self.event])
        return make.ListEntryFactory(**{**given, "victim_list": victim_list, **how})

    def matched(self, row=None, person=None, reason=""):
        """Return a public person, and a row with the secret that was matched to them.

        The reason holds the secret as well: it tells of the row.
        """
        row = row or self.row()
        person = person or make.PersonFactory(name=NAME)
        accept(put_beside(row, person=person), self.author, reason or self.text)
        return person, row

    def hide_row(self, row) -> None:
        hide(row, "family", self.author)

    def plant(self) -> None:
        """Make every world."""
        for name in dir(self):
            if name.startswith("world_"):
                getattr(self, name)()

    def world_row_of_a_draft_list(self) -> None:
        draft = make.VictimListFactory(
            title_en=self.text,
            state="draft",
            events=[self.event],
            source=make.SourceFactory(title=self.text, state="draft"),
        )
        self.matched(self.row(victim_list=draft))

    def world_person_called_by_a_draft_list_alone(self) -> None:
        draft = make.VictimListFactory(title_en=self.text, state="draft")
        person = accept(
            put_beside(self.row(victim_list=draft), self.row(victim_list=draft)),
            self.author,
            "Same grave.",
        )
        publish(person, self.author)

    def world_row_hidden_since(self) -> None:
        _person, row = self.matched()
        self.hide_row(row)

    def world_list_withdrawn_since(self) -> None:
        _person, row = self.matched()
        withdraw(row.victim_list, self.author, "Asked for.")

    def world_source_of_a_name_hidden(self) -> None:
        source = make.SourceFactory(title=self.text)
        person = make.PersonFactory(name=NAME)
        PersonName.objects.create(person=person, text=self.text, language="ru", source=source)
        hide(source, "legal", self.author)

    def world_match_undone(self) -> None:
        row = self.row()
        proposal = put_beside(row, person=make.PersonFactory(name=NAME))
        accept(proposal, self.author, "Same grave.")
        undo(proposal, self.author, self.text)
        self.hide_row(row)

    def world_match_taken_apart(self) -> None:
        first = make.ListEntryFactory(name_as_recorded=NAME)
        second = self.row()
        publish(accept(put_beside(first, second), self.author, "Same grave."), self.author)
        take_apart(second.match, self.author, self.text)
        self.hide_row(second)

    def world_merged(self) -> None:
        absorbed, row = self.matched()
        merge_people(make.PersonFactory(name=NAME), absorbed, self.author, self.text)
        self.hide_row(row)

    def world_hidden_then_merged(self) -> None:
        absorbed, row = self.matched()
        self.hide_row(row)
        merge_people(make.PersonFactory(name=NAME), absorbed, self.author, self.text)

    def world_un_merged(self) -> None:
        absorbed, row = self.matched()
        merge = merge_people(make.PersonFactory(name=NAME), absorbed, self.author, self.text)
        self.hide_row(row)
        un_merge(merge, self.author, self.text)

    def world_person_hidden(self) -> None:
        person, _row = self.matched()
        self.matched(person=person)
        hide_all([piece.target for piece in pieces_of(person.record)], "family", self.author)

    def world_merged_into_a_hidden_person(self) -> None:
        absorbed, _row = self.matched(person=make.PersonFactory(name=self.text))
        kept, _other = self.matched()
        merge_people(kept, absorbed, self.author, self.text)
        kept.record.refresh_from_db()
        hide_all([piece.target for piece in pieces_of(kept.record)], "family", self.author)

    def bring(self, victim_list, name: str):
        """Bring a release of a list in, of a single row."""
        file = io.BytesIO(f"Key,Name\n1,{name}\n2,Example Bob\n".encode())
        batch = lists.bring(file, "list.csv", None, victim_list)
        chosen = lists.choose_reading(batch)
        rows = [row.cells for row in lists.first_rows(batch)]
        lists.start_rehearsal(batch, lists.suggest_mapping(chosen.names, rows))
        lists.rehearse(batch)
        lists.accept_renewal(batch)  # whoever the key stands for now
        return lists.commit(batch, self.author)

    def world_spelled_otherwise_by_a_later_release(self) -> None:
        its_list = make.VictimListFactory(events=[self.event])
        self.bring(its_list, self.text)
        row = ListEntry.objects.get(victim_list=its_list, name_as_recorded=self.text)
        self.matched(row, reason="Same grave.")
        self.bring(its_list, NAME)

    def world_later_release_undone(self) -> None:
        its_list = make.VictimListFactory(events=[self.event])
        self.bring(its_list, NAME)
        row = ListEntry.objects.get(victim_list=its_list, name_as_recorded=NAME)
        self.matched(row, reason="Same grave.")
        lists.undo(self.bring(its_list, self.text), self.author)

    def world_hidden_row_in_a_later_release(self) -> None:
        its_list = make.VictimListFactory(events=[self.event])
        self.bring(its_list, NAME)
        _person, row = self.matched(
            ListEntry.objects.get(victim_list=its_list, name_as_recorded=NAME)
        )
        self.hide_row(row)
        self.bring(its_list, self.text)
