"""What descriptions borrow from other records: events, places and lists, each read once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from archive.models import Event, EventRelation, Place, PlaceRelation, VictimList
from archive.models.events import RelationKind
from archive.models.search import Basis, SearchKind
from archive.search.days import Days, days_of, joined
from archive.search.dimensions import EVENT, LIST, PLACE
from archive.search.tokens import AT, CONNECTED, token

from .document import grouped


@dataclass(frozen=True, slots=True)
class EventFacts:
    """What a public event lends to its lists, people and statements."""

    days: Days | None
    places: tuple[str, ...]
    wholes: frozenset[str]  # itself and the public events it is part of


@dataclass(frozen=True, slots=True)
class Where:
    """The tokens of some places: with what they lie inside, in a line, and by themselves."""

    tokens: str
    at: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListFacts:
    """What a public list lends to each of its rows."""

    columns: tuple[str, ...]  # the original ones that may be shown
    what: str  # the facets of what a row is, in a line
    days: Days | None  # of its events
    where: Where  # of its events
    place_basis: Basis


class Context:
    """The public events, places and lists met so far in a run."""

    def __init__(self) -> None:
        self._events: dict[str, EventFacts | None] = {}
        self._inside: dict[str, frozenset[str]] = {}
        self._lists: dict[str, tuple[VictimList, tuple[str, ...]] | None] = {}
        self._list_facts: dict[str, ListFacts] = {}
        self._where: dict[tuple[str, ...], Where] = {}
        self._connected: dict[tuple[str | None, ...], tuple[str, ...]] = {}
        self.facet_ids: dict[str, int] = {}  # of the lines of facets stored so far

    def events(self, uids: Iterable[str]) -> dict[str, EventFacts]:
        """Return the facts of the public events among these."""
        wanted = set(uids)
        missing = wanted - self._events.keys()
        if missing:
            self._read_events(missing)
        return {uid: facts for uid in wanted if (facts := self._events[uid])}

    def lists(self, uids: Iterable[str]) -> dict[str, tuple[VictimList, tuple[str, ...]]]:
        """Return the public lists among these, each with the ids of its events."""
        wanted = set(uids)
        missing = wanted - self._lists.keys()
        if missing:
            self._lists |= dict.fromkeys(missing)
            pairs = _by_owner(VictimList.events.through, "victimlist_id", "event_id", missing)
            for victim_list in VictimList.objects.published().filter(pk__in=missing):
                self._lists[victim_list.pk] = victim_list, tuple(pairs[victim_list.pk])
        return {uid: known for uid in wanted if (known := self._lists[uid])}

    def list_facts(self, uid: str) -> ListFacts:
        """Return what a public list lends to its rows."""
        facts = self._list_facts.get(uid)
        if facts is None:
            facts = self._list_facts[uid] = self._read_list_facts(uid)
        return facts

    def _read_list_facts(self, uid: str) -> ListFacts:
        victim_list, events = self.lists([uid])[uid]
        tokens = {LIST.token(uid)} | self.event_tokens(events)
        places = self.event_places(events)
        return ListFacts(
            columns=tuple(victim_list.public_columns()),
            what=grouped(SearchKind.ENTRY, tokens, None)[0],
            days=self.event_days(events),
            where=self.where(tuple(sorted(places))),
            place_basis=Basis.EVENTS if places else Basis.NONE,
        )

    def where(self, uids: tuple[str, ...]) -> Where:
        """Return the tokens of places where something happened."""
        where = self._where.get(uids)
        if where is None:
            tokens = " ".join(sorted(self.place_tokens(uids)))
            where = self._where[uids] = Where(tokens, tuple(sorted(self.at_tokens(uids))))
        return where

    def connected(self, uids: tuple[str | None, ...]) -> tuple[str, ...]:
        """Return the tokens of places connected in another way."""
        tokens = self._connected.get(uids)
        if tokens is None:
            tokens = self._connected[uids] = tuple(sorted(self.connected_tokens(uids)))
        return tokens

    def event_tokens(self, uids: Iterable[str]) -> set[str]:
        """Return the tokens of public events and of what they are part of."""
        facts = self.events(uids).values()
        return {EVENT.token(whole) for event in facts for whole in event.wholes}

    def place_tokens(self, uids: Iterable[str | None]) -> set[str]:
        """Return the tokens of places and of what they lie inside today, public ones only."""
        return {PLACE.token(uid) for uid in self.inside(uids)}

    def at_tokens(self, uids: Iterable[str | None]) -> set[str]:
        """Return the tokens of the places themselves, public ones only."""
        return {token(AT, uid) for uid in uids if uid and uid in self.inside([uid])}

    def connected_tokens(self, uids: Iterable[str | None]) -> set[str]:
        """Return the tokens of places connected in another way than by what happened there."""
        return {token(CONNECTED, uid) for uid in self.inside(uids)}

    def event_days(self, uids: Iterable[str]) -> Days | None:
        """Return the days of several events together."""
        return joined(facts.days for facts in self.events(uids).values())

    def event_places(self, uids: Iterable[str]) -> set[str]:
        """Return the ids of the places of several events."""
        return {place for facts in self.events(uids).values() for place in facts.places}

    def inside(self, uids: Iterable[str | None]) -> set[str]:
        """Return these places and all they lie inside today, public ones only."""
        wanted = {uid for uid in uids if uid}
        missing = wanted - self._inside.keys()
        if missing:
            self._inside |= _inside_today(missing)
        return set().union(*(self._inside[uid] for uid in wanted))

    def _read_events(self, uids: set[str]) -> None:
        self._events |= dict.fromkeys(uids)
        wholes = _closure(uids, _wholes)
        places = _by_owner(Event.places.through, "event_id", "place_id", uids)
        events = Event.objects.published().filter(pk__in=uids)
        for uid, date in events.values_list("pk", "date"):
            self._events[uid] = EventFacts(days_of(date), tuple(places[uid]), wholes[uid])


def when_and_where(
    candidates: Iterable[tuple[Basis, Days | None]],
    places: Iterable[tuple[Basis, set[str]]],
) -> tuple[Days | None, Basis, set[str], Basis]:
    """Return the first date and the first places there are, and what each rests on."""
    days, date_basis = next(
        ((known, basis) for basis, known in candidates if known), (None, Basis.NONE)
    )
    where, place_basis = next(
        ((known, basis) for basis, known in places if known), (set(), Basis.NONE)
    )
    return days, date_basis, where, place_basis


def _by_owner(through: object, owner: str, other: str, uids: set[str]) -> dict[str, list[str]]:
    """Return the other ends of a many-to-many relation by owner, in a steady order."""
    others: dict[str, list[str]] = defaultdict(list)
    rows = through._default_manager.filter(**{f"{owner}__in": uids})  # type: ignore[attr-defined]
    for key, value in rows.values_list(owner, other).order_by(other):
        others[key].append(value)
    return others


def _inside_today(uids: set[str]) -> dict[str, frozenset[str]]:
    closure = _closure(uids, _parents)
    every = set().union(*closure.values())
    known = set(Place.objects.published().filter(pk__in=every).values_list("pk", flat=True))
    return {uid: above & known for uid, above in closure.items()}


def _parents(uids: set[str]) -> Iterable[tuple[str, str]]:
    inside = PlaceRelation.objects.published().filter(
        child__in=uids, basis=PlaceRelation.Basis.TODAY
    )
    return inside.values_list("child_id", "parent_id")


def _wholes(uids: set[str]) -> Iterable[tuple[str, str]]:
    parts = EventRelation.objects.published().filter(from_event__in=uids, kind=RelationKind.PART_OF)
    return parts.values_list("from_event_id", "to_event_id")


def _closure(uids: set[str], step: object) -> dict[str, frozenset[str]]:
    """Return for each id itself and everything reached from it, a level at a time."""
    above: dict[str, set[str]] = {}
    level = set(uids)
    while level:
        above |= {uid: set() for uid in level}
        for lower, upper in step(level):  # type: ignore[operator]
            above[lower].add(upper)
        level = {upper for lower in level for upper in above[lower]} - above.keys()
    return {uid: frozenset(_reached(uid, above)) for uid in uids}


def _reached(uid: str, above: dict[str, set[str]]) -> set[str]:
    reached, queue = {uid}, [uid]
    while queue:
        fresh = above[queue.pop()] - reached
        reached |= fresh
        queue += fresh
    return reached
