"""A small file that makes much work is refused at once, and says what, where, and what to do."""

import io
import struct
import tracemalloc
import zipfile
from contextlib import suppress
from time import thread_time

import pytest

from archive.lib.sheets import Limits, SheetRefused, open_workbook, read_rows
from archive.lib.sheets.kinds import require_table

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SECONDS, MEGABYTES = 5, 200


def relations(*targets):
    parts = "".join(
        f'<Relationship Id="r{at}" Type="{RELATION}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets)
    )
    return f"<Relationships>{parts}</Relationships>"


def book(rows="", *, shared="", styles="", sheets=1, before="", after="", **parts):
    """Return a workbook whose sheets all hold these rows, written by hand."""
    listed = "".join(f'<sheet name="S{n}" r:id="r0"/>' for n in range(sheets))
    made = {
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns:r="x"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", "worksheets/sheet1.xml"),
            ("sharedStrings", "sharedStrings.xml"),
            ("styles", "styles.xml"),
        ),
        "xl/worksheets/sheet1.xml": f'{before}<worksheet xmlns="{SHEET}"><sheetData>{rows}'
        f"</sheetData>{after}</worksheet>",
        "xl/sharedStrings.xml": f"<sst>{shared}</sst>",
        "xl/styles.xml": f"<styleSheet>{styles}</styleSheet>",
        **parts,
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in made.items():
            package.writestr(name, content)
    return target


def row(number, *cells):
    inside = "".join(f'<c r="{at}" t="str"><v>{value}</v></c>' for at, value in cells)
    return f'<row r="{number}">{inside}</row>'


def read(file, limits=None):
    opened = open_workbook(file, limits)
    return [row for sheet in opened.sheets for row in opened.rows(sheet)]


def refusal(file, limits=None):
    """Return the sentence with which a file is refused; it must come quickly and in little room."""
    tracemalloc.start()
    began = thread_time()
    with pytest.raises(SheetRefused) as caught:
        read(file, limits)
    took, (_now, most) = thread_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert took < SECONDS
    assert most < MEGABYTES * 1e6
    return str(caught.value)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (row(999_999_999_999, ("A1", "x")), "row or cell that no sheet has (999999999999)"),
        (row("9" * 5_000, ("A1", "x")), "no sheet has (9999"),
        (row(1_048_577, ("A1048577", "x")), "no sheet has"),
        (row(0, ("A0", "x")), "no sheet has"),
        (row(-5, ("A1", "x")), "no sheet has"),
        (row(1, ("XFE1", "x")), "Row 1: the file names a row or cell that no sheet has (XFE1)"),
        (row(1, ("ZZZZZZZZ1", "x")), "no sheet has (ZZZZZZZZ1)"),
        (row(1, ("A999999999999", "x")), "no sheet has"),
        (row(1, ("", "x")), "no sheet has"),
        (row(1, ("A1", "x"), ("ZZ1", "x")), "Row 1: there are more than 500 columns."),
        (row(1, ("A1", "x")) + row(1_048_576, ("A1048576", "x")), "100,000 empty rows"),
        (row(2, ("A2", "x")) + row(1, ("A1", "y")), "names the row or cell 1 twice, or after"),
        (row(2, ("A2", "x")) * 2, "names the row or cell 2 twice"),
        (row(2, ("A2", "x"), ("A2", "y")), "Row 2: the file names the row or cell A2 twice"),
        (row(3, ("B3", "x" * 140_000)), "Row 3: the cell B3 has more than 131,072 characters"),
        ("<row><c><v>" + "9" * 5_000 + "</v></c></row>", "the cell A1 cannot be read"),
        ('<row><c t="s"><v>7</v></c></row>', "the cell A1 cannot be read"),
        ('<row><c t="s"><v>-1</v></c></row>', "the cell A1 cannot be read"),
        ("<row>" + "<c/>" * 1_000_000 + "</row>", "no sheet has"),
        ("<x>" * 500_000, "damaged here"),
        ('<row r="' + "1" * 3_000_000, "damaged here"),
    ],
)  # fmt: skip
def test_numbers_of_rows_and_cells_are_not_believed(rows, said):
    assert said in refusal(book(rows))


def test_rows_without_numbers_and_cells_without_places_follow_each_other():
    cells = "<c t='str'><v>{}</v></c>"
    rows = f"<row>{cells.format('a')}{cells.format('b')}</row><row r='3'>{cells.format('c')}</row>"
    assert read(book(rows + "<row/><row r='1048576'/>")) == [["a", "b"], [], ["c"]]


