"""Lists of names: those brought in with all their rows, and those only known to exist."""

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, QuerySet
from django.db.models import Value as SqlValue
from django.db.models.functions import Coalesce, NullIf
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.exports.downloads import csv_download
from archive.exports.entries import entry_columns, entry_record, for_export
from archive.formatting import (
    date_words,
    fallback_lang,
    foreign_lang,
    locator_words,
    number,
    reader_language,
)
from archive.lib.languages import fallback_order
from archive.models import Event, ListEntry, VictimList
from archive.models.lists import ListKind, VictimListQuerySet
from archive.public.addresses import permanent_address
from archive.public.closing import closing, machine_translation
from archive.public.components import Heading, ListCard
from archive.public.listing import RecordList, chips, dress, page_links
from archive.public.lookup import find_by_slug, public_page
from archive.search.query.filters import EntryFilter

from .rows import rows_to_read, table_row, where_written, written_beside
from .withheld import withheld_rows

ROWS_ON_A_PAGE = 50
Card = dict[str, Any]


def lists_to_read() -> VictimListQuerySet:
    """Return the public lists with their public events, by title in the reader's language."""
    titles = [NullIf(f"title_{code}", SqlValue("")) for code in fallback_order(reader_language())]
    events = Event.objects.published().in_order()
    found: VictimListQuerySet = (
        VictimList.objects.published()
        .for_listing()
        .prefetch_related(Prefetch("events", events))
        .order_by(Coalesce(*titles), "pk")
    )
    return found


def list_card(victim_list: VictimList, heading: Heading = "h2") -> ListCard:
    """Return the card of a list; its events must be prefetched."""
    return ListCard(
        url=victim_list.get_absolute_url(),
        title=victim_list.title,
        title_lang=fallback_lang(victim_list.title),
        kind_words=victim_list.get_kind_display(),
        compiled_by="" if victim_list.kind == ListKind.COMPILED else victim_list.compiled_by,
        date_words=date_words(victim_list.date),
        event_words="; ".join(str(event) for event in victim_list.events.all()),
        names_words=names_words(victim_list),
        completeness_words=victim_list.completeness,
        heading=heading,
    )


def names_words(victim_list: VictimList) -> str:
    """Say how many rows are here, and how many the list says it has, where nothing else does."""
    claimed = victim_list.stated_count
    if not victim_list.is_here:
        said = ngettext("the list speaks of %s name", "the list speaks of %s names", claimed or 0)
        return said % number(claimed) if claimed is not None else ""
    here = ngettext("%s row here", "%s rows here", victim_list.row_count)
    words = here % number(victim_list.row_count)
    if claimed is None or victim_list.completeness:
        return words
    return _("%(here)s of %(claimed)s the list speaks of") % {
        "here": words,
        "claimed": number(claimed),
    }


