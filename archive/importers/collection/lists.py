"""Lists of names: those whose rows are here, and those only known to exist."""

from archive.models.fields import LANGUAGE_CODES
from archive.models.lists import ListKind
from archive.models.registry import Kind

from .collection import Collection
from .columns import Fields, dated, located, slugged
from .entries import PRIVATE_COLUMNS, add_entries
from .tables import Row, several

COMPILED_HERE = "compiled by this archive"
IN_THREE = ("title", "scope", "completeness")
TRANSLATED = [f"{name}_{code}" for name in IN_THREE for code in LANGUAGE_CODES]


def add_lists(collection: Collection) -> None:
    """Add every list of lists.csv with its rows, then the lists known to exist elsewhere."""
    for row in collection.reading("lists.csv"):
        entries = collection.tables.rows(row["file"])
        if len(entries) != int(row["rows_here"]):
            collection.problem(f"{row['file']}: {len(entries)} rows, {row['rows_here']} stated.")
        collection.file = "lists.csv"
        fields = {**_common(collection, row), **_texts(collection, row)}
        fields |= {"columns": _columns(entries), "row_count": len(entries)}
        uid = collection.record(Kind.LIST, "VictimList", row["list_key"], fields)
        add_entries(collection, uid, row)
    for row in collection.reading("lists_known.csv"):
        texts = {column: row[column] for column in TRANSLATED}
        fields = {**_common(collection, row), **texts, "is_here": False}
        fields |= located(row["locator"], row["locator_kind"])
        collection.record(Kind.LIST, "VictimList", row["list_key"], fields)


def _common(collection: Collection, row: Row) -> Fields:
    compiled_here = row["kind"] == COMPILED_HERE
    return {
        "slug": row["list_key"],
        "kind": ListKind.COMPILED.value if compiled_here else slugged(row["kind"]),
        "compiled_by": row["compiled_by"],
        "source": collection.ref("source", row["source_key"]),
        "events": collection.refs("event", several(row["event_slugs"])),
        **dated("date", row["published_edtf"]),
        "stated_count": int(row["stated_count"]) if row["stated_count"] else None,
    }


def _texts(collection: Collection, row: Row) -> Fields:
    return {
        **collection.texts("title", row["title_en"]),
        **collection.texts("scope", row["scope_text"]),
        **collection.texts("completeness", row["completeness_text"]),
        **collection.texts("public_note", row["note"]),
    }


def _columns(entries: list[Row]) -> list[Fields]:
    """Return the columns of a list's file, each with whether it may be shown."""
    return [{"name": name, "public": name not in PRIVATE_COLUMNS} for name in entries[0]]
