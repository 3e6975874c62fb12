"""The first page of the desk: what waits, what is missing, what changed lately and by whom."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.admin.base.columns import badge
from archive.admin.base.links import form_address, titles_of
from archive.admin.imports.steps import list_title, stands, step_of, url_of
from archive.admin.records.terms import may_bring_words
from archive.models import ImportBatch, Record, Report, Takedown
from archive.models.registry import State
from archive.services.linkage import waiting

from .gaps import (
    changelist,
    dead_links,
    fallen_behind,
    without_copy,
    without_evidence,
    without_language,
)

SHOWN = 10
READ = 40
"""Log lines read to find ten that this person may see."""
COUNTED_AT_MOST = 1_000


@dataclass(frozen=True, slots=True)
class Waiting:
    """A record on the panel: what it is called, and where it is edited."""

    title: str
    kind: str
    badge: str
    address: str
    changed_at: Any


@dataclass(frozen=True, slots=True)
class Changed:
    """A line of what changed lately."""

    title: str
    what: str
    who: str
    when: Any
    address: str


def panel(request: HttpRequest) -> dict[str, Any]:
    """Return what the first page shows, in a number of queries that does not grow."""
    waiting = Record.objects.filter(state=State.IN_REVIEW)
    in_review = list(waiting.order_by("changed_at")[:SHOWN])
    drafts = list(Record.objects.filter(state=State.DRAFT).order_by("-changed_at")[:SHOWN])
    titles = titles_of(in_review + drafts)
    return {
        "first_steps": first_steps(request),
        "may_bring_words": may_bring_words(request),
        "in_review_count": waiting.count(),
        "in_review": [_line(record, titles) for record in in_review],
        "drafts": [_line(record, titles) for record in drafts],
        "changed_lately": changed_lately(request),
        **_of_visitors(request),
        **_of_lists(request),
        "gaps": [
            (_("Without evidence"), without_evidence()),
            (_("Links"), [*dead_links(), *without_copy()]),
            *without_language(),
            *fallen_behind(),
        ],
    }


def first_steps(request: HttpRequest) -> list[dict[str, str]]:
    """Return how to begin, step by step, while nothing is here and this person may add."""
    if Record.objects.exists():
        return []
    steps = [
        ("source", _("Add a source"), _("What you read: a book, a page, a letter, a register.")),
        ("event", _("Describe an event"), _("What happened, when and where, as sources say.")),
        ("figure", _("Add a figure"), _("A number somebody stated, with the place it is written.")),
        (
            "quotation",
            _("Add a quotation"),
            _("Words somebody said or wrote, as they stand there."),
        ),
        ("victimlist", _("Add a list of names"), _("Who made it, when, how complete it is.")),
    ]
    return [
        {"address": reverse(f"admin:archive_{model}_add"), "words": words, "help": explained}
        for model, words, explained in steps
        if request.user.has_perm(f"archive.add_{model}")
    ]


def changed_lately(request: HttpRequest) -> list[Changed]:
    """Return the last changes made at the desk to what this person may see. 1 query."""
    entries = LogEntry.objects.select_related("user", "content_type").order_by("-pk")[:READ]
    seen = [entry for entry in entries if _may_see(request, entry)]
    return [
        Changed(
            entry.object_repr,
            entry.get_change_message() or entry.get_action_flag_display(),
            entry.user.get_username(),
            entry.action_time,
            "" if entry.is_deletion() else entry.get_admin_url() or "",
        )
        for entry in seen[:SHOWN]
    ]


def _may_see(request: HttpRequest, entry: LogEntry) -> bool:
    model: Any = entry.content_type.model_class() if entry.content_type else None
    model_admin = admin.site._registry.get(model)
    return model_admin is not None and model_admin.has_view_permission(request)


def _of_visitors(request: HttpRequest) -> dict[str, Any]:
    """Return open reports, the oldest first, and what is withheld, for those who may see them."""
    if not request.user.has_perm("archive.view_report"):
        return {}
    reports = Report.objects.exclude(status=Report.Status.DECIDED)
    withheld = Takedown.objects.filter(lifted_at__isnull=True).count()
    return {
        "open_reports_count": reports.count(),
        "open_reports": reports.order_by("made_at")[:SHOWN],
        "withheld_count": withheld,
        "withheld_url": changelist(Takedown, standing="now"),
    }


def _of_lists(request: HttpRequest) -> dict[str, Any]:
    """Return imports, those half done first, and how many proposals wait (counted to 1,000)."""
    proposed = len(waiting().order_by().values_list("pk")[: COUNTED_AT_MOST + 1])
    return {
        **_imports(request),
        "proposed_count": min(proposed, COUNTED_AT_MOST),
        "is_more_proposed": proposed > COUNTED_AT_MOST,
        "proposed_url": reverse("admin:matches"),
    }


def _imports(request: HttpRequest) -> dict[str, Any]:
    """Return the imports that wait for somebody to go on, and the last that are done."""
    if not request.user.has_perm("archive.view_importbatch"):
        return {}
    imports = ImportBatch.objects.select_related("victim_list").order_by("-created_at")
    half_done = imports.filter(state=ImportBatch.State.STAGED)[:SHOWN]
    return {
        "waiting_imports": [
            (batch, stands(batch), list_title(batch), url_of(step_of(batch), batch))
            for batch in half_done
        ],
        "imports": imports.filter(state__in=("committed", "undone"))[:5],
    }


def _line(record: Record, titles: dict[str, str]) -> Waiting:
    return Waiting(
        titles.get(record.pk, record.pk),
        record.get_kind_display(),
        badge(record),
        form_address(record),
        record.changed_at,
    )
