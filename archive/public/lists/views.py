"""Lists of names: those brought in with all their rows, and those only known to exist."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.exports.downloads import csv_download
from archive.exports.entries import entry_columns, entry_record, for_export
from archive.formatting import fallback_lang
from archive.models import ListEntry, VictimList
from archive.public.addresses import permanent_address
from archive.public.components.closing import closing, report_link
from archive.public.components.notices import Note, content_note, notices
from archive.public.components.results import EmptyResult
from archive.public.components.wayfinding import Crumb, breadcrumbs, on_this_page
from archive.public.listing import RecordList, chips, dress, page_links
from archive.public.lookup import find_by_slug, public_page
from archive.search.query.filters import EntryFilter

from .facts import brief_words, list_card, list_facts, lists_to_read
from .names_table import NameRow, NamesTable, name_row_as_written
from .rows import rows_to_read, where_written
from .withheld import withheld_rows

ROWS_ON_A_PAGE = 50


class VictimListList(RecordList):
    """The lists that are here. Context: as RecordList, and cards, missing (known elsewhere)."""

    heading = gettext_lazy("Lists of names")
    template_name = "lists/list.html"

    def get_queryset(self) -> "QuerySet[VictimList]":
        """Start from the public lists whose rows are here."""
        return lists_to_read().here()

    def shown(self, records: list[VictimList]) -> dict[str, object]:
        """Return the cards of this page, and of the lists known to exist but not here."""
        elsewhere = lists_to_read().known_elsewhere()
        return {
            "cards": [list_card(victim_list) for victim_list in records],
            "missing": [list_card(victim_list, heading="h3") for victim_list in elsewhere],
        }


@public_page
def list_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a list and a page of its rows, in the order recorded.

    Context: list, brief (who made it and when), facts, table, is_long (on several pages),
    filter_form, chips (what narrows the rows), empty (nothing fits
    what was chosen), pages, sections, crumbs, notices, csv_url, names_url and the closing.
    """
    victim_list = find_by_slug(lists_to_read(), slug)
    filterset = EntryFilter(request.GET, queryset=_rows_of(victim_list), request=request)
    dress(filterset)
    page = Paginator(filterset.qs, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
    narrowing = chips(request, filterset)
    table = rows_table(victim_list, page, is_narrowed=narrowing is not None)
    context: dict[str, object] = {
        "list": victim_list,
        "is_long": page.has_other_pages(),
        "brief": brief_words(victim_list),
        "facts": list_facts(victim_list),
        "table": table,
        "filter_form": filterset.form,
        "chips": narrowing,
        "empty": EmptyResult(report_url=report_link(victim_list.pk).url) if narrowing else None,
        "pages": page_links(request, page, "#rows"),
        "notices": notices(request, victim_list, _content_note(page)),
        "csv_url": reverse("public:list-csv", args=[victim_list.slug]),
        "names_url": reverse("public:list-names", args=[victim_list.slug]),
        "crumbs": breadcrumbs(
            Crumb(label=_("Lists of names"), url=reverse("public:list-list")),
            Crumb(label=victim_list.title, lang=fallback_lang(victim_list.title)),
        ),
        **closing(request, victim_list, victim_list.title),
    }
    context["sections"] = on_this_page(
        [
            (_("The rows, in the order recorded"), "rows", True),
            (_("About this list"), "about", context["facts"]),
        ],
        context["remark"],
    )
    return render(request, "lists/detail.html", context)


def _content_note(page: "Page[ListEntry]") -> Note | None:
    """Return what a reader meets in the rows of a page, where they tell how people died."""
    if not any(entry.circumstances for entry in page.object_list):
        return None
    return content_note(_("Some of these rows tell how people died or were harmed."))


def _rows_of(victim_list: VictimList) -> "QuerySet[ListEntry]":
    return rows_to_read().filter(victim_list=victim_list).order_by("position", "pk")


def rows_table(
    victim_list: VictimList, page: "Page[ListEntry]", *, is_narrowed: bool
) -> NamesTable | None:
    """Return the rows of a page; where a row is withheld, its place keeps the reason.

    A narrowed list shows none of those: which filter a withheld row answers is not public.
    """
    entries = list(page.object_list)
    numbered = [(entry.position, name_row_as_written(entry)) for entry in entries]
    if not is_narrowed:
        numbered += withheld_rows(victim_list, *_span(entries, page))
    if not numbered:
        return None
    return NamesTable(
        caption=victim_list.title,
        rows=_in_order(numbered),
        with_places=any(where_written(entry) for entry in entries),
    )


def _in_order(numbered: list[tuple[int, NameRow]]) -> tuple[NameRow, ...]:
    return tuple(row for _position, row in sorted(numbered, key=lambda pair: pair[0]))


def _span(entries: list[ListEntry], page: "Page[ListEntry]") -> tuple[int | None, int | None]:
    """Return the positions a page begins with and ends before; None at the ends of the list."""
    first = entries[0].position if entries and page.has_previous() else None
    if not page.has_next():
        return first, None
    following: Any = page.paginator.object_list
    beyond = following.values_list("position", flat=True)[page.end_index()]
    return first, int(beyond)


@public_page
def list_csv(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Hand out the public rows of a list as CSV."""
    victim_list = find_by_slug(VictimList.objects.published(), slug)
    rows = for_export(ListEntry.objects.published().filter(victim_list=victim_list))
    records = (
        entry_record(row, permanent_address(request, row.uid))
        for row in rows.iterator(chunk_size=2_000)
    )
    return csv_download(f"{victim_list.slug}.csv", entry_columns(victim_list), records)
