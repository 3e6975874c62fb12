"""Quotations: words somebody said or wrote."""

from archive.models.quotations import Display
from archive.models.registry import Kind

from .collection import Collection
from .columns import Fields, dated, located
from .sources import named
from .tables import Row, several, yes

DISPLAYS = {
    "everywhere": Display.EVERYWHERE,
    "event page only": Display.EVENT_ONLY,
    "withheld": Display.WITHHELD,
}


def add_quotations(collection: Collection) -> None:
    """Add every quotation; a withheld one stays a draft, with the note that stands in its place."""
    for row in collection.reading("quotations.csv"):
        words = len(row["text"].split())
        if words != int(row["words"]):
            collection.problem(f"{row['id']}: {words} words, {row['words']} are said to be there.")
        fields = {**_said(collection, row), **_shown(collection, row)}
        withheld = DISPLAYS[row["display"]] is Display.WITHHELD
        collection.record(Kind.QUOTATION, "Quotation", row["id"], fields, draft=withheld)


def _speaker(collection: Collection, row: Row) -> Fields:
    """Return the person or body speaking, by name, else the one person the role names."""
    found = named(collection, row["speaker_or_body"])
    if found:
        return found
    people = [
        person["slug"]
        for person in collection.tables.rows("people.csv")
        if person["name"] in row["role"]
    ]
    return {"person": collection.ref("person", people[0])} if len(people) == 1 else {}


def _said(collection: Collection, row: Row) -> Fields:
    return {
        "text": row["text"],
        "language": row["language"],
        "kind": collection.term("quotation-kind", row["kind"]),
        "speaker_as_named": row["speaker_or_body"],
        **_speaker(collection, row),
        **collection.texts("role", row["role"]),
        **dated("date", row["date_edtf"]),
        **collection.texts("occasion", row["occasion"]),
        "events": collection.refs("event", several(row["event_slugs"])),
        "original_source": collection.ref("source", row["original_source_key"]),
        "source": collection.ref("source", row["carried_by_source_key"]),
        **located(row["locator"]),
    }


def _shown(collection: Collection, row: Row) -> Fields:
    display = DISPLAYS[row["display"]]
    for_colleagues = display is Display.WITHHELD or "attribute with care" in row["note"]
    return {
        "is_excerpt": yes(row["excerpt"]),
        "display": display.value,
        **collection.texts("display_note", row["display_note"]),
        **collection.texts("translation_note", row["translation_note"]),
        **collection.texts("public_note", "" if for_colleagues else row["note"]),
        "editor_note": row["note"] if for_colleagues else "",
    }
