"""Undo takes a whole batch back exactly, or says which rows stand in the way."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from archive.importers import lists
from archive.importers.lists import indexing, writing
from archive.models import (
    EntryChange,
    EntryMatch,
    ListEntry,
    SearchEntry,
    VictimList,
    WorkLeft,
)
from archive.models.imports import ImportBatch
from archive.search.index import drift
from archive.services import takedown
from tests.factories import PersonFactory, VictimListFactory

from .test_later_release import FIRST, SECOND, edited

pytestmark = pytest.mark.django_db


def everything(victim_list):
    """Return every column of every row, and of the list."""
    rows = ListEntry.objects.filter(victim_list=victim_list).order_by("pk").values()
    return list(rows), VictimList.objects.filter(pk=victim_list.pk).values().get()


def test_undo_of_the_first_import_leaves_the_list_empty(bring_in):
    victim_list = VictimListFactory(state="draft", is_here=False)
    before = everything(victim_list)
    found = bring_in(FIRST, victim_list)
    assert lists.undo(found.batch) == lists.Undone(removed=3, restored=0, unmarked=0)
    assert everything(victim_list) == before
    found.batch.refresh_from_db()
    assert found.batch.state == ImportBatch.State.UNDONE


def test_undo_of_a_later_release_restores_every_column(bring_in):
    first = bring_in(FIRST)
    victim_list = first.batch.victim_list
    edited(ListEntry.objects.get(row_key="2"), birth="1951~")
    before = everything(victim_list)
    later = bring_in(SECOND.replace("Yer\n", "Yeni\n"), victim_list)
    assert everything(victim_list) != before
    done = lists.undo(later.batch)
    assert (done.removed, done.unmarked) == (1, 1)
    assert everything(victim_list) == before
    assert not EntryChange.objects.exists()


@pytest.mark.parametrize("how", ["edited", "matched", "hidden"])
def test_undo_names_the_rows_somebody_worked_on_since(bring_in, how):
    found = bring_in(FIRST)
    row = ListEntry.objects.get(row_key="2")
    if how == "edited":
        edited(row, sex="male")
    elif how == "matched":
        EntryMatch.objects.create(entry=row, person=PersonFactory())
    else:
        takedown.hide(row, "family", None)
    with pytest.raises(lists.UndoRefused, match="Bob Sample"):
        lists.undo(found.batch)
    assert ListEntry.objects.count() == 3


def test_undo_of_an_import_that_a_later_one_rests_on_is_refused(bring_in):
    first = bring_in(FIRST)
    later = bring_in(SECOND, first.batch.victim_list)
    with pytest.raises(lists.UndoRefused, match="later"):
        lists.undo(first.batch)
    lists.undo(later.batch)
    lists.undo(first.batch)
    assert not ListEntry.objects.exists()


def test_a_changed_row_edited_since_is_not_overwritten(bring_in):
    first = bring_in(FIRST)
    later = bring_in(SECOND, first.batch.victim_list)
    edited(ListEntry.objects.get(row_key="2"), sex="male")
    with pytest.raises(lists.UndoRefused, match="Bob Sample"):
        lists.undo(later.batch)
    assert ListEntry.objects.get(row_key="2").birth == "1952"


def test_a_batch_is_undone_once(bring_in):
    found = bring_in(FIRST)
    lists.undo(found.batch)
    with pytest.raises(lists.UndoRefused, match="undone"):
        lists.undo(found.batch)


def test_rows_of_a_public_list_are_undone_by_somebody_who_may_publish(bring_in, django_user_model):
    found = bring_in(FIRST, VictimListFactory())
    importer = django_user_model.objects.create_user("importer")
    with pytest.raises(lists.UndoRefused, match="public"):
        lists.undo(found.batch, importer)
    lists.undo(found.batch, django_user_model.objects.create_superuser("editor"))
    assert not ListEntry.objects.exists()


@pytest.mark.parametrize("at_once", [2_000, 2])
def test_rows_of_a_public_list_are_found_and_after_undo_no_longer(bring_in, monkeypatch, at_once):
    monkeypatch.setattr(indexing, "AT_ONCE", at_once)
    found = bring_in(FIRST, VictimListFactory())
    uids = {entry.uid for entry in found.entries}
    assert SearchEntry.objects.filter(uid__in=uids).count() == 3
    lists.undo(found.batch)
    assert not SearchEntry.objects.filter(uid__in=uids).exists()


def test_a_rehearsal_nobody_committed_is_given_up_after_a_week(rehearse, bring_in):
    old, young = rehearse(FIRST).batch, rehearse(FIRST).batch
    done = bring_in(FIRST).batch
    week_ago = timezone.now() - timedelta(days=8)
    ImportBatch.objects.exclude(pk=young.pk).update(created_at=week_ago)
    assert lists.abandon_stale() == 1
    states = dict(ImportBatch.objects.values_list("pk", "state"))
    assert states == {old.pk: "abandoned", young.pk: "staged", done.pk: "committed"}
    assert not old.staged.exists()
    assert not old.file.storage.exists(old.file.name)


def test_an_import_begun_at_the_desk_waits_for_somebody_to_go_on(rehearse):
    batch = rehearse(FIRST).batch
    batch.mapping["desk"] = {"turn": 1}
    batch.save()
    ImportBatch.objects.update(created_at=timezone.now() - timedelta(days=80))
    assert lists.abandon_stale() == 0


def test_a_committed_import_cannot_be_given_up(bring_in):
    batch = bring_in(FIRST).batch
    with pytest.raises(lists.CommitRefused, match="already"):
        lists.abandon(batch)
    batch.refresh_from_db()
    assert batch.state == "committed"
    assert batch.file


def test_what_an_undo_would_do_is_foreseen(bring_in):
    batch = bring_in(FIRST).batch
    assert lists.foreseen(batch) == lists.undo(batch)


# Many rows of a public list: they leave the search in slices, then all is taken back at once


@pytest.fixture
def in_slices(monkeypatch):
    """Take three rows for many."""
    monkeypatch.setattr(indexing, "AT_ONCE", 2)
    monkeypatch.setattr(indexing, "TAKEN_OUT", 2)
    monkeypatch.setattr(writing, "PAUSE", 0)


def findable(rows):
    return SearchEntry.objects.filter(uid__in=[row.uid for row in rows]).count()


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_while_many_public_rows_leave_the_search(bring_in, in_slices):
    found = bring_in(FIRST, VictimListFactory())
    seen = []

    def tell(rows):
        is_held = connection.in_atomic_block
        seen.append((rows, is_held, findable(found.entries), ListEntry.objects.count()))

    lists.undo(found.batch, tell=tell)
    assert seen == [(2, False, 1, 3), (3, False, 0, 3)]
    assert not ListEntry.objects.exists()
    assert not drift.check()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("stop", "left"), [(KeyboardInterrupt, 1), (OSError, 3)])
def test_stopped_while_rows_leave_the_search_nothing_is_undone(bring_in, in_slices, stop, left):
    found = bring_in(FIRST, VictimListFactory())
    before = everything(found.batch.victim_list)

    def stopped(rows):
        raise stop

    with pytest.raises(stop):
        lists.undo(found.batch, tell=stopped)
    assert everything(found.batch.victim_list) == before
    assert findable(found.entries) == left
    lists.index_pending()  # as the next import does
    assert findable(found.entries) == 3
    assert not drift.check()
    assert lists.undo(found.batch).removed == 3


@pytest.mark.django_db(transaction=True)
def test_a_row_edited_while_rows_leave_the_search_keeps_all_of_them(bring_in, in_slices):
    found = bring_in(FIRST, VictimListFactory())
    with pytest.raises(lists.UndoRefused, match="Bob Sample"):
        lists.undo(found.batch, tell=edit_bob)
    assert findable(found.entries) == 3
    assert not drift.check()


def edit_bob(rows):
    if rows == 2:
        edited(ListEntry.objects.get(row_key="2"), sex="male")


def test_many_changed_rows_are_found_as_they_were_once_it_is_undone(bring_in, in_slices):
    first = bring_in(FIRST, VictimListFactory())
    changed = (
        FIRST.replace("Example,", "Other,").replace("Sample", "Other").replace("Test", "Other")
    )
    later = bring_in(changed, first.batch.victim_list)
    assert (later.figures["changed"], drift.check()) == (3, [])
    lists.undo(later.batch)
    assert not drift.check()
    assert not WorkLeft.objects.exists()
