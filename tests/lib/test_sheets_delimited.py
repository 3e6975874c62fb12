"""CSV, TSV and semicolon CSV are read strictly, and can be read on from any row."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.lib.sheets import Mark, SheetRefused, read_rows, write_row


def rows(text, encoding="utf-8", delimiter=","):
    content = text if isinstance(text, bytes) else text.encode(encoding)
    return list(read_rows(io.BytesIO(content), encoding, delimiter))


def refusal(text, **options):
    with pytest.raises(SheetRefused) as refused:
        rows(text, **options)
    return refused.value


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_delimiter_gives_the_same_cells(delimiter):
    text = delimiter.join(["Ad", "Yaş"]) + "\n" + delimiter.join(['"Example, Alice; A."', "41"])
    if delimiter == "\t":
        text = text.replace('"', "")
    assert [row.cells for row in rows(text, delimiter=delimiter)][1] == ["Example, Alice; A.", "41"]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(ending):
    found = rows(ending.join(["a,b", "1,2", "3,4"]) + ending)
    assert [row.cells for row in found] == [["a", "b"], ["1", "2"], ["3", "4"]]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1254"]
)
def test_letters_come_through_in_every_encoding(encoding):
    text = "Ad,Yer\nÇiçək,Şuşa\n" if encoding != "windows-1254" else "Ad,Yer\nÇiğdem,Şuşa\n"
    found = rows(text.encode(encoding), encoding=encoding)
    assert found[0].cells == ["Ad", "Yer"]
    assert found[1].cells == text.splitlines()[1].split(",")


def test_a_cell_may_hold_line_breaks_and_empty_lines_count():
    found = rows('a,b\n\n"one\ntwo",3\n')
    assert [(row.number, row.cells) for row in found][1:] == [(2, []), (3, ["one\ntwo", "3"])]


def test_reading_goes_on_from_where_it_stopped():
    for encoding in ("utf-8-sig", "utf-16"):
        content = "".join(f'{n},"ə\n{n}"\n' for n in range(50)).encode(encoding)
        found = list(read_rows(io.BytesIO(content), encoding.removesuffix("-sig"), ","))
        for row in found:
            rest = list(
                read_rows(io.BytesIO(content), encoding.removesuffix("-sig"), ",", row.after)
            )
            assert rest == found[row.number :]


def test_an_invalid_byte_in_row_40000_is_named_with_its_offset():
    lines = [f"{n},Alice Example\n".encode() for n in range(40_000)]
    lines[39_999] = b"39999,Al\xffice\n"
    error = refusal(b"".join(lines))
    assert (error.code, error.row) == ("invalid-byte", 40_000)
    assert error.offset == sum(map(len, lines[:39_999])) + len(b"39999,Al")
    assert "0xff" in str(error)


def test_an_unclosed_quotation_mark_is_named_not_swallowed():
    error = refusal('a,b\n1,2\n3,"4\n5,6\n')
    assert (error.code, error.row) == ("unclosed-quote", 3)
    error = refusal('a,b\n1,"2\n3,"4"\n5,6\n')
    assert (error.code, error.row) == ("stray-quote", 2)


def test_a_cell_of_more_than_131072_characters_is_refused():
    assert rows("a," + "x" * 131_072 + "\n")[0].cells[1][-1] == "x"
    error = refusal("a,b\n1," + "x" * 131_073 + "\n")
    assert (error.code, error.row) == ("long-cell", 2)


def test_a_line_that_never_ends_is_refused_in_constant_memory():
    assert refusal(b"x" * 9_000_000).code == "line"


@given(
    st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2), max_size=5)
)
def test_what_is_written_is_read_the_same(table):
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    table = [[cell.replace("\r", "") for cell in row] for row in table]
    for row in table:
        write_row(row, writer)
    assert [row.cells for row in rows(target.getvalue())] == table


def test_a_cell_defused_for_spreadsheets_comes_back_as_it_was():
    assert rows("'=1+1,'-5,'tis\n")[0].cells == ["=1+1", "-5", "'tis"]


def test_marks_count_rows():
    assert rows("a\nb\n")[1].after == Mark(4, 2)
