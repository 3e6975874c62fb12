"""Places, their names over time, and what lies inside what."""

import re
from itertools import groupby

from archive.models.registry import Kind

from .collection import STARTING_TEXT, Collection
from .columns import Fields, dated, label_columns, slugged
from .tables import Row

FOR_COLLEAGUES = re.compile(r"[Nn]ot in “Bloody Memory”|only mentioned for|Modern name")
APPROXIMATE = "approximate"
TODAY = "today"
SHOW_INSTEAD = "until then show"
PARAGRAPH = re.compile(r"^para \d+")


def add_places(collection: Collection) -> None:
    """Add every place with its names, then what lies inside what."""
    names = _names(collection)
    for row in collection.reading("places.csv"):
        collection.file = "places.csv"
        uid = collection.record(
            Kind.PLACE, "Place", row["slug"], _fields(collection, row, names[row["slug"]])
        )
        collection.file = "place_names.csv"
        for name in names[row["slug"]]:
            fields = {key: value for key, value in name.items() if key != "for_colleagues"}
            key = f"{row['slug']}|{name['language']}|{name['text']}"
            collection.row("PlaceName", key, {"place": uid, **fields})
    _add_relations(collection)


def _names(collection: Collection) -> dict[str, list[Fields]]:
    """Return the names of each place; the name of places.csv leads where no other does."""
    rows = sorted(collection.reading("place_names.csv"), key=lambda row: row["place_slug"])
    found = {slug: list(group) for slug, group in groupby(rows, key=lambda row: row["place_slug"])}
    names: dict[str, list[Fields]] = {}
    for place in collection.tables.rows("places.csv"):
        forms = [_name(collection, row) for row in found.pop(place["slug"], [])]
        if not any(name["text"] == place["name_en"] and name["language"] == "en" for name in forms):
            forms.insert(0, {"text": place["name_en"], "language": "en", "kind": "preferred"})
        names[place["slug"]] = [{**name, "position": at} for at, name in enumerate(forms)]
    for slug in found:
        collection.problem(f"names of a place “{slug}” that is not in places.csv.")
    return names


def _name(collection: Collection, row: Row) -> Fields:
    by_source = row["used_by"] in collection.titles
    note, _separator, instruction = row["note"].partition(f"; {SHOW_INSTEAD}")
    return {
        "text": row["text"],
        "language": row["language"],
        "kind": row["kind"],
        **dated("period", row["period_edtf"]),
        "source": collection.ref("source", row["used_by"]) if by_source else None,
        "used_by": collection.titles.get(row["used_by"], row["used_by"]),
        "note": note,
        "for_colleagues": f"{row['text']}: {SHOW_INSTEAD}{instruction}" if instruction else "",
    }


def _fields(collection: Collection, row: Row, names: list[Fields]) -> Fields:
    for_readers = row["note"] and not FOR_COLLEAGUES.match(row["note"])
    hints = [name.get("for_colleagues", "") for name in names]
    return {
        "slug": row["slug"],
        "kind": collection.term("place-kind", row["kind"]),
        **collection.texts("admin_unit", row["modern_admin_unit"]),
        **_position(collection, row),
        "is_mention": row["role"] == "mention",
        "described_in": collection.ref("source", STARTING_TEXT) if row["locator"] else None,
        "locator": row["locator"],
        **collection.texts("public_note", row["note"] if for_readers else ""),
        "editor_note": "\n".join(filter(None, ["" if for_readers else row["note"], *hints])),
        **label_columns(names),
    }


def _position(collection: Collection, row: Row) -> Fields:
    """Return the coordinates and where they come from, a source by its title."""
    if not row["lat"]:
        return {}
    approximate = row["coord_source"] == APPROXIMATE
    return {
        "latitude": row["lat"],
        "longitude": row["lon"],
        "is_approximate": approximate,
        "coordinate_origin": "general knowledge"
        if approximate
        else collection.wording.for_readers(row["coord_source"]),
    }


def _add_relations(collection: Collection) -> None:
    rows = collection.reading("place_relations.csv")
    stated = {(row["child_slug"], row["parent_slug"]) for row in rows if row["basis"] == TODAY}
    for place in collection.tables.rows("places.csv"):
        if place["parent_slug"] and (place["slug"], place["parent_slug"]) not in stated:
            collection.problem(f"no row for “{place['slug']}” in “{place['parent_slug']}”.")
    for row in rows:
        key = f"{row['child_slug']}|{row['parent_slug']}|{slugged(row['basis'])}"
        collection.row("PlaceRelation", key, _relation(collection, row))


def _relation(collection: Collection, row: Row) -> Fields:
    paragraph = PARAGRAPH.match(row["note"])
    locator = paragraph.group() if paragraph else ""
    return {
        "child": collection.ref("place", row["child_slug"]),
        "parent": collection.ref("place", row["parent_slug"]),
        "basis": slugged(row["basis"]),
        **dated("period", row["period_edtf"]),
        "source": collection.ref("source", row["source_key"]),
        "locator": locator,
        **collection.texts("note", "" if row["note"] == locator else row["note"]),
    }
