"""Persons found on lists: which rows are held to be one person, and why."""

from archive.lib.languages import script_of
from archive.lib.names import parse_name
from archive.models.naming import NameKind
from archive.models.registry import Kind

from .collection import MOMENT, Collection
from .columns import Fields, dated, label_columns, part_columns
from .entries import is_minor
from .tables import Row

CUT = " […]"
CUT_NOTE = "The row is cut in our copy."
AZERBAIJANI_LETTERS = frozenset("əğıöüşçƏĞİÖÜŞÇ")
ACCEPTED, PROPOSED = "accepted", "proposed"
Pair = tuple[Row, Row]  # the match, the row of the list


def add_matches(collection: Collection) -> None:
    """Add one person per person_key, with the names of the rows, and a match per row."""
    pairs: dict[str, list[Pair]] = {}
    for row in collection.reading("matches.csv"):
        entry = _entry(collection, row)
        if entry is not None:
            pairs.setdefault(row["person_key"], []).append((row, entry))
    for key, rows in pairs.items():
        accepted = [entry for match, entry in rows if match["status"] == ACCEPTED]
        uid = _add_person(collection, key, accepted)
        for match, entry in rows:
            _add_match(collection, uid, match, entry)


def _files(collection: Collection) -> dict[str, str]:
    return {row["list_key"]: row["file"] for row in collection.tables.rows("lists.csv")}


def _entry(collection: Collection, match: Row) -> Row | None:
    file = _files(collection).get(match["list_key"], "")
    rows = collection.tables.rows(file) if file else []
    for row in rows:
        if row["row_no"] == match["row_no"]:
            return row
    collection.problem(f"no row {match['row_no']} in the list “{match['list_key']}”.")
    return None


def _add_person(collection: Collection, key: str, entries: list[Row]) -> str:
    whole_first = sorted(entries, key=_completeness)
    names = [name for entry in whole_first for name in _names(collection, entry)]
    for position, name in enumerate(names):
        name["position"] = position
    fields = {**_agreed(collection, entries), **label_columns(names), "import_key": key}
    uid = collection.record(Kind.PERSON, "Person", key, fields)
    for name in names:
        where = name.pop("where")
        collection.row("PersonName", f"{key}|{where}", {"person": uid, **name})
    return uid


def _completeness(entry: Row) -> tuple[bool, bool]:
    """Sort whole names with a patronymic first: the first name of a language is the label."""
    name = entry["name_as_recorded"]
    return (name.endswith(CUT), not parse_name(name).patronymic)


def _names(collection: Collection, entry: Row) -> list[Fields]:
    """Return the name as the list prints it and, where it differs, as the archive spells it."""
    printed, azerbaijani = entry["name_as_recorded"], entry["name_az"]
    text = printed.removesuffix(CUT)
    where = f"{entry['list_key']}|{entry['row_no']}"
    forms = [
        {
            "text": text,
            "language": "az-Latn" if azerbaijani == printed else language_of(text),
            "kind": NameKind.AS_PRINTED.value,
            "source": collection.ref("source", entry["source_key"]),
            "note": CUT_NOTE if printed != text else "",
            "where": where,
            **part_columns(text),
        }
    ]
    if azerbaijani and azerbaijani != printed:
        spelled = {"kind": NameKind.ARCHIVE.value, "where": f"{where}|az"}
        spelled |= part_columns(azerbaijani)
        forms.append({"text": azerbaijani, "language": "az-Latn", **spelled})
    return forms


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
        **dated("birth", only("birth_edtf")),
        "burial_place": collection.ref("place", only("burial_place_slug")),
        "is_minor": any(is_minor(collection, entry) for entry in entries),
    }


def _add_match(collection: Collection, person: str, match: Row, entry: Row) -> None:
    file = _files(collection)[match["list_key"]]
    row = collection.uids.uid(file, entry["row_no"], "list-entry")
    key = f"{match['person_key']}|{match['list_key']}|{match['row_no']}"
    fields: Fields = {"entry": [row], "person": person}
    if match["status"] == ACCEPTED:
        reason = collection.texts("reason", match["reason"])
        collection.row("EntryMatch", key, {**fields, **reason, "decided_at": MOMENT})
    else:
        proposal = {**fields, "reasons": [match["reason"]], "verdict": "open"}
        collection.row("MatchProposal", key, proposal)
