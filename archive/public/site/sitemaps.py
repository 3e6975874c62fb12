"""The map of the site for search engines: what is public and meant for them, in all languages.

Not on it: minors, people only cited, places only mentioned, rows withheld or without a name, and
the search itself. Django's own sitemaps would hold every row in memory at once; these read a
file's worth of ids.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override

from archive.models import (
    Event,
    ListEntry,
    Organisation,
    Page,
    Person,
    Place,
    Position,
    Quotation,
    Source,
    VictimList,
)
from archive.public.lookup import public_page

RECORDS_IN_A_FILE = 2_000
"""Each stands there in every language, with the others beside it; the format allows 50,000."""

MOST_FILES = 50_000

LISTINGS = (
    *("home", "calendar", "event-list", "person-list", "list-list", "place-list"),
    *("source-list", "quotation-list", "position-list"),
)

PARTS: dict[str, Callable[[], "QuerySet[Any]"]] = {
    "events": Event.objects.published,
    "people": lambda: (
        Person.objects.published()
        .listed()
        .exclude(is_minor=True)
        .exclude(from_rows__has_key="is_minor")
    ),
    "lists": VictimList.objects.published,
    "rows": lambda: (
        ListEntry.objects.published().exclude(name_as_recorded="").exclude(is_minor=True)
    ),
    "places": lambda: Place.objects.published().listed(),
    "sources": Source.objects.published,
    "quotations": lambda: Quotation.objects.published().listed(),
    "positions": Position.objects.published,
    "organisations": Organisation.objects.published,
    "pages": Page.objects.published,
}
"""What is on the map, by kind; each starts from the gate."""


class Address(NamedTuple):
    """A page in a language."""

    code: str
    url: str
    changed: date | None


@public_page
def index(request: HttpRequest) -> HttpResponse:
    """List the files of the map. A count for each kind. Context: files (addresses)."""
    parts = [("front", 1)]
    for name, records in PARTS.items():
        needed = -(-records().count() // RECORDS_IN_A_FILE)
        parts += [(name, number) for number in range(1, needed + 1)]
    files = [request.build_absolute_uri(reverse("sitemap-part", args=part)) for part in parts]
    return _xml(request, "sitemaps/index.xml", {"files": files})


@public_page
def part(request: HttpRequest, part: str, number: int) -> HttpResponse:
    """List the pages of a file, each in every language. Context: pages."""
    if part == "front" and number == 1:
        pages = [_in_languages(request, partial(_listing, name)) for name in LISTINGS]
    else:
        pages = [
            _in_languages(request, record.get_absolute_url, _changed(record))
            for record in _records(part, number)
        ]
    if not pages:
        raise Http404
    return _xml(request, "sitemaps/part.xml", {"pages": pages})


def _records(part: str, number: int) -> Iterator[Any]:
    """Return the records of a file: narrow ids first, then those rows."""
    if part not in PARTS or not 0 < number <= MOST_FILES:
        raise Http404
    records, begin = PARTS[part](), (number - 1) * RECORDS_IN_A_FILE
    ids = records.order_by("pk").values_list("pk", flat=True)
    wanted = list(ids[begin : begin + RECORDS_IN_A_FILE])
    ends = "victim_list__record" if part == "rows" else "record"
    return iter(records.filter(pk__in=wanted).select_related(ends).order_by("pk"))


def _changed(record: Any) -> date:
    """Return the day a record last changed; a row goes by its list."""
    registry = record.victim_list.record if isinstance(record, ListEntry) else record.record
    changed: date = registry.changed_at.date()
    return changed


def _listing(name: str) -> str:
    return reverse(f"public:{name}")


def _in_languages(
    request: HttpRequest, address: Callable[[], str], changed: date | None = None
) -> list[Address]:
    """Return a page in each language."""
    addresses = []
    for code, _name in settings.LANGUAGES:
        with override(code):
            url = request.build_absolute_uri(address())
        addresses.append(Address(code, url, changed))
    return addresses


def _xml(request: HttpRequest, template: str, context: Mapping[str, object]) -> HttpResponse:
    response = render(request, template, dict(context), content_type="application/xml")
    response["X-Robots-Tag"] = "noindex"
    return response
