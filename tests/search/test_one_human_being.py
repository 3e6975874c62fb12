"""One human being, one result: the person, with the rows of lists they stand for."""

import pytest
from django.test import Client

from archive.models import EntryMatch
from archive.search.index import drift
from archive.search.index import writer as index
from tests.factories import EventFactory, ListEntryFactory, PersonFactory, VictimListFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice():
    """Return a person who stands on two lists, under another spelling in one of them."""
    person = PersonFactory(name="Alice Example")
    names = ("Alice Example", "Алиса Пример")
    lists = [VictimListFactory(title_en="First list"), VictimListFactory(title_en="Second list")]
    for name, its_list in zip(names, lists, strict=True):
        row = ListEntryFactory(name_as_recorded=name, victim_list=its_list, position=7)
        EntryMatch.objects.create(entry=row, person=person)
    return person


def test_a_person_with_rows_is_one_result_and_a_row_without_a_person_stays(alice, ask):
    other = ListEntryFactory(name_as_recorded="Alice Example")
    answer = ask(q="Alice Example")
    assert [hit.uid for hit in answer.hits] == [alice.pk, other.uid]
    assert answer.count == 2
    assert {facet.value: facet.count for facet in answer.facets["kind"]} == {
        "person": 1,
        "entry": 1,
    }
    assert ask(q="Алиса Пример").hits[0].uid == alice.pk


def test_counts_of_everything_and_of_a_kind_agree(alice, ask):
    everything, rows = ask(), ask(kind="entry")
    by_kind = {facet.value: facet.count for facet in everything.facets["kind"]}
    assert sum(by_kind.values()) == everything.count
    assert by_kind.get("entry", 0) == rows.count == 0


def test_a_person_is_found_by_what_their_rows_say(ask, found):
    person = PersonFactory(name="Alice Example")
    row = ListEntryFactory(name_as_recorded="Alice", sex="female", circumstances_en="At the mill")
    EntryMatch.objects.create(entry=row, person=person)
    assert [hit.uid for hit in ask(q="mill").hits] == [person.pk]
    assert [hit.uid for hit in ask(sex="female").hits] == [person.pk]


def test_a_match_made_and_undone_moves_the_row_behind_the_person_and_back(ask):
    person = PersonFactory(name="Alice Example")
    row = ListEntryFactory(name_as_recorded="Alice Example")
    match = EntryMatch.objects.create(entry=row, person=person)
    assert [hit.uid for hit in ask(q="Alice").hits] == [person.pk]
    match.delete()
    assert {hit.uid for hit in ask(q="Alice").hits} == {person.pk, row.uid}
    assert drift.check() == []


def test_a_row_whose_person_is_not_shown_stays_a_result_of_its_own(alice, ask):
    alice.is_citation_only = True
    alice.save()
    assert {hit.kind for hit in ask(q="Alice").hits} == {"entry"}
    alice.record.state = "draft"
    alice.record.save()
    assert {hit.kind for hit in ask(q="Alice").hits} == {"entry"}
    assert drift.check() == []


def test_the_order_of_rows_behind_people_holds_through_edits_and_a_rebuild(alice):
    its_list = VictimListFactory()
    person = PersonFactory(name="Bob Sample")
    for name in ("Bob Sample", "Aaron Sample", "Zed Sample"):
        row = ListEntryFactory(name_as_recorded=name, victim_list=its_list)
        EntryMatch.objects.create(entry=row, person=person)
    assert drift.check() == []
    index.rebuild()
    assert drift.check() == []


def test_the_card_says_on_how_many_lists_and_leads_to_each_row(alice):
    page = Client().get("/en/search/", {"q": "Alice"}).content.decode()
    assert "stands on 2 lists" in page
    for match in alice.entry_matches.select_related("entry__victim_list"):
        assert f'href="{match.entry.get_absolute_url()}"' in page
    hidden = alice.entry_matches.first().entry
    hidden.hidden_at = "2026-01-01T00:00:00Z"
    hidden.save()
    page = Client().get("/en/search/", {"q": "Alice"}).content.decode()
    assert hidden.get_absolute_url() not in page


def test_data_and_table_have_the_person_once_with_the_rows(alice):
    data = Client().get("/api/v1/search/", {"q": "Alice"}).json()
    assert [item["uid"] for item in data["results"]] == [alice.pk]
    assert [row["list"] for row in data["results"][0]["rows"]] == ["First list", "Second list"]
    table = b"".join(Client().get("/api/v1/search.csv", {"q": "Alice"})).decode()
    assert table.count("\n") == 2
    assert "First list; Second list" in table


def test_suggestions_have_the_person_once(alice):
    suggested = Client().get("/en/search/suggest/", {"q": "Алис"}).json()
    assert [line["kind"] for line in suggested] == ["person"]


def test_victims_are_told_from_officials_and_speakers(alice, ask):
    speaker = PersonFactory(name="Alice Speaker")
    answer = ask(q="Alice")
    assert {facet.value: facet.count for facet in answer.facets["named"]} == {
        "victim": 1,
        "other": 1,
    }
    assert [hit.uid for hit in ask(q="Alice", named="other").hits] == [speaker.pk]
    page = Client().get("/en/search/", {"q": "Alice"}).content.decode()
    assert "person named as a victim" in page
    assert "official, speaker or other" in page


def test_the_lists_of_an_event_are_not_hidden_by_its_people(ask):
    event = EventFactory(title_en="Example event")
    its_list = VictimListFactory(title_en="Example event names", events=[event])
    assert its_list.pk in [hit.uid for hit in ask(q="example event").hits]
