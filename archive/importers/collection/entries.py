"""Rows of lists: what the list says, verbatim, and beside it our reading."""

from archive.lib.dates import UncertainDate
from archive.lib.dates.calendars import day_number, from_day_number, month_length
from archive.lib.names import sort_key
from archive.models.people import Fate

from .collection import MADE_BY_MACHINE, Collection
from .columns import Fields, dated, is_translated, kept, part_columns, slugged
from .tables import Row, several

PRIVATE_COLUMNS = {"private_note"}
VERBATIM = (
    "row_no",
    "name_as_recorded",
    "birth_as_recorded",
    "age_as_recorded",
    "residence",
    "place_as_recorded",
    "death_as_recorded",
    "burial_as_recorded",
    "source_url",
)
FATES = {
    "died, circumstances not recorded": Fate.DIED,
    "died of cold or hardship": Fate.DIED_OF_HARDSHIP,
    "missing, remains identified later": Fate.REMAINS_IDENTIFIED,
}
WORDS_FOR_MINORS = ("child.", "minor", "pupil")
OF_AGE = 18


def add_entries(collection: Collection, list_uid: str, victim_list: Row) -> None:
    """Add the rows of one list, as its file has them."""
    for row in collection.reading(victim_list["file"]):
        if row["list_key"] != victim_list["list_key"]:
            collection.problem(f"row {row['row_no']} names another list: “{row['list_key']}”.")
        fields = {**_verbatim(collection, row), **_reading(row), **_places(collection, row)}
        fields |= {**_notes(collection, row), "is_minor": is_minor(collection, row) or None}
        fields |= {"machine_translated": MADE_BY_MACHINE if is_translated(fields) else []}
        uid = collection.uids.uid(collection.file, row["row_no"], "list-entry")
        # a row of a list has a number of its own in the database; fixtures know it by its id
        named = kept({"uid": uid, "victim_list": list_uid, **fields})
        made = {"model": "archive.listentry", "fields": named}
        collection.objects.setdefault("ListEntry", []).append(made)


def _verbatim(collection: Collection, row: Row) -> Fields:
    return {
        "row_key": row["row_no"],
        "position": int(row["row_no"]),
        "name_as_recorded": row["name_as_recorded"],
        "original": kept({name: row[name] for name in VERBATIM}),
        "source": collection.ref("source", row["source_key"]),
        "source_url": row["source_url"],
        "birth_as_written": row["birth_as_recorded"],
        "death_as_written": row["death_as_recorded"],
        "age_text": row["age_as_recorded"],
        "residence_text": row["residence"],
        "place_text": row["place_as_recorded"],
        "burial_text": row["burial_as_recorded"],
    }


def _reading(row: Row) -> Fields:
    other = row["name_az"] if row["name_az"] != row["name_as_recorded"] else ""
    age = row["age_as_recorded"]
    return {
        "name_reading": row["name_reading"],
        **part_columns(row["name_reading"] or row["name_as_recorded"]),
        "spellings": [{"text": other, "tag": "az-Latn", "kind": "archive"}] if other else [],
        "sort_az": sort_key(row["name_as_recorded"], "az")[:400],
        "sex": row["sex_reading"],
        **dated("birth", row["birth_edtf"]),
        "age_years": int(age) if age.isdecimal() else None,
        **dated("death", row["death_edtf"]),
        "fate": str(FATES.get(row["fate"]) or slugged(row["fate"])),
    }


def _places(collection: Collection, row: Row) -> Fields:
    return {
        "residence_place": _place_called(collection, row["residence"]),
        "place": collection.ref("place", row["place_slug"]),
        "burial_place": collection.ref("place", row["burial_place_slug"]),
    }


def _place_called(collection: Collection, text: str) -> str | None:
    """Return the only place that has exactly this name, in any language."""
    slugs = {
        row["place_slug"]
        for row in collection.tables.rows("place_names.csv")
        if text and row["text"] == text
    }
    return collection.ref("place", slugs.pop()) if len(slugs) == 1 else None


def _notes(collection: Collection, row: Row) -> Fields:
    return {
        "status_then": collection.term("status-then", row["status_then"]),
        **collection.texts("circumstances", row["circumstances"]),
        **collection.texts("public_note", row["public_note"]),
        **collection.texts("reading_note", row["reading_note"]),
        "editor_note": row["private_note"],
    }


def is_minor(collection: Collection, row: Row) -> bool:
    """Return whether the person was certainly under 18, by the note, the age or the birth.

    Without a day of death, the last day of the list's event counts.
    """
    note, age = row["public_note"].lower(), row["age_as_recorded"]
    if any(word in note for word in WORDS_FOR_MINORS):
        return True
    if age.isdecimal():
        return int(age) < OF_AGE
    if not row["birth_edtf"]:
        return False
    died = _last_day(row["death_edtf"]) or _last_day_of_event(collection, row["list_key"])
    born = UncertainDate.parse(row["birth_edtf"]).earliest
    return born is not None and died is not None and died < _birthday(born, OF_AGE)


def _birthday(born: int, years: int) -> int:
    """Return the day number on which somebody born on a day turns that many years old."""
    year, month, day = from_day_number(born)
    return day_number(year + years, month, min(day, month_length(year + years, month)))


def _last_day(edtf: str) -> int | None:
    return UncertainDate.parse(edtf).latest if edtf else None


def _last_day_of_event(collection: Collection, list_key: str) -> int | None:
    """Return the last day of the loss a list tells of; nothing if that is not known."""
    slugs = [
        slug
        for row in collection.tables.rows("lists.csv")
        if row["list_key"] == list_key
        for slug in several(row["event_slugs"])
    ]
    for row in collection.tables.rows("events.csv"):
        if row["slug"] in slugs and row["kind"] == "loss-and-harm":
            return _last_day(row["end_edtf"] or row["start_edtf"])
    return None
