"""Hiding on request: a record, a row or a name is gone at once, with its reason kept."""

import pytest
from django.contrib.auth.models import User

from archive.models import ListEntry, Person, Takedown
from archive.services.takedown import hide, lift
from tests import factories

pytestmark = pytest.mark.django_db
FAMILY = Takedown.Reason.FAMILY


@pytest.fixture
def author():
    return User.objects.create_user("author")


def test_a_hidden_record_is_not_public_and_the_request_is_kept(author):
    person = factories.PersonFactory()
    takedown = hide(person, FAMILY, author, "A letter of 1 May", {"en": "Asked by the family."})
    assert not Person.objects.published().exists()
    assert Takedown.objects.get() == takedown
    assert (takedown.record, takedown.by) == (person.record, author)
    assert (takedown.private_reason, takedown.public_reason_en) == (
        "A letter of 1 May",
        "Asked by the family.",
    )


def test_a_hidden_row_is_not_public_though_its_list_is(author):
    entry = factories.ListEntryFactory()
    other = factories.ListEntryFactory(victim_list=entry.victim_list)
    hide(entry, FAMILY, author)
    assert list(ListEntry.objects.published()) == [other]


def test_a_hidden_name_is_not_what_the_person_is_called(author):
    person = factories.PersonFactory(name="Alice Example")
    hide(person.names.get(), FAMILY, author)
    person.refresh_from_db()
    assert not person.names.published().exists()
    assert person.label == ""


def test_lifting_shows_again_and_says_who_lifted(author):
    person = factories.PersonFactory(name="Alice Example")
    takedown = hide(person.names.get(), FAMILY, author)
    lift(takedown, author, "a mistake")
    person.refresh_from_db()
    assert person.label_en == "Alice Example"
    assert (takedown.lifted_by, takedown.lifted_at is not None) == (author, True)


def test_what_two_requests_hide_is_shown_only_when_both_are_lifted(author):
    entry = factories.ListEntryFactory()
    first, second = hide(entry, FAMILY, author), hide(entry, Takedown.Reason.LEGAL, author)
    lift(first, author)
    assert not ListEntry.objects.published().exists()
    lift(second, author)
    assert ListEntry.objects.published().exists()


def test_the_history_says_who_hid_it_and_why_without_private_words(author):
    person = factories.PersonFactory()
    hide(person, FAMILY, author, "A letter of 1 May")
    last = person.record.history.latest()
    assert (last.history_user, last.history_change_reason) == (author, "asked by the family")


def test_what_cannot_be_hidden_by_itself_is_refused(author):
    with pytest.raises(TypeError):
        hide(factories.TermFactory(), FAMILY, author)
