"""Checks: what an archivist is told to look at again, and what is left in peace."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from archive.models import Participation, PlaceName
from archive.search.index.collecting import collected
from archive.services.checking import check, check_archive
from tests import factories

pytestmark = pytest.mark.django_db


def codes(instance):
    instance.refresh_from_db()
    return {finding.code for finding in check(instance)}


def person(**values):
    return factories.PersonFactory(name="Alice Example", **values)


@pytest.mark.parametrize(
    ("birth", "death", "is_odd"),
    [
        ("1950", "1949", True),
        ("1950-05", "1950-04-30", True),
        ("1950", "1950", False),
        ("1950~", "1992-02-26", False),
        ("", "1992", False),
        ("1950/", "1940", True),
    ],
)
def test_a_death_before_the_birth_is_noticed(birth, death, is_odd):
    assert ("dead-before-born" in codes(person(birth=birth, death=death))) is is_odd


@pytest.mark.parametrize(
    ("birth", "is_odd"),
    [("1950-01-01", True), ("1950-06-01", True), ("1950", False), ("1950-01-02", False)],
)
def test_dates_clerks_write_for_a_year_are_noticed(birth, is_odd):
    assert ("placeholder-date" in codes(person(birth=birth))) is is_odd


@pytest.mark.parametrize(
    ("age", "is_odd"), [(40, False), (41, False), (42, False), (39, True), (43, True), (4, True)]
)
def test_an_age_that_the_dates_exclude_is_noticed(age, is_odd):
    # between 40 and 41 full years; a clerk who subtracts the years writes one more
    entry = factories.ListEntryFactory(birth="1951", death="1992-02-26", age_years=age)
    assert ("age-against-dates" in codes(entry)) is is_odd


def test_an_age_without_a_date_of_death_says_nothing():
    assert codes(factories.ListEntryFactory(birth="1951", age_years=4)) == set()


def test_a_minor_of_full_age_is_noticed():
    assert "age-and-minor" in codes(factories.ListEntryFactory(age_years=34, is_minor=True))
    assert codes(factories.ListEntryFactory(age_years=7, is_minor=True)) == set()


def test_the_age_at_an_event_is_compared_with_the_birth():
    event = factories.EventFactory(date="1992-02-26")
    part = Participation.objects.create(
        person=person(birth="1950"),
        event=event,
        age_years=12,
        source=factories.SourceFactory(),
        locator="p. 3",
    )
    assert codes(part) == {"age-against-dates"}


def whole(value, *parts, **options):
    figure = factories.FigureFactory(value=value, **options)
    for part in parts:
        factories.FigureFactory(value=part, part_of=figure)
    return figure


@pytest.mark.parametrize(
    ("figure", "found"),
    [
        ((131, 82, 21, 8), {"parts-below-whole"}),
        ((131, 82, 20, 21, 8), set()),
        ((100, 60, 41), {"parts-exceed-whole"}),
        ((100, 60), set()),  # one part is only a part
    ],
)
def test_parts_are_added_up_against_the_whole(db, figure, found):
    assert codes(whole(*figure)) == found


def test_bounds_of_figures_are_respected(db):
    assert codes(whole(100, 60, 41, bound="at-least")) == set()
    assert codes(whole(100, 60, 30, bound="up-to")) == set()


def test_the_same_words_under_two_speakers_are_noticed():
    words = "We saw smoke above the hill, and then we walked."
    one = factories.QuotationFactory(text=words, speaker_as_named="Alice Example")
    factories.QuotationFactory(text=words.upper(), speaker_as_named="Bob Sample")
    assert codes(one) == {"quotation-attributed-twice"}
    assert "Bob Sample" in check(one)[0].sentence


def test_a_link_without_an_archived_copy_is_noticed():
    link = "https://example.org/report"
    assert codes(factories.SourceFactory(url=link)) == {"link-not-archived"}
    kept = factories.SourceFactory(url=link, archived_url="https://archive.example.org/1")
    assert codes(kept) == set()


def test_an_event_outside_the_time_of_a_places_names_is_noticed():
    place = factories.PlaceFactory()
    place.names.update(period="1923/1991", period_earliest=701_994, period_latest=727_198)
    event = factories.EventFactory(date="1992-02")
    event.places.add(place)
    assert codes(event) == {"outside-period-of-name"}
    PlaceName.objects.create(place=place, text="Newtown", period="1991/..")
    event = type(event).objects.get(pk=event.pk)
    assert codes(event) == set()


@pytest.mark.parametrize(
    ("summary", "is_odd"),
    [
        ("They were killed.", False),
        ("They were martyrs.", True),
        ("The paper calls them “martyrs”.", False),
        ('The paper calls them "martyrs".', False),
        ("See [the page](https://example.org/martyrs).", False),
    ],
)
def test_a_word_of_one_side_is_noticed_outside_quotation_marks(summary, is_odd):
    event = factories.EventFactory(summary_en=summary)
    assert ("word-of-one-side" in codes(event)) is is_odd


def test_words_of_one_side_are_known_in_every_language():
    event = factories.EventFactory(summary_az="İşğalçılar gəldi.", summary_ru="Зверски убиты.")
    assert {one.field for one in check(event)} == {"summary_az", "summary_ru"}


@pytest.mark.parametrize("odd", ["\u200b", "\u202e", "\ufeff"])
def test_characters_that_cannot_be_seen_are_named_by_code_point(odd):
    event = factories.EventFactory(summary_en=f"Before{odd}after")
    (found,) = check(event)
    assert (found.code, found.field) == ("odd-character", "summary_en")
    assert f"U+{ord(odd):04X}" in found.sentence


def test_the_whole_archive_is_checked_and_says_which_record_is_meant():
    odd = person(birth="1950", death="1940")
    odd.names.update(text="Alice\u200b Example")
    found = {(one.code, one.uid) for one in check_archive()}
    assert {("dead-before-born", odd.pk), ("odd-character", odd.pk)} <= found


def test_checking_more_rows_asks_the_database_no_more_often(django_assert_max_num_queries):
    with collected():
        for _count in range(20):
            factories.ListEntryFactory()
            event = factories.EventFactory()
            event.places.add(factories.PlaceFactory())
            whole(10, 5, 5)
            factories.QuotationFactory()
            factories.CitationFactory()
    with django_assert_max_num_queries(45):
        list(check_archive())


def test_the_command_prints_one_json_object_a_line():
    person(birth="1950", death="1940")
    out = StringIO()
    call_command("check_archive", "--json", stdout=out)
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [line["code"] for line in lines if line["kind"] == "person"] == ["dead-before-born"]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"birth": "2909"}, "in-the-future"),
        ({"death": "2990-01-20"}, "in-the-future"),
        ({"birth": "1050", "death": "1990"}, "older-than-anybody"),
        ({"birth": "1885", "death": "1990"}, ""),
        ({"birth": "2909~"}, "in-the-future"),
    ],
)
def test_a_year_that_cannot_be_is_noticed_of_persons_and_rows(values, code):
    expected = {code} if code else set()
    assert codes(person(**values)) == expected
    assert codes(factories.ListEntryFactory(**values)) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"birth": "1190"}, {"far-from-event"}),
        ({"death": "1190"}, {"far-from-event"}),
        ({"birth": "1995"}, {"born-after-event"}),
        ({"birth": "1950", "death": "2005"}, set()),
    ],
)
def test_a_row_is_held_against_the_events_of_its_list(values, expected):
    entry = factories.ListEntryFactory(**values)
    entry.victim_list.events.add(factories.EventFactory(date="1990-01-20"))
    assert codes(entry) == expected


def test_somebody_not_born_yet_takes_no_part_in_an_event():
    part = Participation.objects.create(
        person=person(birth="1995"),
        event=factories.EventFactory(date="1990-01-20"),
        source=factories.SourceFactory(),
        role=Participation.Role.HARMED,
    )
    assert "born-after-event" in codes(part)


def test_an_event_to_come_is_noticed():
    assert "in-the-future" in codes(factories.EventFactory(date="2990-01-20"))


@pytest.mark.parametrize(
    ("fate", "is_odd"),
    [("wounded", True), ("survived", True), ("died-of-wounds", False), ("captive", False)],
)
def test_a_date_of_death_of_somebody_who_lived_on_is_noticed(fate, is_odd):
    entry = factories.ListEntryFactory(fate=fate, death="1990-01-20")
    assert ("death-of-survivor" in codes(entry)) is is_odd


@pytest.mark.parametrize(("birth", "is_odd"), [("1970~", False), ("1930~", True), ("1970", True)])
def test_an_estimated_birth_may_miss_by_some_years(birth, is_odd):
    entry = factories.ListEntryFactory(birth=birth, death="1990", age_years=26)
    assert ("age-against-dates" in codes(entry)) is is_odd
