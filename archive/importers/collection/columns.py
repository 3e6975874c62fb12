"""What a column of a table can say: the readers that the tables declare their columns with.

Each returns what goes into which column of the model. Bounds of dates are computed on writing.
"""

from collections.abc import Callable, Mapping

from archive.lib.names import parse_name
from archive.models.fields import LANGUAGE_CODES, LocatorKind

from .collection import STARTING_TEXT, Collection, Fields, Reader
from .tables import Row, several, slugged

LOCATOR_KINDS = {"whole item": LocatorKind.WHOLE, "beginning of page only": LocatorKind.BEGINNING}


def elsewhere(collection: Collection, row: Row, column: str) -> Fields:
    """Say nothing by itself: another column, or the code beside the table, reads it."""
    return {}


def plain(name: str = "") -> Reader:
    """Return a reader of a value as it stands: a word, a number, a date as EDTF."""
    return lambda collection, row, column: {name or column: row[column]}


def same(*columns: str) -> dict[str, Reader]:
    """Return the readers of columns that are called as in the model."""
    return dict.fromkeys(columns, plain())


def in_each_language(*names: str) -> dict[str, Reader]:
    """Return the readers of texts that stand in the table in every language."""
    return same(*(f"{name}_{code}" for name in names for code in LANGUAGE_CODES))


def translated(name: str) -> Reader:
    """Return a reader of an English text whose translations stand in translations/."""
    return lambda collection, row, column: collection.texts(name, row[column])


def term(name: str, vocabulary: str = "") -> Reader:
    """Return a reader of a word of an open vocabulary."""
    words = vocabulary or name.replace("_", "-")
    return lambda collection, row, column: {f"{name}_id": collection.term(words, row[column])}


def choice(name: str = "", values: Mapping[str, str] | None = None) -> Reader:
    """Return a reader of a word of a closed list; `values` has those the model says otherwise."""

    def read(collection: Collection, row: Row, column: str) -> Fields:
        return {name or column: str((values or {}).get(row[column]) or slugged(row[column]))}

    return read


def ref(name: str, kind: str = "") -> Reader:
    """Return a reader of the key of another row."""
    return lambda collection, row, column: {f"{name}_id": collection.ref(kind or name, row[column])}


def refs(name: str, kind: str) -> Reader:
    """Return a reader of the keys of several rows, in the order named."""

    def read(collection: Collection, row: Row, column: str) -> Fields:
        uids = (collection.ref(kind, key) for key in several(row[column]))
        return {name: [uid for uid in uids if uid]}

    return read


def yes(name: str = "") -> Reader:
    """Return a reader of a yes or a no; an empty cell says no."""

    def read(collection: Collection, row: Row, column: str) -> Fields:
        if row[column] not in {"yes", "no", ""}:
            collection.problem(f"“{row[column]}” stands where yes or no is expected.")
        return {name or column: row[column] == "yes"}

    return read


def note(is_for_colleagues: Callable[[Row], bool]) -> Reader:
    """Return a reader of a note: for readers, translated, or for colleagues only."""

    def read(collection: Collection, row: Row, column: str) -> Fields:
        if is_for_colleagues(row):
            return {"editor_note": row[column]}
        return collection.texts("public_note", row[column])

    return read


def locator(collection: Collection, row: Row, column: str) -> Fields:
    """Read a place in a source, and its kind where there is a column or it begins with "para"."""
    return located(row[column], row.get("locator_kind", ""))


def in_starting_text(collection: Collection, row: Row, column: str) -> Fields:
    """Read a place in the starting text, which then describes the record."""
    described_in = collection.ref("source", STARTING_TEXT) if row[column] else None
    return {"locator": row[column], "described_in_id": described_in}


def located(words: str, kind: str = "") -> Fields:
    """Return locator and its kind; paragraphs are recognised by how they are written."""
    if not kind and words.startswith("para "):
        kind = LocatorKind.PARAGRAPH
    return {"locator": words, "locator_kind": str(LOCATOR_KINDS.get(kind) or slugged(kind))}


def part_columns(name: str) -> Fields:
    """Return the parts of a name where they can be told (a given, a family name); else none."""
    parts = parse_name(name)
    if len(parts.given.split()) != 1 or len(parts.family.split()) != 1:
        return {}
    return {"given": parts.given, "patronymic": parts.patronymic, "family": parts.family}
