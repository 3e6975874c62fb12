"""How a table is laid out: what separates its cells, and which row names its columns."""

import csv
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from archive.lib.clauses import gettext_noop
from archive.lib.sheets.refusal import SheetRefused
from archive.lib.text import clean_line

DELIMITERS = {",": "comma", "\t": "tab", ";": "semicolon", "|": "bar"}
LOOKED_AT = 40  # rows
MOST_COLUMNS = 500
TOO_WIDE = gettext_noop("there are more than %(most)s columns.")


@dataclass(frozen=True, slots=True)
class Header:
    """Which row names the columns (0 where none does), and the names."""

    number: int
    names: tuple[str, ...]


def suggest_delimiter(lines: Sequence[str]) -> str:
    """Return what most likely separates the cells of these first lines; a comma if nothing does."""
    scores = {delimiter: _evenness(lines, delimiter) for delimiter in DELIMITERS}
    best = max(scores, key=lambda delimiter: scores[delimiter])
    return best if scores[best][0] else ","


def _evenness(lines: Sequence[str], delimiter: str) -> tuple[int, int]:
    """Count the rows that have the commonest number of cells, if that is at least two."""
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if row)
    except csv.Error:
        return 0, 0
    widths.pop(1, None)
    if not widths:
        return 0, 0
    width, rows = max(widths.items(), key=lambda pair: (pair[1], pair[0]))
    return rows, width


def find_header(rows: Sequence[Sequence[str]], is_known: Callable[[str], bool]) -> Header:
    """Find the row that names the columns, below any banner rows.

    `is_known` says whether a text is a usual name of a column. The row with most of them is the
    header; without any, the first row as wide as the table whose cells are all words. Raises
    SheetRefused where no row can be a header, or two columns have the same name.
    """
    looked_at = rows[:LOOKED_AT]
    if not any(any(cell.strip() for cell in row) for row in looked_at):
        raise SheetRefused("empty", gettext_noop("The table is empty."))
    known = [sum(is_known(cell) for cell in row if cell.strip()) for row in looked_at]
    best = known.index(max(known))
    if known[best] > 1 or (known[best] and _filled(looked_at[best]) == 1):
        return header_of(looked_at[best], best + 1)
    widths = Counter(_filled(row) for row in looked_at if _filled(row) > 1)
    width = max(widths, key=lambda cells: (widths[cells], cells), default=0)
    for number, row in enumerate(looked_at, start=1):
        if width and _filled(row) >= width:
            if all(_is_word(cell) for cell in row if cell.strip()):
                return header_of(row, number)
            break
    raise SheetRefused(
        "no-header",
        gettext_noop(
            "No row names the columns. Say which row does, or 0 if the file has none (the columns "
            "are then numbered)."
        ),
    )


def header_of(row: Sequence[str], number: int) -> Header:
    """Return the header a row makes; a column without a name is called by its number.

    With `number` 0 the row is the first row of data and only says how many columns there are.
    """
    cells = list(row)
    while cells and not cells[-1].strip():
        cells.pop()
    if len(cells) > MOST_COLUMNS:
        raise SheetRefused("columns", TOO_WIDE, number or 1, most=str(MOST_COLUMNS))
    if not cells:
        reason = gettext_noop("Row %(number)s is empty: it names no columns.")
        raise SheetRefused("no-header", reason, number=str(number))
    names = [
        (clean_line(cell) if number else "") or f"Column {at}" for at, cell in enumerate(cells, 1)
    ]
    if doubled := doubled_names(names):
        listed = ", ".join(f"“{name}”" for name in doubled)
        reason = gettext_noop("Two columns have the same name: %(names)s.")
        raise SheetRefused("doubled-header", reason, number, names=listed)
    return Header(number, tuple(names))


def doubled_names(names: Sequence[str]) -> list[str]:
    """Return the names that several columns have, whatever their case."""
    first: dict[str, str] = {}
    doubled: dict[str, str] = {}
    for name in names:
        key = name.casefold()
        if key in first:
            doubled[key] = first[key]
        first.setdefault(key, name)
    return list(doubled.values())


def _filled(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell.strip())


def _is_word(cell: str) -> bool:
    """Whether a cell could name a column: it has a letter and does not begin like a number."""
    text = cell.strip()
    return text[0] in "№#" or (not text[0].isdigit() and any(char.isalpha() for char in text))
