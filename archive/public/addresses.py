"""Where a record can be read: from its permanent id to its page, in each language."""

from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlsplit

from django.http import HttpRequest
from django.urls import reverse, translate_url

from archive import models
from archive.models.curated import Curated
from archive.models.quotations import Display
from archive.models.registry import Record

LONGEST_KNOWN = 200  # addresses up to this length are translated once


MODELS: dict[str, Any] = {
    model.record_kind: model
    for model in (
        models.Event,
        models.Person,
        models.Place,
        models.Organisation,
        models.VictimList,
        models.Source,
        models.Quotation,
        models.Figure,
        models.Position,
        models.Commemoration,
        models.Page,
    )
}
"""The models whose records can be read in public, by kind. Pictures have no page of their own."""


def public_record(record: Record) -> Curated | None:
    """Return the curated record of a registry row if the public may see it. One query."""
    model = MODELS.get(record.kind)
    found: Curated | None = (
        model.objects.published().filter(pk=record.pk).first() if model else None
    )
    return found


def public_address(record: Curated) -> str:
    """Return where a public record is read, in the active language; empty if nowhere.

    A figure, and a quotation not shown by itself, are read on the page of their first event.
    """
    if isinstance(record, models.Figure):
        return _on_event_page(record, f"figure-{record.pk}")
    if isinstance(record, models.Quotation) and record.display == Display.EVENT_ONLY:
        return _on_event_page(record, f"quotation-{record.pk}")
    return str(record.get_absolute_url()) if hasattr(record, "get_absolute_url") else ""


def _on_event_page(statement: models.Figure | models.Quotation, anchor: str) -> str:
    events = models.Event.objects.published().filter(pk__in=statement.events.values("pk"))
    event = events.in_order().first()
    return f"{event.get_absolute_url()}#{anchor}" if event else ""


def permanent_address(request: HttpRequest, uid: str) -> str:
    """Return the absolute address that forwards to a record for ever."""
    return request.build_absolute_uri(reverse("forward", args=[quote(uid)]))


def in_language(address: str, present: str, wanted: str) -> str:
    """Return an address in another language; where it leads nowhere, only the code changes."""
    if present == wanted:
        return address
    parts = urlsplit(address)
    find = _path_in_language if len(parts.path) <= LONGEST_KNOWN else _path_in_language.__wrapped__
    return parts._replace(path=find(parts.path, present, wanted)).geturl()


@lru_cache(maxsize=2_000)
def _path_in_language(path: str, present: str, wanted: str) -> str:
    translated: str = translate_url(path, wanted)
    return translated if translated != path else path.replace(f"/{present}/", f"/{wanted}/", 1)
