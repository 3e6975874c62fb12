"""Places, their names over time, and what lies inside what."""

import re
from collections import defaultdict
from typing import Any

from archive.models import Place, PlaceName, PlaceRelation
from archive.models.naming import choose_labels

from .collection import Collection, Columns, Fields, Table
from .columns import choice, elsewhere, in_starting_text, note, plain, ref, same, term, translated
from .tables import Row, slugged

FOR_COLLEAGUES = re.compile(
    r"[Nn]ot in “Bloody Memory”|only mentioned for|Modern name"
    r"|.*\b(?:derived page|gazetteer point)\b"
)
EDITION = re.compile(r", commit [0-9a-f]+$")
APPROXIMATE = "approximate"
TODAY = "today"
SHOW_INSTEAD = "until then show"
PARAGRAPH = re.compile(r"^para \d+")


def _parent(collection: Collection, row: Row, column: str) -> Fields:
    """Require a relation of its own for what a place lies inside of today."""
    relations = collection.tables.rows("place_relations.csv")
    wanted = (row["slug"], row["parent_slug"], TODAY)
    if row["parent_slug"] and wanted not in {
        (stated["child_slug"], stated["parent_slug"], stated["basis"]) for stated in relations
    }:
        collection.problem(f"place_relations.csv has no row for “{row['parent_slug']}”.")
    return {}


def _coordinates(collection: Collection, row: Row, column: str) -> Fields:
    """Read where the coordinates come from, a source by its title."""
    if not row["lat"]:
        return {}
    approximate = row["coord_source"] == APPROXIMATE
    source = collection.wording.for_readers(EDITION.sub("", row["coord_source"]))
    origin = "general knowledge" if approximate else source
    return {"is_approximate": approximate, "coordinate_origin": origin}


def _used_by(collection: Collection, row: Row, column: str) -> Fields:
    titles, used_by = collection.wording.titles, row["used_by"]
    source = collection.ref("source", used_by) if used_by in titles else None
    return {"source_id": source, "used_by": titles.get(used_by, used_by)}


def _name_note(collection: Collection, row: Row, column: str) -> Fields:
    return {"note": row["note"].partition(f"; {SHOW_INSTEAD}")[0]}


def _relation_note(collection: Collection, row: Row, column: str) -> Fields:
    paragraph = PARAGRAPH.match(row["note"])
    locator = paragraph.group() if paragraph else ""
    note = "" if row["note"] == locator else row["note"]
    return {"locator": locator, **collection.texts("note", note)}


OF_PLACES: Columns = {
    **same("slug"),
    "name_en": elsewhere,
    "kind": term("kind", "place-kind"),
    "parent_slug": _parent,
    "modern_admin_unit": translated("admin_unit"),
    "lat": plain("latitude"),
    "lon": plain("longitude"),
    "coord_source": _coordinates,
    "role": lambda collection, row, column: {"is_mention": row["role"] == "mention"},
    "locator": in_starting_text,
    "note": note(lambda row: bool(FOR_COLLEAGUES.match(row["note"]))),
}
PLACES = Table("places.csv", Place, "{slug}".format_map, OF_PLACES)
OF_NAMES: Columns = {
    "place_slug": ref("place"),
    **same("text", "language", "kind"),
    "period_edtf": plain("period"),
    "used_by": _used_by,
    "note": _name_note,
}
NAMES = Table("place_names.csv", PlaceName, "{place_slug}|{language}|{text}".format_map, OF_NAMES)
OF_RELATIONS: Columns = {
    "child_slug": ref("child", "place"),
    "parent_slug": ref("parent", "place"),
    "period_edtf": plain("period"),
    "basis": choice(),
    "source_key": ref("source"),
    "note": _relation_note,
}
RELATIONS = Table(
    "place_relations.csv",
    PlaceRelation,
    lambda row: f"{row['child_slug']}|{row['parent_slug']}|{slugged(row['basis'])}",
    OF_RELATIONS,
)


def add_places(collection: Collection) -> None:
    """Add every place with its names, then what lies inside what."""
    places = {row["slug"]: (row, place) for row, place in collection.add(PLACES)}
    names: dict[str, list[Any]] = defaultdict(list)
    hints: dict[str, list[str]] = defaultdict(list)
    for row, name in collection.add(NAMES):
        names[row["place_slug"]].append(name)
        _note, instead, instruction = row["note"].partition(f"; {SHOW_INSTEAD}")
        if instead:
            hints[row["place_slug"]].append(f"{row['text']}: {SHOW_INSTEAD}{instruction}")
    for slug, (row, place) in places.items():
        forms = _with_own_name(collection, row, place, names[slug])
        for position, name in enumerate(forms):
            name.position = position
        place.set_labels(choose_labels(forms))
        edition = row["coord_source"] if EDITION.search(row["coord_source"]) else ""
        notes = [place.editor_note, edition, *hints[slug]]
        place.editor_note = "\n".join(filter(None, notes))
    collection.add_all(RELATIONS)


def _with_own_name(collection: Collection, row: Row, place: Any, names: list[Any]) -> list[Any]:
    """Return the names of a place; the name of places.csv leads where no other says it."""
    text = row["name_en"]
    if any((name.text, name.language) == (text, "en") for name in names):
        return names
    fields = {"place_id": place.pk, "text": text, "language": "en", "kind": "preferred"}
    return [collection.row(PlaceName, f"{row['slug']}|en|{text}", fields), *names]
