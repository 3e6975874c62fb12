"""When: dates as rough as the visitor likes."""

import pytest

from archive.models.search import Basis
from tests.factories import EventFactory, ListEntryFactory, PersonFactory, VictimListFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("date", "first", "last", "is_found"),
    [
        ("1992-02-25", "1992-02-25", "1992-02-25", True),
        ("1992-02", "1992-02-10", "1992-02-12", True),
        ("1918~", "1918-05", "", True),
        ("1918/1920", "1919", "1919", True),
        ("1918/1920", "1921", "", False),
        ("1900/1990", "1950-01-01", "1950-01-02", True),
        ("1988/..", "2020", "2021", True),
        ("1988/..", "1987", "1987", False),
        ("../1920", "1800", "1801", True),
        ("1985/", "1999", "1999", True),
        ("/1992-02-25", "1991-06", "1991-07", True),
        ("/1992-02-25", "1990", "1990", False),
        ("/1992-02-25", "1992-02-26", "", False),
        ("../..", "1800", "2100", True),
        ("/..", "1800", "2100", False),  # goes on, but from when is not known
        ("", "1800", "2100", False),
        ("-0043-03-15", "-0050", "-0040", True),
    ],
)
def test_a_date_touches_what_it_may_mean(ask, date, first, last, is_found):
    EventFactory(date=date)
    assert ask(from_=first, to=last).count == int(is_found)


@pytest.mark.parametrize(
    ("date", "is_found"),
    [
        ("1992-02", True),
        ("1991/1992", False),
        ("1992/..", False),
        ("/1992-12-01", False),
        ("1992-12-01/", False),
        ("", False),
    ],
)
def test_within_holds_only_dates_whose_both_ends_are_known(ask, date, is_found):
    EventFactory(date=date)
    assert ask(from_="1992", to="1992", dates="within").count == int(is_found)


def test_dates_are_read_as_people_type_them(ask):
    EventFactory(date="1990-01-20")
    assert ask(from_="20.01.1990", to="20 yanvar 1990").count == 1
    assert ask(from_="март 1990").count == 0


def test_a_row_answers_by_its_own_date_and_else_by_its_events(ask):
    its_list = VictimListFactory(events=[EventFactory(date="1992-02-26")])
    ListEntryFactory(name_as_recorded="Own", victim_list=its_list, death="1992-03-05")
    ListEntryFactory(name_as_recorded="Events", victim_list=its_list)
    by_name = {hit.uid: hit for hit in ask(kind="entry", from_="1992").hits}
    assert {hit.date_basis for hit in by_name.values()} == {Basis.OWN, Basis.EVENTS}
    assert ask(kind="entry", from_="1992-03", to="1992-03").count == 1
    assert ask(kind="entry", from_="1992-02-26", to="1992-02-26").count == 1


def test_a_draft_event_lends_no_date(ask):
    its_list = VictimListFactory(events=[EventFactory(date="1992-02-26", state="draft")])
    ListEntryFactory(victim_list=its_list)
    assert ask(from_="1992", to="1992").count == 0


def test_what_is_left_out_for_want_of_a_date_is_said_and_can_be_included(ask):
    EventFactory(title_en="Sample dated", date="1992")
    EventFactory(title_en="Sample undated", date="")
    EventFactory(title_en="Sample partly", date="/1980")
    answer = ask(q="sample", from_="1992", to="1992")
    assert answer.count == 1
    assert {note.code: note.count for note in answer.notes} == {"undated": 1, "partly-unknown": 1}
    assert ask(q="sample", from_="1992", to="1992", undated="1").count == 3


def test_records_can_come_in_the_order_of_time(found):
    EventFactory(title_en="Sample later", date="1993")
    EventFactory(title_en="Sample undated", date="")
    EventFactory(title_en="Sample earlier", date="1918-03")
    assert found(q="sample", sort="date") == ["Sample earlier", "Sample later", "Sample undated"]


def test_names_can_come_in_the_order_of_the_readers_alphabet(found):
    for name in ("Çalik", "Dalik", "Celik"):
        PersonFactory(name=name)
    assert found(kind="person", sort="name", language="en") == ["Çalik", "Celik", "Dalik"]


@pytest.mark.parametrize("typed", ["99999", "x" * 10_000, "03/04/1992", "31.02.1992", "\x00", "'"])
def test_a_date_that_cannot_be_read_is_told_and_ignored(ask, typed):
    EventFactory()
    answer = ask(from_=typed)
    assert answer.count == 1
    assert (typed == "\x00") or [name for name, _ in answer.question.problems] == ["from"]


def test_a_range_that_ends_before_it_begins_is_told_and_ignored(ask):
    EventFactory()
    answer = ask(from_="1995", to="1990")
    assert answer.count == 1
    assert answer.question.problems[0][0] == "to"


@pytest.mark.parametrize("dates", ["touching", "within"])
def test_days_that_find_many_records_find_the_same_ones_in_the_same_order(ask, monkeypatch, dates):
    for date in ("1990-01-20", "1990-01", "1989/1991", "1990/..", "/1990", "", "1991-02"):
        EventFactory(date=date)
        ListEntryFactory(death=date)
    for undated in ("", "1"):
        asked = {"from_": "1990-01-15", "to": "1990-01-25", "dates": dates, "undated": undated}
        few = [hit.uid for hit in ask(**asked).hits]
        monkeypatch.setattr("archive.search.query.search.MOST_HITS", 1)
        assert [hit.uid for hit in ask(**asked).hits] == few
        monkeypatch.undo()
        assert few


def test_of_very_many_records_left_out_it_is_said_that_they_are_more(ask, monkeypatch):
    monkeypatch.setattr("archive.search.query.search.MOST_COUNTED", 3)
    for number in range(4):
        EventFactory(title_en=f"Sample undated {number}", date="")
        EventFactory(title_en=f"Sample partly {number}", date="/1980")
    EventFactory(title_en="Sample answered", date="1992/")
    told = {note.code: note.sentence for note in ask(q="sample", from_="1992").notes}
    assert "More than 3 records without a date" in told["undated"]
    assert "More than 2 records whose dates" in told["partly-unknown"]
