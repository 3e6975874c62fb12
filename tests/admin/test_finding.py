"""Searching on the desk: any spelling, drafts as well, never a word scanned for in every row."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.models import EntryMatch, ListEntry, PersonName, Takedown
from archive.services.takedown import hide
from tests import factories

pytestmark = pytest.mark.django_db


def found(client, model, words, **more):
    address = reverse(f"admin:archive_{model}_changelist")
    page = client.get(address, {"q": words, **more})
    return list(page.context["cl"].queryset)


@pytest.mark.parametrize("state", ["published", "draft", "in-review", "withdrawn"])
@pytest.mark.parametrize("words", ["Həsənli", "hesenli", "Samir Həs"])
def test_persons_are_found_in_any_state_by_the_beginning_of_a_word(desk, state, words):
    person = factories.PersonFactory(name="Samir Həsənli", state=state)
    factories.PersonFactory(name="Alice Example", state=state)
    assert found(desk, "person", words) == [person]


@pytest.mark.parametrize("words", ["hasanl", "ГАСАНЛИ"])
def test_public_persons_are_found_in_other_spellings_too(desk, words):
    person = factories.PersonFactory(name="Samir Həsənli")
    assert found(desk, "person", words) == [person]


def test_another_name_of_a_draft_finds_it(desk):
    person = factories.PersonFactory(name="Alice Example", state="draft")
    PersonName.objects.create(person=person, text="Alisa Primer", language="en")
    assert found(desk, "person", "primer") == [person]


def test_what_the_index_never_holds_is_found(desk):
    place = factories.PlaceFactory(name="Mentionville", is_mention=True)
    person = factories.PersonFactory(name="Bob Sample", is_citation_only=True)
    assert found(desk, "place", "mention") == [place]
    assert found(desk, "person", "sample") == [person]


def test_events_and_sources_are_found_by_title(desk):
    event = factories.EventFactory(title_en="An example night", state="draft")
    source = factories.SourceFactory(title="Example Gazette, morning issue")
    assert found(desk, "event", "night") == [event]
    assert found(desk, "source", "morning") == [source]


def test_rows_are_found_whether_their_list_is_public_or_not(desk):
    public = factories.ListEntryFactory(name_as_recorded="Samir Həsənli")
    draft = factories.ListEntryFactory(
        name_as_recorded="Гасанли Самир", name_reading="Samir Həsənli", victim_list__state="draft"
    )
    factories.ListEntryFactory(name_as_recorded="Bob Sample")
    assert set(found(desk, "listentry", "samir hesenli")) == {public, draft}


def test_a_hidden_row_is_found_by_those_who_hid_it(desk, editor):
    entry = factories.ListEntryFactory(name_as_recorded="Charlie Test")
    hide(entry, Takedown.Reason.FAMILY, editor, "asked by letter", {"en": "on request"})
    assert found(desk, "listentry", "charlie") == [entry]


def test_a_row_is_found_by_its_key_and_by_its_permanent_id(desk):
    entry = factories.ListEntryFactory(row_key="row-17")
    assert found(desk, "listentry", "row-17") == [entry]
    assert found(desk, "listentry", entry.uid) == [entry]


def test_filters_narrow_what_words_find(desk):
    one = factories.ListEntryFactory(name_as_recorded="Bob Sample")
    factories.ListEntryFactory(name_as_recorded="Bob Sample")
    assert found(desk, "listentry", "bob", victim_list=one.victim_list.pk) == [one]


@pytest.mark.parametrize("words", ['"', "' OR 1=1", "NEAR(", "*", "-", "a" * 5000, "\u202eabc"])
def test_nothing_typed_is_an_error(desk, words):
    factories.ListEntryFactory()
    for model in ("listentry", "person", "event", "place", "source"):
        found(desk, model, words)


def test_no_row_is_scanned_for_a_word_in_its_middle(desk):
    factories.ListEntryFactory()
    with CaptureQueriesContext(connection) as captured:
        found(desk, "listentry", "bob")
    asked = [query["sql"] for query in captured if ListEntry._meta.db_table in query["sql"]]
    assert asked
    assert not [sql for sql in asked if " LIKE " in sql.upper() and "%" in sql]


def test_suggestions_tell_namesakes_apart_by_birth_place_and_list(desk):
    place = factories.PlaceFactory(name="Exampletown")
    person = factories.PersonFactory(name="Alice Example", birth="1950", birth_place=place)
    entry = factories.ListEntryFactory(victim_list__title_en="Example list")
    EntryMatch.objects.create(entry=entry, person=person)
    factories.PersonFactory(name="Alice Example", birth="1970")
    asked = {"term": "alice", "app_label": "archive", "model_name": "entrymatch"}
    answer = desk.get(reverse("admin:autocomplete"), {**asked, "field_name": "person"}).json()
    said = {one["text"] for one in answer["results"]}
    assert said == {
        "Alice Example · born 1950, Exampletown, Example list",
        "Alice Example · born 1970",
    }
