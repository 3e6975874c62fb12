"""Rows of lists: what each list says comes in by the list importer; beside it stands our reading.

The file of a list has both. AS_RECORDED names the columns that are the list's own, and what the
importer takes them for; the others are ours and are written over what it read, as a curator would.
"""

from contextlib import ExitStack
from typing import Any

from archive.importers import lists
from archive.lib.dates import UncertainDate
from archive.lib.lives import OF_AGE, is_guess
from archive.models import ImportBatch, ListEntry, StagedRow, VictimList
from archive.models.fields import DayBoundField
from archive.models.people import Fate
from archive.models.row_fields import READING

from .collection import MADE_BY_MACHINE, Collection, Fields, Sheet, Table, is_translated
from .columns import choice, elsewhere, part_columns, plain, ref, term, translated
from .tables import CollectionRefused, Row, several

AS_RECORDED = {
    "row_no": "row_key",
    "name_as_recorded": "name",
    "birth_as_recorded": "birth",
    "age_as_recorded": "age",
    "residence": "residence",
    "place_as_recorded": "place",
    "death_as_recorded": "death",
    "burial_as_recorded": "burial",
    "source_url": "source_url",
}
PRIVATE_COLUMNS = {"private_note"}
FATES = {
    "died, circumstances not recorded": Fate.DIED,
    "died of cold or hardship": Fate.DIED_OF_HARDSHIP,
    "missing, remains identified later": Fate.REMAINS_IDENTIFIED,
}
WORDS_FOR_MINORS = ("child.", "minor", "pupil")
DAYS_OF_18_YEARS = 6574  # with four leap days; where there are five, a day is left in doubt


def _list(collection: Collection, row: Row, column: str) -> Fields:
    victim_list = collection.tables.keys("lists.csv", "list_key").get(row["list_key"])
    if victim_list is None or victim_list["file"] != row.file:
        collection.problem(f"it names another list: “{row['list_key']}”.")
    return {"is_minor": is_minor(collection, row) or None}


def _name(collection: Collection, row: Row, column: str) -> Fields:
    return part_columns(row["name_reading"] or row["name_as_recorded"])


def _spelling(collection: Collection, row: Row, column: str) -> Fields:
    text = row["name_az"]
    if not text or text == row["name_as_recorded"]:
        return {}
    return {"spellings": [{"text": text, "tag": "az-Latn", "kind": "archive"}]}


def _age(collection: Collection, row: Row, column: str) -> Fields:
    return {"age_years": row[column]} if row[column].isdecimal() else {}


def _residence(collection: Collection, row: Row, column: str) -> Fields:
    """Read the only place that has exactly this name, in any language."""
    names = collection.tables.rows("place_names.csv")
    slugs = {name["place_slug"] for name in names if row[column] and name["text"] == row[column]}
    if len(slugs) != 1:
        return {}
    return {"residence_place_id": collection.ref("place", slugs.pop())}


READINGS = {
    **dict.fromkeys(AS_RECORDED, elsewhere),
    "list_key": _list,
    "name_as_recorded": _name,
    "name_reading": plain(),
    "name_az": _spelling,
    "sex_reading": plain("sex"),
    "birth_edtf": plain("birth"),
    "age_as_recorded": _age,
    "residence": _residence,
    "place_slug": ref("place"),
    "death_edtf": plain("death"),
    "fate": choice("fate", FATES),
    "status_then": term("status_then"),
    "circumstances": translated("circumstances"),
    "burial_place_slug": ref("burial_place", "place"),
    "source_key": ref("source"),
    "public_note": translated("public_note"),
    "private_note": plain("editor_note"),
    "reading_note": translated("reading_note"),
}
"""What our columns of names_*.csv say: the reading of a row."""

READ_HERE = (
    *READING,
    *("name_reading", "source_id", "machine_translated"),
    *(f"{name}_{code}" for name in ("public_note", "reading_note") for code in ("en", "az", "ru")),
)
"""The columns of a row that we write; all others are the importer's."""


