"""The way from an address to a public record: shown, moved, withdrawn, or never here.

    @public_page
    def event_detail(request, slug):
        event = find_by_slug(Event.objects.published(), slug)

What never was public is a plain 404, whoever asks. What was public and is not any more answers
410 with its public reason; a past slug and a merged record forward for ever (301).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.formatting import day_in_words
from archive.models import Figure, ListEntry, PastSlug, Quotation, Record
from archive.models.registry import spaced

from .addresses import MODELS, public_address, public_record
from .components.locators import known_for_a_page
from .components.notices import Stub
from .context import nowhere
from .page_cache import remembered_page

Shown = TypeVar("Shown", bound=Model)
View = Callable[..., HttpResponseBase]


class Moved(Exception):
    """The record is at another address: for ever, or as long as it is shown as it is now."""

    def __init__(self, address: str, *, is_lasting: bool = True) -> None:
        super().__init__(address)
        self.address, self.is_lasting = address, is_lasting


class Withdrawn(Exception):
    """The record was public once; `reason` says in public words why it is not shown."""

    def __init__(self, uid: str, reason: str = "", since: Any = None) -> None:
        super().__init__(uid)
        self.uid, self.reason, self.since = uid, reason, since


def public_page(view: View) -> View:
    """Let a view answer GET and HEAD only, and turn Moved and Withdrawn into 301 and 410.

    What it answers is remembered until the database changes.
    """

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            with known_for_a_page():
                return remembered_page(request, lambda: view(request, *args, **kwargs))
        except Moved as moved:
            lasting, now = HttpResponsePermanentRedirect, HttpResponseRedirect
            return (lasting if moved.is_lasting else now)(moved.address)
        except Withdrawn as withdrawn:
            return tombstone(request, withdrawn)

    return answer


def tombstone(request: HttpRequest, withdrawn: Withdrawn) -> HttpResponse:
    """Answer 410 with the public reason, and nothing else of the record."""
    stub = Stub(
        heading=_("Withdrawn"),
        reason=withdrawn.reason or _("It was public once and has been withdrawn."),
        date_words=day_in_words(withdrawn.since) if withdrawn.since else "",
    )
    context = {**nowhere(request), "stub": stub, "record_uid": spaced(withdrawn.uid)}
    return render(request, "410.html", context, status=410)


def find_by_slug(published: "QuerySet[Shown]", slug: str) -> Shown:
    """Return the public record with a slug; else raise Moved, Withdrawn or Http404.

    `published` is a queryset that has passed the gate: `Event.objects.published()…`.
    """
    shown = published.filter(slug=slug).first()
    if shown is not None:
        return shown
    model: Any = published.model
    stored = model._base_manager.select_related("record").filter(slug=slug).first()
    if stored is not None:
        raise absence(stored.record)
    past = PastSlug.objects.filter(kind=model.record_kind, slug=slug).select_related("record")
    forward = past.first()
    raise absence(forward.record) if forward else Http404


def find_by_uid(published: "QuerySet[Shown]", uid: str) -> Shown:
    """Return the public record with a permanent id; else raise Moved, Withdrawn or Http404."""
    shown = published.filter(pk=uid).first()
    if shown is not None:
        return shown
    model: Any = published.model
    record = Record.objects.filter(pk=uid, kind=model.record_kind).first()
    raise absence(record) if record else Http404


def absence(record: Record) -> Exception:
    """Return what to raise for a record that is not at the address asked for."""
    kept = _kept(record)
    present = public_record(kept)
    address = public_address(present) if present is not None else ""
    if address:
        # What is read at a place of another record's page may get a page of its own some day.
        return Moved(address, is_lasting="#" not in address)
    if kept.is_public and kept.kind not in MODELS:
        return Http404()  # a picture is shown on other pages and has none of its own
    # A published statement about a draft was never seen: what it rests on must have been public.
    if kept.first_published_at is None or not _rested_on_public(kept):
        return Http404()
    return Withdrawn(kept.uid, _public_reason(kept), kept.hidden_at or kept.withdrawn_at)


def entry_absence(entry: ListEntry) -> Exception:
    """Return what to raise for a row that is not shown: 410 where its list was public once."""
    if entry.victim_list.record.first_published_at is None:
        return Http404()
    reason, since = "", entry.hidden_at
    if entry.hidden_at:
        taken = entry.takedowns.filter(lifted_at__isnull=True).first()
        reason = str(taken.public_reason) if taken else ""
    elif not entry.victim_list.record.is_public:
        return absence(entry.victim_list.record)
    return Withdrawn(entry.uid, reason, since)


def _kept(record: Record) -> Record:
    """Follow merges to the record that was kept in the end."""
    seen = {record.uid}
    while record.merged_into is not None and record.merged_into_id not in seen:
        record = record.merged_into
        seen.add(record.uid)
    return record


def _rested_on_public(record: Record) -> bool:
    """Whether all that a statement hangs on was public once, so that its page was seen."""
    model = MODELS.get(record.kind)
    statement = model._base_manager.filter(pk=record.pk).first() if model else None
    ends = [getattr(statement, name, None) for name in ("source", "event")]
    if isinstance(statement, Figure | Quotation):
        ends += statement.events.all()
    return all(end.record.first_published_at for end in ends if end is not None)


def _public_reason(record: Record) -> str:
    if record.withdrawn_reason:
        return record.withdrawn_reason
    taken = record.takedowns.filter(lifted_at__isnull=True).first() if record.hidden_at else None
    return str(taken.public_reason) if taken else ""