class VictimListList(RecordList):
    """The lists that are here. Context: as RecordList, and cards, missing (known elsewhere)."""

    heading = gettext_lazy("Lists of names")
    template_name = "lists/list.html"

    def get_queryset(self) -> "QuerySet[VictimList]":
        """Start from the public lists whose rows are here."""
        return lists_to_read().here()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Prepare the cards of this page, and of the lists known to exist but not here."""
        context = super().get_context_data(**kwargs)
        context["cards"] = [list_card(one) for one in context["object_list"]]
        context["missing"] = [
            list_card(one, heading="h3") for one in lists_to_read().known_elsewhere()
        ]
        return context


@public_page
def list_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one list and a page of its rows, in the order recorded.

    Context: list, facts, rows, with_places, filterset, chips (what narrows them), is_narrowed,
    count, pages, sections, crumbs, notice, csv_url, names_url and the closing.
    """
    victim_list = find_by_slug(lists_to_read(), slug)
    filterset = EntryFilter(request.GET, queryset=_rows_of(victim_list), request=request)
    dress(filterset)
    page = Paginator(filterset.qs, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
    narrowing = chips(request, filterset)
    rows = list(page.object_list)
    context = {
        "list": victim_list,
        "facts": list_facts(victim_list),
        "with_places": any(where_written(row) for row in rows),
        "rows": _with_withheld(victim_list, rows, page, bool(narrowing)),
        "filterset": filterset,
        "chips": narrowing,
        "is_narrowed": bool(narrowing),
        "count": page.paginator.count,
        "pages": page_links(request, page, "#rows"),
        "sections": [{"label": _("The rows, in the order recorded"), "anchor": "rows"}],
        "notice": machine_translation(request, victim_list),
        "csv_url": reverse("public:list-csv", args=[victim_list.slug]),
        "names_url": reverse("public:list-names", args=[victim_list.slug]),
        "crumbs": [
            {"label": _("Home"), "url": reverse("public:home")},
            {"label": _("Lists of names"), "url": reverse("public:list-list")},
            {"label": victim_list.title, "lang": fallback_lang(victim_list.title)},
        ],
        **closing(request, victim_list, victim_list.title),
    }
    return render(request, "lists/detail.html", context)


def _rows_of(victim_list: VictimList) -> "QuerySet[ListEntry]":
    return rows_to_read().filter(victim_list=victim_list).order_by("position", "pk")


def _with_withheld(
    victim_list: VictimList, rows: list[ListEntry], page: "Page[ListEntry]", is_narrowed: bool
) -> list[Card]:
    """Return the rows of a table; where a row is withheld, its place keeps the reason.

    A narrowed list shows none of those: which filter a withheld row answers is not public.
    """
    told = [(row.position, {**table_row(row), **written_beside(row)}) for row in rows]
    if not is_narrowed:
        told += withheld_rows(victim_list, *_span(rows, page))
    return [row for _position, row in sorted(told, key=lambda pair: pair[0])]


def _span(rows: list[ListEntry], page: "Page[ListEntry]") -> tuple[int | None, int | None]:
    """Return the positions a page begins with and ends before; None at the ends of the list."""
    first = rows[0].position if rows and page.has_previous() else None
    if not page.has_next():
        return first, None
    following: Any = page.paginator.object_list
    beyond = following.values_list("position", flat=True)[page.end_index()]
    return first, int(beyond)


def list_facts(victim_list: VictimList) -> list[Card]:
    """Return the facts in brief, those without a value left out."""
    completeness, source = victim_list.completeness, victim_list.source
    told: list[tuple[str, Card]] = [
        (_("What it is"), {"text": victim_list.get_kind_display()}),
        (_("Compiled by"), {"text": victim_list.compiled_by}),
        (_("Date of the list"), {"text": date_words(victim_list.date)}),
        (
            _("Whom it names"),
            {"text": victim_list.scope, "lang": fallback_lang(victim_list.scope)},
        ),
        (_("Rows"), {"text": names_words(victim_list)}),
        (_("How complete"), {"text": completeness, "lang": fallback_lang(completeness)}),
    ]
    if source is not None:
        told.append(
            (
                _("Source"),
                {
                    "text": source.title,
                    "url": source.get_absolute_url(),
                    "lang": foreign_lang(source.language),
                    "note": locator_words(victim_list.locator_kind, victim_list.locator),
                },
            )
        )
    told.append((_("Rights"), {"text": victim_list.rights}))
    facts = [{"label": label, "values": [value]} for label, value in told if value["text"]]
    events = [
        {"text": event.title, "url": event.get_absolute_url(), "lang": fallback_lang(event.title)}
        for event in victim_list.events.all()
    ]
    return [*facts, {"label": _("Events"), "values": events}] if events else facts


@public_page
def list_csv(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Hand out the public rows of a list as CSV."""
    victim_list = find_by_slug(VictimList.objects.published(), slug)
    rows = for_export(ListEntry.objects.published().filter(victim_list=victim_list))
    records: Iterator[dict[str, Any]] = (
        entry_record(row, permanent_address(request, row.uid))
        for row in rows.iterator(chunk_size=2_000)
    )
    return csv_download(f"{victim_list.slug}.csv", entry_columns(victim_list), records)
