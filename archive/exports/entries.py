"""Rows of lists as data: as recorded, our reading, and where each is written."""

from typing import Any

from django.db.models import Prefetch

from archive.models import EntryMatch, ListEntry, Place, VictimList
from archive.models.lists import ListEntryQuerySet

RECORDED = (
    *("uid", "address", "list", "position", "page", "line", "name_as_recorded"),
    *("birth_as_written", "age_as_written", "residence_as_written", "place_as_written"),
    *("death_as_written", "burial_as_written"),
)
READING = (
    *("name_reading", "other_spellings", "sex", "birth", "age_years", "fate", "status_then"),
    *("death", "residence_place", "place", "burial_place", "circumstances", "note"),
    *("reading_note", "person"),
)
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
        *(Prefetch(name, places) for name in ("place", "residence_place", "burial_place")),
        Prefetch("match", EntryMatch.objects.published()),
    ).order_by("position", "pk")


def entry_record(entry: ListEntry, address: str) -> dict[str, Any]:
    """Return one row as a dict; texts are in the active language, dates EDTF.

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
        "birth_as_written": entry.birth_as_written,
        "age_as_written": entry.age_text,
        "residence_as_written": entry.residence_text,
        "place_as_written": entry.place_text,
        "death_as_written": entry.death_as_written,
        "burial_as_written": entry.burial_text,
    }


def _reading(entry: ListEntry) -> dict[str, Any]:
    match = getattr(entry, "match", None)
    return {
        "name_reading": entry.name_reading,
        "other_spellings": [one["text"] for one in entry.spellings if one.get("text")],
        "sex": entry.sex,
        "birth": entry.birth,
        "age_years": entry.age_years,
        "fate": entry.fate,
        "status_then": entry.status_then.slug if entry.status_then else "",
        "death": entry.death,
        "residence_place": _label(entry.residence_place),
        "place": _label(entry.place),
        "burial_place": _label(entry.burial_place),
        "circumstances": entry.circumstances,
        "note": entry.public_note,
        "reading_note": entry.reading_note,
        "person": match.person_id if match is not None else "",
    }


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
