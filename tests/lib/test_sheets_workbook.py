"""XLSX: values only; bombs, damage and empty sheets are refused in a sentence."""

import datetime
import io
import zipfile

import openpyxl
import pytest

from archive.lib.sheets import Limits, SheetRefused, open_workbook


def made(fill):
    book = openpyxl.Workbook()
    fill(book.active)
    target = io.BytesIO()
    book.save(target)
    return target


def with_part(content, name, data):
    """Return the workbook with one more part."""
    content.seek(0)
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, data)
    return content


def test_cells_come_as_texts_with_dates_as_iso():
    def fill(sheet):
        sheet.append(["Ad", None, 41, 41.0, 1.5, True])
        sheet.append([datetime.datetime(1992, 2, 26), datetime.datetime(1992, 2, 26, 5, 30)])  # noqa: DTZ001

    book = open_workbook(made(fill))
    first, second = book.rows("Sheet")
    assert first == ["Ad", "", "41", "41", "1.5", "TRUE"]
    assert second[:2] == ["1992-02-26", "1992-02-26 05:30:00"]


def test_formulas_give_values_only_and_are_mentioned():
    book = open_workbook(made(lambda sheet: sheet.append(["Ad", "=1+1"])))
    assert list(book.rows("Sheet")) == [["Ad"]]
    assert book.notes("Sheet").has_formulas


def test_merged_cells_are_noted():
    def fill(sheet):
        sheet.append(["a", "b"])
        sheet.append(["1", "2"])
        sheet.merge_cells("A2:A5")

    assert open_workbook(made(fill)).notes("Sheet").merged == ((2, 5),)


def test_macros_and_links_to_other_files_are_not_followed_but_mentioned():
    content = made(lambda sheet: sheet.append(["Ad"]))
    with_part(content, "xl/vbaProject.bin", b"macro")
    with_part(content, "xl/externalLinks/externalLink1.xml", b"<x/>")
    book = open_workbook(content)
    assert book.has_macros
    assert book.has_links
    assert list(book.rows("Sheet")) == [["Ad"]]


def test_a_bomb_is_refused_before_it_is_unpacked():
    bomb = with_part(made(lambda sheet: None), "xl/sharedStrings.xml", b"0" * 200_000_000)
    assert len(bomb.getvalue()) < 500_000
    with pytest.raises(SheetRefused, match="Unpacked"):
        open_workbook(bomb)


def test_more_than_the_caller_allows_is_refused():
    with pytest.raises(SheetRefused, match="Unpacked"):
        open_workbook(made(lambda sheet: sheet.append(["a"])), Limits(unpacked=1_000))


@pytest.mark.parametrize("content", [b"PK\x03\x04 nothing", b"", b"Ad;Soyad"])
def test_a_damaged_workbook_is_refused_in_a_sentence(content):
    with pytest.raises(SheetRefused, match="damaged"):
        open_workbook(io.BytesIO(content))


def test_a_package_of_another_kind_is_refused():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("word/document.xml", "<x/>")
    with pytest.raises(SheetRefused, match="no XLSX"):
        open_workbook(target)


def test_a_sheet_cut_short_is_refused_not_half_read():
    content = made(lambda sheet: [sheet.append(["Alice", n]) for n in range(100)])
    source = zipfile.ZipFile(content)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name in source.namelist():
            data = source.read(name)
            package.writestr(name, data[:2000] if name.endswith("sheet1.xml") else data)
    with pytest.raises(SheetRefused, match="damaged"):
        list(open_workbook(target).rows("Sheet"))


def test_a_sheet_that_is_not_there_names_those_that_are():
    with pytest.raises(SheetRefused, match="the file has “Sheet”"):
        list(open_workbook(made(lambda sheet: None)).rows("Vərəq"))


def test_a_sheet_too_wide_to_be_a_list_is_refused():
    with pytest.raises(SheetRefused, match="500 columns"):
        list(open_workbook(made(lambda sheet: sheet.cell(1, 600, "x"))).rows("Sheet"))


SHOWN = {
    "yyyy": "1950", "yyyy;@": "1950", "[Red]yyyy": "1950", 'yyyy" г.р."': "1950 г.р.",
    'yyyy\\ "г."': "1950", '"ок. "yyyy': "ок. 1950", 'yyyy"?"': "1950?",
    '[$-42C]yyyy"-ci il"': "1950-ci il", "[$-419]mmmm yyyy;@": "1950-05", "mmm yyyy": "1950-05",
    "mm.yyyy": "1950-05", "mmm-yy": "1950-05", '"c. "mmmm yyyy': "c. 1950-05",
    "dd.mm.yyyy": "1950-05-01", "m/d/yyyy": "1950-05-01", "dd/mm/yy": "1950-05-01",
    "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy": "1950-05-01", 'd mmmm yyyy "г."': "1950-05-01",
    "d-mmm": "01.05", "dd.mm": "01.05", "yyyy-mm-dd h:mm:ss": "1950-05-01 13:30:00",
    "General": "18384.5625",
}  # fmt: skip


@pytest.mark.parametrize(("code", "text"), SHOWN.items())
def test_a_day_is_given_as_its_format_shows_it(code, text):
    def fill(sheet):
        sheet.append([18384.5625])
        sheet["A1"].number_format = code

    assert list(open_workbook(made(fill)).rows("Sheet")) == [[text]]


@pytest.mark.parametrize("first_day", ["1900", "1904"])
def test_the_first_of_all_days_does_not_change_the_year_that_is_shown(first_day):
    book = openpyxl.Workbook()
    if first_day == "1904":
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append([datetime.date(1950, 5, 1)])
    book.active["A1"].number_format = "yyyy"
    target = io.BytesIO()
    book.save(target)
    assert list(open_workbook(target).rows("Sheet")) == [["1950"]]


@pytest.mark.parametrize(
    ("code", "number", "text"),
    [
        ('0"+"', 40, "40+"),
        ("0\\+", 40, "40+"),
        ('"~"0', 1950, "~1950"),
        ('"c. "0', 1950, "c. 1950"),
        ('General"?"', 1950, "1950?"),
        ('0" г.р."', 1950, "1950 г.р."),
        ("0", 1950.0, "1950"),
        ("#,##0", 1950, "1950"),
        ("0.0", 1950, "1950"),
        ("_(* #,##0_)", 1950, "1950"),
        ("0_ ;[Red]\\-0\\ ", 1950, "1950"),
        ("@", 7, "7"),
        ("0%", 0.4, "0.4"),
    ],
)
def test_words_that_a_format_puts_around_a_number_stay(code, number, text):
    def fill(sheet):
        sheet.append([number])
        sheet["A1"].number_format = code

    assert list(open_workbook(made(fill)).rows("Sheet")) == [[text]]
