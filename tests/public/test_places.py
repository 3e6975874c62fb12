"""Pages of places."""

import pytest
from django.urls import reverse

from archive.models import PlaceName, PlaceRelation
from archive.search.index.collecting import collected
from tests.factories import (
    EventFactory,
    ListEntryFactory,
    PersonFactory,
    PlaceFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


def page_of(client, place, language="en"):
    response = client.get(place.get_absolute_url().replace("/en/", f"/{language}/"))
    assert response.status_code == 200
    return response.content.decode()


def lies_in(child, parent, **options):
    return PlaceRelation.objects.create(child=child, parent=parent, **options)


def test_a_place_shows_its_names_over_time_and_who_uses_them(client):
    place = PlaceFactory(name="Exampletown")
    PlaceName.objects.create(
        place=place, text="Sampleburg", language="en", kind="historical", period="1900/1950"
    )
    PlaceName.objects.create(place=place, text="Пример", language="ru", used_by="Example Office")
    page = page_of(client, place)
    assert "named Sampleburg: 1900–1950" in page
    assert "Пример" in page
    assert "used by Example Office" in page


def test_the_list_shows_other_names_beside_the_one_of_today(client):
    place = PlaceFactory(name="Exampletown")
    PlaceName.objects.create(place=place, text="Sampleburg", language="en", kind="historical")
    page = client.get(reverse("public:place-list")).content.decode()
    assert page.index("Exampletown") < page.index("also named Sampleburg")


def test_inside_today_and_inside_as_sources_say_stand_apart(client):
    place = PlaceFactory(name="Exampletown")
    lies_in(place, PlaceFactory(name="Today District"))
    lies_in(
        place,
        PlaceFactory(name="Old Province"),
        basis="as-the-source-says",
        period="1900/1920",
        source=SourceFactory(title="Old Atlas"),
    )
    page = page_of(client, place)
    today, once = page.index("Lies today in"), page.index("Lay in, as sources say")
    assert today < page.index("Today District") < once < page.index("Old Province")
    assert "according to “Old Atlas”" in page


def test_what_happened_inside_a_place_happened_there(client):
    region, district, village = (PlaceFactory(name=f"{size} Place") for size in "ABC")
    lies_in(district, region)
    lies_in(village, district)
    EventFactory(title_en="Day in the village", places=[village])
    EventFactory(title_en="Day elsewhere", places=[PlaceFactory()])
    page = page_of(client, region)
    assert "Day in the village" in page
    assert "Day elsewhere" not in page
    assert "B Place" in page


def test_rows_and_people_of_a_place_are_named(client):
    place = PlaceFactory()
    ListEntryFactory(place=place, name_as_recorded="Bob Sample")
    ListEntryFactory(burial_place=place, name_as_recorded="Buried Sample")
    PersonFactory(name="Alice Example", birth_place=place)
    PersonFactory(name="Charlie Test", birth_place=place, is_citation_only=True)
    page = page_of(client, place)
    assert "Bob Sample" in page
    assert "Buried Sample" in page
    assert "Alice Example" in page
    assert "Charlie Test" not in page


def test_the_position_says_how_exactly_it_is_known_and_whence(client):
    place = PlaceFactory(
        latitude="40.30", longitude="-47.70", is_approximate=True, coordinate_origin="Example Atlas"
    )
    page = page_of(client, place)
    assert "40.3° N, 47.7° W" in page
    assert "approximate" in page
    assert "Example Atlas" in page


def test_a_place_only_mentioned_has_a_page_but_is_not_listed(client):
    place = PlaceFactory(name="Mentioned Town", is_mention=True)
    assert "noindex" in page_of(client, place)
    assert "Mentioned Town" not in client.get(reverse("public:place-list")).content.decode()


def test_nothing_of_drafts_is_told(client):
    place = PlaceFactory(name="Exampletown")
    lies_in(PlaceFactory(name="Draft Hamlet", state="draft"), place)
    lies_in(place, PlaceFactory(name="Draft District", state="draft"))
    EventFactory(title_en="Draft Day", state="draft", places=[place])
    PersonFactory(name="Draft Person", state="draft", birth_place=place)
    page = page_of(client, place)
    assert "Draft" not in page


def test_places_that_lie_in_each_other_do_not_hang_the_page(client):
    first, second = PlaceFactory(), PlaceFactory()
    lies_in(first, second)
    lies_in(second, first)
    page_of(client, first)


def test_more_events_and_rows_need_no_more_queries(client, django_assert_max_num_queries):
    place = PlaceFactory()
    with collected():
        for _number in range(15):
            EventFactory(places=[place])
            ListEntryFactory(place=place)
            PersonFactory(death_place=place)
            lies_in(PlaceFactory(), place)
    with django_assert_max_num_queries(25):
        page_of(client, place)


def test_the_list_of_places_needs_few_queries(client, django_assert_max_num_queries):
    region = PlaceFactory()
    with collected():
        for _number in range(30):
            lies_in(PlaceFactory(), region)
    with django_assert_max_num_queries(8):
        client.get(reverse("public:place-list"))


@pytest.mark.parametrize("query", ["page=0", "kind=nonsense", "q=" + "%20" * 3_000])
def test_nonsense_in_the_address_is_no_error(client, query):
    assert client.get(f"/en/places/?{query}").status_code == 200
