"""Sources and their authors."""

from archive.models import Source, SourceAuthor
from archive.models.fields import LANGUAGE_CODES

from .collection import MADE_BY_MACHINE, Collection, Columns, Fields, Table
from .columns import elsewhere, plain, same, term
from .tables import Row, several

NOBODY = {"not stated", "unsigned", "not identified"}
NAMED_IN = {"person": "people.csv", "organisation": "organisations.csv"}


def _authors(collection: Collection, row: Row, column: str) -> Fields:
    apart = collection.tables.keys("source_authors.csv", "source_key").get(row["key"])
    container = apart["container"] if apart else ""
    return {"authors_not_stated": not _names(collection, row), "container": container}


def _names(collection: Collection, row: Row) -> list[str]:
    """Return the names of the authors, which stand apart where a cell joins several."""
    apart = collection.tables.keys("source_authors.csv", "source_key").get(row["key"])
    names = several(apart["authors"] if apart else row["author_or_body"])
    return [name for name in names if name not in NOBODY]


def _title(collection: Collection, row: Row, column: str) -> Fields:
    """Keep the title as printed, with its translations where we have any."""
    worded = collection.tables.keys("source_titles.csv", "source_key").get(row["key"])
    translations = (
        {f"title_translation_{code}": worded[code] for code in LANGUAGE_CODES} if worded else {}
    )
    return {"title": row["title"], **translations}


def _note(collection: Collection, row: Row, column: str) -> Fields:
    """Read the note, or the note written for readers with ours kept for colleagues."""
    for note in collection.tables.rows("notes_for_readers.csv"):
        if (note["file"], note["row_key"]) == (row.file, row["key"]):
            worded = {f"public_note_{code}": note[code] for code in LANGUAGE_CODES}
            machine = {"machine_translated": MADE_BY_MACHINE}
            return {**worded, **machine, "editor_note": row["note"]}
    return collection.texts("public_note", row["note"])


OF_SOURCES: Columns = {
    "key": plain("slug"),
    "kind": term("kind", "source-kind"),
    "author_or_body": _authors,
    "date_edtf": plain("issued"),
    **same("publisher", "url", "language"),
    "title": _title,
    "class": plain("standing"),
    "accessed": plain("accessed_on"),
    "note": _note,
}
SOURCES = Table("sources.csv", Source, "{key}".format_map, OF_SOURCES)
AUTHORS = Table(
    "source_authors.csv",
    SourceAuthor,
    "{source_key}".format_map,
    dict.fromkeys(("source_key", "authors", "container"), elsewhere),
)

TITLES = Table(
    "source_titles.csv",
    Source,
    "{source_key}".format_map,
    dict.fromkeys(("source_key", *LANGUAGE_CODES), elsewhere),
)


def add_sources(collection: Collection) -> None:
    """Add every source of sources.csv with its authors."""
    for apart in (AUTHORS, TITLES):
        for row in collection.rows(apart):
            collection.column = "source_key"
            collection.ref("source", row["source_key"])
    for row, source in collection.add(SOURCES):
        collection.column = "author_or_body"
        for position, name in enumerate(_names(collection, row)):
            author = {"source_id": source.pk, "position": position, "name": name}
            author |= named(collection, name)
            collection.row(SourceAuthor, f"{row['key']}|{name}", author)


def named(collection: Collection, name: str) -> Fields:
    """Return the person or body of the collection that goes by exactly this name."""
    for kind, file in NAMED_IN.items():
        slugs = [row["slug"] for row in collection.tables.rows(file) if row["name"] == name]
        if len(slugs) == 1:
            return {f"{kind}_id": collection.ref(kind, slugs[0])}
    return {}
