"""Rows that are no persons: sums and headings, in whatever column the word stands."""

import pytest

from archive.importers.lists import Column, ColumnMapping
from archive.importers.lists.interpreting import Interpreter
from archive.importers.lists.lookups import Lookups

COLUMNS = [
    Column("№", "position"), Column("Name", "name"), Column("Age", "age"),
    Column("Place", "place"), Column("Job"),
]  # fmt: skip


def read(row, columns=COLUMNS, before=2):
    interpreter = Interpreter(ColumnMapping(tuple(columns)), Lookups())
    (draft,) = interpreter.read_all([(2, before + 1, list(row))])
    return draft


def codes(row, **said):
    return {finding.code for finding in read(row, **said).findings}


@pytest.mark.parametrize(
    "row",
    [
        ("Cəmi", "", "2", "", ""),
        ("Total: 2 persons", "", "", "", ""),
        ("Итого", "2", "", "", ""),
        ("", "Cəmi", "", "", ""),
        ("", "Cəmi:", "2", "", ""),
        ("", "", "", "", "Всего: 2"),
        ("", "Yekun", "", "", "2"),
        ("", "Grand total", "2", "", ""),
        ("", "Sub-total", "2", "", ""),
        ("", "Cəmi 2 nəfər", "", "", ""),
        ("", "Итого: 2 чел.", "", "", ""),
        ("", "Всего погибших: 2", "", "", ""),
        ("", "Итого по району", "12", "", ""),
        ("", "Xocalı üzrə cəmi: 25", "", "", ""),
        ("", "", "Toplam", "2", ""),
        ("المجموع", "2", "", "", ""),
        ("", "جمع کل", "۲ نفر", "", ""),
        ("3", "Ümumi say", "", "", "—"),
        ("", "TOTAL", "38.5", "", "100 %"),
        ("In all", "", "", "", "2 persons"),
        ("Итого:", "2 человека", "", "", ""),
    ],
)
def test_a_row_of_totals_is_no_person(row):
    draft = read(row)
    assert draft.is_refused
    assert [finding.code for finding in draft.findings] == ["row-of-totals"]
    assert "".join(draft.row) == "".join(row)


@pytest.mark.parametrize(
    "row",
    [
        ("", "Xocalı şəhəri", "", "", ""),
        ("Xocalı şəhəri", "", "", "", ""),
        ("Şuşa rayonu", *["Şuşa rayonu"] * 4),
        ("", "город Выдуманск", "", "", ""),
        ("", "Village of Exampleton", "", "", ""),
        ("", "Nümunə kəndi – 25 nəfər", "", "", ""),
        ("", "A", "", "", ""),
        ("", "Ə", "", "", ""),
        ("", "1992", "", "", ""),
        ("", "1992-ci il", "", "", ""),
        ("", "Январь 1990 г.", "", "", ""),
        ("", "Погибшие дети", "", "", ""),
        ("", "Uşaqlar (63)", "", "", ""),
        ("", "Killed in Exampletown:", "", "", ""),
        ("", "List of victims", "", "", ""),
        ("", "Мирные жители", "", "", ""),
        ("Page 3", "", "", "", ""),
        ("", "Səhifə 2", "", "", ""),
        ("", "Стр. 2 из 7", "", "", ""),
        ("", "продолжение", "", "", ""),
        ("", "(davamı)", "", "", ""),
        ("", "* according to the register of the town", "", "", ""),
        ("", "Qeyd: yaşı göstərilməyənlər də daxildir", "", "", ""),
        ("", "Источник: Пример", "", "", ""),
    ],
)
def test_a_heading_is_no_person(row):
    assert codes(row) == {"section-heading"}


@pytest.mark.parametrize(
    "row",
    [
        ("", "Orxan Nümunəyev", "", "", ""),
        ("7", "Тамара Всего", "", "", ""),
        ("7", "Cəmil Nümunəyev", "40", "", ""),
        ("7", "Qurban Cəmi", "40", "", ""),
        ("7", "Yekun Nümunəyev", "", "", ""),
        ("7", "Ali Toplam", "2", "", ""),
        ("7", "Cem", "40", "", ""),
        ("7", "Lalə Uydurmalı", "2", "", "Cəmi"),
        ("7", "Summer Example", "2", "", "total"),
        ("7", "", "", "Xocalı şəhəri", "total loss of the house"),
        ("", "*Orxan Kamal oğlu Nümunəyev", "", "", ""),
        ("7", "A", "12", "", ""),
        ("", "A. N.", "", "", ""),
        ("7", "", "40", "Xocalı şəhəri", ""),
        ("7", "Şəhər Nümunəyeva", "", "", ""),
        ("", "Kəndli Nümunəyev", "", "", ""),
        ("", "г. Нумунов", "", "", ""),
        ("", "Naməlum qadın", "", "", ""),
        ("", "Unidentified", "", "", ""),
        ("", "Child of Alice Example", "", "", ""),
        ("", "Uşaq", "", "", ""),
        ("", "Police Example", "", "", ""),
        ("7", "", "", "", ""),
        ("", "", "30", "", ""),
    ],
)
def test_a_person_is_never_taken_for_a_sum_or_a_heading(row):
    draft = read(row)
    assert not draft.is_refused
    assert not {"perhaps-no-person"} & {finding.code for finding in draft.findings}


@pytest.mark.parametrize(
    "row", [("", "", "", "", "2"), ("", "", "", "Xocalı şəhəri", ""), ("", "", "", "", "weather")]
)
def test_what_may_be_no_person_is_warned_about(row):
    draft = read(row)
    assert not draft.is_refused
    assert "perhaps-no-person" in {finding.code for finding in draft.findings}


def test_a_mapping_may_say_that_somebody_is_called_so():
    said = Column("Name", "name", values=(("Cəmi", "Cəmi"),))
    draft = read(["1", "Cəmi", "40", "", ""], [COLUMNS[0], said, *COLUMNS[2:]])
    assert draft.columns["name_as_recorded"] == "Cəmi"


def test_sums_are_found_where_the_name_stands_in_parts():
    columns = [Column("Soyad", "family"), Column("Ad", "given"), Column("Yaş", "age")]
    assert codes(["", "Cəmi", "2"], columns=columns) == {"row-of-totals"}
    assert not read(["Toplam", "Əli", "2"], columns).is_refused