def test_a_text_that_a_million_cells_share_is_refused_before_it_fills_the_disk():
    shared = f"<si><t>{'x' * 100_000}</t></si>"
    rows = "".join(f'<row r="{n}"><c t="s"><v>0</v></c></row>' for n in range(1, 20_000))
    assert "MB of text" in refusal(book(rows, shared=shared), Limits(unpacked=64_000_000))


def test_more_texts_styles_sheets_parts_or_merged_cells_than_a_workbook_has():
    assert "more than 255 sheets" in refusal(book(sheets=300))
    styles = f"<cellXfs>{'<xf/>' * 200_000}</cellXfs>"
    assert "damaged" in refusal(book(row(1, ("A1", "x")), styles=styles))
    merged = '<mergeCell ref="A1:B900000"/>' * 100_000
    opened = open_workbook(book(row(1, ("A1", "x")), after=f"<mergeCells>{merged}</mergeCells>"))
    assert opened.notes("S0").merged == ((1, 900_000),)
    huge = f'<mergeCells><mergeCell ref="A1:B{"9" * 9_000}"/></mergeCells>'
    assert open_workbook(book(after=huge)).notes("S0").merged == ()


def test_entities_are_not_followed():
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    doctype = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>'
    rows = "<row><c t='str'><v>&l8;</v></c></row>"
    assert "damaged here" in refusal(book(rows, before=doctype))


def test_the_size_a_sheet_claims_means_nothing():
    claimed = f'<worksheet xmlns="{SHEET}"><dimension ref="A1:XFD1048576"/><sheetData>'
    sheet = f"{claimed}{row(1, ('A1', 'x'))}</sheetData></worksheet>"
    assert read(book(**{"xl/worksheets/sheet1.xml": sheet})) == [["x"]]


def test_a_workbook_that_takes_too_long_is_given_up():
    rows = "".join(row(n, (f"A{n}", "Alice")) for n in range(1, 50_000))
    assert "takes more than 0 seconds" in refusal(book(rows), Limits(seconds=0.01))


def test_a_package_of_a_million_parts_is_refused_unlisted():
    size = 46 * 1_000_000
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 65_535, 65_535, size, 4, 0)
    assert "damaged" in refusal(io.BytesIO(b"PK\x03\x04" + bytes(size) + end))


def test_locked_and_strange_packages_are_refused():
    packed = book(row(1, ("A1", "x"))).getvalue()
    entry = b"PK\x01\x02\x14\x03\x14\x00"
    locked = packed.replace(entry + b"\x00\x00", entry + b"\x01\x00")
    assert "password" in refusal(io.BytesIO(locked))
    for at in range(0, len(packed), 97):  # a byte wrong anywhere
        spoiled = bytearray(packed)
        spoiled[at] ^= 0xFF
        with suppress(SheetRefused):
            read(io.BytesIO(bytes(spoiled)))


@pytest.mark.parametrize(
    ("head", "name", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "list.xlsx", "password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "list.csv", "old Excel file"),
        (b"%PDF-1.7", "list.csv", "document"),
        (b"Ad;Soyad\n", "list.XLSX", "called a workbook and is none"),
        (b"", "list.xlsx", "called a workbook and is none"),
        (b"PK\x05\x06", "list.csv", "another kind"),
    ],
)
def test_a_file_of_another_kind_is_said_to_be_so(head, name, said):
    with pytest.raises(SheetRefused, match=said):
        require_table(head, name)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"," * 1_000_000 + b"\n", "the row has 1,000,001 cells"),
        (b'"' + b"x" * 7_000_000, "more than 131,072 characters"),
        (b'"' + b"a line of a poem\n" * 400_000, "more than 131,072 characters"),
        (b'"a\n",' * 2_000_000, "the row does not end"),
        (b"x" * 9_000_000, "the row does not end"),
        (b'a,b\n"open\n' + b"c,d\n" * 50_000, "Row 2 "),
    ],
)  # fmt: skip
def test_rows_without_end_are_refused(content, said):
    tracemalloc.start()
    began = thread_time()
    with pytest.raises(SheetRefused) as caught:
        list(read_rows(io.BytesIO(content), "utf-8", ","))
    assert thread_time() - began < SECONDS
    assert tracemalloc.get_traced_memory()[1] < MEGABYTES * 1e6
    tracemalloc.stop()
    assert said in str(caught.value)
