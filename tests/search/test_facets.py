"""Counts beside the results."""

import pytest

from archive.models import EventRelation
from archive.models.events import RelationKind
from tests.factories import (
    EventFactory,
    FigureFactory,
    ListEntryFactory,
    PlaceFactory,
    QuotationFactory,
    VictimListFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def sample():
    event = EventFactory(
        title_en="Sample event", date="1989-12/1990-01", places=[PlaceFactory(name="Exampletown")]
    )
    its_list = VictimListFactory(events=[event], title_en="Sample list")
    for fate, sex in (("killed", "male"), ("killed", "female"), ("died-of-wounds", "")):
        ListEntryFactory(
            name_as_recorded="Bob Sample", victim_list=its_list, fate=fate, sex=sex, death="1990"
        )
    QuotationFactory(events=[event], text="Sample words.", date="2001")
    return event


def counts(answer, name):
    return {facet.label: facet.count for facet in answer.facets[name]}


def test_every_dimension_is_counted_over_all_that_is_found(ask, sample):
    answer = ask(q="sample")
    assert answer.count == 6
    assert counts(answer, "kind") == {
        "events": 1,
        "names on lists": 3,
        "lists of names": 1,
        "quotations": 1,
    }
    assert counts(answer, "event") == {"Sample event": 6}
    assert counts(answer, "place") == {"Exampletown": 6}
    assert counts(answer, "decade") == {"1980": 2, "1990": 5, "2000": 1}
    assert counts(answer, "list") == {"Sample list": 4}
    assert counts(answer, "fate") == {"killed": 2, "died of wounds": 1}
    assert counts(answer, "sex") == {"female": 1, "male": 1}


def test_an_empty_question_counts_the_whole_archive(ask, sample):
    assert counts(ask(), "kind")["names on lists"] == 3
    assert ask().count == ask(q="sample").count + 3  # a place and two sources


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("kind", "entry", 3),
        ("fate", "died-of-wounds", 1),
        ("sex", "female", 1),
        ("decade", "2000", 1),
        ("list", "sample", 4),
        ("event", "sample", 6),
    ],
)
def test_choosing_an_option_leaves_as_many_as_it_said(ask, sample, name, value, expected):
    facet = next(
        f for f in ask(q="sample").facets[name] if value in (f.value, f.label.split()[0].lower())
    )
    answer = ask(q="sample", **{name: facet.value})
    assert answer.count == facet.count == expected
    assert [f.value for f in answer.facets[name] if f.selected] == [facet.value]


def test_the_other_options_stay_when_one_is_chosen(ask, sample):
    assert counts(ask(q="sample", fate="killed"), "fate") == {"killed": 2, "died of wounds": 1}


def test_a_part_of_an_event_counts_for_the_whole(ask, sample):
    whole = EventFactory(title_en="Whole", kind="armed-conflict")
    EventRelation.objects.create(from_event=sample, to_event=whole, kind=RelationKind.PART_OF)
    assert ask(event=whole.slug, kind="entry").count == 3


def test_figures_are_not_records_of_the_search(ask):
    FigureFactory(group_en="Sample figure")
    assert ask(q="figure").count == 0


def test_facet_labels_are_in_the_language_of_the_reader(ask):
    EventFactory(title_en="Sample event", title_ru="Образцовое событие")
    assert counts(ask("ru", q="sample"), "event") == {"Образцовое событие": 1}


def test_a_page_of_results_takes_a_fixed_number_of_queries(
    ask, sample, django_assert_max_num_queries
):
    with django_assert_max_num_queries(45):
        ask(q="sample", place="Exampletown", event=sample.slug, from_="1990", sort="date")
