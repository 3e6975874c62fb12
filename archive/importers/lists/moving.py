"""What was staged, read again for a commit; new rows are moved into the list by the database.

It takes the columns out of the staged JSON itself: decoding a million rows here, only to encode
them again, takes longer than writing them.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import Max, Min

from archive.models import ImportBatch, ListEntry, StagedRow

from .drafts import Outcome
from .reading import LARGEST_SLICE, SLICE
from .rehearsing import FILLED
from .writing import Source, as_json, defaults, insert_from_json, json_columns


def staged_rows(batch: ImportBatch, outcome: str) -> Iterator[list[dict[str, Any]]]:
    """Yield the staged rows of an outcome in slices, in the order of the file."""
    rows = StagedRow.objects.filter(batch=batch, outcome=outcome).order_by("number")
    names = ("number", "row_key", "target", "version", "reading")
    last, at_once = 0, rows_at_once(batch)
    while some := list(rows.filter(number__gt=last).values(*names)[:at_once]):
        last = some[-1]["number"]
        yield some


def rows_at_once(batch: ImportBatch) -> int:
    """Return how many rows to move at once: fewer where they are long."""
    length: int = batch.counts.get("offset", 0) // max(batch.counts.get("rows", 0), 1)
    return max(1, min(SLICE, LARGEST_SLICE // max(length, 1)))


def insert_new(batch: ImportBatch, same: dict[str, Any]) -> Iterator[int]:
    """Insert the new rows of a batch in the order of the file; yield how many, slice by slice.

    `same` holds the columns that are alike in all rows.
    """
    in_json = json_columns(ListEntry)
    empty = {
        name: as_json(value) if name in in_json else value
        for name, value in (defaults(ListEntry) | same).items()
    }
    source = Source(("row_key",), "reading", batch.counts[FILLED])
    rows = StagedRow.objects.filter(batch=batch, outcome=Outcome.NEW).order_by("number")
    ends = rows.aggregate(first=Min("number"), last=Max("number"))
    at_once = rows_at_once(batch)
    for at in range(ends["first"] or 0, (ends["last"] or 0) + 1, at_once):
        some = rows.filter(number__gte=at, number__lt=at + at_once)
        if written := insert_from_json(ListEntry, some, source, empty):
            yield written
