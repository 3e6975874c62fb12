"""The search as JSON: the page's question, the page's answer."""

import pytest

from archive.models import PersonName
from archive.search.index.collecting import collected
from archive.search.query.parameters import PARAMETERS
from tests.factories import (
    EventFactory,
    ListEntryFactory,
    OrganisationFactory,
    PersonFactory,
    PlaceFactory,
    PositionFactory,
    QuotationFactory,
    SourceFactory,
    VictimListFactory,
)

from .conftest import SEARCH

pytestmark = pytest.mark.django_db


def labels(found):
    return [one["label"] for one in found["results"]]


def test_an_answer_has_count_results_facets_and_what_follows(answer):
    place = PlaceFactory(name="Exampletown", slug="exampletown")
    event = EventFactory(title_en="Sampleword day", slug="day", date="1990-01", places=[place])
    found = answer(q="sampleword")
    assert found["count"] == {"value": 1, "exact": True}
    assert found["next"] is None
    assert found["problems"] == []
    assert found["results"] == [
        {
            "kind": "event",
            "uid": event.pk,
            "label": "Sampleword day",
            "url": "http://testserver/en/events/day/",
            "dates": [
                {
                    "of": "date",
                    "edtf": "1990-01",
                    "earliest": "1990-01-01",
                    "latest": "1990-01-31",
                    "words": "January 1990",
                }
            ],
            "places": [
                {
                    "uid": place.pk,
                    "label": "Exampletown",
                    "url": "http://testserver/en/places/exampletown/",
                }
            ],
            "matched": ["these words stand in it"],
        }
    ]
    assert found["facets"]["decade"] == [
        {"value": "1990", "label": "1990s", "count": 1, "selected": False}
    ]


def test_every_kind_of_record_is_answered(answer):
    EventFactory(title_en="Sampleword event")
    PersonFactory(name="Sampleword Alice", birth="1950", death="1990-01-20")
    ListEntryFactory(name_as_recorded="Sampleword Bob", place_text="a village as written")
    PlaceFactory(name="Sampleword Town")
    VictimListFactory(title_en="Sampleword list")
    SourceFactory(title="Sampleword Gazette", issued="1990")
    QuotationFactory(text="Sampleword is said.", place=PlaceFactory(name="Exampletown"))
    PositionFactory(body_en="Sampleword Parliament")
    OrganisationFactory(title_en="Sampleword Office")
    found = answer(q="sampleword")
    by_kind = {one["kind"]: one for one in found["results"]}
    assert len(by_kind) == found["count"]["value"] == 9
    assert [date["of"] for date in by_kind["person"]["dates"]] == ["death", "birth"]
    assert by_kind["entry"]["places"] == [
        {"uid": None, "label": "a village as written", "url": None}
    ]
    assert [place["label"] for place in by_kind["quotation"]["places"]] == ["Exampletown"]
    assert by_kind["source"]["dates"][0]["edtf"] == "1990"


def test_it_says_in_words_why_a_record_was_found(answer):
    person = PersonFactory(name="Alice Huseynova")
    PersonName.objects.create(person=person, text="Алиса Гусейнова", language="ru")
    found = answer(q="Гусейнова")
    assert found["results"][0]["matched"] == ["recorded as “Алиса Гусейнова”"]


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"from_": "1990", "to": "1990"}, ["Day one"]),
        ({"from_": "1990-01-15", "to": "1990-01-31", "dates": "within"}, []),
        ({"place": "Exampletown", "kind": "event"}, ["Day one"]),
        ({"near": "exampletown,10", "kind": "event"}, ["Day one"]),
        ({"event": "one", "kind": "event"}, ["Day one"]),
        ({"list": "list-one", "kind": "entry"}, ["Bob Sample"]),
        ({"fate": "missing"}, ["Bob Sample"]),
        ({"sex": "male"}, ["Bob Sample"]),
        ({"age": "7-17"}, ["Bob Sample"]),
        ({"decade": "2000"}, ["Day two"]),
        ({"kind": "event", "sort": "date"}, ["Day one", "Day two"]),
        ({"kind": ["list", "place"], "sort": "name"}, ["Exampletown", "List one"]),
    ],
)
def test_it_takes_the_parameters_of_the_page(answer, params, expected):
    place = PlaceFactory(name="Exampletown", slug="exampletown", latitude="40", longitude="47")
    EventFactory(title_en="Day two", slug="two", date="2001-05")
    EventFactory(title_en="Day one", slug="one", date="1990-01", places=[place])
    ListEntryFactory(
        name_as_recorded="Bob Sample",
        victim_list=VictimListFactory(title_en="List one", slug="list-one"),
        fate="missing",
        sex="male",
        age_years=12,
    )
    found = answer(**params)
    assert labels(found) == expected
    assert found["problems"] == []


def test_pages_follow_each_other_by_cursor_until_the_last(client, answer):
    for number in range(7):
        PersonFactory(name=f"Sampleword {number}")
    found = answer(q="sampleword", kind="person", limit=3)
    seen = labels(found)
    for _ in range(2):
        assert found["next"].startswith(f"http://testserver{SEARCH}?")
        found = client.get(found["next"]).json()
        seen += labels(found)
    assert seen == [f"Sampleword {number}" for number in range(7)]
    assert found["next"] is None
    assert found["count"] == {"value": 7, "exact": True}


