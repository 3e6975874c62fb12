"""The report of an import: a line per finding, and the figures as a single object."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, TextIO

from django.db.models import QuerySet

from archive.exports.tables import csv_lines
from archive.models import ImportBatch, StagedRow

from .committing import gone_rows
from .doubts import commonest_doubts, rows_with

NAMELESS, NO_NAME = "nameless", "no-name"
COLUMNS = ("row", "outcome", "key", "level", "code", "column", "cell", "message")


def report_lines(batch: ImportBatch, code: str = "", column: str | None = None) -> Iterator[str]:
    """Yield a CSV file: columns dropped, notes on the file, then every finding of every row.

    Rows without a finding are not listed; the figures count them. With a `code` only findings of
    this kind are, and with a `column` only those in it.
    """
    yield from csv_lines(COLUMNS, _of_kind(batch, code, column) if code else _records(batch))


def write_report(batch: ImportBatch, target: TextIO) -> None:
    """Write the report to an open text file (opened with newline="")."""
    target.writelines(report_lines(batch))


def figures(batch: ImportBatch) -> dict[str, Any]:
    """Return what a person and a script want to know of a batch, ready for JSON."""
    counts, is_open = batch.counts, batch.state == ImportBatch.State.STAGED
    gone = gone_rows(batch).count() if is_open and counts else counts.get("gone", 0)
    names = ("read", "new", "changed", "unchanged", "warned", "refused", "conflicts", "blank")
    return {name: counts.get(name, 0) for name in names} | {
        "gone": gone,
        NAMELESS: counts.get("codes", {}).get(NO_NAME, 0),
        "doubts": [asdict(doubt) for doubt in commonest_doubts(batch)],
        "places_not_found": counts.get("places_not_found", 0),
        "dropped": counts.get("dropped", []),
        "batch": batch.pk,
        "state": str(batch.state),
    }


def _of_kind(batch: ImportBatch, code: str, column: str | None) -> Iterator[dict[str, Any]]:
    for record in _in_rows(rows_with(batch, code, column)):
        if record["code"] == code and column in (None, record["column"]):
            yield record


def _records(batch: ImportBatch) -> Iterator[dict[str, Any]]:
    for name in batch.counts.get("dropped", []):
        yield {"level": "note", "code": "dropped", "column": name, "message": "Dropped on purpose."}
    for note in batch.mapping.get("notes", []):
        yield {"level": "note", "code": "workbook", "message": note}
    yield from _in_rows(
        StagedRow.objects.filter(batch=batch).exclude(findings=[]).order_by("number")
    )


def _in_rows(rows: QuerySet[StagedRow]) -> Iterator[dict[str, Any]]:
    for row in rows.iterator(chunk_size=2_000):
        for finding in row.findings:
            yield {"row": row.number, "outcome": row.outcome, "key": row.row_key, **finding}
