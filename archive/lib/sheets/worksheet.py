"""The rows of a sheet of a workbook, read from its XML as texts, each in its place.

Numbers of rows and cells come from the file and are not to be believed: they must grow, stay
within what a sheet can hold, and leave no hole that would be work by itself.
"""

import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime

from archive.lib.clauses import gettext_noop
from archive.lib.sheets.cell_values import (
    Formats,
    as_shown,
    day_text,
    duration_text,
    iso_text,
    number_text,
    worded_number,
)
from archive.lib.sheets.layout import MOST_COLUMNS, TOO_WIDE
from archive.lib.sheets.limits import LAST_COLUMN, LAST_ROW, LONGEST_CELL, MOST_EMPTY, Effort
from archive.lib.sheets.markup import BROKEN, Attributes, Handler, walk
from archive.lib.sheets.refusal import SheetRefused

MOST_MERGED = 10_000
LONG_CELL = gettext_noop("the cell %(cell)s has more than %(most)s characters.")
BEYOND = gettext_noop(
    "the file names a row or cell that no sheet has (%(place)s); a sheet ends with row 1,048,576 "
    "and column XFD. Save the sheet again in a spreadsheet program, or as CSV (UTF-8)."
)
OUT_OF_ORDER = gettext_noop(
    "the file names the row or cell %(place)s twice, or after others that follow it. Save the "
    "sheet again in a spreadsheet program, or as CSV (UTF-8)."
)
FAR_BELOW = gettext_noop(
    "more than %(most)s empty rows lie before this row. Delete what stands here, or move the "
    "table up."
)
NOT_READ = gettext_noop("the cell %(cell)s cannot be read: the sheet is damaged here.")


class Texts:
    """What the cells of a workbook share: texts by their number, formats, the first of all days."""

    def __init__(self, shared: Sequence[str], formats: Formats, origin: datetime) -> None:
        self.shared, self.formats, self.origin = shared, formats, origin

    def of(self, kind: str, style: str, value: str) -> str:
        """Return the text of a cell; ValueError where the value does not fit its kind."""
        if kind == "s":
            if not value.isdecimal() or int(value[:9]) >= len(self.shared):
                raise ValueError("no such text")
            return self.shared[int(value)]
        if kind == "n":
            return self._number(style, value)
        if kind == "b":
            return "TRUE" if value.strip() != "0" else "FALSE"
        if kind != "d":
            return value
        shown = self.formats.dates.get(style)
        return as_shown(iso_text(value), shown) if shown else iso_text(value)

    def _number(self, style: str, value: str) -> str:
        formats = self.formats
        if shown := formats.dates.get(style):
            return day_text(value, self.origin, shown)
        if style in formats.durations:
            return duration_text(value)
        worded = formats.worded.get(style)
        return worded_number(value, worded) if worded else number_text(value)


