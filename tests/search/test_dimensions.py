"""Each dimension of the search is whole: parameter, facet, label, documentation, a way out."""

import re
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils.translation import override

from archive.models.fields import LANGUAGE_CODES
from archive.search import tokens
from archive.search.dimensions import DIMENSIONS
from archive.search.query.parameters import PARAMETERS
from tests.factories import EventFactory, ListEntryFactory, PlaceFactory, VictimListFactory

pytestmark = pytest.mark.django_db
DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "search.md"
VALUES = {
    "kind": "entry",
    "event": "sample-event",
    "place": "Exampletown",
    "decade": "1990",
    "list": "sample-list",
    "fate": "missing",
    "sex": "female",
    "age": "0-17",
}
"""A value of each, which the row below has."""
OF_PEOPLE = "named"  # tried with people, in test_one_human_being


@pytest.fixture
def row():
    event = EventFactory(
        slug="sample-event", title_en="Sample event", places=[PlaceFactory(name="Exampletown")]
    )
    other = EventFactory(date="1980", places=[PlaceFactory(name="Testville")])
    sample = VictimListFactory(slug="sample-list", title_en="Sample list", events=[event])
    known = {"fate": "missing", "sex": "female", "age_years": 7, "death": "1990"}
    ListEntryFactory(
        name_as_recorded="Bob Example",
        victim_list=VictimListFactory(events=[other]),
        fate="killed",
        sex="male",
        age_years=40,
        death="1980",
    )
    return ListEntryFactory(name_as_recorded="Alice Example", victim_list=sample, **known)


def page(client, **params):
    return client.get(reverse("public:search"), params)


def test_the_values_tried_here_are_those_of_all_dimensions():
    assert {*VALUES, OF_PEOPLE} == set(DIMENSIONS)


@pytest.mark.parametrize("name", DIMENSIONS)
def test_a_dimension_has_a_parameter_of_its_own_that_is_written_down(name):
    assert PARAMETERS.count(name) == 1
    lines = [line for line in DOCUMENT.read_text().splitlines() if line.startswith("| `")]
    parameters = {word for line in lines for word in re.findall(r"`(\w+)`", line.split("|")[1])}
    assert name in parameters


def test_no_two_dimensions_share_a_letter_and_none_is_taken_by_other_tokens():
    letters = [dimension.letter for dimension in DIMENSIONS.values()]
    others = {
        value[0]
        for name, value in vars(tokens).items()
        if name.isupper() and isinstance(value, str) and name not in ("KIND", "LAST_LETTER")
    }
    assert len(set(letters)) == len(letters)
    assert others.isdisjoint(letters)


@pytest.mark.parametrize("name", VALUES)
def test_heading_and_way_out_are_in_every_language(name):
    dimension = DIMENSIONS[name]
    for texts in zip(*(_words(dimension, code) for code in LANGUAGE_CODES), strict=True):
        assert all(texts)
        assert len(set(texts)) > 1, texts


def _words(dimension, language):
    with override(language):
        return str(dimension.heading), str(dimension.looser)


@pytest.mark.parametrize("name", VALUES)
def test_a_record_is_found_by_it_and_counted_and_called_by_it(ask, found, row, name):
    params = {name: VALUES[name]}
    answer = ask(q="example", **params)
    assert "Alice Example" in found(q="example", **params)
    assert ("Bob Example" in found(q="example", **params)) == (name == "kind")
    facets = {facet.value: facet for facet in answer.facets[name]}
    [chosen] = [facet for facet in facets.values() if facet.selected]
    assert chosen.label
    assert chosen.count == answer.count
    assert list(answer.facets) == list(DIMENSIONS)


@pytest.mark.parametrize("name", VALUES)
def test_what_is_chosen_is_told_over_the_answer_and_can_be_taken_back(client, row, name):
    with override("en"):
        answer = page(client, q="example", **{name: VALUES[name]})
        heading = str(DIMENSIONS[name].heading)
        chips = answer.context["chips"].chips
        undo = [chip.remove_url for chip in chips if chip.label.startswith(heading)]
        assert undo == ["?q=example"]
        assert heading in [group.title for group in answer.context["groups"]]


@pytest.mark.parametrize("name", VALUES)
def test_where_nothing_is_found_it_is_offered_to_search_without(client, row, name):
    with override("en"):
        answer = page(client, q="zzqxwv", **{name: VALUES[name]})
        tips = {tip.text: tip.url for tip in answer.context["tips"]}
        assert tips[str(DIMENSIONS[name].looser)] == "?q=zzqxwv"


@pytest.mark.parametrize("name", VALUES)
def test_a_value_that_cannot_be_understood_is_told_and_narrows_nothing(ask, row, name):
    answer = ask(q="example", **{name: "no such thing"})
    assert [problem[0] for problem in answer.question.problems] == [name]
    assert answer.count == ask(q="example").count
    assert not any(facet.selected for facet in answer.facets[name])


def test_the_groups_of_the_api_are_those_of_the_page(client, row):
    answer = client.get(reverse("api:search"), {"q": "example"}).json()
    assert list(answer["facets"]) == list(DIMENSIONS)
