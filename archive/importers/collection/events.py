"""Events, their names in use, how they hang together, and the bodies in them."""

import re

from archive.lib.dates import interval
from archive.models import Event, EventName, EventOrganisation, EventRelation
from archive.models.naming import NameKind

from .collection import STARTING_TEXT, Collection, Columns, Fields, Table
from .columns import (
    choice,
    elsewhere,
    located,
    locator,
    note,
    ref,
    refs,
    same,
    term,
    translated,
    yes,
)
from .tables import Row, several

FOR_COLLEAGUES = re.compile(r"^Not in “Bloody Memory”|\.csv\b")
ASIDE = re.compile(r"^(?P<text>.*?)\s*\((?P<aside>[^()]*)\)$")
PREFIX = re.compile(r"^(?P<code>az|ru): ")
TAGS = {"az": "az-Latn", "ru": "ru"}
TOLD_BY_STARTING_TEXT = re.compile(r"“Bloody Memory”.*\((?P<locator>para \d+)\)")


def _date(collection: Collection, row: Row, column: str) -> Fields:
    """Read start and end, either of which may be empty, as a single EDTF; `..` is still open."""
    start, end = row["start_edtf"], row["end_edtf"]
    return {"date": start if not end or start == end else interval(start, end)}


def _locator(collection: Collection, row: Row, column: str) -> Fields:
    if row["described_in_bloody_memory"] != "yes":
        return {}
    return {"described_in_id": collection.ref("source", STARTING_TEXT), **located(row["locator"])}


def _relation_note(collection: Collection, row: Row, column: str) -> Fields:
    told = TOLD_BY_STARTING_TEXT.search(row["note"])
    source = {"source_id": collection.ref("source", STARTING_TEXT)} if told else {}
    where = located(told["locator"] if told else "")
    return {**collection.texts("note", row["note"]), **source, **where}


OF_EVENTS: Columns = {
    **same("slug", "kind"),
    "title_en": translated("title"),
    "also_known_as": elsewhere,
    "start_edtf": _date,
    "end_edtf": elsewhere,
    "place_slugs": refs("places", "place"),
    "event_type": term("event_type"),
    "summary_neutral": translated("summary"),
    "commemoration_day": elsewhere,
    "locator": _locator,
    "described_in_bloody_memory": yes("in_starting_text"),
    "note": note(lambda row: bool(FOR_COLLEAGUES.search(row["note"]))),
}
EVENTS = Table("events.csv", Event, "{slug}".format_map, OF_EVENTS)
OF_RELATIONS: Columns = {
    "from_slug": ref("from_event", "event"),
    "relation": choice("kind"),
    "to_slug": ref("to_event", "event"),
    "note": _relation_note,
}
RELATIONS = Table(
    "event_relations.csv",
    EventRelation,
    "{from_slug}|{relation}|{to_slug}".format_map,
    OF_RELATIONS,
)
OF_ORGANISATIONS: Columns = {
    "event_slug": ref("event"),
    "organisation_slug": ref("organisation"),
    "part": translated("part"),
    "source_key": ref("source"),
    "locator": locator,
}
ORGANISATIONS = Table(
    "event_organisations.csv",
    EventOrganisation,
    "{event_slug}|{organisation_slug}".format_map,
    OF_ORGANISATIONS,
)


def add_events(collection: Collection) -> None:
    """Add every event with its names, then relations and bodies."""
    for row, event in collection.add(EVENTS):
        collection.column = "also_known_as"
        for position, name in enumerate(names_in_use(row["also_known_as"])):
            source = None
            if "“Bloody Memory”" in name.get("used_by", ""):
                source = collection.ref("source", STARTING_TEXT)
            fields = {"event_id": event.pk, "position": position, "source_id": source, **name}
            collection.row(EventName, f"{row['slug']}|{name['text']}", fields)
    collection.add_all(RELATIONS, ORGANISATIONS)


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