def add_readings(collection: Collection, sheet: Sheet) -> None:
    """Add our reading of each row of a list, under its permanent id."""
    table = Table(sheet.path.name, ListEntry, "{row_no}".format_map, READINGS)
    for row in collection.rows(table):
        fields = collection.fields(row, table)
        fields |= {"machine_translated": MADE_BY_MACHINE if is_translated(fields) else []}
        entry = collection.made(ListEntry, fields)
        entry.row_key, entry.victim_list_id = row["row_no"], sheet.victim_list
        entry.uid = collection.uids.uid(row.file, row["row_no"], "list-entry")
        for bound in ListEntry._meta.concrete_fields:
            if isinstance(bound, DayBoundField):
                bound.pre_save(entry, add=True)
        sheet.readings[row["row_no"]] = entry


def bring_rows(sheet: Sheet, if_undone: ExitStack) -> None:
    """Bring the rows of a list in as an archivist does: mapped, rehearsed, committed.

    Raises CollectionRefused, with the reasons the importer gives, where it refuses a row. The kept
    file is no part of the transaction: `if_undone` removes it.
    """
    victim_list = VictimList.objects.get(pk=sheet.victim_list)
    with sheet.path.open("rb") as file:
        batch = lists.bring(file, sheet.path.name, None, victim_list)
    if_undone.callback(batch.file.delete, save=False)
    chosen = lists.choose_reading(batch, encoding="utf-8", delimiter=",", header_row=1)
    batch.mapping[lists.UIDS] = {key: entry.uid for key, entry in sheet.readings.items()}
    lists.start_rehearsal(batch, _mapping(chosen.names))
    lists.rehearse(batch)
    _require_all_rows(batch)
    lists.commit(batch)


def _mapping(names: tuple[str, ...]) -> lists.ColumnMapping:
    """Return the mapping of a file's columns; ours are dropped, being no part of the list."""
    columns = [
        lists.Column(
            name,
            AS_RECORDED.get(name, ""),
            is_public=name in AS_RECORDED,
            is_dropped=name not in AS_RECORDED,
        )
        for name in names
    ]
    return lists.ColumnMapping(tuple(columns))


def _require_all_rows(batch: ImportBatch) -> None:
    refused = StagedRow.objects.filter(batch=batch, outcome=StagedRow.Outcome.REFUSED)
    problems = [
        f"{batch.file_name}, row {row.number}, {finding['column']}: {finding['message']}"
        for row in refused
        for finding in row.findings
        if finding["level"] == "refused"
    ]
    if problems:
        raise CollectionRefused(*problems)


def stored_rows(sheet: Sheet) -> dict[str, Any]:
    """Return the rows of a list as the archive has them, by key; ours get their numbers."""
    stored = {row.row_key: row for row in ListEntry.objects.filter(victim_list=sheet.victim_list)}
    for key, entry in sheet.readings.items():
        entry.pk = stored[key].pk if key in stored else None
    return stored


def is_minor(collection: Collection, row: Row) -> bool:
    """Return whether the person was certainly under 18, by the note, the age or a certain birth.

    Without a day of death, the last day of the list's event counts.
    """
    note, age = row["public_note"].lower(), row["age_as_recorded"]
    if any(word in note for word in WORDS_FOR_MINORS):
        return True
    if age.isdecimal():
        return int(age) < OF_AGE
    if not row["birth_edtf"]:
        return False
    try:
        if any(is_guess(row[name]) for name in ("birth_edtf", "death_edtf") if row[name]):
            return False
        died = _last_day(row["death_edtf"]) or _last_day_of_event(collection, row["list_key"])
        born = UncertainDate.parse(row["birth_edtf"]).earliest
    except ValueError:
        return False  # named as wrong where the date itself is read
    return born is not None and died is not None and died - born < DAYS_OF_18_YEARS


def _last_day(edtf: str) -> int | None:
    return UncertainDate.parse(edtf).latest if edtf else None


def _last_day_of_event(collection: Collection, list_key: str) -> int | None:
    """Return the last day of the loss a list tells of; nothing if that is not known."""
    victim_list = collection.tables.keys("lists.csv", "list_key").get(list_key)
    slugs = several(victim_list["event_slugs"]) if victim_list else []
    for row in collection.tables.rows("events.csv"):
        if row["slug"] in slugs and row["kind"] == "loss-and-harm":
            return _last_day(row["end_edtf"] or row["start_edtf"])
    return None
