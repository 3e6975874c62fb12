"""Records as CSV: UTF-8 with a mark that spreadsheets need, a header row, cells defused."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from archive.lib.cells import defused

BYTE_ORDER_MARK = "\ufeff"


class _Echo:
    """Gives back what the CSV writer writes, so that no table is ever held in memory."""

    def write(self, line: str) -> str:
        return line


def csv_lines(columns: Sequence[str], records: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the lines of a CSV file: the columns, then a line per record."""
    writer: Any = csv.writer(_Echo(), lineterminator="\r\n")
    yield BYTE_ORDER_MARK + writer.writerow(columns)
    for record in records:
        yield writer.writerow([cell(record.get(column)) for column in columns])


def cell(value: Any) -> str:
    """Return a value as the text of a cell. Numbers stay bare, texts are defused."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list | tuple):
        return defused("; ".join(str(part) for part in value))
    return defused(str(value))