def test_a_last_page_that_is_full_has_none_after_it(answer):
    for number in range(4):
        PersonFactory(name=f"Sampleword {number}")
    assert answer(q="sampleword", limit=4)["next"] is None
    assert answer(q="sampleword", limit=3)["next"] is not None


def test_the_page_size_may_change_between_pages(client, answer):
    for number in range(5):
        PersonFactory(name=f"Sampleword {number}")
    following = answer(q="sampleword", limit=2)["next"].replace("limit=2", "limit=100")
    assert labels(client.get(following).json()) == ["Sampleword 2", "Sampleword 3", "Sampleword 4"]


@pytest.mark.parametrize("cursor", ["nonsense", "===", "ə", "MTA", "MTA.", "a" * 9_000, "-1"])
def test_a_cursor_that_is_none_is_refused_with_a_sentence(client, cursor):
    response = client.get(SEARCH, {"q": "alice", "cursor": cursor})
    assert response.status_code == 400
    assert response.json()["problems"][0]["parameter"] == "cursor"


def test_a_cursor_of_another_search_is_refused_with_a_sentence(client, answer):
    for number in range(3):
        PersonFactory(name=f"Sampleword {number}")
    following = answer(q="sampleword", limit=1)["next"]
    response = client.get(following.replace("sampleword", "alice"))
    assert response.status_code == 400
    assert "belongs to another search" in response.json()["problems"][0]["sentence"]


@pytest.mark.parametrize("limit", ["0", "101", "-1", "ten", "1.5", "²", "9" * 5_000])
def test_a_limit_out_of_range_is_told_and_ignored(answer, limit):
    PersonFactory(name="Sampleword")
    found = answer(q="sampleword", limit=limit)
    assert [one["parameter"] for one in found["problems"]] == ["limit"]
    assert labels(found) == ["Sampleword"]


def test_what_cannot_be_understood_is_told_and_ignored(answer):
    PersonFactory(name="Sampleword")
    found = answer(q="sampleword", place="Nowhereville", from_="31.06.1990", lang="xx", age="old")
    assert {one["parameter"] for one in found["problems"]} == {"place", "from", "lang", "age"}
    assert labels(found) == ["Sampleword"]


def test_it_answers_in_the_language_asked_for(client, answer):
    EventFactory(title_en="Sampleword event", title_ru="Образцовое событие", slug="one")
    found = answer(q="sampleword", lang="ru")
    assert labels(found) == ["Образцовое событие"]
    assert found["results"][0]["url"] == "http://testserver/ru/events/one/"
    response = client.get(SEARCH, {"q": "sampleword"}, headers={"accept-language": "ru"})
    assert labels(response.json()) == ["Образцовое событие"]
    assert response["Content-Language"] == "ru"


def test_a_language_asked_for_stays_through_the_pages(client, answer):
    for _ in range(2):
        EventFactory(title_en="Sampleword", title_ru="Образцовое событие")
    following = answer(q="sampleword", lang="ru", limit=1)["next"]
    assert labels(client.get(following).json()) == ["Образцовое событие"]


def test_notes_and_corrections_are_told_as_on_the_page(answer):
    PersonFactory(name="Sampleword Alice")
    assert answer(q="sampleword", from_="1990")["notes"] == ["1 record without a date is left out."]
    assert answer(q="samplewird")["corrections"] == [{"typed": "samplewird", "word": "sampleword"}]


def test_any_page_may_read_it_and_no_cookie_is_set(client):
    response = client.get(SEARCH, {"q": "alice"})
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Content-Type"] == "application/json"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert not response.cookies


def test_it_can_be_read_but_not_written(client):
    assert client.head(SEARCH).status_code == 200
    assert client.post(SEARCH).status_code == 405


@pytest.mark.parametrize("name", [*PARAMETERS, "limit", "lang", "page", "unknown"])
@pytest.mark.parametrize(
    "value",
    ["", '"', "ə" * 10_000, "-9999", "AND OR NOT", "🕯️", "\u202ebob", "%", "a,b,c,d", "1,1,1"],
)
def test_nothing_asked_is_an_error(client, name, value):
    assert client.get(SEARCH, {name: value}).status_code == 200


def test_control_characters_are_refused_plainly(client):
    assert client.get(f"{SEARCH}?q=%00").status_code == 400


def test_hidden_records_are_not_answered(answer):
    hidden = PlaceFactory(name="Sampleword", state="draft")
    EventFactory(title_en="Sampleword", state="draft")
    ListEntryFactory(name_as_recorded="Sampleword", victim_list__state="draft")
    EventFactory(title_en="Open", places=[hidden])
    ListEntryFactory(name_as_recorded="Open row", place=hidden)
    assert answer(q="sampleword")["results"] == []
    found = answer(q="open")
    assert labels(found) == ["Open", "Open row"]
    assert [one["places"] for one in found["results"]] == [[], []]
    assert "Sampleword" not in str(found["facets"])


def test_more_results_need_no_more_queries(client, django_assert_max_num_queries):
    with collected():
        for number in range(40):
            ListEntryFactory(name_as_recorded=f"Sampleword {number}", place=PlaceFactory())
            EventFactory(title_en=f"Sampleword {number}", places=[PlaceFactory()])
    with django_assert_max_num_queries(40):
        client.get(SEARCH, {"q": "sampleword", "limit": 100})
