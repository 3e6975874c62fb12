"""On which lists a name of a roll stands, and why several rows are held to be the same person."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.formatting import number
from archive.marking import joined
from archive.models import EntryMatch, ListEntry, VictimList
from archive.public.components.base import Name

from .names_table import NameRow, NamesTable, Standing, name_row
from .overlap import ListMark, list_mark
from .rows import row_name, row_words, where_written


def roll_table(entries: Sequence[ListEntry], lists: Sequence[VictimList]) -> NamesTable | None:
    """Return names of a roll as a table, None for no names. 1 query.

    The entries must come from `rows_to_read()`.
    """
    if not entries:
        return None
    people = [entry.match.person_id for entry in entries if getattr(entry, "match", None)]
    held = _rows_held_to_be(people, lists)
    is_marked = len(lists) > 1
    marks = {
        victim_list.pk: list_mark(place, victim_list)
        for place, victim_list in enumerate(lists)
        if is_marked
    }
    rows = tuple(_roll_row(entry, held, marks) for entry in entries)
    return NamesTable(caption=_("Roll of names"), rows=rows, with_lists=True)


def _rows_held_to_be(people: list[str], lists: Sequence[VictimList]) -> dict[str, list[EntryMatch]]:
    """Return the public rows held to be each person, in the order of the lists.

    Which lists is asked here and not of the database, which would begin with all their rows.
    """
    order = {victim_list.pk: place for place, victim_list in enumerate(lists)}
    matches = EntryMatch.objects.published().filter(person__in=people)
    matches = matches.select_related("entry__victim_list__source", "entry__source")
    held = defaultdict(list)
    for match in matches:
        if match.entry.victim_list_id in order:
            held[match.person_id].append(match)
    for of_person in held.values():
        of_person.sort(key=lambda match: (order[match.entry.victim_list_id], match.entry.position))
    return held


def _roll_row(
    entry: ListEntry, held: dict[str, list[EntryMatch]], marks: dict[str, ListMark]
) -> NameRow:
    """Return a name, with the rows it stands on; several rows with the reasons given."""
    match = getattr(entry, "match", None)
    matches = held.get(match.person_id, []) if match else []
    entries = [match.entry for match in matches] or [entry]
    row = name_row(entry)
    return replace(
        row,
        position="",
        note="",
        note_url="",
        url=match.person.get_absolute_url() if match else row.url,
        where_words=_standing_words(entries),
        stands=tuple(_standing(entry, marks) for entry in entries),
        other_names=_other_names(entry, entries),
        reasons=_reasons(matches) if len(matches) > 1 else (),
    )


def _standing_words(entries: Sequence[ListEntry]) -> str:
    if len(entries) == 1:
        return ""
    count = len({entry.victim_list_id for entry in entries})
    stands = ngettext("stands on %s list", "stands on %s lists", count) % number(count)
    return _("%s; judged to be one person") % stands


def _standing(entry: ListEntry, marks: dict[str, ListMark]) -> Standing:
    """Say where a row stands: the mark of its list, its number, page and line."""
    where = joined((row_words(entry), where_written(entry)))
    return Standing(
        url=entry.get_absolute_url(),
        where=where or _("the row"),
        mark=marks.get(entry.victim_list_id),
    )


def _other_names(shown: ListEntry, entries: Sequence[ListEntry]) -> tuple[Name, ...]:
    """Return how the other rows write the name, each form once."""
    names = {
        entry.name: row_name(entry) for entry in entries if entry.name and entry.name != shown.name
    }
    return tuple(names.values())


def _reasons(matches: Sequence[EntryMatch]) -> tuple[str, ...]:
    """Return each reason once, in the language it is written in."""
    return tuple({str(match.reason): match.reason for match in matches if match.reason}.values())
