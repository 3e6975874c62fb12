"""The results of a search as a table to take away."""

import pytest

from archive.search.index.collecting import collected
from archive.search.query import search as query
from tests.factories import EventFactory, ListEntryFactory, PersonFactory, PlaceFactory

from .conftest import TABLE

pytestmark = pytest.mark.django_db


def test_all_that_is_found_is_in_the_table_in_its_order(table, monkeypatch):
    monkeypatch.setattr(query, "WALKED_AT_ONCE", 10)
    with collected():
        for number in range(35):
            PersonFactory(name=f"Sampleword {number:02}")
    PersonFactory(name="Somebody Else")
    rows = table(q="sampleword")
    assert [row["label"] for row in rows] == [f"Sampleword {number:02}" for number in range(35)]


def test_records_that_sound_alike_follow_those_spelled_so(table, monkeypatch):
    monkeypatch.setattr(query, "WALKED_AT_ONCE", 2)
    for number in range(3):
        PersonFactory(name=f"Huseynov {number}")
        PersonFactory(name=f"Гусейнов {number}")
    rows = [row["label"] for row in table(q="huseynov")]
    assert rows[:3] == ["Huseynov 0", "Huseynov 1", "Huseynov 2"]
    assert sorted(rows[3:]) == ["Гусейнов 0", "Гусейнов 1", "Гусейнов 2"]


def test_a_row_of_a_list_has_its_list_and_position(table):
    entry = ListEntryFactory(
        name_as_recorded="Bob Sample",
        victim_list__title_en="Sample list",
        position=7,
        death="1990-01",
        place=PlaceFactory(name="Exampletown"),
    )
    (row,) = table(q="bob")
    assert row == {
        "kind": "entry",
        "uid": entry.uid,
        "address": f"http://testserver/id/{entry.uid}",
        "label": "Bob Sample",
        "date": "1990-01",
        "earliest": "1990-01-01",
        "latest": "1990-01-31",
        "places": "Exampletown",
        "matched": "these words stand in it",
        "list": "Sample list",
        "position": "7",
    }


def test_an_end_that_is_not_known_is_left_empty(table):
    EventFactory(title_en="Sampleword", date="1990/..")
    (row,) = table(q="sampleword")
    assert (row["earliest"], row["latest"]) == ("1990-01-01", "")


def test_a_birth_is_not_taken_for_the_main_date(table):
    PersonFactory(name="Alice Example", birth="1950")
    assert table(q="alice")[0]["date"] == ""


def test_cells_that_look_like_formulas_are_defused(table):
    ListEntryFactory(name_as_recorded="=HYPERLINK(1) Sampleword")
    assert table(q="sampleword")[0]["label"] == "'=HYPERLINK(1) Sampleword"


def test_no_more_rows_than_can_be_counted_exactly_are_written(table, monkeypatch):
    monkeypatch.setattr(query, "MOST_COUNTED", 4)
    monkeypatch.setattr(query, "WALKED_AT_ONCE", 3)
    for number in range(9):
        PersonFactory(name=f"Sampleword {number}")
    assert len(table(q="sampleword")) == 4


def test_nothing_found_is_a_table_without_rows(table):
    assert table(q="zzqqx") == []


def test_the_table_is_in_the_language_asked_for(table):
    EventFactory(title_en="Sampleword", title_ru="Образцовое событие")
    assert table(q="sampleword", lang="ru")[0]["label"] == "Образцовое событие"


def test_it_is_a_file_to_save_and_sets_no_cookie(client):
    response = client.get(TABLE, {"q": "alice"})
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="search.csv"'
    assert not response.cookies


def test_nonsense_makes_a_table_all_the_same(table):
    PersonFactory(name="Alice Example")
    assert len(table(age="old", near="nowhere", from_="2020", to="1990", sort="x")) == 1


def test_the_search_page_leads_to_the_table_of_the_same_question(client):
    PersonFactory(name="Alice Example")
    page = client.get("/en/search/", {"q": "alice", "kind": "person"}).content.decode()
    assert "/api/v1/search.csv?q=alice&amp;kind=person&amp;lang=en" in page
