"""Positions: what bodies say about an event."""

from archive.models import Position

from .collection import Collection, Columns, Fields, Table
from .columns import elsewhere, locator, plain, ref, same, term, translated, yes
from .sources import named
from .tables import Row

WORDING_LANGUAGE = "en"
KEY = "{body}|{jurisdiction}|{event_slug}|{stance}|{date_edtf}|{source_key}"


def _body(collection: Collection, row: Row, column: str) -> Fields:
    organisation = named(collection, row["body"]).get("organisation_id")
    return {**collection.texts("body", row["body"]), "organisation_id": organisation}


def _wording(collection: Collection, row: Row, column: str) -> Fields:
    return {column: row[column], **({"wording_language": WORDING_LANGUAGE} if row[column] else {})}


COLUMNS: Columns = {
    "body": _body,
    "body_kind": term("body_kind"),
    "jurisdiction": translated("jurisdiction"),
    "event_slug": ref("event"),
    **same("stance"),
    "wording_of_act": _wording,
    "wording_of_report": _wording,
    "instrument": term("instrument"),
    "date_edtf": plain("date"),
    "act_seen": yes(),
    "source_key": ref("source"),
    "locator_kind": elsewhere,
    "locator": locator,
    "note": translated("public_note"),
}
POSITIONS = Table("positions.csv", Position, KEY.format_map, COLUMNS)
