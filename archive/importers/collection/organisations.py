"""Bodies that act or speak."""

from archive.models.registry import Kind

from .collection import STARTING_TEXT, Collection
from .columns import Fields
from .tables import Row


def add_organisations(collection: Collection) -> None:
    """Add every body of organisations.csv."""
    for row in collection.reading("organisations.csv"):
        collection.record(Kind.ORGANISATION, "Organisation", row["slug"], _fields(collection, row))


def _fields(collection: Collection, row: Row) -> Fields:
    return {
        "slug": row["slug"],
        **collection.texts("title", row["name"]),
        "kind": collection.term("organisation-kind", row["kind"]),
        "described_in": collection.ref("source", STARTING_TEXT) if row["locator"] else None,
        "locator": row["locator"],
        **collection.texts("public_note", row["note"]),
    }
