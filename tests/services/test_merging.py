"""Two persons found to be one: what moves, where the old id leads, and how it is taken back."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from archive.models import (
    Citation,
    EntryMatch,
    MatchProposal,
    Merge,
    Participation,
    Person,
    PersonName,
    PersonRelation,
    Record,
    RoleHeld,
)
from archive.models.registry import State
from archive.services.linkage import CannotMatch, accept, undo
from archive.services.merging import CannotMerge, merge_people, preview, un_merge
from tests.factories import EventFactory, ListEntryFactory, PersonFactory, SourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    return User.objects.create_user("author")


@pytest.fixture
def kept():
    return PersonFactory(name="Alice Example", birth="1930")


@pytest.fixture
def absorbed():
    """Return a person with everything a person may have."""
    person = PersonFactory(name="Alice Sample", birth="1931", sex="female", is_minor=True)
    source = SourceFactory()
    EntryMatch.objects.create(entry=ListEntryFactory(name_as_recorded="A. Sample"), person=person)
    Participation.objects.create(person=person, event=EventFactory(), source=source)
    RoleHeld.objects.create(person=person, words_en="example clerk", source=source)
    PersonRelation.objects.create(
        person=PersonFactory(), relative=person, tie="parent", source=source
    )
    Citation.objects.create(record=person.record, source=source, claim_en="the birth")
    MatchProposal.objects.create(entry=ListEntryFactory(), person=person)
    return person


def stored():
    """Return all that a merge may touch; versions and moments of change aside."""
    tables = (
        Person,
        PersonName,
        EntryMatch,
        Participation,
        RoleHeld,
        PersonRelation,
        Citation,
        MatchProposal,
    )
    found = [list(model.objects.order_by("pk").values()) for model in tables]
    columns = ("pk", "state", "merged_into", "withdrawn_at", "withdrawn_reason")
    return [*found, list(Record.objects.order_by("pk").values(*columns))]


def test_the_preview_says_what_moves_what_is_filled_and_what_differs(kept, absorbed):
    before = stored()
    seen = preview(kept, absorbed)
    assert dict(seen.counts()) == {
        "names of people": 1,
        "family ties": 1,
        "people in events": 1,
        "offices held": 1,
        "proposals of matches": 1,
        "rows matched to persons": 1,
        "citations": 1,
    }
    assert seen.filled == {"sex": ["", "female"], "is_minor": [False, True]}
    assert seen.differs == ["born"]
    assert seen.obstacles == []
    assert stored() == before


def test_all_that_belongs_to_the_absorbed_person_moves(kept, absorbed, author):
    merge_people(kept, absorbed, author, "Same grave.")
    kept.refresh_from_db()
    assert {name.text for name in kept.names.all()} == {"Alice Example", "Alice Sample"}
    assert kept.entry_matches.count() == kept.participations.count() == kept.roles.count() == 1
    assert kept.relations_to.count() == kept.proposals.count() == 1
    assert kept.record.citations.count() == 1
    assert (kept.sex, kept.is_minor, kept.birth) == ("female", True, "1930")


def test_the_old_id_leads_to_the_kept_person(kept, absorbed, author, client):
    merge_people(kept, absorbed, author, "Same grave.")
    record = Record.objects.get(pk=absorbed.pk)
    assert (record.merged_into_id, record.state) == (kept.pk, State.WITHDRAWN)
    answer = client.get(reverse("public:person-detail", args=[absorbed.pk]))
    assert answer.status_code == 301
    assert kept.pk in answer["Location"]


def test_the_registry_keeps_who_and_why(kept, absorbed, author):
    merge = merge_people(kept, absorbed, author, "Same grave.")
    assert (merge.kept_id, merge.absorbed_id) == (kept.pk, absorbed.pk)
    assert (merge.by, merge.reason) == (author, "Same grave.")
    with pytest.raises(CannotMerge, match="reason"):
        merge_people(kept, absorbed, author, " ")


def test_un_merging_restores_exactly_what_was(kept, absorbed, author):
    before = stored()
    merge = merge_people(kept, absorbed, author, "Same grave.")
    un_merge(merge, author, "Another grave.")
    assert stored() == before
    assert Merge.objects.get().undone_at
    with pytest.raises(CannotMerge, match="undone already"):
        un_merge(merge, author, "Again.")


def test_un_merging_leaves_what_somebody_changed_or_removed_since(kept, absorbed, author):
    merge = merge_people(kept, absorbed, author, "Same grave.")
    kept.refresh_from_db()
    kept.sex = "male"
    kept.save()
    kept.roles.get().delete()
    un_merge(merge, author, "Another grave.")
    kept.refresh_from_db()
    assert kept.sex == "male"
    assert absorbed.participations.count() == 1
    assert not RoleHeld.objects.exists()


def test_a_name_both_have_is_not_doubled(kept, author):
    other = PersonFactory(name="Alice Example")
    merge_people(kept, other, author, "Same grave.")
    assert kept.names.count() == 1


def test_a_hidden_name_stays_hidden(kept, absorbed, author):
    absorbed.names.update(hidden_at=timezone.now())
    merge_people(kept, absorbed, author, "Same grave.")
    assert [name.text for name in kept.names.published()] == ["Alice Example"]


def test_a_name_hidden_for_one_must_be_hidden_for_the_other_first(kept, author):
    other = PersonFactory(name="Alice Example")
    other.names.update(hidden_at=timezone.now())
    with pytest.raises(CannotMerge, match="hidden on request"):
        merge_people(kept, other, author, "Same grave.")


def test_hidden_persons_are_not_merged(kept, author):
    hidden = PersonFactory(hidden_at=timezone.now())
    for pair in ((kept, hidden), (hidden, kept)):
        with pytest.raises(CannotMerge, match="hidden"):
            merge_people(*pair, author, "Same grave.")


def test_what_is_public_does_not_vanish_into_a_draft(kept, author):
    draft = PersonFactory(state="draft")
    with pytest.raises(CannotMerge, match="keep the public one"):
        merge_people(draft, kept, author, "Same grave.")


def test_a_person_is_not_merged_into_themselves_nor_twice(kept, absorbed, author):
    with pytest.raises(CannotMerge, match="themselves"):
        merge_people(kept, kept, author, "Same.")
    merge_people(kept, absorbed, author, "Same grave.")
    with pytest.raises(CannotMerge, match="merged into another person already"):
        merge_people(PersonFactory(), absorbed, author, "Same grave.")


def test_relatives_are_two_people(kept, author):
    sister = PersonFactory()
    PersonRelation.objects.create(
        person=kept, relative=sister, tie="sibling", source=SourceFactory()
    )
    with pytest.raises(CannotMerge, match="family tie"):
        merge_people(kept, sister, author, "Same grave.")


def test_an_earlier_no_stands_against_a_merge(kept, absorbed, author):
    row = absorbed.entry_matches.get().entry
    MatchProposal.objects.create(entry=row, person=kept, verdict="not-the-same")
    before = stored()
    with pytest.raises(CannotMerge, match="judged not to be"):
        merge_people(kept, absorbed, author, "Same grave.")
    assert stored() == before


def test_merges_one_upon_the_other_are_undone_from_the_last(kept, absorbed, author):
    before = stored()
    first = merge_people(kept, absorbed, author, "Same grave.")
    third = PersonFactory(name="Alice Third")
    second = merge_people(third, kept, author, "Same grave.")
    with pytest.raises(CannotMerge, match="undo that merge first"):
        un_merge(first, author, "No.")
    un_merge(second, author, "No.")
    un_merge(first, author, "No.")
    third.names.all().delete()
    third.delete()
    after = stored()
    assert after[:-1] == before[:-1]


def test_a_match_is_undone_after_the_merge_that_moved_it(kept, author):
    rows = [ListEntryFactory(), ListEntryFactory()]
    proposal = MatchProposal.objects.create(entry=rows[0], other_entry=rows[1])
    made = accept(proposal, author, "Same grave.")
    merge = merge_people(kept, made, author, "Same grave.")
    with pytest.raises(CannotMatch, match="undo that merge first"):
        undo(proposal, author)
    un_merge(merge, author, "No.")
    undo(proposal, author)
    assert not EntryMatch.objects.exists()
    made.record.refresh_from_db()
    assert made.record.state == State.DRAFT  # whoever took part in a merge keeps the id
