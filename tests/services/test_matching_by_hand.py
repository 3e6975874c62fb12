"""Matches by hand, and taking a match apart: one row leaves, the others stay."""

import pytest
from django.contrib.auth.models import User

from archive.models import EntryMatch, MatchProposal, Person
from archive.services.linkage import (
    CannotMatch,
    accept,
    put_beside,
    reject,
    take_apart,
    undo,
    waiting,
)
from archive.services.publishing import publish
from archive.services.takedown import hide
from tests.factories import ListEntryFactory, PersonFactory

from .test_matching_deciding import snapshot

pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    return User.objects.create_user("author")


@pytest.fixture
def rows():
    names = ("Alice Example", "Alise Example", "A. Example")
    return [ListEntryFactory(name_as_recorded=name) for name in names]


def test_a_pair_put_side_by_side_waits_for_a_verdict_and_is_matched_by_nothing_else(rows):
    proposal = put_beside(rows[0], rows[1])
    assert list(waiting(mark="by-hand")) == [proposal]
    assert not EntryMatch.objects.exists()
    assert put_beside(rows[1], rows[0]) == proposal  # whichever comes first


def test_a_row_is_put_beside_a_person(rows, author):
    person = PersonFactory(name="Alice Example")
    proposal = put_beside(rows[0], person=person)
    assert accept(proposal, author, "Told by the family.") == person
    undo(proposal, author)
    assert not EntryMatch.objects.exists()


def test_without_any_reason_nothing_is_matched(rows, author):
    with pytest.raises(CannotMatch, match="Say why"):
        accept(put_beside(rows[0], rows[1]), author)
    assert not Person.objects.exists()


def test_what_cannot_be_asked_is_refused(rows, author):
    with pytest.raises(CannotMatch, match="beside itself"):
        put_beside(rows[0], rows[0])
    person = accept(put_beside(rows[0], rows[1]), author, "Same grave.")
    for other in ({"other": rows[1]}, {"person": person}):
        with pytest.raises(CannotMatch, match="already"):
            put_beside(rows[0], **other)


def test_a_decided_pair_is_found_again_with_its_verdict(rows, author):
    proposal = put_beside(rows[0], rows[1])
    reject(proposal, author, "Other father.")
    assert put_beside(rows[1], rows[0]).verdict == "not-the-same"


def test_a_row_that_joined_alone_leaves_exactly_as_it_came(rows, author):
    person = PersonFactory(name="Alice Example")
    proposal = put_beside(rows[1], person=person)
    before = snapshot()
    accept(proposal, author, "Same grave.")
    take_apart(rows[1].match, author, "Another grave.")
    assert snapshot() == before


def test_taking_apart_can_be_remembered_as_a_no(rows, author):
    person = PersonFactory(name="Alice Example")
    accept(put_beside(rows[1], person=person), author, "Same grave.")
    left = take_apart(rows[1].match, author, "Another grave.", is_no=True)
    assert (left.verdict, left.done) == ("not-the-same", {"reason": "Another grave."})
    assert not waiting().exists()


def test_one_of_the_first_two_rows_leaves_with_its_name_and_the_other_stays(rows, author):
    person = accept(put_beside(rows[0], rows[1]), author, "Same grave.")
    proposal = take_apart(rows[1].match, author, "Another grave.")
    assert [match.entry for match in person.entry_matches.all()] == [rows[0]]
    assert [name.text for name in person.names.all()] == ["Alice Example"]
    person.refresh_from_db()
    assert person.label_en == "Alice Example"
    assert list(waiting()) == [proposal]
    assert accept(proposal, author, "Same grave after all.") == person


def test_a_match_no_proposal_made_can_be_taken_apart_and_made_again(rows, author):
    person = PersonFactory(name="Alice Example", state="draft")
    match = EntryMatch.objects.create(
        entry=rows[0], person=person, reason_az="Eyni məzar.", reason_en="Same grave."
    )
    proposal = take_apart(match, author, "A mistake in the file.")
    assert not EntryMatch.objects.exists()
    assert [name.text for name in person.names.all()] == ["Alice Example"]
    assert proposal.reasons in (["Same grave."], ["Eyni məzar."])
    accept(proposal, author)
    assert rows[0].match is not None


def test_a_row_others_rest_on_leaves_after_them(rows, author):
    accept(put_beside(rows[0], rows[1]), author, "x")
    accept(put_beside(rows[1], rows[2]), author, "x")
    with pytest.raises(CannotMatch, match="“A"):
        take_apart(rows[1].match, author, "x")
    take_apart(rows[0].match, author, "x")  # nothing rests on it
    assert EntryMatch.objects.count() == 2


def test_a_public_person_keeps_their_last_row(rows, author):
    person = PersonFactory(name="Alice Example", state="draft")
    match = EntryMatch.objects.create(entry=rows[0], person=person)
    publish(person, author)
    with pytest.raises(CannotMatch, match="withdraw it first"):
        take_apart(match, author, "Another grave.")
    assert EntryMatch.objects.exists()


def test_taking_apart_asks_why_and_happens_once(rows, author):
    person = PersonFactory(name="Alice Example", state="draft")
    match = EntryMatch.objects.create(entry=rows[0], person=person)
    with pytest.raises(CannotMatch, match="reason"):
        take_apart(match, author, " ")
    take_apart(match, author, "Another grave.")
    with pytest.raises(CannotMatch, match="left this person already"):
        take_apart(match, author, "Another grave.")


def test_the_queue_is_narrowed_by_mark(rows):
    for score, (one, other) in ((95, (0, 1)), (75, (0, 2)), (50, (1, 2))):
        MatchProposal.objects.create(entry=rows[one], other_entry=rows[other], score=score)
    for mark, score in (("top", 95), ("likely", 75), ("possible", 50)):
        assert [one.score for one in waiting(mark=mark)] == [score]
    assert waiting(mark="no such mark").count() == 3


def test_a_hidden_row_leaves_and_stays_hidden(rows, author):
    accept(put_beside(rows[0], rows[1]), author, "x")
    hide(rows[1], "family", author)
    take_apart(rows[1].match, author, "Another grave.")
    rows[1].refresh_from_db()
    assert rows[1].hidden_at is not None
    assert not waiting().exists()