class SheetHandler(Handler):
    """Collects the rows of a sheet that are complete, with what else the sheet holds."""

    def __init__(self, texts: Texts, effort: Effort) -> None:
        super().__init__()
        self.rows: list[tuple[int, list[str]]] = []
        self.merged: list[tuple[int, int]] = []
        self.has_formulas = False
        self.row, self.column = 0, 0
        self._texts, self._effort = texts, effort
        self._cells: dict[int, str] = {}
        self._kind, self._style, self._value, self._is_phonetic = "n", "0", "", False

    def begin(self, name: str, attributes: Attributes) -> None:
        """Open a row or cell, and keep the text that is its value."""
        if name == "c":
            self._begin_cell(attributes)
        elif name == "v" or (name == "t" and self._kind == "inlineStr" and not self._is_phonetic):
            self.keep_text()
        elif name == "row":
            self._begin_row(attributes)
        elif name == "f":
            self.has_formulas = True
        elif name == "rPh":
            self._is_phonetic = True
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def end(self, name: str) -> None:
        """Close a row or cell."""
        if name == "v":
            value = self.text()
            self._value = self._value if self._kind == "inlineStr" else value
        elif name == "t":
            self._value += self.text()
            if len(self._value) > LONGEST_CELL:
                self.refuse_long_text()
        elif name == "c":
            self._end_cell()
        elif name == "row":
            self._end_row()
        elif name == "rPh":
            self._is_phonetic = False

    def refuse_long_text(self) -> None:
        """Say which cell is too long."""
        place, most = self._place(), f"{LONGEST_CELL:,}"
        raise SheetRefused("long-cell", LONG_CELL, self.row, cell=place, most=most)

    def _begin_row(self, attributes: Attributes) -> None:
        number = _whole(attributes["r"]) if "r" in attributes else self.row + 1
        if not 0 < number <= LAST_ROW:
            place = attributes.get("r", str(number))[:20]
            raise SheetRefused("beyond", BEYOND, self.row + 1, place=place)
        if number <= self.row:
            raise SheetRefused("order", OUT_OF_ORDER, self.row + 1, place=str(number))
        self.row, self.column, self._cells = number, 0, {}

    def _end_row(self) -> None:
        cells = [""] * max(self._cells, default=0)
        for column, text in self._cells.items():
            cells[column - 1] = text
        self._effort.add_text(sum(map(len, cells)), self.row)
        self.rows.append((self.row, cells))

    def _begin_cell(self, attributes: Attributes) -> None:
        place = attributes.get("r")
        self.column = self.column + 1 if place is None else self._column(place)
        if not 0 < self.column <= LAST_COLUMN:
            raise SheetRefused("beyond", BEYOND, self.row, place=(place or self._place())[:20])
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "0")
        self._value, self._is_phonetic = "", False

    def _column(self, place: str) -> int:
        letters = place.rstrip("0123456789")
        if letters + str(self.row) != place or not (letters.isascii() and letters.isalpha()):
            raise SheetRefused("beyond", BEYOND, self.row, place=place[:20])
        return column_number(letters)

    def _end_cell(self) -> None:
        if not self._value:
            return
        try:
            text = self._texts.of(self._kind, self._style, self._value)
        except ValueError as error:
            raise SheetRefused("damaged", NOT_READ, self.row, cell=self._place()) from error
        if self.column > MOST_COLUMNS:
            raise SheetRefused("columns", TOO_WIDE, self.row, most=str(MOST_COLUMNS))
        if self.column in self._cells:
            raise SheetRefused("order", OUT_OF_ORDER, self.row, place=self._place())
        self._cells[self.column] = text

    def _place(self) -> str:
        return f"{column_letters(self.column)}{self.row}"

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        if len(reference) < 40 and len(self.merged) < MOST_MERGED:
            numbers = [part.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for part in (first, last or first)]
            if all(number.isdecimal() for number in numbers):
                self.merged.append((int(numbers[0]), int(numbers[1])))


def rows_of(
    package: zipfile.ZipFile, part: str, handler: SheetHandler, effort: Effort
) -> Iterator[list[str]]:
    """Yield the rows of a sheet, those too that are not there between those that are."""
    last, waiting = 0, 0  # the row before, and the empty rows since the last that was filled
    try:
        for _chunk in walk(package, part, handler, effort):
            for number, cells in handler.rows:
                waiting += number - last - 1
                last = number
                if not cells:
                    waiting += 1
                    continue
                if waiting > MOST_EMPTY:
                    raise SheetRefused("far-below", FAR_BELOW, number, most=f"{MOST_EMPTY:,}")
                yield from ([] for _empty in range(waiting))
                waiting = 0
                yield cells
            handler.rows.clear()
    except SheetRefused:
        raise
    except BROKEN as error:
        reason = gettext_noop("the sheet is damaged here.")
        raise SheetRefused("damaged", reason, handler.row + 1) from error


def column_number(letters: str) -> int:
    """Return the number of a column (A is 1), 0 for letters that are no column of any sheet."""
    if not 0 < len(letters) <= 3:
        return 0
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """Return the letters of a column."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _whole(text: str) -> int:
    """Return a number of at most eight digits, 0 for anything else."""
    return int(text) if len(text) <= 8 and text.isascii() and text.isdecimal() else 0
