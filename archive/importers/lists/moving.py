"""What was staged, read again for a commit; new rows are moved into the list by the database.

It takes the columns out of the staged JSON itself: decoding a million rows here, only to encode
them again, takes longer than writing them.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import Max, Min

from archive.models import ImportBatch, ListEntry, StagedRow

from .drafts import Outcome
from .rehearsing import FILLED
from .writing import Source, as_json, defaults, insert_from_json, json_columns

SLICE = 2_000


def staged_rows(batch: ImportBatch, outcome: str) -> Iterator[list[dict[str, Any]]]:
    """Yield the staged rows of one outcome in slices, in the order of the file."""
    rows = StagedRow.objects.filter(batch=batch, outcome=outcome).order_by("number")
    names = ("number", "row_key", "target", "version", "reading")
    last = 0
    while some := list(rows.filter(number__gt=last).values(*names)[:SLICE]):
        last = some[-1]["number"]
        yield some


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
    for at in range(ends["first"] or 0, (ends["last"] or 0) + 1, SLICE):
        some = rows.filter(number__gte=at, number__lt=at + SLICE)
        if written := insert_from_json(ListEntry, some, source, empty):
            yield written
