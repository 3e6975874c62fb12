"""New rows made ready before the turn to write: nobody waits while they are put together.

They go to a temporary file, slice by slice, so that a million rows need no more memory than ten.
"""

import marshal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from archive.models import ImportBatch, ListEntry, StagedRow

from .drafts import Outcome
from .writing import as_json, defaults, insert_rows, json_columns

SLICE = 2_000  # rows read and written at once; fewer where they are long:
LARGEST_SLICE = 4_000_000  # bytes of the file, about


def staged_rows(batch: ImportBatch, outcome: str) -> Iterator[list[dict[str, Any]]]:
    """Yield the staged rows of one outcome in slices, in the order of the file."""
    rows = StagedRow.objects.filter(batch=batch, outcome=outcome).order_by("number")
    names = ("number", "row_key", "target", "version", "reading")
    last, at_once = 0, _rows_at_once(batch)
    while some := list(rows.filter(number__gt=last).values(*names)[:at_once]):
        last = some[-1]["number"]
        yield some


def _rows_at_once(batch: ImportBatch) -> int:
    length: int = batch.counts.get("offset", 0) // max(batch.counts.get("rows", 0), 1)
    return max(1, min(SLICE, LARGEST_SLICE // max(length, 1)))


@contextmanager
def spooled(batch: ImportBatch) -> Iterator[IO[bytes]]:
    """Write the new rows of a batch to a temporary file, ready to be inserted."""
    in_json = json_columns(ListEntry)
    with tempfile.TemporaryFile() as spool:
        for some in staged_rows(batch, Outcome.NEW):
            marshal.dump(_ready(some, in_json), spool)
        spool.seek(0)
        yield spool


def insert_spooled(spool: IO[bytes], same: dict[str, Any]) -> Iterator[int]:
    """Insert the rows of a spool, with the columns that are the `same` in all; yield how many."""
    empty = defaults(ListEntry) | same
    empty |= {name: as_json(empty[name]) for name in json_columns(ListEntry)}
    while True:
        try:
            names, rows = marshal.load(spool)  # noqa: S302 - written by `spooled`, never by others
        except EOFError:
            return
        alike = {name: value for name, value in empty.items() if name not in names}
        insert_rows(ListEntry, names, rows, alike)
        yield len(rows)


def _ready(
    some: list[dict[str, Any]], in_json: frozenset[str]
) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Return the columns this slice fills, and one tuple per row."""
    readings = [staged["reading"] for staged in some]
    for reading in readings:
        for name in in_json & reading.keys():
            reading[name] = as_json(reading[name])
    empty = defaults(ListEntry)
    names = sorted(set().union(*readings))
    blanks = [as_json(empty[name]) if name in in_json else empty[name] for name in names]
    pairs = list(zip(names, blanks, strict=True))
    rows = [
        (staged["row_key"], *[staged["reading"].get(name, blank) for name, blank in pairs])
        for staged in some
    ]
    return ["row_key", *names], rows
