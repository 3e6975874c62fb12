"""Days and places of remembrance, each of an act or root event.

Which there are follows from the events of remembrance and their relations; what each is called,
as given by its act and therefore in quotation marks, stands in commemorations.csv.
"""

from collections import defaultdict

from archive.models import Commemoration

from .collection import STARTING_TEXT, Collection, Fields, Table
from .columns import in_each_language, located
from .tables import Row, several

DayKind = Commemoration.CommemorationKind
KINDS = {"annual day": DayKind.ANNUAL_DAY, "memorial site": DayKind.MEMORIAL_SITE}
Root = tuple[str, str, str]  # kind, month and day, event commemorated


def _event(collection: Collection, row: Row, column: str) -> Fields:
    """Read all but the title from the event that is the day or site, and those like it."""
    for (kind, _day, commemorated), rows in _roots(collection).items():
        for event in rows:
            if event["slug"] == row["event_slug"]:
                slugs = [*(other["slug"] for other in rows), commemorated]
                events = [collection.ref("event", slug) for slug in slugs]
                return {"kind": kind, "events": events, **_of_event(collection, event)}
    collection.problem(f"“{row['event_slug']}” is no event of remembrance.")
    return {}


COMMEMORATIONS = Table(
    "commemorations.csv",
    Commemoration,
    "{event_slug}".format_map,
    {"event_slug": _event, **in_each_language("title")},
)


def add_commemorations(collection: Collection) -> None:
    """Add the days and sites that commemorations.csv names, and refuse any it forgets."""
    collection.add_all(COMMEMORATIONS)
    titled = collection.tables.keys("commemorations.csv", "event_slug")
    for root, rows in _roots(collection).items():
        if len([row for row in rows if row["slug"] in titled]) != 1:
            collection.problem(f"one name is needed for {' '.join(filter(None, root))}.")


def _roots(collection: Collection) -> dict[Root, list[Row]]:
    """Return the events that are days or sites of remembrance, by what they commemorate."""
    commemorated = {
        row["from_slug"]: row["to_slug"]
        for row in collection.tables.rows("event_relations.csv")
        if row["relation"] == "commemorates"
    }
    roots: dict[Root, list[Row]] = defaultdict(list)
    for row in collection.tables.rows("events.csv"):
        kind = KINDS.get(row["event_type"])
        if row["kind"] == "remembrance" and kind:
            whose = commemorated.get(row["slug"], "")
            roots[kind.value, row["commemoration_day"], whose].append(row)
    return dict(roots)


def _of_event(collection: Collection, row: Row) -> Fields:
    month, _dash, day = row["commemoration_day"].partition("-")
    places = several(row["place_slugs"]) if row["event_type"] == "memorial site" else []
    return {
        "month": month,
        "day": day,
        "since": row["start_edtf"],
        "act_id": _act(collection, row["slug"]),
        "place_id": collection.ref("place", places[0]) if places else None,
        **collection.texts("observance", row["summary_neutral"]),
        "source_id": collection.ref("source", STARTING_TEXT),
        **located(row["locator"]),
    }


def _act(collection: Collection, slug: str) -> str | None:
    """Return the cited act of the same day as the event that is the legal basis; None without."""
    bases = [
        row["from_slug"]
        for row in collection.tables.rows("event_relations.csv")
        if row["relation"] == "legal-basis-of" and row["to_slug"] == slug
    ]
    events = collection.tables.rows("events.csv")
    days = {row["start_edtf"] for row in events if row["slug"] in bases}
    acts = [
        row["key"]
        for row in collection.tables.rows("sources.csv")
        if row["class"] == "cited-act" and row["date_edtf"] in days
    ]
    if len(acts) != len(bases):
        collection.problem(f"the act behind “{slug}” is not one of the sources, or several are.")
    return collection.ref("source", acts[0]) if acts else None
