"""Days and places of remembrance, one per act or root event.

Which there are follows from the events of remembrance and their relations; what each is called,
as given by its act and therefore in quotation marks, stands in commemorations.csv.
"""

from collections import defaultdict

from archive.models.commemorations import Commemoration
from archive.models.registry import Kind

from .collection import STARTING_TEXT, Collection
from .columns import Fields, dated, located
from .tables import Row, several

DayKind = Commemoration.CommemorationKind
KINDS = {"annual day": DayKind.ANNUAL_DAY, "memorial site": DayKind.MEMORIAL_SITE}
Root = tuple[str, str, str]  # kind, month and day, event commemorated


def add_commemorations(collection: Collection) -> None:
    """Add the days and sites that commemorations.csv names, and refuse any it forgets."""
    titles = {row["event_slug"]: row for row in collection.reading("commemorations.csv")}
    for root, rows in _by_root(collection).items():
        heads = [row for row in rows if row["slug"] in titles]
        if len(heads) != 1:
            collection.problem(f"one name is needed for {' '.join(filter(None, root))}.")
            continue
        title = {key: text for key, text in titles[heads[0]["slug"]].items() if key != "event_slug"}
        events = [row["slug"] for row in rows] + [root[2]]
        fields = {**title, "kind": root[0], "events": collection.refs("event", events)}
        fields |= _fields(collection, heads[0])
        collection.record(Kind.COMMEMORATION, "Commemoration", heads[0]["slug"], fields)


def _by_root(collection: Collection) -> dict[Root, list[Row]]:
    """Return the events that are days or sites of remembrance, by what they commemorate."""
    commemorated = {
        row["from_slug"]: row["to_slug"]
        for row in collection.tables.rows("event_relations.csv")
        if row["relation"] == "commemorates"
    }
    found: dict[Root, list[Row]] = defaultdict(list)
    for row in collection.tables.rows("events.csv"):
        kind = KINDS.get(row["event_type"])
        if row["kind"] == "remembrance" and kind:
            found[kind.value, row["commemoration_day"], commemorated[row["slug"]]].append(row)
    return dict(found)


def _fields(collection: Collection, row: Row) -> Fields:
    month, _dash, day = row["commemoration_day"].partition("-")
    places = several(row["place_slugs"]) if row["event_type"] == "memorial site" else []
    return {
        "month": int(month) if month else None,
        "day": int(day) if day else None,
        **dated("since", row["start_edtf"]),
        "act": _act(collection, row["slug"]),
        "place": collection.ref("place", places[0]) if places else None,
        **collection.texts("observance", row["summary_neutral"]),
        "source": collection.ref("source", STARTING_TEXT),
        **located(row["locator"]),
    }


def _act(collection: Collection, slug: str) -> str | None:
    """Return the cited act of the same day as the event that is the legal basis, if one is."""
    bases = [
        row["from_slug"]
        for row in collection.tables.rows("event_relations.csv")
        if row["relation"] == "legal-basis-of" and row["to_slug"] == slug
    ]
    days = {
        row["start_edtf"] for row in collection.tables.rows("events.csv") if row["slug"] in bases
    }
    acts = [
        row["key"]
        for row in collection.tables.rows("sources.csv")
        if row["class"] == "cited-act" and row["date_edtf"] in days
    ]
    if len(acts) != len(bases):
        collection.problem(f"the act behind “{slug}” is not one of the sources, or several are.")
    return collection.ref("source", acts[0]) if acts else None
