"""Records for the hits of an answer, read again through `published()`, and why each is there."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from archive.lib.names import fold, name_keys, words
from archive.models import (
    Event,
    ListEntry,
    Organisation,
    Person,
    PersonName,
    Place,
    PlaceName,
    Position,
    Quotation,
    Source,
    VictimList,
)
from archive.models.search import Basis, Dating, SearchKind
from archive.search.index.documents.related import by_owner

from .called import Tier
from .parser import Unit


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that answers: which, how it matched, and what its date and place rest on.

    `units` are the words asked for, which a name of the record may have matched.
    """

    kind: SearchKind
    uid: str
    tier: Tier | None = None
    units: tuple[Unit, ...] = ()
    dating: Dating = Dating.KNOWN
    date_basis: Basis = Basis.NONE
    place_basis: Basis = Basis.NONE


@dataclass(frozen=True, slots=True)
class Result:
    """A record to show. `matched_as` is another form of its name, where that matched."""

    hit: Hit
    record: Any
    matched_as: str = ""

    @property
    def kind(self) -> str:
        """What sort of record it is."""
        return self.hit.kind.value


Read = Callable[[list[str]], Iterable[Any]]


def by_uid(rows: Callable[[], Any], column: str = "pk") -> Read:
    """Return how to read some records of a published queryset by their permanent ids."""
    return lambda uids: rows().filter(**{f"{column}__in": uids})


PUBLISHED: dict[str, Read] = {
    SearchKind.EVENT: by_uid(lambda: Event.objects.published().for_listing()),
    SearchKind.PERSON: by_uid(lambda: Person.objects.published().listed().for_listing()),
    SearchKind.ENTRY: by_uid(lambda: ListEntry.objects.published().for_listing(), "uid"),
    SearchKind.PLACE: by_uid(lambda: Place.objects.published().listed().for_listing()),
    SearchKind.LIST: by_uid(lambda: VictimList.objects.published().for_listing()),
    SearchKind.SOURCE: by_uid(lambda: Source.objects.published().for_listing()),
    SearchKind.QUOTATION: by_uid(lambda: Quotation.objects.published().listed().for_reading()),
    SearchKind.POSITION: by_uid(lambda: Position.objects.published().for_reading()),
    SearchKind.ORGANISATION: by_uid(lambda: Organisation.objects.published().for_listing()),
}
# Not events: a name of an event is never shown without who uses it
NAMES: dict[str, tuple[Any, str]] = {
    SearchKind.PERSON: (PersonName, "person"),
    SearchKind.PLACE: (PlaceName, "place"),
}


def load(hits: list[Hit], language: str, ways: Mapping[str, Read] = PUBLISHED) -> list[Result]:
    """Return the records of hits in their order, in a fixed number of queries for each kind.

    A record that is not public any more is left out, whatever the index says: `ways` must read
    published records, with whatever is to be shown of them.
    """
    records: dict[tuple[str, str], Any] = {}
    forms: dict[tuple[str, str], list[str]] = {}
    for kind in {hit.kind for hit in hits}:
        uids = [hit.uid for hit in hits if hit.kind == kind]
        records |= {(kind, str(record.uid)): record for record in ways[kind](uids)}
        if any(hit.units for hit in hits):
            forms |= {(kind, uid): texts for uid, texts in _forms(kind, uids).items()}
    results = []
    for hit in hits:
        record = records.get((hit.kind, hit.uid))
        if record is not None:
            known = (forms.get((hit.kind, hit.uid)) or _own_forms(record)) if hit.units else []
            results.append(Result(hit, record, matched_as(str(record), known, hit.units)))
    return results


def _forms(kind: str, uids: list[str]) -> dict[str, list[str]]:
    if kind not in NAMES:
        return {}
    model, owner = NAMES[kind]
    named = by_owner(model.objects.published(), owner, uids)
    return {uid: [name.text for name in names] for uid, names in named.items()}


def _own_forms(record: Any) -> list[str]:
    return record.all_names() if isinstance(record, ListEntry) else []


def matched_as(shown: str, forms: list[str], units: tuple[Unit, ...]) -> str:
    """Return the form of a name that answers best, if it answers better than the form shown."""
    if not units or not forms or forms == [shown]:
        return ""
    best = max(forms, key=lambda form: _words_matched(form, units))
    return best if _words_matched(best, units) > _words_matched(shown, units) else ""


def _words_matched(form: str, units: tuple[Unit, ...]) -> tuple[int, int]:
    """Return how many words stand in a form at least by sound, and how many exactly."""
    spelled, heard = set(words(form)), set(name_keys(form))
    exact = sum(set(unit.folded) <= spelled for unit in units)
    alike = sum(
        fold(unit.typed) in spelled or not heard.isdisjoint(unit.sounds(among_others=True))
        for unit in units
    )
    return alike, exact
