"""One row of a list: as recorded, and beside it how we read it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.formatting import fallback_lang, foreign_lang, number, reader_language
from archive.models import Event, ListEntry
from archive.models.row_fields import AS_RECORDED
from archive.public.closing import cite, report_link
from archive.public.event_links import event_links
from archive.public.lookup import Moved, entry_absence, public_page

from .neighbours import neighbours, rows_beside
from .rows import name_lang, row_facts, rows_to_read, source_of, where_written


@public_page
def entry_detail(request: HttpRequest, slug: str, uid: str) -> HttpResponse:
    """Show one row. Its address follows its list's; an old one forwards.

    Context: entry, list, title, recorded (the row verbatim), facts (our reading), source,
    source_lang, where, web_url, match, events, neighbours, beside (the rows before and after),
    is_machine_translated, sections, crumbs, cite, report.
    """
    entry = _find(uid)
    if request.path != entry.get_absolute_url():
        raise Moved(entry.get_absolute_url())
    victim_list, source = entry.victim_list, source_of(entry)
    title = entry.name or _("Name not recorded")
    context = {
        "entry": entry,
        "list": victim_list,
        "title": title,
        "title_lang": name_lang(entry) if entry.name else "",
        "recorded": recorded(entry),
        "facts": row_facts(entry),
        "source": source,
        "source_lang": foreign_lang(source.language) if source else "",
        "where": where_written(entry),
        "web_url": entry.source_url or (source.url if source else ""),
        "match": getattr(entry, "match", None),
        "events": event_links(Event.objects.published().filter(lists=victim_list).in_order()),
        "neighbours": neighbours([entry]),
        "beside": rows_beside(entry),
        "is_machine_translated": reader_language() in entry.machine_translated,
        "crumbs": _crumbs(entry, title),
        "cite": cite(request, entry.uid, title),
        "report": report_link(entry.uid),
    }
    context["sections"] = sections(context)
    return render(request, "entries/detail.html", context)


def sections(context: dict[str, Any]) -> list[dict[str, str]]:
    """Return the headings of the page that have something under them."""
    told = [
        (_("As recorded"), "recorded", True),
        (_("As we read it"), "reading", True),
        (_("Who this is held to be"), "held", context["match"]),
        (_("Events the list speaks of"), "events", context["events"]),
        (_("On the same list"), "neighbours", context["neighbours"]),
    ]
    return [{"label": label, "anchor": anchor} for label, anchor, present in told if present]


def _find(uid: str) -> ListEntry:
    """Return the public row with a permanent id; else raise what the gate says of it."""
    found: ListEntry | None = rows_to_read().filter(uid=uid).first()
    if found is not None:
        return found
    stored = ListEntry.objects.select_related("victim_list__record").filter(uid=uid).first()
    if stored is None:
        raise Http404
    raise entry_absence(stored)


def recorded(entry: ListEntry) -> list[dict[str, Any]]:
    """Return what the row has verbatim, then its public columns that say more: [{label, text}]."""
    told = [
        (_("Name"), entry.name_as_recorded),
        *((str(field.heading), getattr(entry, field.written)) for field in AS_RECORDED),
        *((name, str(text)) for name, text in entry.public_original().items()),
    ]
    shown = {str(entry.position), entry.source_url, ""}
    rows = []
    for label, text in told:
        if text not in shown:
            rows.append({"label": label, "text": text})
            shown.add(text)
    return rows


def _crumbs(entry: ListEntry, title: str) -> list[dict[str, str]]:
    title_of_list = entry.victim_list.title
    return [
        {"label": _("Home"), "url": reverse("public:home")},
        {"label": _("Lists of names"), "url": reverse("public:list-list")},
        {
            "label": title_of_list,
            "url": entry.victim_list.get_absolute_url(),
            "lang": fallback_lang(title_of_list),
        },
        {"label": _("row %s") % number(entry.position) if entry.position else title},
    ]
