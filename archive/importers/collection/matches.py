"""Persons on lists: which rows are linked to a person, and why."""

from typing import Any

from archive.lib.languages import script_of
from archive.lib.names import parse_name
from archive.models import EntryMatch, MatchProposal, Person, PersonName
from archive.models.naming import NameKind, choose_labels

from .collection import MOMENT, Collection, Fields, Table
from .columns import elsewhere, part_columns
from .entries import is_minor
from .tables import Row

CUT = " […]"
CUT_NOTE = "The row is cut in our copy."
AZERBAIJANI_LETTERS = frozenset("əğıöüşçƏĞİÖÜŞÇ")
ACCEPTED = "accepted"
MATCHES = Table(
    "matches.csv",
    EntryMatch,
    "{person_key}|{list_key}|{row_no}".format_map,
    dict.fromkeys(("person_key", "list_key", "row_no", "status", "reason"), elsewhere),
)
MADE_AFTER_ROWS = (EntryMatch, MatchProposal, PersonName)


def add_matches(collection: Collection) -> None:
    """Add a person per person_key, with the names of the rows, and a match per row."""
    accepted: dict[str, list[Row]] = {}
    for row in collection.rows(MATCHES):
        entry = _entry(collection, row)
        if entry is None:
            continue
        rows = accepted.setdefault(row["person_key"], [])
        if row["status"] == ACCEPTED:
            rows.append(entry)
        _add_match(collection, row)
    for key, entries in accepted.items():
        _add_person(collection, key, entries)


def _entry(collection: Collection, match: Row) -> Row | None:
    """Return the row of the list a match speaks of."""
    victim_list = collection.tables.keys("lists.csv", "list_key").get(match["list_key"])
    rows = collection.tables.keys(victim_list["file"], "row_no") if victim_list else {}
    if match["row_no"] not in rows:
        sentence = f"no row {match['row_no']} in the list “{match['list_key']}”."
        collection.problem(sentence, "row_no")
    return rows.get(match["row_no"])


def _add_match(collection: Collection, match: Row) -> None:
    """Add a match to a row that gets its number only when it is in the database."""
    person = collection.uids.uid(match.file, match["person_key"], Person.record_kind.value)
    if match["status"] == ACCEPTED:
        collection.column = "reason"
        reason = collection.texts("reason", match["reason"])
        fields = {"person_id": person, **reason, "decided_at": MOMENT}
        made = collection.row(EntryMatch, MATCHES.key(match), fields)
    else:
        proposal = {"person_id": person, "reasons": [match["reason"]], "verdict": "open"}
        made = collection.row(MatchProposal, MATCHES.key(match), proposal)
    made.entry = collection.sheets[match["list_key"]].readings.get(match["row_no"])


def _add_person(collection: Collection, key: str, entries: list[Row]) -> None:
    agreed = _agreed(collection, entries)
    from_rows = {
        name: {"value": value, "withheld": False} for name, value in agreed.items() if value
    }
    fields = agreed | {"import_key": key, "from_rows": from_rows}
    person = collection.record(Person, key, fields)
    names: list[Any] = []
    for entry in sorted(entries, key=_completeness):
        for where, name in _names(collection, entry).items():
            fields = {"person_id": person.pk, "position": len(names), **name}
            made = collection.row(PersonName, f"{key}|{where}", fields)
            sheet = collection.sheets.get(entry["list_key"])  # else it is named as wrong
            made.entry = sheet.readings.get(entry["row_no"]) if sheet else None
            names.append(made)
    person.set_labels(choose_labels(names))


def _completeness(entry: Row) -> tuple[bool, bool]:
    """Sort whole names with a patronymic first: the first name of a language is the label."""
    name = entry["name_as_recorded"]
    return (name.endswith(CUT), not parse_name(name).patronymic)


def _names(collection: Collection, entry: Row) -> dict[str, Fields]:
    """Return the name as the list prints it and, where it differs, as the archive spells it."""
    printed, azerbaijani = entry["name_as_recorded"], entry["name_az"]
    text = printed.removesuffix(CUT)
    where = f"{entry['list_key']}|{entry['row_no']}"
    names: dict[str, Fields] = {
        where: {
            "text": text,
            "language": "az-Latn" if azerbaijani == printed else language_of(text),
            "kind": NameKind.AS_PRINTED.value,
            "source_id": collection.ref("source", entry["source_key"]),
            "note": CUT_NOTE if printed != text else "",
            **part_columns(text),
        }
    }
    if azerbaijani and azerbaijani != printed:
        spelled = {"text": azerbaijani, "language": "az-Latn", "kind": NameKind.ARCHIVE.value}
        names[f"{where}|az"] = spelled | part_columns(azerbaijani)
    return names


def language_of(name: str) -> str:
    """Return the tag of a printed name: Russian letters, Azerbaijani letters, else English."""
    if script_of(name) == "Cyrl":
        return "ru"
    return "az-Latn" if AZERBAIJANI_LETTERS & set(name) else "en"


def _agreed(collection: Collection, entries: list[Row]) -> Fields:
    """Return what all rows that say something say alike."""

    def only(column: str) -> str:
        values = {entry[column] for entry in entries if entry[column]}
        return values.pop() if len(values) == 1 else ""

    return {
        "sex": only("sex_reading"),
        "birth": only("birth_edtf"),
        "burial_place_id": collection.ref("place", only("burial_place_slug")),
        "is_minor": any(is_minor(collection, entry) for entry in entries),
    }
