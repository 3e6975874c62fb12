"""Persons the text names: speakers, signatories, and those a source holds responsible.

None of them is named as a victim. Who is only named as responsible gets a citation, no entry of
their own in lists, search or suggestions.
"""

import re

from archive.models.naming import NameKind
from archive.models.registry import Kind

from .collection import Collection
from .columns import Fields, label_columns, located, part_columns
from .tables import Row

TAGS = {"en": "en", "az": "az-Latn", "ru": "ru"}
ASIDE = re.compile(r"\s*\([^()]*\)$")
NO_OFFICE = "no office stated"


def add_people(collection: Collection) -> None:
    """Add every person of people.csv with names, office and citation."""
    for row in collection.reading("people.csv"):
        names = _names(collection, row)
        uid = collection.record(
            Kind.PERSON, "Person", row["slug"], _fields(collection, row, label_columns(names))
        )
        for name in names:
            key = f"{row['slug']}|{name['language']}"
            collection.row("PersonName", key, {"person": uid, **name})
        source = {"source": collection.ref("source", row["source_key"]), **located(row["locator"])}
        if not row["role"].startswith(NO_OFFICE):
            office = {"person": uid, **collection.texts("words", row["role"]), **source}
            collection.row("RoleHeld", row["slug"], office)
        if is_citation_only(row):
            claim = collection.texts("claim", row["note"])
            citation = {"record": uid, **claim, **source, "bearing": "mentions"}
            collection.row("Citation", row["slug"], citation)


def is_citation_only(row: Row) -> bool:
    """Return whether the person is named, but has no entry of their own."""
    return row["display"] == "citation only"


def _names(collection: Collection, row: Row) -> list[Fields]:
    """Return the name as the source has it, and how the archive spells it otherwise.

    An office in brackets, added to tell namesakes apart, is no part of the name.
    """
    texts = collection.texts("name", row["name"])
    source = {"source": collection.ref("source", row["source_key"]), **located(row["locator"])}
    names = []
    for position, (code, tag) in enumerate(TAGS.items()):
        text = ASIDE.sub("", texts[f"name_{code}"])
        kind = {"kind": NameKind.PREFERRED.value, **source}
        if code != "en":
            kind = {"kind": NameKind.ARCHIVE.value}
        name = {"text": text, "language": tag, "position": position, **kind}
        names.append({**name, **part_columns(text)})
    return names


def _fields(collection: Collection, row: Row, labels: Fields) -> Fields:
    notes = [row["kind"], row["role"] if row["role"].startswith(NO_OFFICE) else ""]
    return {
        **labels,
        "is_citation_only": is_citation_only(row),
        **collection.texts("public_note", "" if is_citation_only(row) else row["note"]),
        "editor_note": "\n".join(filter(None, notes)),
    }
