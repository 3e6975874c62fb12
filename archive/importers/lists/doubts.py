"""What a rehearsal doubts: kinds of findings with an example, their rows and their cells.

A kind is a code in a column of the file. Kinds are counted as rows are staged, with the first as
example; rows and cells are asked for when somebody wants to see them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from archive.exports.tables import csv_lines
from archive.models import ImportBatch, StagedRow

from .drafts import ANSWERED, CHANGE, WARNING, Draft

DOUBTS = "doubts"
"""In the counts: kinds of findings, each with its number of rows and the first of them."""
ANSWERS = "answers"
"""In the counts: how many rows each answer of the mapping was read in, by column."""
COMMONEST = 3
_MOST_KINDS = 300  # beyond it, as in a file of nonsense, they are counted by code only
_EACH = {"sqlite": "json_each", "postgresql": "jsonb_array_elements"}
_FOUND = "archive_stagedrow s, {each}(s.findings) f WHERE s.batch_id = %s"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A kind of finding: how many rows have it, and the first with its place and cell."""

    code: str
    column: str
    level: str
    rows: int
    row: int
    cell: str
    message: str


@dataclass(frozen=True, slots=True)
class DoubtfulCell:
    """A cell that causes a doubt, and in how many rows it stands."""

    cell: str
    rows: int


def count_doubts(counts: dict[str, Any], drafts: Iterable[Draft]) -> None:
    """Add the kinds of findings of a slice to the counts of a batch."""
    kinds = {(kind["code"], kind["column"]): kind for kind in counts.get(DOUBTS, [])}
    for draft in drafts:
        seen = set()
        for finding in draft.findings:
            key = (finding.code, finding.column)
            if finding.level in (ANSWERED, CHANGE) or key in seen:
                continue
            seen.add(key)
            kind = kinds.get(key)
            if kind is None:
                if len(kinds) == _MOST_KINDS:
                    continue
                kind = kinds[key] = {**finding.as_dict(), "row": draft.number, "rows": 0}
            kinds[key] = {**kind, "rows": kind["rows"] + 1}
    counts[DOUBTS] = list(kinds.values())


def count_answers(counts: dict[str, Any], drafts: Iterable[Draft]) -> None:
    """Add the rows of a slice in which the mapping's answers were read."""
    answers = {column: dict(said) for column, said in counts.get(ANSWERS, {}).items()}
    for draft in drafts:
        for column, kind, answered in draft.answered:
            of_column = answers.setdefault(column, {})
            key = f"{kind} {answered}"
            of_column[key] = of_column.get(key, 0) + 1
    counts[ANSWERS] = answers


def rows_answered(batch: ImportBatch, column: str, kind: str, answered: str) -> int:
    """Return how many rows an answer was read in: to a “cell”, or to the “code” of a doubt."""
    return int(batch.counts.get(ANSWERS, {}).get(column, {}).get(f"{kind} {answered}", 0))


def doubts_of(batch: ImportBatch) -> list[Doubt]:
    """Return the kinds of findings of a batch, those in most rows first."""
    kinds = [
        Doubt(**{name: kind[name] for name in Doubt.__slots__})
        for kind in batch.counts.get(DOUBTS, [])
    ]
    return sorted(kinds, key=lambda doubt: -doubt.rows)


def commonest_doubts(batch: ImportBatch) -> list[Doubt]:
    """Return the few commonest kinds of warnings."""
    return [doubt for doubt in doubts_of(batch) if doubt.level == WARNING][:COMMONEST]


def rows_with(batch: ImportBatch, code: str, column: str | None = None) -> QuerySet[StagedRow]:
    """Return the staged rows with findings of a code, or with those of one column only."""
    condition, values = _condition(batch, code, column)
    pks = RawSQL(f"SELECT s.id FROM {condition}", values)  # noqa: S608, S611 - texts of this module
    return StagedRow.objects.filter(batch=batch, pk__in=pks).order_by("number")


def doubtful_cells(
    batch: ImportBatch, code: str, column: str, first: int = 0, most: int = -1
) -> tuple[list[DoubtfulCell], int]:
    """Return different cells that cause a doubt, commonest first, and how many there are."""
    condition, values = _condition(batch, code, column)
    sql = f"""
        SELECT f.value ->> 'cell', COUNT(DISTINCT s.number), COUNT(*) OVER ()
        FROM {condition} AND f.value ->> 'level' <> %s AND f.value ->> 'cell' <> ''
        GROUP BY 1 ORDER BY 2 DESC, MIN(s.number)
    """  # noqa: S608 - texts of this module
    if most >= 0:
        sql += f" LIMIT {int(most)} OFFSET {int(first)}"
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, ANSWERED])
        lines = cursor.fetchall()
    return [DoubtfulCell(cell, rows) for cell, rows, _all in lines], lines[0][2] if lines else 0


def cell_lines(batch: ImportBatch, code: str, column: str) -> Iterator[str]:
    """Yield a CSV file of the different cells that cause a doubt, with their number of rows."""
    cells, _all = doubtful_cells(batch, code, column)
    yield from csv_lines(("cell", "rows"), ({"cell": at.cell, "rows": at.rows} for at in cells))


def _condition(batch: ImportBatch, code: str, column: str | None) -> tuple[str, list[Any]]:
    condition = _FOUND.format(each=_EACH[connection.vendor]) + " AND f.value ->> 'code' = %s"
    if column is None:
        return condition, [batch.pk, code]
    return f"{condition} AND f.value ->> 'column' = %s", [batch.pk, code, column]
