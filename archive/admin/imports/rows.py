"""The rows of a rehearsal as a page shows them: what each says, how it was read, what is odd."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.admin.base.columns import in_words
from archive.importers import lists
from archive.models import ImportBatch, ListEntry, StagedRow
from archive.models.people import Fate, Sex
from archive.models.row_fields import NAME_PARTS, READING, VERBATIM

from .wording import column_words, finding_words

Outcome = StagedRow.Outcome
NAMES = ("name", *NAME_PARTS)
OF_OURS = {*VERBATIM, *READING} - {"position"}
OF_CHANGES = ("changed", "written-otherwise")
LEVELS = ("refused", "conflict", "change", "warning", "answered", "note")
VIEWS: dict[str, Any] = {
    "refused": _("Refused"),
    "conflicts": _("Conflicts with colleagues' readings"),
    "warned": _("With warnings"),
    "changed": _("Changed"),
    "gone": _("Gone from this release"),
    "new": _("New"),
}
"""What can be looked at, the gravest first."""


@dataclass(frozen=True, slots=True)
class FindingInWords:
    """A finding as the page says it."""

    level: str
    kind: Any
    column: str
    cell: str
    message: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row: where it stands in the file, whom it names, what is read, what was noted."""

    number: int
    outcome: str
    name: str
    read: str
    findings: list[FindingInWords]
    cells: dict[str, str]
    address: str


def numbers(batch: ImportBatch) -> dict[str, int]:
    """Return how many rows each view has."""
    counts = batch.counts
    is_open = batch.state == ImportBatch.State.STAGED
    gone = lists.gone_rows(batch).count() if is_open and counts else counts.get("gone", 0)
    return {
        "refused": counts.get("refused", 0),
        "conflicts": counts.get("conflicts", 0),
        "warned": counts.get("warned", 0),
        "changed": counts.get("changed", 0),
        "gone": gone,
        "new": counts.get("new", 0) if is_open else 0,  # they are rows of the list by now
    }


def rows_of(batch: ImportBatch, view: str, code: str, column: str | None) -> Any:
    """Return the rows of a view, or those in which a kind of finding was made."""
    if code or view == "conflicts":
        return lists.rows_with(batch, code or "edited", column)
    if view == "gone":
        return lists.gone_rows(batch).order_by("position", "pk")
    rows = StagedRow.objects.filter(batch=batch).order_by("number")
    return rows.filter(is_warned=True) if view == "warned" else rows.filter(outcome=view)


def lines(batch: ImportBatch, some: Iterable[Any]) -> list[Line]:
    """Return rows in words."""
    columns = batch.mapping.get("columns", [])
    of_names = [row["name"] for row in columns if row.get("field") in NAMES]
    return [_line(row, of_names) if isinstance(row, StagedRow) else _gone(row) for row in some]


def _line(row: StagedRow, of_names: list[str]) -> Line:
    findings = [_found(finding) for finding in sorted(_shown(row.findings), key=_gravity)]
    address = _address(row.target) if row.target else ""
    said = " ".join(row.cells[name] for name in of_names if name in row.cells)
    name = row.reading.get("name_as_recorded") or said
    outcome = str(row.get_outcome_display())
    return Line(row.number, outcome, name, _read(row.reading), findings, row.cells, address)


def _gone(entry: ListEntry) -> Line:
    said = {name: getattr(entry, name) for name in ("birth", "death", "age_text", "place_text")}
    address = _address(entry.pk)
    return Line(entry.position, "", entry.name_as_recorded, _read(said), [], {}, address)


def _address(pk: int) -> str:
    return reverse("admin:archive_listentry_change", args=[pk])


def _shown(findings: list[dict[str, str]]) -> list[dict[str, str]]:
    """Leave out of the changes our own columns where those of the file say the same."""
    ours = [
        finding
        for finding in findings
        if finding["code"] in OF_CHANGES and finding["column"] in OF_OURS
    ]
    theirs = [
        finding
        for finding in findings
        if finding["code"] in OF_CHANGES and finding["column"] not in OF_OURS
    ]
    return [finding for finding in findings if not theirs or finding not in ours]


def _gravity(finding: dict[str, str]) -> int:
    return LEVELS.index(finding["level"]) if finding["level"] in LEVELS else len(LEVELS)


def _found(finding: dict[str, str]) -> FindingInWords:
    return FindingInWords(
        finding["level"],
        finding_words(finding["code"]),
        column_words(finding["column"]),
        finding["cell"],
        finding["message"],
    )


def _read(reading: dict[str, Any]) -> str:
    """Say in a line what was read out of a row."""
    sex, fate = dict(Sex.choices), dict(Fate.choices)
    parts = (
        in_words(reading.get("birth")),
        reading.get("age_text"),
        sex.get(reading.get("sex", "")),
        fate.get(reading.get("fate", "")),
        in_words(reading.get("death")),
        reading.get("place_text"),
    )
    return " · ".join(str(part) for part in parts if part)
