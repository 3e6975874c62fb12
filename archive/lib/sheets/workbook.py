"""XLSX workbooks: values only, a sheet at a time, checked before anything is unpacked.

Formulas give the value the program last saved; macros, links to other files and formatting are
never looked at, only mentioned. Refused by the sum of unpacked sizes: a file of 200 KB can hold
half a minute of work.
"""

import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, time
from itertools import islice
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError

import openpyxl  # type: ignore[import-untyped]
from openpyxl.utils.exceptions import (  # type: ignore[import-untyped]
    InvalidFileException,
)

from archive.lib.clauses import gettext_noop
from archive.lib.sheets.layout import MOST_COLUMNS, TOO_WIDE
from archive.lib.sheets.refusal import SheetRefused

DAMAGED = gettext_noop("The workbook is damaged: it cannot be opened.")
MOST_UNPACKED = 512 * 1024 * 1024  # bytes, all parts together
MOST_SHARED_TEXT = 192 * 1024 * 1024  # bytes; held in memory while reading
MOST_RATIO = 100  # unpacked to packed, of anything above SMALL
SMALL = 8 * 1024 * 1024
MOST_MERGED = 10_000
_CHUNK = 1 << 20
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >]")
_BROKEN = (KeyError, ValueError, OSError, zipfile.BadZipFile, InvalidFileException, ParseError)


@dataclass(frozen=True, slots=True)
class SheetNotes:
    """What a sheet holds besides values. `merged` lists first and last row of merged cells."""

    has_formulas: bool
    merged: tuple[tuple[int, int], ...]


class Workbook:
    """An open workbook: its sheets, and their rows as texts."""

    def __init__(self, file: BinaryIO, book: Any, parts: list[str]) -> None:
        self._file, self._book = file, book
        self.has_macros = any(part.lower().endswith("vbaproject.bin") for part in parts)
        self.has_links = any(part.startswith("xl/externalLinks/") for part in parts)

    @property
    def sheets(self) -> list[str]:
        """The names of the sheets that hold cells, in the order of the file."""
        return [sheet.title for sheet in self._book.worksheets]

    def rows(self, sheet: str) -> Iterator[list[str]]:
        """Yield the rows of a sheet as texts, empty ones too; SheetRefused if it is damaged."""
        worksheet = self._sheet(sheet)
        number = 0
        try:
            for number, row in enumerate(worksheet.iter_rows(values_only=True), start=1):
                if len(row) > MOST_COLUMNS and any(cell is not None for cell in row[MOST_COLUMNS:]):
                    raise SheetRefused("columns", TOO_WIDE, number, most=str(MOST_COLUMNS))
                yield [cell_text(cell) for cell in row[:MOST_COLUMNS]]
        except SheetRefused:
            raise
        except _BROKEN as error:
            reason = gettext_noop("the sheet is damaged here.")
            raise SheetRefused("damaged", reason, number + 1) from error

    def notes(self, sheet: str) -> SheetNotes:
        """Look through a sheet's file for formulas and merged cells, in constant memory."""
        part = self._sheet(sheet)._worksheet_path
        has_formulas, merged, tail = False, {}, b""
        with zipfile.ZipFile(self._file) as package, package.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                text = tail + chunk
                has_formulas = has_formulas or _FORMULA.search(text) is not None
                for match in islice(_MERGED.finditer(text), MOST_MERGED):
                    merged[match[0]] = (int(match[2]), int(match[4]))
                tail = text[-100:]
        return SheetNotes(has_formulas, tuple(sorted(set(merged.values()))[:MOST_MERGED]))

    def close(self) -> None:
        """Let go of the file."""
        with suppress(*_BROKEN):
            self._book.close()

    def _sheet(self, name: str) -> Any:
        for sheet in self._book.worksheets:
            if sheet.title == name:
                sheet.reset_dimensions()  # the size a file claims is not to be believed
                return sheet
        offered = ", ".join(f"“{title}”" for title in self.sheets)
        reason = gettext_noop("There is no sheet “%(name)s”; the file has %(offered)s.")
        raise SheetRefused("sheet", reason, name=name[:80], offered=offered)


def is_workbook(head: bytes) -> bool:
    """Whether a file begins like a package of the kind XLSX is."""
    return head.startswith(b"PK\x03\x04")


def open_workbook(file: BinaryIO, most_unpacked: int = MOST_UNPACKED) -> Workbook:
    """Open a workbook, values only; SheetRefused before unpacking where it would be too much."""
    try:
        with zipfile.ZipFile(file) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, OSError) as error:
        raise SheetRefused("damaged", DAMAGED) from error
    _require_reasonable(parts, most_unpacked)
    names = [part.filename for part in parts]
    if "xl/workbook.xml" not in names:
        reason = gettext_noop("This is no XLSX workbook. Save the table as XLSX or as CSV (UTF-8).")
        raise SheetRefused("not-xlsx", reason)
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except _BROKEN as error:
        raise SheetRefused("damaged", DAMAGED) from error
    return Workbook(file, book, names)


def cell_text(value: Any) -> str:
    """Return a cell's value as text: dates as ISO, whole numbers without a point."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        value = value.date() if value.time() == time.min else value
        return str(value)
    return str(value)


def _require_reasonable(parts: list[zipfile.ZipInfo], most: int) -> None:
    total = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    shared = sum(part.file_size for part in parts if part.filename.endswith("sharedStrings.xml"))
    too_much = total > most or shared > MOST_SHARED_TEXT
    if too_much or (total > SMALL and total > MOST_RATIO * max(packed, 1)):
        raise SheetRefused(
            "too-large",
            gettext_noop(
                "Unpacked, the workbook would be %(size)s MB. Save the sheet as CSV (UTF-8) and "
                "bring that in."
            ),
            size=f"{total / 1e6:,.0f}",
        )
