"""The first page of the desk: what waits, what changed lately, what visitors tell us."""

from dataclasses import dataclass
from typing import Any

from archive.models import Record, Report
from archive.models.registry import State

from .columns import badge
from .naming import titles_of
from .registry import form_address

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Waiting:
    """One record on the panel: what it is called, and where it is edited."""

    title: str
    kind: str
    badge: str
    address: str
    changed_at: Any


def panel() -> dict[str, Any]:
    """Return what the first page shows, in a number of queries that does not grow."""
    waiting = Record.objects.filter(state=State.IN_REVIEW)
    in_review = list(waiting.order_by("changed_at")[:SHOWN])
    drafts = list(Record.objects.filter(state=State.DRAFT).order_by("-changed_at")[:SHOWN])
    titles = titles_of(in_review + drafts)
    reports = Report.objects.filter(status=Report.Status.NEW).select_related("record", "entry")
    return {
        "in_review_count": waiting.count(),
        "in_review": [_line(record, titles) for record in in_review],
        "drafts": [_line(record, titles) for record in drafts],
        "new_reports_count": reports.count(),
        "new_reports": reports[:SHOWN],
    }


def _line(record: Record, titles: dict[str, str]) -> Waiting:
    return Waiting(
        titles.get(record.pk, record.pk),
        record.get_kind_display(),
        badge(record),
        form_address(record),
        record.changed_at,
    )
