"""A row of a list: as recorded, and beside it how we read it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.formatting import fallback_lang, foreign_lang, reader_language
from archive.models import EntryMatch, Event, ListEntry
from archive.models.row_fields import AS_RECORDED
from archive.public.components.base import Component, Name, Part
from archive.public.components.closing import cite, report_link
from archive.public.components.event_links import event_links
from archive.public.components.evidence import Evidence
from archive.public.components.key_facts import KeyFacts
from archive.public.components.notices import MachineTranslation, Note, content_note, remark
from archive.public.components.wayfinding import (
    Breadcrumbs,
    Crumb,
    OnThisPage,
    breadcrumbs,
    on_this_page,
)
from archive.public.lookup import Moved, entry_absence, public_page

from .neighbours import neighbours, rows_beside
from .row_facts import row_evidence, row_facts
from .rows import row_name, row_words, rows_to_read, source_of


@dataclass(frozen=True, kw_only=True)
class RecordedCell(Part):
    """What a list has in any of its columns, verbatim."""

    label: str
    text: str


@dataclass(frozen=True, kw_only=True)
class AsRecorded(Component):
    """A row as its source has it, and where that is read."""

    template_name = "entries/recorded.html"

    cells: tuple[RecordedCell, ...]
    lang: str = ""  # of the source, only when it is not the page's
    evidence: Evidence | None = None
    web_url: str = ""


@dataclass(frozen=True, kw_only=True)
class HeldToBe(Component):
    """Which person a row is held to be, and why."""

    template_name = "entries/held.html"

    name: Name
    url: str
    reason: str = ""


@public_page
def entry_detail(request: HttpRequest, slug: str, uid: str) -> HttpResponse:
    """Show a row. Its address follows its list's; an old address forwards.

    Context: entry, list, name, recorded (the row verbatim), facts (our reading), held, events,
    neighbours, beside (the rows before and after), notices, sections, crumbs, remark, cite, report.
    """
    entry = _find(uid)
    if request.path != entry.get_absolute_url():
        raise Moved(entry.get_absolute_url())
    name, facts, victim_list = row_name(entry), row_facts(entry), entry.victim_list
    context = {
        "entry": entry,
        "list": victim_list,
        "name": name,
        "recorded": as_recorded(entry),
        "facts": KeyFacts(facts=facts),
        "held": held_to_be(getattr(entry, "match", None)),
        "events": event_links(Event.objects.published().filter(lists=victim_list).in_order()),
        "neighbours": neighbours([entry]),
        "beside": rows_beside(entry),
        "notices": _notices(entry),
        "crumbs": _crumbs(entry, name.text),
        "remark": remark(entry.public_note),
        "cite": cite(request, entry.uid, name.text),
        "report": report_link(entry.uid),
    }
    context["sections"] = sections(context)
    return render(request, "entries/detail.html", context)


def sections(context: Mapping[str, object]) -> OnThisPage:
    """Return links to the sections of the page that have content."""
    return on_this_page(
        [
            (_("As recorded"), "recorded", True),
            (_("As we read it"), "reading", True),
            (_("The person this row is about"), "held", context["held"]),
            (_("Events the list speaks of"), "events", context["events"]),
            (_("On the same list"), "neighbours", context["neighbours"]),
        ],
        context["remark"],
    )


def _find(uid: str) -> ListEntry:
    """Return the public row with a permanent id; else raise what the gate says of it."""
    entry: ListEntry | None = rows_to_read().filter(uid=uid).first()
    if entry is not None:
        return entry
    stored = ListEntry.objects.select_related("victim_list__record").filter(uid=uid).first()
    if stored is None:
        raise Http404
    raise entry_absence(stored)


def as_recorded(entry: ListEntry) -> AsRecorded:
    """Return what the row has verbatim, then its public columns that say more."""
    source = source_of(entry)
    lang = foreign_lang(source.language) if source else ""
    return AsRecorded(
        cells=_cells(entry),
        lang=lang,
        evidence=row_evidence(entry),
        web_url=entry.source_url or (source.url if source else ""),
    )


def _cells(entry: ListEntry) -> tuple[RecordedCell, ...]:
    columns = [
        (_("Name"), entry.name_as_recorded),
        *((str(field.heading), getattr(entry, field.written)) for field in AS_RECORDED),
        *((name, str(text)) for name, text in entry.public_original().items()),
    ]
    # said elsewhere on the page, or nothing
    shown = {str(entry.position), entry.source_url, ""}
    cells = []
    for label, text in columns:
        if text not in shown:
            cells.append(RecordedCell(label=label, text=text))
            shown.add(text)
    return tuple(cells)


def held_to_be(match: EntryMatch | None) -> HeldToBe | None:
    """Return the public person a row is held to be; None without."""
    if match is None:
        return None
    person = match.person
    return HeldToBe(
        name=Name(text=str(person), lang=fallback_lang(person.label)),
        url=person.get_absolute_url(),
        reason=match.reason,
    )


def _notices(entry: ListEntry) -> tuple[Component, ...]:
    gone = _(
        "This row stood on an earlier release of the list; a later one does not have it any more."
    )
    shown = (
        MachineTranslation() if reader_language() in entry.machine_translated else None,
        Note(text=gone) if entry.gone_in_batch_id else None,
        content_note(describes_violence=bool(entry.circumstances)),
    )
    return tuple(notice for notice in shown if notice is not None)


def _crumbs(entry: ListEntry, name: str) -> Breadcrumbs:
    title, url = entry.victim_list.title, entry.victim_list.get_absolute_url()
    return breadcrumbs(
        Crumb(label=_("Lists of names"), url=reverse("public:list-list")),
        Crumb(label=title, url=url, lang=fallback_lang(title)),
        Crumb(label=row_words(entry) or name),
    )
