"""Permanent ids, and the promise that what was public is never forgotten."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from archive.models import Event, Record
from archive.models.registry import (
    ALPHABET,
    UID_LENGTH,
    State,
    check_character,
    new_uid,
    read_uid,
    spaced,
)
from tests import factories

BODIES = st.text(ALPHABET, min_size=UID_LENGTH - 1, max_size=UID_LENGTH - 1)


@given(BODIES, st.integers(0, UID_LENGTH - 1), st.sampled_from(ALPHABET))
def test_every_single_mistyped_character_is_noticed(body, place, letter):
    uid = body + check_character(body)
    mistyped = uid[:place] + letter + uid[place + 1 :]
    if mistyped == uid:
        assert read_uid(mistyped) == uid
    else:
        with pytest.raises(ValueError, match="mistyped"):
            read_uid(mistyped)


@given(BODIES)
def test_an_id_is_read_however_people_spell_it(body):
    uid = body + check_character(body)
    as_said = uid.lower().replace("0", "o").replace("1", "l")
    assert read_uid(spaced(as_said)) == uid
    assert read_uid(" ".join(uid)) == uid


@pytest.mark.parametrize("text", ["", "short", "U" * 12, "0" * 13, "<script>" * 3])
def test_what_cannot_be_an_id_is_refused_in_words(text):
    with pytest.raises(ValueError, match="is not an id"):
        read_uid(text)


def test_new_ids_are_valid_and_differ():
    made = {new_uid() for _count in range(1000)}
    assert len(made) == 1000
    assert all(read_uid(uid) == uid for uid in made)


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["published", "withdrawn"])
def test_a_record_that_was_public_cannot_be_deleted(state):
    record = factories.RecordFactory(state=state)
    with pytest.raises(ValidationError, match="withdraw"):
        record.delete()
    assert Record.objects.filter(pk=record.pk).exists()


@pytest.mark.django_db
def test_a_draft_of_the_registry_can_be_deleted():
    factories.RecordFactory(state="draft").delete()
    assert not Record.objects.exists()


@pytest.mark.django_db
def test_nothing_is_public_without_the_day_it_became_so():
    with pytest.raises(IntegrityError), transaction.atomic():
        Record.objects.create(kind="event", state=State.PUBLISHED)


@pytest.mark.django_db
def test_a_record_cannot_be_merged_into_itself():
    record = factories.RecordFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Record.objects.filter(pk=record.pk).update(merged_into=record)


@pytest.mark.django_db
def test_a_new_curated_record_gets_its_row_of_the_registry():
    event = Event.objects.create(title_en="Example event", kind="background")
    assert (event.record.kind, event.record.state) == ("event", "draft")
    assert event.pk == event.record.uid


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "hidden", "seen"),
    [
        ("published", False, True),
        ("published", True, False),
        ("draft", False, False),
        ("in-review", False, False),
        ("withdrawn", False, False),
    ],
)
def test_only_what_is_published_and_not_hidden_is_public(state, hidden, seen):
    event = factories.EventFactory(state=state, hidden_at=timezone.now() if hidden else None)
    assert Event.objects.published().exists() is seen
    assert event.record.is_public is seen
