"""A sheet of a workbook written out as CSV, once: rows are then read on from any place."""

import csv
import io
import tempfile
from typing import Any, BinaryIO

from django.core.files import File
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from archive.lib.sheets import Limits, SheetRefused, open_workbook, write_row
from archive.lib.sheets.workbook import Workbook
from archive.models import ImportBatch

KEPT = "unpacked"
SHEET, SHEETS = "unpacked_sheet", "sheets"
NOTES = "notes"
MERGED = "merged"


def unpack(batch: ImportBatch, file: BinaryIO, sheet: str, limits: Limits | None) -> str:
    """Write a sheet out beside the kept file and return its name.

    Without a name the only sheet with rows is taken; SheetRefused asks where there are several.
    """
    kept = batch.mapping.get(KEPT)
    if sheet and sheet == batch.mapping.get(SHEET) and kept and default_storage.exists(kept):
        return sheet  # else something stopped this before it was written anew
    discard(batch)
    book = open_workbook(file, limits)
    try:
        sheet = sheet or _only_sheet(book)
        with tempfile.TemporaryFile() as target:
            _write(book, sheet, target)
            notes = book.notes(sheet)
            name = default_storage.save(f"imports/{batch.uid}.csv", File(target))
        batch.mapping = {
            **batch.mapping,
            KEPT: name,
            SHEET: sheet,
            SHEETS: book.sheets,
            NOTES: _in_words(book, notes.has_formulas),
            MERGED: [list(cells) for cells in notes.merged],
        }
    finally:
        book.close()
    return sheet


def unpacked(batch: ImportBatch) -> Any:
    """Open the written sheet of a batch; None where the file is read itself."""
    name = batch.mapping.get(KEPT)
    return default_storage.open(name, "rb") if name else None


def discard(batch: ImportBatch) -> None:
    """Delete the written sheet; the kept file stays."""
    name = batch.mapping.pop(KEPT, None)
    if name:
        default_storage.delete(name)


def _write(book: Workbook, sheet: str, target: Any) -> None:
    text = io.TextIOWrapper(target, "utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    for row in book.rows(sheet):
        write_row(row, writer)
    text.flush()
    text.detach()
    target.seek(0)


def _only_sheet(book: Workbook) -> str:
    filled = [name for name in book.sheets if any(any(row) for row in book.rows(name))]
    if not filled:
        raise SheetRefused("empty", _("The workbook is empty."))
    if len(filled) > 1:
        listed = ", ".join(f"“{name}”" for name in filled)
        raise SheetRefused(
            "sheet", _("The workbook has several sheets: choose one of %s.") % listed
        )
    return filled[0]


def _in_words(book: Workbook, has_formulas: bool) -> list[str]:
    notes = []
    if has_formulas:
        notes.append(_("Cells with formulas: taken is the value the program saved last."))
    if book.has_links:
        notes.append(_("Links to other files were not followed."))
    if book.has_macros:
        notes.append(_("The workbook holds macros; they were not looked at."))
    return notes
