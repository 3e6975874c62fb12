"""Where: a place by any of its names, with everything inside it."""

import pytest

from archive.models import Event, PlaceName, PlaceRelation
from archive.search.query.called import Tier
from tests.factories import EventFactory, ListEntryFactory, PlaceFactory, VictimListFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    town = PlaceFactory(name="Exampletown")
    PlaceName.objects.create(place=town, text="Нумунэкенд", language="ru")
    district = PlaceFactory(name="Sample District")
    PlaceRelation.objects.create(child=town, parent=district)
    return town


@pytest.mark.parametrize("typed", ["Exampletown", "EXAMPLETOWN", "Нумунэкенд", "Sample District"])
def test_a_place_is_asked_for_by_any_of_its_names_and_by_what_it_lies_in(ask, town, typed):
    EventFactory(places=[town])
    EventFactory(places=[PlaceFactory(name="Elsewhere")])
    answer = ask(place=typed, kind="event")
    assert (answer.count, answer.question.problems) == (1, ())


def test_a_place_is_asked_for_by_address_and_by_id(ask, town):
    EventFactory(places=[town])
    assert ask(place=town.slug, kind="event").count == 1
    assert ask(place=town.pk.lower(), kind="event").count == 1


def test_a_place_inside_does_not_hold_what_lies_around_it(ask, town):
    EventFactory(places=[town.inside.get().parent])
    assert ask(place="Exampletown", kind="event").count == 0


def test_a_name_and_a_place_in_one_box_find_the_rows_of_that_place(ask, town):
    its_list = VictimListFactory(events=[EventFactory(places=[town])])
    row = ListEntryFactory(name_as_recorded="Alice Sample", victim_list=its_list)
    ListEntryFactory(name_as_recorded="Alice Sample")
    answer = ask(q="alice exampletown")
    assert [(hit.uid, hit.tier) for hit in answer.hits] == [(row.uid, Tier.PLACE)]
    assert [hit.uid for hit in ask(q="sample district alice").hits] == [row.uid]


def test_a_row_answers_by_its_own_place_and_else_by_its_events(ask, town):
    its_list = VictimListFactory(events=[EventFactory(places=[town])])
    elsewhere = PlaceFactory(name="Elsewhere")
    ListEntryFactory(victim_list=its_list)
    ListEntryFactory(victim_list=its_list, place=elsewhere)
    assert ask(place="Exampletown", kind="entry").count == 1
    assert ask(place="Elsewhere", kind="entry").count == 1


def test_birth_home_and_burial_count_only_when_any_connection_is_asked_for(ask, town):
    ListEntryFactory(residence_place=town)
    assert ask(place="Exampletown", kind="entry").count == 0
    assert ask(place="Exampletown", kind="entry", where="any").count == 1


def test_a_place_nobody_knows_is_told_and_ignored(ask, town):
    answer = ask(place="Nowhereville")
    assert answer.question.problems[0][0] == "place"
    assert answer.count == 2


def test_a_place_only_compared_with_is_not_found(ask, found):
    place = PlaceFactory(name="Comparison", is_mention=True)
    assert found(q="comparison") == []
    assert ask(place=place.slug).question.problems


def test_moving_a_place_moves_what_happened_there(ask, town):
    EventFactory(places=[town])
    PlaceRelation.objects.get().delete()
    assert ask(place="Sample District", kind="event").count == 0


def test_a_relation_between_places_from_either_side_is_noticed(ask, town):
    event = EventFactory()
    town.events.add(event)
    assert ask(place="Exampletown", kind="event").count == 1
    town.events.clear()
    assert ask(place="Exampletown", kind="event").count == 0
    Event.objects.get(pk=event.pk).places.set([town])
    assert ask(place="Exampletown", kind="event").count == 1
