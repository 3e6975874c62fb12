"""Persons the text names: speakers, signatories, and those a source holds responsible.

None of them is named as a victim. Who is only named as responsible gets a citation, no entry of
their own in lists, search or suggestions.
"""

import re
from typing import Any

from archive.models import Citation, Person, PersonName, RoleHeld
from archive.models.naming import NameKind, choose_labels

from .collection import Collection, Columns, Fields, Table
from .columns import elsewhere, located, part_columns
from .tables import Row

TAGS = {"en": "en", "az": "az-Latn", "ru": "ru"}
ASIDE = re.compile(r"\s*\([^()]*\)$")
NO_OFFICE = "no office stated"
CITATION_ONLY = "citation only"


def _for_colleagues(collection: Collection, row: Row, column: str) -> Fields:
    notes = [row["kind"], row["role"] if row["role"].startswith(NO_OFFICE) else ""]
    return {"editor_note": "\n".join(filter(None, notes))}


def _note(collection: Collection, row: Row, column: str) -> Fields:
    return {} if is_citation_only(row) else collection.texts("public_note", row["note"])


def is_citation_only(row: Row) -> bool:
    """Return whether the person is named, but has no entry of their own."""
    return row["display"] == CITATION_ONLY


COLUMNS: Columns = {
    **dict.fromkeys(("slug", "name", "role", "locator", "source_key"), elsewhere),
    "kind": _for_colleagues,
    "display": lambda collection, row, column: {"is_citation_only": is_citation_only(row)},
    "note": _note,
}
PEOPLE = Table("people.csv", Person, "{slug}".format_map, COLUMNS)


def add_people(collection: Collection) -> None:
    """Add every person of people.csv with names, office and citation."""
    for row, person in collection.add(PEOPLE):
        collection.column = "source_key"
        source = {"source_id": collection.ref("source", row["source_key"])}
        source |= located(row["locator"])
        collection.column = "name"
        person.set_labels(choose_labels(_names(collection, row, person, source)))
        collection.column = "role"
        if not row["role"].startswith(NO_OFFICE):
            office = {"person_id": person.pk, **collection.texts("words", row["role"]), **source}
            collection.row(RoleHeld, row["slug"], office)
        collection.column = "note"
        if is_citation_only(row):
            claim = collection.texts("claim", row["note"])
            citation = {"record_id": person.pk, **claim, **source, "bearing": "mentions"}
            collection.row(Citation, row["slug"], citation)


def _names(collection: Collection, row: Row, person: Any, source: Fields) -> list[Any]:
    """Return the name as the source has it, and how the archive spells it otherwise.

    An office in brackets, added to tell namesakes apart, is no part of the name.
    """
    texts = collection.texts("name", row["name"])
    names = []
    for position, (code, tag) in enumerate(TAGS.items()):
        text = ASIDE.sub("", texts.get(f"name_{code}", ""))
        name = {"person_id": person.pk, "text": text, "language": tag, "position": position}
        if code == "en":
            name |= {"kind": NameKind.PREFERRED.value, **source}
        else:
            name |= {"kind": NameKind.ARCHIVE.value}
        key = f"{row['slug']}|{tag}"
        names.append(collection.row(PersonName, key, {**name, **part_columns(text)}))
    return names
