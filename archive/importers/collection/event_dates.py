"""What sources say about the dates of events, side by side."""

from collections import Counter

from archive.lib.dates import interval
from archive.models import EventDate

from .collection import Collection, Columns, Fields, Table
from .columns import choice, elsewhere, in_each_language, locator, ref, same, yes
from .tables import Row

NOT_STATED = "not stated"


def _date(collection: Collection, row: Row, column: str) -> Fields:
    """Read the date; the date of the event follows the preferred one."""
    event = collection.tables.keys("events.csv", "slug").get(row["event_slug"])
    if event and row["preferred"] == "yes" and _certain(row[column]) not in _dates_of(event):
        collection.problem("is preferred, but events.csv has another date.")
    return {"date": row[column]}


def _calendar(collection: Collection, row: Row, column: str) -> Fields:
    """Read the calendar; where the source states none, the column stays empty."""
    return {} if row[column] == NOT_STATED else choice()(collection, row, column)


def _dates_of(event: Row) -> set[str]:
    """Return how the date of an event may be stated: what goes on may begin on a day."""
    start, end = _certain(event["start_edtf"]), _certain(event["end_edtf"])
    return {start} if end in {"", "..", start} else {interval(start, end)}


def _certain(edtf: str) -> str:
    return edtf.translate({ord("?"): None, ord("~"): None})


COLUMNS: Columns = {
    "event_slug": ref("event"),
    "date_edtf": _date,
    **same("as_written"),
    "calendar": _calendar,
    "source_slug": ref("source"),
    "locator_kind": elsewhere,
    "locator": locator,
    **in_each_language("note"),
    "preferred": yes("is_preferred"),
}
EVENT_DATES = Table("event_dates.csv", EventDate, "{event_slug}|{source_slug}".format_map, COLUMNS)


def add_event_dates(collection: Collection) -> None:
    """Add every date in the order of the table, no more than one of an event preferred."""
    preferred: Counter[str] = Counter()
    for position, (row, date) in enumerate(collection.add(EVENT_DATES)):
        date.position = position
        preferred[row["event_slug"]] += date.is_preferred
        if preferred[row["event_slug"]] > 1:
            collection.problem("a second date of the event is preferred.", "preferred")
