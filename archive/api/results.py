"""Results of a search as data: what each is, its own dates and places, and why it is there."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from archive.formatting import date_words
from archive.lib.dates import UncertainDate, from_day_number
from archive.lib.unknown import is_unknown
from archive.models import EntryMatch, ListEntry, Place
from archive.models.search import SearchKind
from archive.public.addresses import permanent_address
from archive.public.search.reasons import reasons
from archive.search.query.search import Question, Result

Item = dict[str, Any]

DATES: dict[str, tuple[tuple[str, str], ...]] = {
    SearchKind.EVENT: (("date", "date"),),
    SearchKind.PERSON: (("death", "death"), ("birth", "birth")),
    SearchKind.ENTRY: (("death", "death"), ("birth", "birth")),
    SearchKind.LIST: (("date", "date"),),
    SearchKind.SOURCE: (("issued", "issued"),),
    SearchKind.QUOTATION: (("date", "date"),),
    SearchKind.POSITION: (("date", "date"),),
    SearchKind.ORGANISATION: (("existed", "dates"),),
}
"""The dates a record itself states: of what, and in which column; the main date first."""

PLACES = {
    SearchKind.PERSON: "death_place_id",
    SearchKind.ENTRY: "place_id",
    SearchKind.QUOTATION: "place_id",
}


def items(results: list[Result], question: Question, request: HttpRequest) -> list[Item]:
    """Return results as JSON objects."""
    places, rows_of = _places(results), _rows_of(results, request)
    return [
        {
            "kind": result.kind,
            "uid": result.hit.uid,
            "label": str(result.record),
            "url": request.build_absolute_uri(result.record.get_absolute_url()),
            "dates": _dates(result),
            "places": _places_of(result, places, request),
            "matched": _matched(result, question),
            **({"rows": rows_of[result.hit.uid]} if result.hit.uid in rows_of else {}),
        }
        for result in results
    ]


CSV_COLUMNS = (
    *("kind", "uid", "address", "label", "date", "earliest", "latest", "places", "matched"),
    *("list", "position"),
)


def rows(results: list[Result], question: Question, request: HttpRequest) -> list[Item]:
    """Return results as rows of a table, under CSV_COLUMNS; `date` is the main date, in EDTF."""
    listed = []
    for result, item in zip(results, items(results, question, request), strict=True):
        main = DATES.get(result.hit.kind, (("", ""),))[0][0]
        date: Item = next(
            (date_of_item for date_of_item in item["dates"] if date_of_item["of"] == main), {}
        )
        is_row, held = isinstance(result.record, ListEntry), item.get("rows", ())
        listed.append(
            {
                **item,
                "address": permanent_address(request, result.hit.uid),
                "date": date.get("edtf"),
                "earliest": date.get("earliest"),
                "latest": date.get("latest"),
                "places": [place["label"] for place in item["places"]],
                "list": str(result.record.victim_list) if is_row else [r["list"] for r in held],
                "position": result.record.position if is_row else [r["position"] for r in held],
            }
        )
    return listed


def _rows_of(results: Iterable[Result], request: HttpRequest) -> dict[str, list[Item]]:
    """Return the public rows of lists that the people among the results stand for, in a query."""
    people = [result.hit.uid for result in results if result.hit.kind == SearchKind.PERSON]
    rows_of: dict[str, list[Item]] = {uid: [] for uid in people}
    if people:
        matches = EntryMatch.objects.published().filter(person__in=people).order_by("entry")
        for match in matches.select_related("entry__victim_list"):
            rows_of[match.person_id].append(_row(match.entry, request))
    return rows_of


def _row(entry: ListEntry, request: HttpRequest) -> Item:
    url = request.build_absolute_uri(entry.get_absolute_url())
    its_list = str(entry.victim_list)
    return {"uid": entry.uid, "url": url, "list": its_list, "position": entry.position}


def _dates(result: Result) -> list[Item]:
    stated = [(of, getattr(result.record, name)) for of, name in DATES.get(result.hit.kind, ())]
    return [{"of": of, **_date(edtf)} for of, edtf in stated if edtf]


def _date(edtf: str) -> Item:
    date = UncertainDate.parse(edtf)
    return {
        "edtf": edtf,
        "earliest": day(date.earliest),
        "latest": day(date.latest),
        "words": date_words(edtf),
    }


def day(number: int | None) -> str | None:
    """Write a day as ISO 8601 does; None for an end that is open or not known."""
    if number is None:
        return None
    year, month, day = from_day_number(number)
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{day:02}"


def _places(results: Iterable[Result]) -> dict[str, Place]:
    """Return the listed public places that results name by their own column, in a query."""
    named = {
        getattr(result.record, PLACES[result.hit.kind])
        for result in results
        if result.hit.kind in PLACES
    }
    listed = Place.objects.published().listed()
    return listed.in_bulk([uid for uid in named if uid]) if any(named) else {}


def _places_of(result: Result, known: dict[str, Place], request: HttpRequest) -> list[Item]:
    record = result.record
    if result.hit.kind == SearchKind.EVENT:
        return [_place(at, request) for at in record.places.all() if not at.is_mention]
    place = known.get(getattr(record, PLACES.get(result.hit.kind, "pk"), None) or "")
    if place is not None:
        return [_place(place, request)]
    written = record.place_text if isinstance(record, ListEntry) else ""
    if not written or is_unknown(written):
        return []
    return [{"uid": None, "label": written, "url": None}]


def _place(place: Place, request: HttpRequest) -> Item:
    address = request.build_absolute_uri(place.get_absolute_url())
    return {"uid": place.pk, "label": str(place), "url": address}


def _matched(result: Result, question: Question) -> list[str]:
    told = [str(reason) for reason in reasons(result, question)]
    return told or ([_("these words stand in it")] if question.q else [])
