"""What closes the page of a record: its notes, how to correct it, its history, how to cite it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.formatting import date_words, day_in_words, quoted
from archive.models import Page
from archive.models.curated import Curated
from archive.models.recording import BASELINE_REASON
from archive.models.registry import spaced
from archive.public.addresses import permanent_address

from .base import Component, Part
from .notices import remark

HISTORY_SHOWN = 20


@dataclass(frozen=True, kw_only=True)
class ReportLink(Component):
    """The way to correct, add or hide."""

    template_name = "components/report_link.html"

    url: str  # the form of this record


@dataclass(frozen=True, kw_only=True)
class CiteBox(Component):
    """How to cite a record, and where it stays for ever."""

    template_name = "components/cite_box.html"

    citation: str  # a sentence, ready to copy
    permanent_url: str  # absolute
    uid: str = ""  # as shown: "4T7K-9M2P-XW3C"


@dataclass(frozen=True, kw_only=True)
class HistoryItem(Part):
    """A change: its day, what it was and why, never whose."""

    when_words: str
    when_value: str  # for machines
    what: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class History(Component):
    """What was changed in a record since it was first published, newest first."""

    template_name = "components/history_list.html"

    items: tuple[HistoryItem, ...]


def closing(request: HttpRequest, record: Curated, title: str) -> dict[str, Component | None]:
    """Return the context of layouts/closing.html: remark, report, history, cite. 1 query."""
    return {
        "remark": remark(record.public_note),
        "report": report_link(record.pk),
        "history": public_history(record),
        "cite": cite(request, record.pk, title),
    }


def report_link(uid: str) -> ReportLink:
    """Return the way to correct a record or row."""
    return ReportLink(url=reverse("public:report", args=[uid]))


def general_report_url() -> str:
    """Return the form for what is not here at all: it hangs on the page About. 1 query.

    Empty where the archive has no such page yet.
    """
    about = Page.objects.published().filter(slug="about").values_list("pk", flat=True).first()
    return reverse("public:report", args=[about]) if about else ""


def cite(request: HttpRequest, uid: str, title: str) -> CiteBox:
    """Return how to cite a record or row."""
    address = permanent_address(request, uid)
    citation = _("%(title)s, %(archive)s, record %(uid)s, %(address)s, read %(day)s") % {
        "title": quoted(title),
        "archive": settings.ARCHIVE_NAME,
        "uid": spaced(uid),
        "address": address,
        "day": day_in_words(timezone.now()),
    }
    return CiteBox(citation=citation, permanent_url=address, uid=spaced(uid))


def public_history(record: Curated) -> History | None:
    """Return what changed since the record was first published. 1 query.

    Dates and reasons only: who works here is nobody's business but the archive's.
    """
    published = record.record.first_published_at
    if published is None:
        return None
    changes: Any = getattr(record, "history")  # noqa: B009 - registered at run time
    rows = changes.filter(history_date__gt=published, history_type="~").order_by(
        "-history_date", "-history_id"
    )
    seen = rows.values_list("history_date", "history_change_reason")[:HISTORY_SHOWN]
    items = [
        _item(moment, _("Changed"), reason or "")
        for moment, reason in seen
        if reason != BASELINE_REASON
    ]
    return History(items=(*items, _item(published, _("First published"))))


def _item(moment: datetime, what: str, reason: str = "") -> HistoryItem:
    day = timezone.localtime(moment).date().isoformat()
    return HistoryItem(when_words=date_words(day), when_value=day, what=what, reason=reason)
