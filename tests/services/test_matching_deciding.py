"""A human says yes or no, and may take it back: exactly what was is restored."""

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import override

from archive.models import EntryMatch, MatchProposal, Person, PersonName, Record
from archive.models.registry import State
from archive.services.linkage import (
    CannotMatch,
    accept,
    consequence,
    propose,
    reject,
    undo,
    waiting,
)
from archive.services.publishing import publish, withdraw
from tests.factories import ListEntryFactory, PersonFactory

pytestmark = pytest.mark.django_db
NAME = "Testov Bob Sample oglu"
CYRILLIC = "Тестов Боб Сэмпл оглы"


@pytest.fixture
def author():
    return User.objects.create_user("author")


@pytest.fixture
def rows():
    """Return three rows of three lists that speak of one fictional person."""
    known = {"birth": "1933-03-04", "sex": "male"}
    return [
        ListEntryFactory(name_as_recorded=NAME, patronymic="Sample", locator="p. 3", **known),
        ListEntryFactory(name_as_recorded=NAME, **known),
        ListEntryFactory(name_as_recorded="Bob Testov", is_minor=True, **known),
    ]


def proposed(one, other=None, person=None):
    reasons = [["name-exact"], ["birth-day", "1933-03-04"]]
    return MatchProposal.objects.create(
        entry=one, other_entry=other, person=person, score=96, reasons=reasons
    )


def snapshot():
    """Return all that matching may touch, as stored; versions and moments aside."""
    return [
        list(Person.objects.order_by("pk").values()),
        list(PersonName.objects.order_by("pk").values()),
        list(EntryMatch.objects.order_by("pk").values()),
        list(MatchProposal.objects.order_by("pk").values()),
        list(Record.objects.order_by("pk").values("pk", "state", "merged_into")),
    ]


def test_a_yes_makes_one_draft_person_with_the_names_as_printed(rows, author):
    person = accept(proposed(rows[0], rows[1]), author, "Same grave.")
    person.refresh_from_db()
    assert person.record.state == State.DRAFT
    assert set(person.entry_matches.values_list("entry", flat=True)) == {rows[0].pk, rows[1].pk}
    name, other = person.names.all()  # both lists print the same, and either may be hidden
    assert (name.entry, other.entry, other.text) == (rows[0], rows[1], NAME)
    assert (name.text, name.kind, name.locator) == (NAME, "as-printed", "p. 3")
    assert name.source == rows[0].victim_list.source
    assert (person.label_en, person.birth, person.sex) == (NAME, "1933-03-04", "male")


def test_the_decision_keeps_who_when_and_why(rows, author):
    proposal = proposed(rows[0], rows[1])
    accept(proposal, author, "Same grave.")
    match = rows[0].match
    assert (match.reason_en, match.decided_by, match.proposal) == ("Same grave.", author, proposal)
    assert (proposal.verdict, proposal.decided_by) == ("same", author)
    assert match.history.get().history_change_reason == "Same grave."


def test_without_a_typed_reason_the_found_reasons_are_kept_in_every_language(rows, author):
    accept(proposed(rows[0], rows[1]), author)
    reason = rows[0].match
    assert reason.reason_en == "The name is the same. Both have the birth date 4 March 1933."
    assert "4 mart 1933" in reason.reason_az
    assert "4 марта 1933" in reason.reason_ru


def test_a_row_joins_the_person_and_brings_a_name_they_did_not_have(rows, author):
    person = accept(proposed(rows[0], rows[1]), author)
    joined = accept(proposed(rows[1], rows[2]), author)
    assert joined == person
    assert [name.text for name in person.names.all()] == [NAME, NAME, "Bob Testov"]
    assert person.entry_matches.count() == 3
    assert Person.objects.get().is_minor


def test_what_somebody_entered_for_the_person_is_never_replaced(rows, author):
    person = PersonFactory(name="Alice Example", birth="1930", birth_as_written="about 1930")
    accept(proposed(rows[0], person=person), author)
    person.refresh_from_db()
    assert (person.birth, person.birth_as_written, person.label_en) == (
        "1930",
        "about 1930",
        "Alice Example",
    )


def test_rows_that_say_different_things_fill_nothing(author):
    one = ListEntryFactory(name_as_recorded=NAME, birth="1933", birth_as_written="33")
    other = ListEntryFactory(name_as_recorded=NAME, birth="1934", birth_as_written="34")
    person = accept(proposed(one, other), author)
    assert (person.birth, person.birth_as_written) == ("", "")


def test_a_person_made_by_a_match_can_be_published(rows, author):
    person = accept(proposed(rows[0], rows[1]), author)
    publish(person, author)
    assert list(Person.objects.published()) == [person]
    assert EntryMatch.objects.published().count() == 2


def test_undoing_a_yes_restores_exactly_what_was(rows, author):
    proposal = proposed(rows[0], rows[1])
    before = snapshot()
    accept(proposal, author, "Same grave.")
    undo(proposal, author, "Another grave.")
    assert snapshot() == before


def test_undoing_a_joining_restores_exactly_what_was(rows, author):
    accept(proposed(rows[0], rows[1]), author)
    joining = proposed(rows[1], rows[2])
    before = snapshot()
    accept(joining, author)
    undo(joining, author)
    assert snapshot() == before


