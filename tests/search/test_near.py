"""Near: within some kilometres of a place or a position."""

import pytest
from django.utils import timezone

from archive.models import PlaceRelation
from archive.models.terms import Vocabulary
from archive.search.query import distance
from archive.search.query.search import Question, search
from tests.factories import (
    EventFactory,
    ListEntryFactory,
    PlaceFactory,
    TermFactory,
    VictimListFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def towns():
    """Three places on a line, 11 kilometres apart."""
    return [
        PlaceFactory(name=name, slug=name.lower(), latitude=f"{40 + at / 10:.1f}", longitude="47.0")
        for at, name in enumerate(["Exampletown", "Sampleby", "Testford"])
    ]


def titles(found, **params):
    return found(kind="event", sort="name", **params)


@pytest.mark.parametrize(
    "near",
    [
        "exampletown,12",
        "exampletown, 12 km",
        "Exampletown; 12km",
        "EXAMPLETOWN, 12 км",
        "40.0,47.0,12",
        "40, 47, 12 km",
        "+40.0; 47.00; 12.5",
    ],
)
def test_a_distance_is_asked_from_a_place_or_a_position(ask, found, towns, near):
    for town in towns:
        EventFactory(title_en=f"Day in {town}", places=[town])
    answer = ask(near=near, kind="event")
    assert answer.question.problems == ()
    assert titles(found, near=near) == ["Day in Exampletown", "Day in Sampleby"]


def test_a_larger_distance_finds_more_and_a_smaller_one_less(ask, towns):
    for town in towns:
        EventFactory(places=[town])
    counts = [ask(near=f"exampletown,{km}", kind="event").count for km in (1, 12, 23)]
    assert counts == [1, 2, 3]


def test_what_lies_inside_a_place_near_is_not_near_itself(ask, towns):
    district = PlaceFactory(name="Sample District", latitude="40.0", longitude="47.0")
    PlaceRelation.objects.create(child=towns[2], parent=district)
    EventFactory(places=[towns[2]])
    assert ask(near="exampletown,5", kind="event").count == 0
    assert ask(place="Sample District", kind="event").count == 1


@pytest.mark.parametrize("kind", ["country", "region", "province", "district"])
def test_a_country_or_region_is_near_nothing_whatever_its_point(ask, towns, kind):
    area = PlaceFactory(
        name="Sampleland",
        latitude="40.0",
        longitude="47.0",
        kind=TermFactory(vocabulary=Vocabulary.PLACE_KIND, slug=kind),
    )
    EventFactory(places=[area])
    assert ask(near="exampletown,5", kind="event").count == 0
    assert "is an area" in ask(near="Sampleland, 5").question.problems[0][1]


def test_a_town_is_near_by_whatever_kind_it_has(ask):
    kind = TermFactory(vocabulary=Vocabulary.PLACE_KIND, slug="settlement")
    town = PlaceFactory(name="Exampletown", latitude="40.0", longitude="47.0", kind=kind)
    EventFactory(places=[town])
    assert ask(near="exampletown,5", kind="event").count == 1


def test_rows_people_and_places_are_near_as_well(ask, found, towns):
    its_list = VictimListFactory(events=[EventFactory(title_en="Day", places=[towns[0]])])
    ListEntryFactory(name_as_recorded="Bob Sample", victim_list=its_list)
    ListEntryFactory(name_as_recorded="Alice Example", place=towns[2])
    assert found(near="exampletown,5", kind="entry") == ["Bob Sample"]
    assert found(near="exampletown,5", kind="place") == ["Exampletown"]


def test_a_distance_narrows_the_other_conditions(ask, towns):
    EventFactory(title_en="Sample one", places=[towns[0]], date="1990")
    EventFactory(title_en="Sample two", places=[towns[0]], date="2001")
    answer = ask(near="exampletown,5", q="sample", from_="1990", to="1990", kind="event")
    assert answer.count == 1


def test_where_no_place_is_near_nothing_is_found(ask, towns):
    EventFactory(places=[towns[0]])
    assert ask(near="-40,47,10").count == 0
    assert not ask(near="-40,47,10").question.is_empty


@pytest.mark.parametrize(
    ("near", "word"),
    [
        ("exampletown", "distance"),
        ("exampletown,", "distance"),
        ("exampletown,ten", "distance"),
        (",10", "distance"),
        ("exampletown,0", "at most 500"),
        ("exampletown,501", "at most 500"),
        ("exampletown,-5", "distance"),
        ("exampletown,nan", "distance"),
        ("nowhereville,10", "Nothing here is called"),
        ("95,47,10", "no such position"),
        ("40,190,10", "no such position"),
        ("40,47", "Nothing here is called"),
        ("a" * 5_000 + ",10", "distance"),
        (",,,,,", "distance"),
        ("\x00,10", "distance"),
    ],
)
def test_nonsense_is_told_in_a_sentence_and_ignored(ask, towns, near, word):
    answer = ask(near=near)
    assert [name for name, _sentence in answer.question.problems] == ["near"]
    assert word in answer.question.problems[0][1]
    assert answer.count == 3


def test_a_place_whose_position_is_not_known_is_told(ask):
    PlaceFactory(name="Unknownby")
    (problem,) = ask(near="Unknownby, 10").question.problems
    assert "position of “Unknownby” is not known" in problem[1]


def test_hidden_places_and_those_only_compared_with_are_neither_centre_nor_near(ask, towns):
    for hidden in (
        {"state": "draft"},
        {"state": "withdrawn"},
        {"hidden_at": timezone.now()},
        {"is_mention": True},
    ):
        place = PlaceFactory(name="Secretby", latitude="40.0", longitude="47.0", **hidden)
        assert place.pk not in distance.places_around("exampletown,5").places
        assert "Nothing here is called" in ask(near="secretby,5").question.problems[0][1]
        assert "Nothing here is called" in ask(near=f"{place.slug},5").question.problems[0][1]


def test_only_the_nearest_of_very_many_places_are_asked_and_it_says_so(ask, monkeypatch, towns):
    monkeypatch.setattr(distance, "MOST_PLACES", 2)
    answer = ask(near="exampletown,50", kind="place")
    assert answer.count == 2
    assert "Only the nearest 2 places" in answer.question.problems[0][1]


def test_as_many_places_as_may_be_near_are_asked_at_once(towns):
    many = tuple(f"{number:012}" for number in range(distance.MOST_PLACES - 1))
    question = Question(chosen={"kind": ("place",)}, around=(*many, towns[0].pk))
    assert search(question, "en").count == 1
