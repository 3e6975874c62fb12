"""XLSX workbooks: values only, a sheet at a time, within limits that no file can talk away.

Formulas give the value the program last saved. Of formatting only what a cell shows of its number
is looked at; macros and links to other files are mentioned. Nothing but rows and the texts they
share is kept in memory.
"""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from archive.lib.clauses import gettext_noop
from archive.lib.sheets.cell_values import DAY_1900, DAY_1904
from archive.lib.sheets.limits import Effort, Limits
from archive.lib.sheets.markup import BROKEN, read
from archive.lib.sheets.package import DAMAGED, NOT_XLSX, open_package
from archive.lib.sheets.refusal import SheetRefused
from archive.lib.sheets.workbook_parts import BookHandler, Relations, SharedTexts, Styles
from archive.lib.sheets.worksheet import SheetHandler, Texts, rows_of


@dataclass(frozen=True, slots=True)
class SheetNotes:
    """What a sheet holds besides values. `merged` lists first and last rows of merged cells."""

    has_formulas: bool
    merged: tuple[tuple[int, int], ...]


class Workbook:
    """An open workbook: its sheets, and their rows as texts."""

    def __init__(self, package: zipfile.ZipFile, effort: Effort) -> None:
        self._package, self._effort = package, effort
        self._names = set(package.namelist())
        self._texts: Texts | None = None
        self._notes: dict[str, SheetNotes] = {}
        self.has_macros = any(part.lower().endswith("vbaproject.bin") for part in self._names)
        self.has_links = any(part.startswith("xl/externalLinks/") for part in self._names)
        self._read_book()

    @property
    def sheets(self) -> list[str]:
        """The names of the sheets that hold cells, in the order of the file."""
        return list(self._parts)

    def rows(self, sheet: str) -> Iterator[list[str]]:
        """Yield the rows of a sheet as texts, empty ones between others too.

        Raises SheetRefused, naming row and cell, where it is damaged or too much work.
        """
        part = self._part(sheet)
        handler = SheetHandler(self._shared_texts(), self._effort)
        yield from rows_of(self._package, part, handler, self._effort)
        self._notes[sheet] = SheetNotes(handler.has_formulas, _joined(handler.merged))

    def notes(self, sheet: str) -> SheetNotes:
        """Return what else a sheet holds; nothing more is read once its rows have been."""
        if sheet not in self._notes:
            for _row in self.rows(sheet):
                pass
        return self._notes[sheet]

    def close(self) -> None:
        """Let go of the file."""
        self._package.close()

    def _part(self, name: str) -> str:
        if name in self._parts:
            return self._parts[name]
        offered = ", ".join(f"“{title}”" for title in self.sheets)
        reason = gettext_noop("There is no sheet “%(name)s”; the file has %(offered)s.")
        raise SheetRefused("sheet", reason, name=name[:80], offered=offered)

    def _read_book(self) -> None:
        """Find the parts that are sheets."""
        package = self._relations("", "")
        book = next(iter(package.of("officeDocument").values()), "xl/workbook.xml")
        if book not in self._names or not book.endswith(".xml"):
            raise SheetRefused("not-xlsx", NOT_XLSX)
        handler = BookHandler()
        read(self._package, book, handler, self._effort)
        self._related = self._relations(*posixpath.split(book))
        sheets = self._related.of("worksheet")
        self._parts = {
            name: sheets[key]
            for name, key in handler.sheets.items()
            if sheets.get(key) in self._names
        }
        self._origin = DAY_1904 if handler.is_1904 else DAY_1900

    def _relations(self, folder: str, name: str) -> Relations:
        relations = Relations(folder)
        part = posixpath.join(folder, "_rels", f"{name}.rels")
        if part in self._names:
            read(self._package, part, relations, self._effort)
        return relations

    def _shared_texts(self) -> Texts:
        """Read the texts and formats that all sheets share, once a sheet is read."""
        if self._texts is None:
            shared, styles = SharedTexts(), Styles()
            try:
                for kind, handler in (("sharedStrings", shared), ("styles", styles)):
                    for part in self._related.of(kind).values():
                        if part in self._names:
                            read(self._package, part, handler, self._effort)
            except BROKEN as error:
                raise SheetRefused("damaged", DAMAGED) from error
            self._texts = Texts(shared.texts, styles.formats, self._origin)
        return self._texts


def open_workbook(file: BinaryIO, limits: Limits | None = None) -> Workbook:
    """Open a workbook; SheetRefused before unpacking where it would be too much."""
    limits = limits or Limits()
    package = open_package(file, limits.unpacked)
    try:
        return Workbook(package, Effort(limits))
    except SheetRefused as refusal:
        raise refusal
    except BROKEN as error:
        raise SheetRefused("damaged", DAMAGED) from error


def _joined(merged: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return runs of rows that merged cells cover, apart from each other and in order."""
    runs: list[tuple[int, int]] = []
    for first, last in sorted(merged):
        if runs and first <= runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], max(last, runs[-1][1]))
        else:
            runs.append((first, last))
    return tuple(runs)
