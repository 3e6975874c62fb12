"""What workbooks of names do wrong: refused or flagged in words, never silently swallowed."""

import datetime
import io
import zipfile

import pytest

from archive.lib.sheets import Limits, SheetRefused
from tests.importers.lists.test_bad_input import refused

pytestmark = pytest.mark.django_db


def test_a_workbook_bomb_is_refused(rehearse, workbook):
    content = workbook([["Ad Soyad"]])
    with pytest.raises(SheetRefused, match="Unpacked"):
        rehearse(content, limits=Limits(unpacked=1_000))


def test_formulas_give_values_only_and_are_mentioned(bring_in, workbook):
    content = workbook([["Ad Soyad", "Yaş"], ["Alice Example", "=40+1"], ["Bob Sample", "=1+1"]])
    found = bring_in(with_saved_value(content, "B2", "41"))
    alice, bob = found.entries
    assert (alice.age_text, alice.age_years) == ("41", 41)
    assert (bob.age_text, bob.age_years) == ("", None)  # nobody saved what it comes to
    assert "formulas" in found.batch.mapping["notes"][0]


def test_links_to_other_files_are_not_followed_and_are_mentioned(rehearse, workbook):
    part = ("xl/externalLinks/externalLink1.xml", b"<externalLink/>")
    found = rehearse(with_part(workbook([["Ad Soyad"], ["Alice Example"]]), part))
    assert found.figures["new"] == 1
    assert found.batch.mapping["notes"] == ["Links to other files were not followed."]


def test_macros_of_an_xlsm_are_not_looked_at_and_are_mentioned(rehearse, workbook):
    part = ("xl/vbaProject.bin", b"no macro at all")
    content = with_part(workbook([["Ad Soyad"], ["Alice Example"]]), part)
    found = rehearse(content, name="list.xlsm")
    assert found.figures["new"] == 1
    assert found.batch.mapping["notes"] == ["The workbook holds macros; they were not looked at."]


def with_saved_value(content, cell, value):
    """Return a workbook with what a formula came to, as a spreadsheet program saves it."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(changed, "w") as new:
        for part in old.namelist():
            before, found, after = old.read(part).decode().partition(f'<c r="{cell}"')
            new.writestr(part, before + found + after.replace("<v />", f"<v>{value}</v>", 1))
    return changed.getvalue()


def with_part(content, part):
    """Return a workbook with one more file in its package."""
    book = io.BytesIO(content)
    with zipfile.ZipFile(book, "a") as package:
        package.writestr(*part)
    return book.getvalue()


def test_an_empty_sheet_is_refused(rehearse, workbook):
    refused(rehearse, workbook([]), "empty")


def test_several_filled_sheets_are_asked_about(rehearse, workbook):
    def second(sheet):
        sheet.parent.create_sheet("Vərəq").append(["Ad Soyad"])

    content = workbook([["Ad Soyad"], ["Alice Example"]], second)
    assert "“Sheet”, “Vərəq”" in str(refused(rehearse, content, "sheet"))
    assert rehearse(content, sheet="Sheet").figures["new"] == 1


def test_merged_cells_are_warned_about_in_their_rows(rehearse, workbook):
    rows = [["Ad Soyad", "Yer"], ["Alice Example", "x"], ["Bob Sample", ""], ["Charlie Test", "y"]]
    found = rehearse(workbook(rows, lambda sheet: sheet.merge_cells("B2:B3")))
    assert {number for number, code in found.findings if code == "merged-cells"} == {2, 3}


def test_a_workbook_with_banner_dates_and_ages_comes_in_whole(bring_in, workbook):
    rows = [
        ["Nümunə siyahı, 1992", None, None],
        ["Ad Soyad", "Təvəllüd", "Yaş"],
        ["Alice Example", datetime.date(1991, 5, 2), "9 months"],
        ["Bob Sample", 33660, 41.0],
    ]
    alice, bob = bring_in(workbook(rows)).entries
    assert (alice.birth, alice.age_years, alice.age_text) == ("1991-05-02", 0, "9 months")
    # a day number that is not shown as a day is not taken for one
    assert (bob.birth, bob.birth_as_written, bob.age_text) == ("", "33660", "41")


def test_the_29_february_1900_of_a_spreadsheet_is_warned_about(rehearse, workbook):
    def dated(sheet):
        for cell in sheet["B"][1:]:
            cell.number_format = "dd.mm.yyyy"

    rows = [["Ad Soyad", "Təvəllüd"], ["Alice Example", 60], ["Bob Sample", 61]]
    found = rehearse(workbook(rows, dated))
    assert "29 February 1900" in found.findings[2, "no-such-day"]["message"]
    assert (3, "no-such-day") not in found.findings
