"""Quotations: words somebody said or wrote."""

from archive.models import Quotation
from archive.models.quotations import Display

from .collection import IS_DRAFT, Collection, Columns, Fields, Table
from .columns import elsewhere, locator, note, plain, ref, refs, same, term, translated, yes
from .sources import named
from .tables import Row

DISPLAYS = {
    "everywhere": Display.EVERYWHERE,
    "event page only": Display.EVENT_ONLY,
    "withheld": Display.WITHHELD,
}


def _speaker(collection: Collection, row: Row, column: str) -> Fields:
    """Read the person or body speaking, by name, else the only person the role names."""
    speaker = named(collection, row["speaker_or_body"])
    if not speaker:
        people = collection.tables.rows("people.csv")
        slugs = [person["slug"] for person in people if person["name"] in row["role"]]
        if len(slugs) == 1:
            speaker = {"person_id": collection.ref("person", slugs[0])}
    return {"speaker_as_named": row["speaker_or_body"], **speaker}


def _words(collection: Collection, row: Row, column: str) -> Fields:
    """Count the words of the text, so that none is lost unnoticed."""
    words = len(row["text"].split())
    if row["words"] != str(words):
        collection.problem(f"{words} words, {row['words']} are said to be there.")
    return {}


def _display(collection: Collection, row: Row, column: str) -> Fields:
    """Read where it is shown; a withheld quotation stays a draft, a note stands in its place."""
    if row["display"] not in DISPLAYS:
        collection.problem(f"“{row['display']}” is none of {', '.join(DISPLAYS)}.")
    display = DISPLAYS.get(row["display"], Display.WITHHELD)
    return {"display": display.value, IS_DRAFT: display is Display.WITHHELD}


def _is_for_colleagues(row: Row) -> bool:
    return row["display"] == "withheld" or "attribute with care" in row["note"]


COLUMNS: Columns = {
    "id": elsewhere,
    "speaker_or_body": _speaker,
    "role": translated("role"),
    "date_edtf": plain("date"),
    "occasion": translated("occasion"),
    "kind": term("kind", "quotation-kind"),
    "words": _words,
    **same("text", "language"),
    "event_slugs": refs("events", "event"),
    "original_source_key": ref("original_source", "source"),
    "carried_by_source_key": ref("source"),
    "locator": locator,
    "excerpt": yes("is_excerpt"),
    "cut_before": yes("is_cut_before"),
    "display": _display,
    "display_note": translated("display_note"),
    "translation_note": translated("translation_note"),
    "note": note(_is_for_colleagues),
}
QUOTATIONS = Table("quotations.csv", Quotation, "{id}".format_map, COLUMNS)
