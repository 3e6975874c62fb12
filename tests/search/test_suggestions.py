"""As you type."""

import pytest

from archive.search.index.collecting import collected
from archive.search.query.search import suggest
from tests.factories import EventFactory, ListEntryFactory, PersonFactory, PlaceFactory

pytestmark = pytest.mark.django_db


def labels(text, **options):
    return [one.label for one in suggest(text, "en", **options)]


def test_names_places_and_events_are_suggested_by_their_beginning():
    PersonFactory(name="Alice Example")
    PlaceFactory(name="Exampletown")
    EventFactory(title_en="Example event", summary_en="Exotic words of a summary")
    assert labels("exam") == ["Alice Example", "Exampletown", "Example event"]
    assert labels("exot") == []


def test_earlier_words_are_whole_and_the_last_is_a_beginning():
    PersonFactory(name="Alice Example")
    PersonFactory(name="Alan Exeter")
    assert labels("alice ex") == ["Alice Example"]
    assert labels("ali ex") == []


def test_a_beginning_in_another_spelling_is_suggested_after_the_one_typed():
    PersonFactory(name="Гусейнов")
    PersonFactory(name="Huseynov")
    assert labels("hus") == ["Huseynov", "Гусейнов"]
    assert labels("гус") == ["Гусейнов", "Huseynov"]


def test_no_more_are_suggested_than_asked_for():
    with collected():
        for number in range(30):
            ListEntryFactory(name_as_recorded=f"Sample {number}")
    assert len(labels("samp")) == 10
    assert len(labels("samp", limit=3)) == 3


def test_one_letter_suggests_nothing():
    PersonFactory(name="Alice Example")
    assert labels("a") == []
