"""Figures: numbers somebody stated."""

from archive.models import Figure

from .collection import IS_DRAFT, STARTING_TEXT, Collection, Columns, Fields, Table
from .columns import choice, elsewhere, locator, plain, ref, refs, term, translated, yes
from .tables import Row

NOT_STATED = "not stated by this source"
DRAFT = "draft"


def _origin(collection: Collection, row: Row, column: str) -> Fields:
    """Hold the origin against the standing of the source, which says the same."""
    if (row["origin"] == STARTING_TEXT) != (row["source_key"] == STARTING_TEXT):
        collection.problem("its origin is not the standing of its source.")
    return {}


def _status(collection: Collection, row: Row, column: str) -> Fields:
    """Read the status; those marked draft stay drafts."""
    is_draft = row["status"] == DRAFT
    return {"status": "stated" if is_draft else row["status"], IS_DRAFT: is_draft}


def _counted_by(collection: Collection, row: Row, column: str) -> Fields:
    counted_by = "" if row["counted_by"] == NOT_STATED else row["counted_by"]
    return collection.texts("counted_by", counted_by)


COLUMNS: Columns = {
    "id": elsewhere,
    "origin": _origin,
    "event_slugs": refs("events", "event"),
    "measure": term("measure"),
    "population": term("population"),
    "group_as_named": translated("group"),
    "value": plain(),
    "value_min": plain("value_low"),
    "value_max": plain("value_high"),
    "bound": choice(),
    "value_text": plain(),
    "territory_text": translated("territory"),
    "place_slug": refs("places", "place"),
    "period_edtf": plain("period"),
    "as_of_edtf": plain("as_of"),
    "counted_by": _counted_by,
    "status": _status,
    "part_of": ref("part_of", "figure"),
    "cause_of_injury": term("cause_of_injury"),
    "chartable": yes("is_chartable"),
    "source_key": ref("source"),
    "locator_kind": elsewhere,
    "locator": locator,
    "note": translated("public_note"),
}
FIGURES = Table("figures.csv", Figure, "{id}".format_map, COLUMNS)
