"""Events, their names in use, how they hang together, and the bodies in them."""

import re

from archive.models.naming import NameKind
from archive.models.registry import Kind

from .collection import STARTING_TEXT, Collection
from .columns import Fields, dated, located, slugged
from .tables import Row, several, yes

FOR_COLLEAGUES = re.compile(r"^Not in “Bloody Memory”|\.csv\b")
ASIDE = re.compile(r"^(?P<text>.*?)\s*\((?P<aside>[^()]*)\)$")
PREFIX = re.compile(r"^(?P<code>az|ru): ")
TAGS = {"az": "az-Latn", "ru": "ru"}
TOLD_BY_STARTING_TEXT = re.compile(r"“Bloody Memory”.*\((?P<locator>para \d+)\)")


def add_events(collection: Collection) -> None:
    """Add every event with its names, then relations and bodies."""
    for row in collection.reading("events.csv"):
        uid = collection.record(Kind.EVENT, "Event", row["slug"], _fields(collection, row))
        for position, name in enumerate(names_in_use(row["also_known_as"])):
            source = None
            if "“Bloody Memory”" in name.get("used_by", ""):
                source = collection.ref("source", STARTING_TEXT)
            fields = {"event": uid, "position": position, "source": source, **name}
            collection.row("EventName", f"{row['slug']}|{name['text']}", fields)
    for row in collection.reading("event_relations.csv"):
        key = f"{row['from_slug']}|{row['relation']}|{row['to_slug']}"
        collection.row("EventRelation", key, _relation(collection, row))
    for row in collection.reading("event_organisations.csv"):
        key = f"{row['event_slug']}|{row['organisation_slug']}"
        collection.row("EventOrganisation", key, _organisation(collection, row))


def interval(start: str, end: str) -> str:
    """Return one EDTF for a start and an end, either of which may be empty; `..` is still open."""
    if not end or start == end:
        return start
    return f"{start}/{end}"


def names_in_use(cell: str) -> list[Fields]:
    """Return the names of an event with who uses them: "Name (user); az: Ad, Başqa ad"."""
    names: list[Fields] = []
    for part in several(cell):
        prefix = PREFIX.match(part)
        if prefix is None:
            names.append(_english_name(part))
            continue
        for text in part[prefix.end() :].split(", "):
            tag = TAGS[prefix["code"]]
            names += [{"text": form, "language": tag} for form in _alternatives(text)]
    return names


def _english_name(part: str) -> Fields:
    aside = ASIDE.match(part)
    if aside is None:
        return {"text": part, "language": "en"}
    name = {"text": aside["text"], "language": "en", "used_by": aside["aside"]}
    return {**name, "kind": NameKind.OFFICIAL.value} if aside["aside"] == "official name" else name


def _alternatives(text: str) -> list[str]:
    """Return both forms of "Qaradağlı qətliamı (faciəsi)": the bracket replaces the last word."""
    aside = ASIDE.match(text)
    if aside is None:
        return [text]
    return [aside["text"], f"{aside['text'].rpartition(' ')[0]} {aside['aside']}"]


def _fields(collection: Collection, row: Row) -> Fields:
    in_text = yes(row["described_in_bloody_memory"])
    for_readers = not FOR_COLLEAGUES.search(row["note"])
    where = located(row["locator"]) if in_text else {}
    return {
        "slug": row["slug"],
        **collection.texts("title", row["title_en"]),
        "kind": row["kind"],
        "event_type": collection.term("event-type", row["event_type"]),
        **dated("date", interval(row["start_edtf"], row["end_edtf"])),
        "places": collection.refs("place", several(row["place_slugs"])),
        **collection.texts("summary", row["summary_neutral"]),
        "in_starting_text": in_text,
        "described_in": collection.ref("source", STARTING_TEXT) if in_text else None,
        **where,
        **collection.texts("public_note", row["note"] if for_readers else ""),
        "editor_note": "" if for_readers else row["note"],
    }


def _relation(collection: Collection, row: Row) -> Fields:
    told = TOLD_BY_STARTING_TEXT.search(row["note"])
    return {
        "from_event": collection.ref("event", row["from_slug"]),
        "kind": slugged(row["relation"]),
        "to_event": collection.ref("event", row["to_slug"]),
        **collection.texts("note", row["note"]),
        "source": collection.ref("source", STARTING_TEXT) if told else None,
        **located(told["locator"] if told else ""),
    }


def _organisation(collection: Collection, row: Row) -> Fields:
    return {
        "event": collection.ref("event", row["event_slug"]),
        "organisation": collection.ref("organisation", row["organisation_slug"]),
        **collection.texts("part", row["part"]),
        "source": collection.ref("source", row["source_key"]),
        **located(row["locator"]),
    }
