"""Which events a record belongs to: it speaks of them, happened there, or they rest on it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from archive.models import (
    Citation,
    Commemoration,
    Event,
    EventOrganisation,
    Figure,
    MediaItem,
    Participation,
    Position,
    Quotation,
    Record,
    VictimList,
)
from archive.models.registry import Kind

Pairs = Iterable[tuple[str, str]]  # a record and an event it belongs to
STATEMENTS = ((Figure, "figure"), (Quotation, "quotation"), (VictimList, "victimlist"))


def events_of(records: Collection[Record]) -> dict[str, set[str]]:
    """Return the ids of the events each record belongs to. A few queries for each kind."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for record in records:
        by_kind[record.kind].append(record.pk)
    events: dict[str, set[str]] = defaultdict(set)
    for kind, uids in by_kind.items():
        for uid, event in _pairs(kind, uids):
            events[uid].add(event)
    return events


def _pairs(kind: str, uids: list[str]) -> Pairs:
    if kind == Kind.EVENT:
        return [(uid, uid) for uid in uids]
    if kind == Kind.SOURCE:
        return _of_sources(uids)
    rows, column = RELATED.get(kind, (None, ""))
    if rows is None:
        return ()
    related: Any = rows._default_manager.filter(**{f"{column}__in": uids})
    return list(related.values_list(column, "event_id"))


def _of_sources(uids: list[str]) -> Pairs:
    """Yield the events that rest on sources: described or cited there, or by a statement of it."""
    rows: list[Any] = [
        Event.objects.filter(described_in__in=uids).values_list("described_in_id", "pk"),
        Position.objects.filter(source__in=uids).values_list("source_id", "event_id"),
        Citation.objects.filter(source__in=uids, record__kind=Kind.EVENT).values_list(
            "source_id", "record_id"
        ),
    ]
    for model, name in STATEMENTS:
        through: Any = model.events.through
        said = through._default_manager.filter(**{f"{name}__source__in": uids})
        rows.append(said.values_list(f"{name}__source_id", "event_id"))
    for pairs in rows:
        yield from pairs


RELATED: dict[str, tuple[Any, str]] = {
    Kind.FIGURE: (Figure.events.through, "figure_id"),
    Kind.QUOTATION: (Quotation.events.through, "quotation_id"),
    Kind.LIST: (VictimList.events.through, "victimlist_id"),
    Kind.COMMEMORATION: (Commemoration.events.through, "commemoration_id"),
    Kind.MEDIA: (MediaItem.events.through, "mediaitem_id"),
    Kind.POSITION: (Position, "pk"),
    Kind.PERSON: (Participation, "person_id"),
    Kind.ORGANISATION: (EventOrganisation, "organisation_id"),
    Kind.PLACE: (Event.places.through, "place_id"),
}
