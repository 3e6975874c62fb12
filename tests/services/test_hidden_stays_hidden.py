"""Hidden rows and names stay hidden, whatever is matched, undone, merged or taken apart."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from archive.models import ListEntry, MatchProposal, PersonName
from archive.services.linkage import CannotMatch, accept, put_beside, take_apart, undo
from archive.services.merging import CannotMerge, merge_people, un_merge
from archive.services.publishing import publish, withdraw
from archive.services.takedown import hide, lift
from tests.factories import ListEntryFactory, PersonFactory

pytestmark = pytest.mark.django_db
SECRET = "Zara Hidden"


@pytest.fixture
def author():
    return User.objects.create_superuser("author")


@pytest.fixture
def rows():
    """Return two rows with a name of their own each, and one with the name that is hidden."""
    return [ListEntryFactory(name_as_recorded=name) for name in ("Alice Example", "Ali Example")]


def is_open(name=SECRET):
    return PersonName.objects.published().filter(text=name).exists()


def test_a_hidden_row_cannot_be_matched_by_any_way(rows, author):
    hide(rows[0], "family", author)
    for proposal in (put_beside(rows[0], rows[1]), put_beside(rows[0], person=PersonFactory())):
        with pytest.raises(CannotMatch, match="hidden"):
            accept(proposal, author, "Same grave.")


def test_a_matched_row_hidden_since_stays_hidden_when_the_match_is_undone(rows, author, client):
    proposal = put_beside(rows[0], rows[1])
    accept(proposal, author, "Same grave.")
    hide(rows[0], "family", author)
    undo(proposal, author)
    rows[0].refresh_from_db()
    assert rows[0].hidden_at
    assert rows[0] not in ListEntry.objects.published()
    address = reverse("public:entry-detail", args=[rows[0].victim_list.slug, rows[0].uid])
    assert "Alice Example" not in client.get(address).content.decode()


def test_a_hidden_row_keeps_its_person_from_showing_it_through_merge_and_un_merge(rows, author):
    absorbed = accept(put_beside(*rows), author, "Same grave.")
    publish(absorbed, author)
    hide(rows[0], "family", author)
    kept = PersonFactory(name="Ali Example")
    merge = merge_people(kept, absorbed, author, "Same grave.")
    rows[0].refresh_from_db()
    assert rows[0].hidden_at
    un_merge(merge, author, "Another grave.")
    rows[0].refresh_from_db()
    assert rows[0].hidden_at
    assert [one.entry for one in absorbed.entry_matches.published()] == [rows[1]]


@pytest.mark.parametrize("printed", [SECRET, "ZARA HIDDEN", "Zárá Hidden"])
def test_a_name_hidden_for_a_person_is_not_brought_back_by_a_row(author, printed):
    person = PersonFactory(name=SECRET)
    hide(person.names.get(), "family", author)
    row = ListEntryFactory(name_as_recorded=printed, spellings=[{"text": SECRET, "tag": "az-Latn"}])
    accept(put_beside(row, person=person), author, "Same grave.")
    person.refresh_from_db()
    assert not person.names.published().exists()
    assert person.label_en == ""


def test_a_name_hidden_since_stays_hidden_when_its_match_is_undone_and_made_again(author):
    person = PersonFactory(name="Alice Example")
    row = ListEntryFactory(name_as_recorded=SECRET)
    proposal = put_beside(row, person=person)
    accept(proposal, author, "Same grave.")
    hide(person.names.get(text=SECRET), "family", author)
    for _again in range(2):
        undo(proposal, author)
        assert not is_open()
        accept(proposal, author, "Same grave.")
        assert not is_open()
    take_apart(row.match, author, "Another grave.")
    assert not is_open()


def test_a_hidden_name_outlives_the_person_a_match_made(rows, author):
    proposal = put_beside(*rows)
    person = accept(proposal, author, "Same grave.")
    hide(person.names.get(text="Ali Example"), "family", author)
    undo(proposal, author)
    assert [name.text for name in person.names.all()] == ["Ali Example"]
    assert not is_open("Ali Example")


def test_a_hidden_name_moves_hidden_and_returns_hidden(author, client):
    kept, absorbed = PersonFactory(name="Alice Example"), PersonFactory(name=SECRET)
    PersonName.objects.create(person=absorbed, text="A. Example", language="en")
    hide(absorbed.names.get(text=SECRET), "family", author)
    merge = merge_people(kept, absorbed, author, "Same grave.")
    assert not is_open()
    page = client.get(reverse("public:person-detail", args=[kept.pk]), follow=True)
    assert SECRET not in page.content.decode()
    un_merge(merge, author, "Another grave.")
    assert not is_open()
    absorbed.refresh_from_db()
    assert absorbed.label_en == "A. Example"


def test_a_name_hidden_after_a_merge_stays_hidden_when_it_is_taken_back(author):
    kept, absorbed = PersonFactory(name="Alice Example"), PersonFactory(name=SECRET)
    merge = merge_people(kept, absorbed, author, "Same grave.")
    hide(PersonName.objects.get(text=SECRET), "family", author)
    un_merge(merge, author, "Another grave.")
    assert not is_open()
    assert absorbed.names.get().hidden_at


def test_a_name_both_had_and_hidden_since_is_hidden_with_both_before_they_part(author):
    kept, absorbed = PersonFactory(name=SECRET), PersonFactory(name=SECRET.upper())
    absorbed.names.update(text=SECRET)
    merge = merge_people(kept, absorbed, author, "Same grave.")
    hide(kept.names.get(), "family", author)
    with pytest.raises(CannotMerge, match="hide it there first"):
        un_merge(merge, author, "Another grave.")
    hide(absorbed.names.get(), "family", author)
    un_merge(merge, author, "Another grave.")
    assert not is_open()


def test_a_name_hidden_for_one_in_another_spelling_stands_against_a_merge(author):
    kept, absorbed = PersonFactory(name=SECRET.upper()), PersonFactory(name=SECRET)
    hide(absorbed.names.get(), "family", author)
    with pytest.raises(CannotMerge, match="hidden on request"):
        merge_people(kept, absorbed, author, "Same grave.")


def test_a_person_hidden_after_a_merge_is_shown_again_before_it_is_taken_back(author):
    kept, absorbed = PersonFactory(name="Alice Example"), PersonFactory(name=SECRET)
    merge = merge_people(kept, absorbed, author, "Same grave.")
    takedown = hide(kept, "family", author)
    with pytest.raises(CannotMerge, match="hidden on request"):
        un_merge(merge, author, "Another grave.")
    lift(takedown, author)
    absorbed.record.refresh_from_db()
    hide(absorbed, "family", author)  # whoever was absorbed may be hidden meanwhile
    un_merge(merge, author, "Another grave.")
    absorbed.record.refresh_from_db()
    assert absorbed.record.hidden_at
    assert not absorbed.record.is_public


def test_a_withdrawn_person_with_a_hidden_name_keeps_it_hidden_when_the_match_is_undone(
    rows, author
):
    proposal = put_beside(*rows)
    person = accept(proposal, author, "Same grave.")
    publish(person, author)
    hide(person.names.get(text="Ali Example"), "family", author)
    withdraw(person, author, "Two people were held to be one.")
    undo(proposal, author)
    assert not is_open("Ali Example")


def test_hidden_rows_are_proposed_to_nobody_after_an_undo(rows, author):
    proposal = put_beside(*rows)
    accept(proposal, author, "Same grave.")
    hide(rows[1], "family", author)
    undo(proposal, author)
    assert MatchProposal.objects.get().verdict == "open"
    with pytest.raises(CannotMatch, match="hidden"):
        accept(proposal, author, "Same grave.")
