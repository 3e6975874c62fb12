"""The map of the site."""

import pytest

from tests.factories import (
    EventFactory,
    ListEntryFactory,
    PersonFactory,
    PlaceFactory,
)

pytestmark = pytest.mark.django_db


def part(client, name, number=1):
    response = client.get(f"/sitemap-{name}-{number}.xml")
    assert response.status_code == 200
    return response.content.decode()


def test_the_index_names_the_files_that_have_something(client):
    EventFactory()
    index = client.get("/sitemap.xml").content.decode()
    assert "/sitemap-events-1.xml" in index
    assert "/sitemap-people-1.xml" not in index


def test_a_page_stands_there_in_every_language_with_the_others_beside_it(client):
    event = EventFactory(slug="example-day")
    xml = part(client, "events")
    for language in ("en", "az", "ru"):
        assert xml.count(f"<loc>http://testserver/{language}/events/{event.slug}/</loc>") == 1
    assert xml.count('hreflang="az"') == 3


def test_minors_and_people_only_cited_are_not_there(client):
    shown = PersonFactory()
    hidden = [PersonFactory(is_minor=True), PersonFactory(is_citation_only=True)]
    xml = part(client, "people")
    assert shown.pk in xml
    assert not any(person.pk in xml for person in hidden)


def test_rows_of_minors_withheld_rows_and_those_without_a_name_are_not_there(client):
    shown = ListEntryFactory()
    hidden = [
        ListEntryFactory(is_minor=True),
        ListEntryFactory(name_as_recorded=""),
        ListEntryFactory(hidden_at="2020-01-01T00:00Z"),
        ListEntryFactory(victim_list__state="draft"),
    ]
    xml = part(client, "rows")
    assert shown.uid in xml
    assert not any(entry.uid in xml for entry in hidden)


def test_drafts_and_places_only_mentioned_are_not_there(client):
    shown = PlaceFactory()
    hidden = [PlaceFactory(state="draft"), PlaceFactory(is_mention=True)]
    xml = part(client, "places")
    assert shown.slug in xml
    assert not any(f"/{place.slug}/" in xml for place in hidden)


@pytest.mark.parametrize("address", ["nothing-1", "events-0", "events-2", "events-99999999999999"])
def test_a_file_that_is_none_is_not_found(client, address):
    EventFactory()
    assert client.get(f"/sitemap-{address}.xml").status_code == 404


def test_robots_are_told_where_the_map_is(client):
    assert "sitemap.xml" in client.get("/robots.txt").content.decode()
