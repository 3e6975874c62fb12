"""How old: as sources state it for the event, never reckoned from today."""

import pytest

from archive.lib.lives import age_between
from archive.models import EntryMatch, Participation
from archive.search.index import drift
from tests.factories import EventFactory, ListEntryFactory, PersonFactory, SourceFactory

pytestmark = pytest.mark.django_db
ALL = ["0-17", "0-6", "7-17", "18", "18-64", "65", "unstated"]


def groups(ask, **params):
    """The groups that find something."""
    return [group for group in ALL if ask(age=group, kind="entry", **params).count]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"age_years": 0}, ["0-17", "0-6"]),
        ({"age_years": 6}, ["0-17", "0-6"]),
        ({"age_years": 7}, ["0-17", "7-17"]),
        ({"age_years": 17}, ["0-17", "7-17"]),
        ({"age_years": 18}, ["18", "18-64"]),
        ({"age_years": 64}, ["18", "18-64"]),
        ({"age_years": 65}, ["18", "65"]),
        ({"is_minor": True}, ["0-17"]),
        ({"is_minor": False}, ["18"]),
        ({"age_text": "a child"}, ["unstated"]),
        ({"birth": "1985", "death": "1992"}, ["0-17"]),  # six or seven
        ({"birth": "1985-02-26", "death": "1992-02-25"}, ["0-17", "0-6"]),
        ({"birth": "1985-02-26", "death": "1992-02-26"}, ["0-17", "7-17"]),
        ({"birth": "1974", "death": "1992"}, []),  # 17 or 18: told by neither
        ({"birth": "1950", "death": "1992"}, ["18", "18-64"]),
        ({"birth": "1950"}, ["unstated"]),
        ({"birth": "1950", "death": "1992/"}, ["unstated"]),
        ({"birth": "1950?", "death": "1992"}, ["unstated"]),
        ({"birth": "1950~", "death": "1992"}, ["unstated"]),
        ({"birth": "1995", "death": "1992"}, ["unstated"]),
        ({"is_minor": True, "birth": "1988", "death": "1992"}, ["0-17", "0-6"]),
        ({"is_minor": True, "birth": "1950", "death": "1992"}, ["0-17"]),
        ({"age_years": 40, "birth": "1985", "death": "1992"}, ["18", "18-64"]),
    ],
)
def test_a_row_is_in_a_group_only_where_that_is_certain(ask, row, expected):
    ListEntryFactory(**row)
    assert groups(ask) == (expected or ["unstated"])


def test_ages_are_counted_beside_the_results(ask):
    for years in (3, 12, 12, 40, None):
        ListEntryFactory(name_as_recorded="Bob Sample", age_years=years)
    facets = {facet.value: facet.count for facet in ask(q="sample").facets["age"]}
    assert facets == {"0-17": 3, "0-6": 1, "7-17": 2, "18": 1, "18-64": 1, "unstated": 1}
    chosen = ask(q="sample", age="7-17")
    assert chosen.count == 2
    assert [facet.value for facet in chosen.facets["age"] if facet.selected] == ["7-17"]


def test_a_person_has_the_ages_their_statements_have(ask):
    person = PersonFactory(name="Alice Example")
    assert ask(kind="person", age="unstated").count == 1
    EntryMatch.objects.create(entry=ListEntryFactory(age_years=70), person=person)
    assert ask(kind="person", age="65").count == 1
    assert ask(kind="person", age="unstated").count == 0
    Participation.objects.create(
        person=person, event=EventFactory(), source=SourceFactory(), age_years=40
    )
    assert ask(kind="person", age="18-64").count == 1


def test_a_person_not_called_a_minor_is_not_therefore_grown(ask):
    PersonFactory(is_minor=False)
    PersonFactory(is_minor=True)
    assert ask(kind="person", age="18").count == 0
    assert ask(kind="person", age="0-17").count == 1


def test_an_age_learned_later_is_found_at_once(ask):
    row = ListEntryFactory()
    row.age_years = 12
    row.save()
    assert ask(age="7-17").count == 1
    assert drift.check() == []


def test_events_and_places_have_no_age(ask):
    EventFactory()
    assert ask(age="unstated").count == 0


def test_a_plus_sign_lost_on_the_way_does_no_harm(ask):
    ListEntryFactory(age_years=70)
    assert ask(age="65 ").count == 1


def test_an_age_that_is_no_group_is_told_and_ignored(ask):
    ListEntryFactory(age_years=70)
    answer = ask(age="thirty")
    assert answer.question.problems[0][0] == "age"
    assert answer.count > 0


def test_years_between_dates_are_whole_years():
    assert age_between("1990-03-01", "1992-02-29") == (1, 1)
    assert age_between("1990", "1992") == (1, 2)
    assert age_between("", "1992") is None
