"""Who changed what and why, and that nobody overwrites anybody."""

from contextlib import suppress

import pytest
from django.contrib.auth.models import User
from django.core import serializers
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from archive.models import Event, ListEntry, PersonName, Record
from archive.models.recording import BASELINE_REASON
from archive.search.index import drift
from archive.services.change import EditConflict, change, claim
from tests import factories

pytestmark = pytest.mark.django_db


class Undo(Exception):
    """Ends a change, so that nothing of it stays."""


@pytest.fixture
def author():
    return User.objects.create_user("author")


def test_every_save_within_a_change_is_signed_with_its_reason(author):
    event, source = factories.EventFactory(), factories.SourceFactory()
    with change(author, "after p. 12"):
        event.save()
        source.save()
    for one in (event, source):
        last = one.history.latest()
        assert (last.history_user, last.history_change_reason) == (author, "after p. 12")


def test_what_is_saved_afterwards_is_not_signed(author):
    event = factories.EventFactory()
    with change(author, "after p. 12"):
        pass
    event.save()
    last = event.history.latest()
    assert (last.history_user, last.history_change_reason) == (None, None)


def test_a_change_that_fails_leaves_nothing_behind(author):
    event = factories.EventFactory(title_en="As it was")
    event.title_en, event.kind = "Half done", None
    with pytest.raises(IntegrityError), change(author, "half", claims=[(event.pk, 1)]):
        event.save()
    event.refresh_from_db()
    assert event.title_en == "As it was"
    assert Record.objects.get(pk=event.pk).version == 1


def test_the_first_of_two_claims_wins_and_the_second_writes_nothing(author):
    event = factories.EventFactory(title_en="As it was")
    opened = event.record.version
    with change(author, "first", claims=[(event.pk, opened)]):
        Event.objects.filter(pk=event.pk).update(title_en="By the first")
    with pytest.raises(EditConflict) as caught, change(claims=[(event.pk, opened)]):
        Event.objects.filter(pk=event.pk).update(title_en="By the second")
    assert (caught.value.uid, caught.value.opened) == (event.pk, opened)
    event.refresh_from_db()
    assert event.title_en == "By the first"


def test_a_claim_moves_the_day_of_the_last_change():
    event = factories.EventFactory()
    before = event.record.changed_at
    claim(event.pk, event.record.version)
    assert Record.objects.get(pk=event.pk).changed_at > before


def test_a_row_loaded_without_history_keeps_what_it_said_before_its_first_edit(author):
    event = factories.EventFactory(title_en="As loaded")
    fixture = serializers.serialize("json", [event])
    Event.history.all().delete()
    for loaded in serializers.deserialize("json", fixture):
        loaded.save()
    assert not event.history.exists()
    event.title_en = "Corrected"
    with change(author, "misread"):
        event.save()
    later, baseline = event.history.order_by("-history_id")
    assert (later.title_en, later.history_user) == ("Corrected", author)
    assert (baseline.title_en, baseline.history_change_reason) == ("As loaded", BASELINE_REASON)


def test_rows_brought_in_set_wise_keep_their_first_reading_too():
    names = factories.VictimListFactory()
    ListEntry.objects.bulk_create(
        [ListEntry(victim_list=names, row_key="1", name_as_recorded="Bob Sample")]
    )
    entry = ListEntry.objects.get()
    entry.name_reading = "Robert Sample"
    entry.save()
    entry.name_reading = "Robert B. Sample"
    entry.save()
    readings = entry.history.order_by("history_id").values_list("name_reading", flat=True)
    assert list(readings) == ["", "Robert Sample", "Robert B. Sample"]


def test_a_change_inside_another_signs_its_own_part_only(author):
    other = User.objects.create_user("other")
    event, source = factories.EventFactory(), factories.SourceFactory()
    with change(author, "outer"):
        with change(other, "inner"):
            event.save()
        source.save()
    assert event.history.latest().history_user == other
    assert source.history.latest().history_user == author


def test_a_change_inside_another_that_says_neither_who_nor_why_is_signed_by_it(author):
    event = factories.EventFactory()
    with change(author, "outer"), change():
        event.save()
    last = event.history.latest()
    assert (last.history_user, last.history_change_reason) == (author, "outer")


def test_a_change_inside_another_is_undone_alone_where_its_error_is_caught(author):
    kept, lost = (factories.EventFactory(title_en="Before") for _number in range(2))
    kept.title_en = lost.title_en = "After"
    with change(author, "outer"):
        kept.save()
        with suppress(RuntimeError), change():
            lost.save()
            raise RuntimeError
    kept.refresh_from_db()
    lost.refresh_from_db()
    assert (kept.title_en, lost.title_en) == ("After", "Before")
    assert drift.check() == []


def test_records_are_claimed_in_the_order_of_their_ids():
    claims = [(factories.EventFactory().pk, 1) for _number in range(4)]
    for order in (sorted(claims), sorted(claims, reverse=True)):
        with CaptureQueriesContext(connection) as queries, suppress(Undo), change(claims=order):
            raise Undo
        claimed = [query["sql"] for query in queries if query["sql"].startswith("UPDATE")]
        pairs = zip(sorted(claims), claimed, strict=True)
        assert all(uid in sql for (uid, _version), sql in pairs)


def test_a_name_that_moves_takes_its_words_from_one_person_to_the_other(author):
    one, other = factories.PersonFactory(name="Alice Example"), factories.PersonFactory(name="Bob")
    name = PersonName.objects.create(person=one, text="Alice Movable", language="en")
    name.person = other
    with change(author, "moved"):
        name.save()
        name.save()
    assert drift.check() == []


def test_a_conflict_inside_a_larger_change_undoes_all_of_it(author):
    kept, moved = factories.EventFactory(), factories.EventFactory()
    claim(moved.pk, moved.record.version)
    with (
        transaction.atomic(),
        pytest.raises(EditConflict),
        change(author, claims=[(kept.pk, 1), (moved.pk, 1)]),
    ):
        pass
    assert Record.objects.get(pk=kept.pk).version == 1
