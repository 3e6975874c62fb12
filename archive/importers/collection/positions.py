"""Positions: what bodies say about an event."""

from archive.models.registry import Kind

from .collection import Collection
from .columns import Fields, dated, located
from .sources import named
from .tables import Row, yes

WORDING_LANGUAGE = "en"


def add_positions(collection: Collection) -> None:
    """Add every position of positions.csv."""
    for row in collection.reading("positions.csv"):
        parts = ("body", "jurisdiction", "event_slug", "stance", "date_edtf", "source_key")
        key = "|".join(row[part] for part in parts)
        collection.record(Kind.POSITION, "Position", key, _fields(collection, row))


def _fields(collection: Collection, row: Row) -> Fields:
    worded = row["wording_of_act"] or row["wording_of_report"]
    return {
        "event": collection.ref("event", row["event_slug"]),
        **collection.texts("body", row["body"]),
        "organisation": named(collection, row["body"]).get("organisation"),
        "body_kind": collection.term("body-kind", row["body_kind"]),
        **collection.texts("jurisdiction", row["jurisdiction"]),
        "stance": row["stance"],
        "wording_of_act": row["wording_of_act"],
        "wording_of_report": row["wording_of_report"],
        "wording_language": WORDING_LANGUAGE if worded else "",
        "instrument": collection.term("instrument", row["instrument"]),
        **dated("date", row["date_edtf"]),
        "act_seen": yes(row["act_seen"]),
        "source": collection.ref("source", row["source_key"]),
        **located(row["locator"], row["locator_kind"]),
        **collection.texts("public_note", row["note"]),
    }
