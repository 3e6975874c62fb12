"""What closes the page of a record: how to cite it, its public history, its machine translation."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.formatting import date_words, day_in_words, language_words, quoted, reader_language
from archive.models.curated import Curated
from archive.models.recording import BASELINE_REASON
from archive.models.registry import spaced

from .addresses import permanent_address
from .context import in_language

HISTORY_SHOWN = 20


def closing(request: HttpRequest, record: Curated, title: str) -> dict[str, Any]:
    """Return the context of records/closing.html: cite, history, report_url. One query."""
    return {
        "cite": cite(request, record.pk, title),
        "history": public_history(record),
        "report_url": reverse("public:report", args=[record.pk]),
    }


def cite(request: HttpRequest, uid: str, title: str) -> dict[str, str]:
    """Return the inputs of components/cite_box.html for a record or row."""
    address = permanent_address(request, uid)
    citation = _("%(title)s, %(archive)s, record %(uid)s, %(address)s, read %(day)s") % {
        "title": quoted(title),
        "archive": settings.ARCHIVE_NAME,
        "uid": spaced(uid),
        "address": address,
        "day": day_in_words(timezone.now()),
    }
    return {"citation": citation, "permanent_url": address, "uid": spaced(uid)}


def public_history(record: Curated) -> list[dict[str, str]]:
    """Return what changed since the record was first published, newest first. One query.

    Dates and reasons only: who works here is nobody's business but the archive's.
    """
    published = record.record.first_published_at
    if published is None:
        return []
    changes: Any = getattr(record, "history")  # noqa: B009 - registered at run time
    rows = changes.filter(history_date__gt=published, history_type="~").order_by(
        "-history_date", "-history_id"
    )
    seen = rows.values_list("history_date", "history_change_reason")[:HISTORY_SHOWN]
    items = [
        {**_day(when), "what": _("Changed"), "reason": reason or ""}
        for when, reason in seen
        if reason != BASELINE_REASON
    ]
    return [*items, {**_day(published), "what": _("First published")}]


def machine_translation(request: HttpRequest, record: Curated) -> dict[str, str] | None:
    """Return the inputs of the notice, if the page's language was translated by a machine."""
    present = reader_language()
    if present not in record.machine_translated:
        return None
    codes = [code for code, _name in settings.LANGUAGES if code not in record.machine_translated]
    if not codes:
        return {}
    url = in_language(request.get_full_path(), present, codes[0])
    return {"original_url": url, "language_name": language_words(codes[0])}


def _day(moment: Any) -> dict[str, str]:
    day = timezone.localtime(moment).date().isoformat()
    return {"when_words": date_words(day), "when_value": day}
