"""The report of an import: a line per finding, and the figures as a single object."""

from collections.abc import Iterator
from typing import Any, TextIO

from archive.exports.tables import csv_lines
from archive.models import ImportBatch, StagedRow

COLUMNS = ("row", "outcome", "key", "level", "code", "column", "cell", "message")


def report_lines(batch: ImportBatch) -> Iterator[str]:
    """Yield a CSV file: columns dropped, notes on the file, then every finding of every row.

    Rows without a finding are not listed; the figures count them.
    """
    yield from csv_lines(COLUMNS, _records(batch))


def write_report(batch: ImportBatch, target: TextIO) -> None:
    """Write the report to an open text file (opened with newline="")."""
    target.writelines(report_lines(batch))


def figures(batch: ImportBatch) -> dict[str, Any]:
    """Return what a person and a script want to know of a batch, ready for JSON."""
    counts = batch.counts
    names = ("read", "new", "changed", "unchanged", "warned", "refused", "conflicts", "blank")
    return {name: counts.get(name, 0) for name in names} | {
        "gone": counts.get("gone", 0),
        "places_not_found": counts.get("places_not_found", 0),
        "dropped": counts.get("dropped", []),
        "batch": batch.pk,
        "state": str(batch.state),
    }


def _records(batch: ImportBatch) -> Iterator[dict[str, Any]]:
    for name in batch.counts.get("dropped", []):
        yield {"level": "note", "code": "dropped", "column": name, "message": "Dropped on purpose."}
    for note in batch.mapping.get("notes", []):
        yield {"level": "note", "code": "workbook", "message": note}
    rows = StagedRow.objects.filter(batch=batch).exclude(findings=[]).order_by("number")
    for row in rows.iterator(chunk_size=2_000):
        for finding in row.findings:
            yield {"row": row.number, "outcome": row.outcome, "key": row.row_key, **finding}
