"""Suggestions while typing, and the form without them."""

import pytest
from django.utils import timezone

from tests.factories import EventFactory, ListEntryFactory, PersonFactory, PlaceFactory

pytestmark = pytest.mark.django_db


def suggested(client, typed, language="en"):
    response = client.get(f"/{language}/search/suggest/", {"q": typed})
    assert response.status_code == 200
    assert not response.cookies
    return response.json()


def test_people_places_and_events_are_suggested_with_their_kind(client):
    person = PersonFactory(name="Alice Example")
    PlaceFactory(name="Exampletown")
    EventFactory(title_en="Example event")
    found = suggested(client, "exam")
    assert [one["kind_words"] for one in found] == ["person", "place", "event"]
    assert found[0] == {
        "label": "Alice Example",
        "kind": "person",
        "kind_words": "person",
        "uid": person.pk,
        "url": person.get_absolute_url(),
    }


def test_suggestions_lead_to_pages_in_the_language_of_the_form(client):
    PlaceFactory(name="Exampletown", slug="exampletown")
    assert suggested(client, "exam", "ru")[0]["url"] == "/ru/places/exampletown/"


@pytest.mark.parametrize("typed", ["", "a", '"', "ə" * 10_000, "🕯️🕯️", "-", "%s", "\u202e"])
def test_nothing_typed_is_an_error(client, typed):
    assert suggested(client, typed) == []


def test_what_is_hidden_is_not_suggested(client):
    PersonFactory(name="Sampleword", state="draft")
    PersonFactory(name="Sampleword", is_citation_only=True)
    PlaceFactory(name="Sampleword", state="withdrawn")
    EventFactory(title_en="Sampleword", hidden_at=timezone.now())
    ListEntryFactory(name_as_recorded="Sampleword", hidden_at=timezone.now())
    assert suggested(client, "sampl") == []


def test_the_form_works_without_its_script(client):
    PersonFactory(name="Alice Example")
    page = client.get("/en/search/").content.decode()
    assert 'data-suggest="/en/search/suggest/"' in page
    assert 'role="combobox"' not in page, "only the script makes it one"
    assert "Alice Example" in client.get("/en/search/", {"q": "alice"}).content.decode()


def test_a_distance_and_an_age_can_be_undone(client):
    place = PlaceFactory(name="Exampletown", latitude="40", longitude="47")
    EventFactory(places=[place])
    ListEntryFactory(name_as_recorded="Bob Sample", age_years=12, place=place)
    page = client.get("/en/search/", {"near": "Exampletown, 10 km", "age": "7-17"}).content.decode()
    assert "near Exampletown, 10 km" in page
    assert "Age at the event: 7 to 17" in page
    assert "1 place whose position is known" in page
    assert 'value="Exampletown, 10 km"' in page
    assert "Bob Sample" in page
