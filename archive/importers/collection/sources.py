"""Sources and their authors."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from archive.models.fields import LANGUAGE_CODES
from archive.models.registry import Kind

from .collection import Collection
from .columns import Fields, dated
from .tables import Row, several

NOBODY = {"not stated", "unsigned", "not identified"}
check_address = URLValidator(["http", "https"])


def add_sources(collection: Collection) -> None:
    """Add every source of sources.csv with its authors."""
    split = {row["source_key"]: row for row in collection.tables.rows("source_authors.csv")}
    for row in collection.reading("sources.csv"):
        apart = split.get(row["key"], {"authors": row["author_or_body"], "container": ""})
        names = [name for name in several(apart["authors"]) if name not in NOBODY]
        fields = {**_fields(collection, row), "container": apart["container"]}
        fields["authors_not_stated"] = not names
        uid = collection.record(Kind.SOURCE, "Source", row["key"], fields)
        for position, name in enumerate(names):
            author = {"source": uid, "position": position, "name": name}
            author |= named(collection, name)
            collection.row("SourceAuthor", f"{row['key']}|{name}", author)


def named(collection: Collection, name: str) -> Fields:
    """Return the person or body of the collection that goes by exactly this name."""
    for kind in ("person", "organisation"):
        file = {"person": "people.csv", "organisation": "organisations.csv"}[kind]
        slugs = [row["slug"] for row in collection.tables.rows(file) if row["name"] == name]
        if len(slugs) == 1:
            return {kind: collection.ref(kind, slugs[0])}
    return {}


def _fields(collection: Collection, row: Row) -> Fields:
    if row["url"]:
        try:
            check_address(row["url"])
        except ValidationError:
            collection.problem(f"“{row['url']}” is not an address.")
    return {
        "slug": row["key"],
        "title": row["title"],
        "kind": collection.term("source-kind", row["kind"]),
        **dated("issued", row["date_edtf"]),
        "publisher": row["publisher"],
        "url": row["url"],
        "language": row["language"],
        "standing": row["class"],
        **_notes(collection, row),
    }


def _notes(collection: Collection, row: Row) -> Fields:
    """Return the note, or the one written for readers with ours kept for colleagues."""
    for note in collection.tables.rows("notes_for_readers.csv"):
        if (note["file"], note["row_key"]) == ("sources.csv", row["key"]):
            worded = {f"public_note_{code}": note[code] for code in LANGUAGE_CODES}
            return {**worded, "machine_translated": ["az", "ru"], "editor_note": row["note"]}
    return collection.texts("public_note", row["note"])
