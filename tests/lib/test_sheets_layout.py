"""Delimiters and headers: banner rows are passed over, doubled and missing headers refused."""

import pytest

from archive.lib.sheets import Header, SheetRefused, find_header, header_of, suggest_delimiter

USUAL = {"Ad", "Yaş", "Name", "Age"}


def header(*rows):
    return find_header(rows, USUAL.__contains__)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_that_divides_evenly_is_suggested(delimiter):
    lines = [delimiter.join(["Ad", "Yaş", "Yer"]), delimiter.join(['"A, B; C"', "41", "x"])] * 3
    assert suggest_delimiter(lines) == delimiter


def test_a_single_column_is_read_with_commas():
    assert suggest_delimiter(["Ad", "Alice", "Bob"]) == ","


def test_banner_rows_above_the_header_are_passed_over():
    found = header(["List of 1992", "", ""], [], ["Ad", "Yaş", "Yer"], ["Alice", "41", "x"])
    assert found == Header(3, ("Ad", "Yaş", "Yer"))


def test_a_header_of_unknown_words_is_the_first_full_row_of_words():
    found = header(["Banner", "", ""], ["foo", "bar", "baz"], ["Alice", "41", "x"])
    assert found.number == 2


def test_a_missing_header_is_asked_for():
    with pytest.raises(SheetRefused, match="No row names the columns"):
        header(["Alice", "1950", "41"], ["Bob", "1951", "40"])


def test_a_doubled_header_is_refused_by_name():
    with pytest.raises(SheetRefused, match="“Ad”"):
        header(["Ad", "Yaş", "AD"])


def test_a_column_without_a_name_is_called_by_its_number():
    assert header_of(["Ad", " ", "Yer", ""], 1).names == ("Ad", "Column 2", "Yer")


def test_an_empty_table_is_refused():
    with pytest.raises(SheetRefused, match="empty"):
        header([], ["", " "])