def test_undoing_leaves_what_somebody_changed_since(rows, author):
    person = PersonFactory(name="Alice Example")
    proposal = proposed(rows[0], person=person)
    accept(proposal, author)
    person.refresh_from_db()
    assert person.birth == "1933-03-04"
    person.birth = "1933"
    person.save()
    undo(proposal, author)
    person.refresh_from_db()
    assert (person.birth, person.sex) == ("1933", "")


def test_a_person_somebody_added_to_since_stays_when_the_match_is_undone(rows, author):
    proposal = proposed(rows[0], rows[1])
    person = accept(proposal, author)
    PersonName.objects.create(person=person, text="Bobby", language="en")
    undo(proposal, author)
    assert [name.text for name in Person.objects.get().names.all()] == ["Bobby"]
    assert not EntryMatch.objects.exists()


def test_a_match_others_rest_on_is_undone_after_them(rows, author):
    first, second = proposed(rows[0], rows[1]), proposed(rows[1], rows[2])
    accept(first, author)
    accept(second, author)
    with pytest.raises(CannotMatch, match="Bob Testov"):
        undo(first, author)
    undo(second, author)
    undo(first, author)
    assert not Person.objects.exists()


def test_a_public_person_is_withdrawn_before_the_match_that_made_them_is_undone(rows, author):
    proposal = proposed(rows[0], rows[1])
    person = accept(proposal, author)
    publish(person, author)
    with pytest.raises(CannotMatch, match="withdraw it first"):
        undo(proposal, author)
    withdraw(person, author, "Two people were held to be one.")
    undo(proposal, author)
    assert not EntryMatch.objects.exists()
    assert Person.objects.get().label_en == NAME  # the address says what was withdrawn


def test_a_no_is_signed_and_can_be_taken_back(rows, author):
    proposal = proposed(rows[0], rows[1])
    before = snapshot()
    reject(proposal, author, "Other father.")
    assert (proposal.verdict, proposal.decided_by) == ("not-the-same", author)
    undo(proposal, author)
    assert snapshot() == before
    assert list(waiting()) == [proposal]


def test_a_decided_proposal_is_not_decided_twice(rows, author):
    proposal = proposed(rows[0], rows[1])
    as_the_second_saw_it = MatchProposal.objects.get()
    accept(proposal, author)
    with pytest.raises(CannotMatch, match="decided now"):
        reject(as_the_second_saw_it, author)


def test_a_hidden_row_is_not_matched(rows, author):
    rows[0].hidden_at = timezone.now()
    rows[0].save()
    proposal = proposed(rows[0], rows[1])
    assert not waiting().exists()
    with pytest.raises(CannotMatch, match="hidden"):
        accept(proposal, author)
    assert not Person.objects.exists()


@pytest.mark.parametrize("state", [{"hidden_at": timezone.now()}, {"state": "withdrawn"}])
def test_nobody_joins_a_person_who_is_hidden_or_withdrawn(rows, author, state):
    person = PersonFactory(**state)
    proposal = proposed(rows[0], person=person)
    assert not waiting().exists()
    with pytest.raises(CannotMatch):
        accept(proposal, author)


def test_a_yes_against_an_earlier_no_is_refused(rows, author):
    reject(proposed(rows[0], rows[2]), author)
    accept(proposed(rows[0], rows[1]), author)
    with pytest.raises(CannotMatch, match="judged not to be the same"):
        accept(proposed(rows[1], rows[2]), author)


def test_two_persons_are_not_united_by_matching_rows(rows, author):
    for row in rows[:2]:
        EntryMatch.objects.create(entry=row, person=PersonFactory())
    proposal = proposed(rows[0], rows[1])
    assert "two persons" in consequence(proposal)
    with pytest.raises(CannotMatch, match="merge the persons"):
        accept(proposal, author)


def test_a_pair_united_by_other_rows_no_longer_waits(rows, author):
    proposed(rows[0], rows[2])
    accept(proposed(rows[0], rows[1]), author)
    accept(proposed(rows[1], rows[2]), author)
    assert not waiting().exists()


def test_a_no_to_a_person_outlives_the_person(rows, author):
    first = proposed(rows[0], rows[1])
    person = accept(first, author)
    reject(proposed(rows[2], person=person), author)
    undo(first, author)
    kept = MatchProposal.objects.get(verdict="not-the-same")
    assert {kept.entry, kept.other_entry} == {rows[2], rows[0]}


def test_the_queue_shows_the_surest_first_and_says_what_a_yes_would_do(rows, author):
    propose()
    scores = list(waiting().values_list("score", flat=True))
    assert scores == sorted(scores, reverse=True)
    first = waiting().first()
    assert "A new person is made" in consequence(first)
    accept(first, author)
    second = waiting().first()
    assert "joins" in consequence(second)
    assert list(waiting(rows[2].victim_list)) == list(waiting())


def test_names_are_tagged_by_their_letters(author):
    one = ListEntryFactory(name_as_recorded="Нүмунәјев Сынаг")
    other = ListEntryFactory(
        name_as_recorded=CYRILLIC,
        spellings=[{"text": "Nümunəyev Sınaq", "tag": "az-Latn", "kind": "archive"}],
    )
    person = accept(proposed(one, other), author)
    assert {(name.text, name.language, name.kind) for name in person.names.all()} == {
        ("Нүмунәјев Сынаг", "az-Cyrl", "as-printed"),
        (CYRILLIC, "ru", "as-printed"),
        ("Nümunəyev Sınaq", "az-Latn", "archive"),
    }
    with override("az"):
        assert str(person) == "Nümunəyev Sınaq"
