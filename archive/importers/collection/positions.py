"""Positions: what bodies say about an event."""

from archive.models import Position

from .collection import Collection, Columns, Fields, Table
from .columns import choice, elsewhere, locator, plain, ref, same, term, translated, yes
from .sources import named
from .tables import Row

WORDING_LANGUAGE = "en"
VERBATIM = "verbatim"
KEY = "{body}|{jurisdiction}|{event_slug}|{stance}|{date_edtf}|{source_key}"


def _body(collection: Collection, row: Row, column: str) -> Fields:
    organisation = named(collection, row["body"]).get("organisation_id")
    return {**collection.texts("body", row["body"]), "organisation_id": organisation}


def _wording(collection: Collection, row: Row, column: str) -> Fields:
    """Read words with their language; a paraphrase of ours is in none but the reader's."""
    is_quoted = row[column] and row["wording_is"] == VERBATIM
    return {column: row[column], **({"wording_language": WORDING_LANGUAGE} if is_quoted else {})}


def _wording_is(collection: Collection, row: Row, column: str) -> Fields:
    """Read whose words the wording is; where there are words, that must be said."""
    if bool(row[column]) != bool(row["wording_of_act"] or row["wording_of_report"]):
        collection.problem("it goes with words of an act or report, and only with them.")
    return choice()(collection, row, column)


COLUMNS: Columns = {
    "body": _body,
    "body_kind": term("body_kind"),
    "jurisdiction": translated("jurisdiction"),
    "event_slug": ref("event"),
    **same("stance"),
    "wording_of_act": _wording,
    "wording_of_report": _wording,
    "wording_is": _wording_is,
    "instrument": term("instrument"),
    "date_edtf": plain("date"),
    "act_seen": yes(),
    "source_key": ref("source"),
    "locator_kind": elsewhere,
    "locator": locator,
    "note": translated("public_note"),
}
POSITIONS = Table("positions.csv", Position, KEY.format_map, COLUMNS)
