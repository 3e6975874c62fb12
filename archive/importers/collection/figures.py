"""Figures: numbers somebody stated."""

from archive.models.registry import Kind

from .collection import STARTING_TEXT, Collection
from .columns import Fields, dated, located, slugged
from .tables import Row, several, yes

NOT_STATED = "not stated by this source"
DRAFT = "draft"


def add_figures(collection: Collection) -> None:
    """Add every figure of figures.csv; those marked draft stay drafts."""
    for row in collection.reading("figures.csv"):
        if (row["origin"] == STARTING_TEXT) != (row["source_key"] == STARTING_TEXT):
            collection.problem(f"{row['id']}: its origin is not the standing of its source.")
        fields = {**_what(collection, row), **_number(row), **_where(collection, row)}
        draft = row["status"] == DRAFT
        collection.record(Kind.FIGURE, "Figure", row["id"], fields, draft=draft)


def _what(collection: Collection, row: Row) -> Fields:
    return {
        "events": collection.refs("event", several(row["event_slugs"])),
        "measure": collection.term("measure", row["measure"]),
        "population": collection.term("population", row["population"]),
        "cause_of_injury": collection.term("cause-of-injury", row["cause_of_injury"]),
        **collection.texts("group", row["group_as_named"]),
        "part_of": collection.ref("figure", row["part_of"]),
        "is_chartable": yes(row["chartable"]),
        "status": "stated" if row["status"] == DRAFT else row["status"],
        **collection.texts("public_note", row["note"]),
    }


def _number(row: Row) -> Fields:
    return {
        "value": row["value"],
        "value_low": row["value_min"],
        "value_high": row["value_max"],
        "bound": slugged(row["bound"]),
        "value_text": row["value_text"],
    }


def _where(collection: Collection, row: Row) -> Fields:
    counted_by = "" if row["counted_by"] == NOT_STATED else row["counted_by"]
    return {
        **collection.texts("territory", row["territory_text"]),
        "places": collection.refs("place", several(row["place_slug"])),
        **dated("period", row["period_edtf"]),
        **dated("as_of", row["as_of_edtf"]),
        **collection.texts("counted_by", counted_by),
        "source": collection.ref("source", row["source_key"]),
        **located(row["locator"], row["locator_kind"]),
    }
