"""Rows of lists as data: as recorded, our reading, and where each is written."""

from typing import Any

from django.db.models import Prefetch

from archive.models import EntryMatch, ListEntry, Place, VictimList
from archive.models.lists import ListEntryQuerySet
from archive.models.row_field import FieldKind, RowField, moved
from archive.models.row_fields import AS_RECORDED, PLACES, ROW_FIELDS

_HEAD = ("uid", "address", "list", "position", "page", "line", "name_as_recorded")
_READ = moved((field for field in ROW_FIELDS if field.exported), death="status")
RECORDED = (*_HEAD, *(field.exported_as_written for field in AS_RECORDED))
READING = (*(field.exported for field in _READ), "person")
SOURCE = ("source_title", "source_uid", "source_address", "locator_kind", "locator")
ORIGINAL = "original: "


def entry_columns(victim_list: VictimList) -> list[str]:
    """Return the columns of a list's rows: recorded, its own public columns, reading, source."""
    own = [ORIGINAL + name for name in victim_list.public_columns()]
    return [*RECORDED, *own, *READING, *SOURCE]


def for_export(entries: ListEntryQuerySet) -> ListEntryQuerySet:
    """Return public rows, in order, with all a record holds, in a fixed number of queries.

    What many rows share (list, source, places) is read apart, once for each slice of rows: joined
    to every row it would be made anew for each.
    """
    places = Place.objects.select_related("record")
    return entries.prefetch_related(
        *("victim_list__source", "source", "status_then"),
        *(Prefetch(field.name, places) for field in PLACES),
        Prefetch("match", EntryMatch.objects.published()),
    ).order_by("position", "pk")


def entry_record(entry: ListEntry, address: str) -> dict[str, Any]:
    """Return a row as a dict; texts are in the active language, dates EDTF.

    `address` is its permanent address. The row must come from `for_export`.
    """
    original = {ORIGINAL + name: text for name, text in entry.public_original().items()}
    return {**_recorded(entry, address), **original, **_reading(entry), **_source(entry)}


def _recorded(entry: ListEntry, address: str) -> dict[str, Any]:
    return {
        "uid": entry.uid,
        "address": address,
        "list": entry.victim_list.title,
        "position": entry.position,
        "page": entry.page,
        "line": entry.line,
        "name_as_recorded": entry.name_as_recorded,
        **{field.exported_as_written: getattr(entry, field.written) for field in AS_RECORDED},
    }


def _reading(entry: ListEntry) -> dict[str, Any]:
    match = getattr(entry, "match", None)
    return {
        **{field.exported: _value(field, getattr(entry, field.name)) for field in _READ},
        "person": match.person_id if match is not None else "",
    }


def _value(field: RowField, value: Any) -> Any:
    """Return what is read as a table has it: a place by its name, a term by its key."""
    if field.kind is FieldKind.PLACE:
        return _label(value)
    if field.kind is FieldKind.TERM:
        return value.slug if value else ""
    if field.kind is FieldKind.SPELLINGS:
        return [spelling["text"] for spelling in value if spelling.get("text")]
    return value


def _source(entry: ListEntry) -> dict[str, Any]:
    source = entry.source or entry.victim_list.source
    return {
        "source_title": source.title if source else "",
        "source_uid": source.pk if source else "",
        "source_address": entry.source_url or (source.url if source else ""),
        "locator_kind": entry.locator_kind,
        "locator": entry.locator,
    }


def _label(place: Place | None) -> str:
    return place.label if place is not None and place.record.is_public else ""
