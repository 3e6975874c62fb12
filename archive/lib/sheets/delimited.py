"""CSV, TSV and semicolon CSV, read strictly.

Python's `csv` hides an unclosed quotation mark, extra cells and doubled headers. Here a mark that
is not closed refuses the file: where a row ends and the next begins would be a guess.
"""

import csv
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, NamedTuple

from archive.lib.cells import restored
from archive.lib.clauses import gettext_noop
from archive.lib.sheets.limits import LONGEST_CELL, MOST_CELLS
from archive.lib.sheets.lines import Lines
from archive.lib.sheets.refusal import SheetRefused

csv.field_size_limit(LONGEST_CELL)


class Mark(NamedTuple):
    """A place between two rows: the byte offset, and how many rows came before it."""

    offset: int = 0
    rows: int = 0


START = Mark()


class Row(NamedTuple):
    """A row: its number in the file (from 1, empty rows count), its cells, the place after."""

    number: int
    cells: list[str]
    after: Mark


def read_rows(file: BinaryIO, encoding: str, delimiter: str, start: Mark = START) -> Iterator[Row]:
    """Yield the rows of a table from a mark on, in constant memory.

    An empty line is a row without cells. Raises SheetRefused, naming row and byte, for a byte the
    encoding does not have, a quotation mark not closed or followed by text, and a cell longer
    than 131,072 characters.
    """
    lines = Lines(file, encoding, start.offset)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    number, offset = start.rows, lines.offset
    while True:
        lines.row = number + 1
        offset = lines.offset
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _refused(error, number + 1, offset) from error
        number += 1
        if len(cells) > MOST_CELLS:
            reason = gettext_noop(
                "the row has %(cells)s cells: a list of names has not. Perhaps another sign stands "
                "between the cells, or it is no table."
            )
            raise SheetRefused("columns", reason, number, offset, cells=f"{len(cells):,}")
        yield Row(number, _restored(cells), Mark(lines.offset, number))


def write_row(cells: Sequence[str], writer: Any) -> None:
    """Write a row as `read_rows` will read it again, cell by cell the same."""
    writer.writerow([f"'{cell}" if restored(cell) != cell else cell for cell in cells])


def _restored(cells: list[str]) -> list[str]:
    """Take off the apostrophe our own exports put before what a spreadsheet would calculate."""
    if any(cell[:1] == "'" for cell in cells):
        return [restored(cell) for cell in cells]
    return cells


def _refused(error: csv.Error, row: int, offset: int) -> SheetRefused:
    message = str(error)
    if "unexpected end" in message:
        reason = gettext_noop("a quotation mark that begins a cell here is never closed.")
        return SheetRefused("unclosed-quote", reason, row, offset)
    if "larger than field limit" in message:
        reason = gettext_noop(
            "a cell has more than %(most)s characters; perhaps a quotation mark is not closed."
        )
        return SheetRefused("long-cell", reason, row, offset, most=f"{LONGEST_CELL:,}")
    if "expected after" in message:
        reason = gettext_noop(
            "text follows a closing quotation mark; perhaps one before it is not closed."
        )
        return SheetRefused("stray-quote", reason, row, offset)
    reason = gettext_noop("it cannot be read as a table (%(error)s).")
    return SheetRefused("not-a-table", reason, row, offset, error=message)
