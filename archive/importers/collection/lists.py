"""Lists of names: those whose rows are here, and those only known to exist."""

from archive.models import VictimList
from archive.models.lists import ListKind

from .collection import Collection, Columns, Fields, Sheet, Table
from .columns import (
    choice,
    elsewhere,
    in_each_language,
    locator,
    plain,
    ref,
    refs,
    translated,
)
from .entries import PRIVATE_COLUMNS, add_readings
from .tables import Row


def _file(collection: Collection, row: Row, column: str) -> Fields:
    """Read which columns the file of a list has, each with whether it may be shown."""
    entries = collection.tables.rows(row["file"])
    if row["rows_here"] != str(len(entries)):
        collection.problem(f"{len(entries)} rows, {row['rows_here']} stated.", "rows_here")
    names = entries[0] if entries else ()
    return {"columns": [{"name": name, "public": name not in PRIVATE_COLUMNS} for name in names]}


COMMON = {
    "list_key": plain("slug"),
    "kind": choice("kind", {"compiled by this archive": ListKind.COMPILED}),
    "compiled_by": plain(),
    "source_key": ref("source"),
    "event_slugs": refs("events", "event"),
    "published_edtf": plain("date"),
    "stated_count": plain(),
}
OF_LISTS: Columns = {
    **COMMON,
    "title_en": translated("title"),
    "file": _file,
    "rows_here": elsewhere,
    "scope_text": translated("scope"),
    "completeness_text": translated("completeness"),
    "note": translated("public_note"),
}
LISTS = Table("lists.csv", VictimList, "{list_key}".format_map, OF_LISTS)
OF_KNOWN: Columns = {
    **COMMON,
    **in_each_language("title", "scope", "completeness"),
    "locator_kind": elsewhere,
    "locator": locator,
}
KNOWN = Table("lists_known.csv", VictimList, "{list_key}".format_map, OF_KNOWN)


def add_lists(collection: Collection) -> None:
    """Add every list of lists.csv, the lists known to exist elsewhere, then our readings of rows.

    The rows themselves come in by the list importer.
    """
    for row, victim_list in collection.add(LISTS):
        path = collection.folder / row["file"]
        collection.sheets[row["list_key"]] = Sheet(path, victim_list.pk)
    for _row, victim_list in collection.add(KNOWN):
        victim_list.is_here = False
    for sheet in collection.sheets.values():
        add_readings(collection, sheet)
