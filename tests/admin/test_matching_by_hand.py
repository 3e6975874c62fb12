"""Matches from a row's and a person's form: what waits, by hand, and taking apart."""

import pytest
from django.urls import reverse

from archive.models import EntryMatch, MatchProposal, Person
from archive.services.linkage import accept, put_beside
from archive.services.merging import merge_people
from archive.services.takedown import hide
from tests import factories

from .test_matching import text
from .test_publishing import form

pytestmark = pytest.mark.django_db


@pytest.fixture
def row():
    return factories.ListEntryFactory(name_as_recorded="Alice Example")


@pytest.fixture
def twin():
    return factories.ListEntryFactory(name_as_recorded="Alise Example")


@pytest.fixture
def person():
    return factories.PersonFactory(name="Alice Example", state="draft")


def choose(what, uid):
    return reverse("admin:match-choose", args=[what, uid])


def test_the_form_of_a_row_says_what_waits_and_who_it_is_held_to_be(desk, editor, row, twin):
    proposal = put_beside(row, twin)
    address = reverse("admin:match", args=[proposal.pk])
    for one in (row, twin):
        assert address in text(desk.get(form(type(one), one)))
    person = accept(proposal, editor, "Same grave.")
    page = text(desk.get(form(type(row), row)))
    assert "This row is matched to" in page
    assert str(person) in page
    assert "Same grave." in page
    assert reverse("admin:match-apart", args=[row.match.pk]) in page


def test_the_form_of_a_person_says_which_rows_they_are_and_which_are_hidden(desk, editor, row):
    person = factories.PersonFactory(name="Alice Example")
    EntryMatch.objects.create(entry=row, person=person)
    hide(row, "family", editor)
    page = text(desk.get(form(Person, person)))
    assert "Rows matched to this person" in page
    assert "hidden</strong>" in page


def test_the_form_of_a_person_says_who_was_merged_into_them(desk, editor, person):
    other = factories.PersonFactory(name="Alice Sample", state="draft")
    merge = merge_people(person, other, editor, "Same grave.")
    undo = reverse("admin:merge-undo", args=[merge.pk])
    assert undo in text(desk.get(form(Person, person)))
    page = text(desk.get(form(Person, other)))
    assert "Merged into:" in page


def test_a_row_and_a_person_found_by_name_are_put_side_by_side(desk, row, person):
    page = desk.get(choose("row", row.uid))
    assert [found.uid for found in page.context["people"]] == [person.pk]
    answer = desk.post(choose("row", row.uid), {"person": person.pk})
    proposal = MatchProposal.objects.get()
    assert answer.url == reverse("admin:match", args=[proposal.pk])
    assert (proposal.entry, proposal.person) == (row, person)


def test_two_rows_found_by_name_are_put_side_by_side(desk, row, twin):
    page = desk.get(choose("row", row.uid), {"q": "alise"})
    assert [found.uid for found in page.context["rows"]] == [twin.uid]
    desk.post(choose("row", row.uid), {"row": twin.uid})
    assert MatchProposal.objects.get().other_entry == twin


def test_from_a_person_one_finds_rows_to_match_and_persons_to_merge(desk, row, person):
    other = factories.PersonFactory(name="Alice Example")
    page = desk.get(choose("person", person.pk))
    assert [found.uid for found in page.context["people"]] == [other.pk]
    assert reverse("admin:merge", args=[person.pk, other.pk]) in text(page)
    desk.post(choose("person", person.pk), {"row": row.uid})
    assert MatchProposal.objects.get().person == person


def test_what_cannot_be_put_side_by_side_is_said(desk, row, person):
    for sent in ({}, {"row": row.uid}):
        page = desk.post(choose("row", row.uid), sent, follow=True)
        assert page.context["messages"]
    assert desk.post(choose("person", person.pk), {"person": person.pk}).status_code == 302
    assert not MatchProposal.objects.exists()
    assert desk.get(choose("nothing", row.uid)).status_code == 404
    assert desk.get(choose("row", row.uid), {"q": "x\x00" * 300}).status_code in {200, 400}


def apart(client, match, **sent):
    return client.post(reverse("admin:match-apart", args=[match.pk]), sent, follow=True)


def test_a_match_is_taken_apart_with_a_reason_and_remembered_as_a_no(desk, row, person):
    match = EntryMatch.objects.create(entry=row, person=person)
    page = desk.get(reverse("admin:match-apart", args=[match.pk]))
    assert "The row leaves the person" in text(page)
    assert apart(desk, match, then="no").context["form"].errors["reason"]
    page = apart(desk, match, then="no", reason="Another father.")
    assert not EntryMatch.objects.exists()
    assert MatchProposal.objects.get().verdict == "not-the-same"
    assert "Judged not to be the same" in text(page)


def test_a_match_is_taken_apart_to_be_asked_again(desk, row, person):
    apart(desk, EntryMatch.objects.create(entry=row, person=person), then="again", reason="x")
    assert MatchProposal.objects.get().verdict == "open"


def test_what_keeps_a_row_with_a_person_is_said(desk, row):
    match = EntryMatch.objects.create(entry=row, person=factories.PersonFactory())
    assert "withdraw it first" in text(desk.get(reverse("admin:match-apart", args=[match.pk])))
    assert "withdraw it first" in text(apart(desk, match, then="no", reason="x"))
    assert EntryMatch.objects.exists()


def test_rows_are_matched_nowhere_but_where_both_sides_are_seen(desk, row, person):
    assert desk.get(reverse("admin:archive_entrymatch_add")).status_code == 403
    match = EntryMatch.objects.create(entry=row, person=person)
    assert desk.post(reverse("admin:archive_entrymatch_delete", args=[match.pk])).status_code == 403
    assert EntryMatch.objects.exists()
