"""Dates in words: what a reader sees, in three languages."""

import csv
from pathlib import Path

import pytest

from archive.lib.dates import UncertainDate, both_styles_in_words, interval

GOLDEN = Path(__file__).parent / "golden" / "dates_in_words.csv"
COLLECTION = Path(__file__).parents[2] / "fixtures" / "collection"
LANGUAGES = ("en", "az", "ru")


def golden_rows():
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def dates_of_the_collection():
    for path in sorted(COLLECTION.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row.get("end_edtf"):
                    yield interval(row["start_edtf"], row["end_edtf"])
                yield from (
                    value
                    for column, value in row.items()
                    if column and column.endswith("_edtf") and column != "end_edtf" and value
                )


@pytest.mark.parametrize("row", golden_rows(), ids=lambda row: row["edtf"])
def test_a_date_reads_as_the_golden_file_says(row):
    date = UncertainDate.parse(row["edtf"])
    assert {language: date.in_words(language) for language in LANGUAGES} == {
        language: row[language] for language in LANGUAGES
    }


def test_every_date_of_the_first_collection_is_in_the_golden_file():
    known = {row["edtf"] for row in golden_rows()}
    assert set(dates_of_the_collection()) <= known


def test_no_two_golden_dates_that_differ_in_their_missing_ends_read_alike():
    for language in LANGUAGES:
        ends = ("1985/", "1985/..", "/1985", "../1985", "[..1985]", "[1985..]", "1985")
        words = {UncertainDate.parse(text).in_words(language) for text in ends}
        assert len(words) == len(ends)


def test_a_language_nobody_here_speaks_is_answered_in_english():
    assert UncertainDate.parse("1918-03~").in_words("xx") == "about March 1918"


@pytest.mark.parametrize(
    ("edtf", "language", "words"),
    [
        ("1918-03-31", "en", "31 March 1918 (Old Style: 18 March 1918)"),
        ("1918-03-31", "az", "31 mart 1918 (köhnə təqvimlə 18 mart 1918)"),
        ("1918-03-31", "ru", "31 марта 1918 г. (по старому стилю: 18 марта 1918 г.)"),
        ("1918-03-31~", "en", "about 31 March 1918 (Old Style: about 18 March 1918)"),
        (
            "1918-03-30/1918-04-02",
            "en",
            "30 March – 2 April 1918 (Old Style: 17–20 March 1918)",
        ),
        (
            "[1918-03-14..1918-04-13]",
            "en",
            "between 14 March and 13 April 1918 (Old Style: March 1918)",
        ),
        (
            "[1918-01-14..1919-01-13]",
            "en",
            "between 14 January 1918 and 13 January 1919 (Old Style: 1918)",
        ),
        ("1900-03-13", "en", "13 March 1900 (Old Style: 29 February 1900)"),
    ],
)
def test_an_old_style_date_shows_both_its_days(edtf, language, words):
    assert both_styles_in_words(UncertainDate.parse(edtf), language) == words


@pytest.mark.parametrize("edtf", ["1918", "1918-03", "1918-03-31/..", "195X", "[1918,1920]", "/.."])
def test_a_date_without_a_day_is_not_given_an_old_style_day(edtf):
    date = UncertainDate.parse(edtf)
    assert both_styles_in_words(date, "en") == date.in_words("en")
