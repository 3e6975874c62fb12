"""Which place of the archive a cell names: by its name, its kind, and what lies inside what.

A cell is linked only where nothing speaks against it: one place has the name, it is of the kind the
cell (or the header of its column) says, and does not lie elsewhere than the cell says.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from archive.lib.names import fold
from archive.lib.place_words import FITTING, RANKS, Part, kinds_in, parts_of
from archive.models import Place, PlaceName, PlaceRelation, Term
from archive.models.fields import LANGUAGE_CODES
from archive.models.terms import Vocabulary

_SETTLEMENTS = frozenset({"town", "village", "settlement"})
_RANK_OF_KIND = {"settlement": 1, "town": 1, "village": 0, "district": 2, "region": 3}
_RANK_OF_KIND |= {"province": 3, "country": 4}
_RANK_OF_KIND |= dict.fromkeys(("cemetery", "park", "memorial", "forest"), -1)


class Doubt(StrEnum):
    """Why a cell is not linked to a place: codes of findings."""

    NOT_FOUND = "place-not-found"
    SEVERAL = "several-places"
    OTHER_KIND = "place-of-another-kind"
    ELSEWHERE = "place-elsewhere"


class Identification(NamedTuple):
    """The place a cell names; or why none, and which place it is not."""

    uid: str | None = None
    doubt: Doubt | None = None
    instead: str | None = None


_NOT_FOUND = Identification(None, Doubt.NOT_FOUND)


@dataclass
class Gazetteer:
    """The places of the archive by their folded names, with kinds and what lies inside what."""

    names: Mapping[str, set[str]] = field(default_factory=dict)
    of_kinds: Mapping[Part, set[str]] = field(default_factory=dict)
    """By names that say a kind themselves, such as “Şuşa rayonu”: the rest, and that kind."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    classes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """What the label of a kind of the archive says, for kinds archivists have added."""
    parents: Mapping[str, set[str]] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    _asked: dict[tuple[str, frozenset[str]], Identification] = field(default_factory=dict)

    def find(self, text: str, kinds: frozenset[str] = frozenset()) -> Identification:
        """Return the place a cell names. `kinds` says what the whole column names, if anything."""
        if (text, kinds) not in self._asked:
            self._asked[text, kinds] = self._find(text, kinds)
        return self._asked[text, kinds]

    def _find(self, text: str, kinds: frozenset[str]) -> Identification:
        parts = parts_of(text)
        if whole := self.names.get(fold(text)):
            is_said = any(part.kind for part in parts)
            return self._only(whole, frozenset() if is_said else kinds)
        if len(parts) == 1:
            return self._of_part(parts[0], kinds)
        bare = [part for part in parts if not part.kind]
        known = {part: kinds if bare == [part] else frozenset[str]() for part in parts}
        return self._of_several(known)

    def _of_part(self, part: Part, kinds: frozenset[str]) -> Identification:
        said = frozenset({part.kind}) if part.kind else kinds
        uids = set(self.names.get(part.name, ()))
        for kind in said or _SETTLEMENTS:
            uids |= self.of_kinds.get(Part(part.name, kind), set())
        return self._only(uids, said)

    def _only(self, uids: Collection[str], kinds: frozenset[str]) -> Identification:
        fitting = [uid for uid in uids if not kinds or self._is_one_of(uid, kinds)]
        if len(fitting) == 1:
            return Identification(fitting[0])
        if fitting:
            return Identification(None, Doubt.SEVERAL)
        return Identification(None, Doubt.OTHER_KIND, min(uids)) if uids else _NOT_FOUND

    def _is_one_of(self, uid: str, kinds: frozenset[str]) -> bool:
        """Whether a place is of one of the kinds; one without a kind is a settlement at most."""
        own = self.kinds.get(uid, "")
        if not own:
            return bool(kinds & _SETTLEMENTS)
        return any(own in FITTING[kind] or kind in self.classes.get(own, ()) for kind in kinds)

    def _of_several(self, parts: Mapping[Part, frozenset[str]]) -> Identification:
        """Return the most particular of several places, if the others do not contradict it."""
        each = {part: self._of_part(part, kinds) for part, kinds in parts.items()}
        ranks = {part: self._rank(part, kinds, each[part]) for part, kinds in parts.items()}
        if not ranks or None in ranks.values():
            return _NOT_FOUND  # what is not known may be the more particular
        lowest = min(rank for rank in ranks.values() if rank is not None)
        smallest = {each[part] for part, rank in ranks.items() if rank == lowest}
        if len(smallest) > 1:
            return Identification(None, Doubt.SEVERAL)
        return self._inside_others(smallest.pop(), each.values())

    def _inside_others(
        self, place: Identification, others: Iterable[Identification]
    ) -> Identification:
        """Return the place, or that of the others which lies in it; ELSEWHERE if one cannot be."""
        known = {identified.uid for identified in others if identified.uid}
        for uid in known if place.uid else ():
            if uid != place.uid and place.uid in self._around(uid):  # a quarter of the town
                place = Identification(uid)
        if place.uid and any(self._contradicts(place.uid, uid) for uid in known):
            return Identification(None, Doubt.ELSEWHERE, place.uid)
        return place

    def _rank(self, part: Part, kinds: frozenset[str], identified: Identification) -> int | None:
        said = [RANKS[kind] for kind in ((part.kind,) if part.kind else kinds)]
        if said:
            return min(said)
        return _RANK_OF_KIND.get(self.kinds.get(identified.uid or "", ""))

    def _contradicts(self, uid: str, other: str) -> bool:
        """Whether the archive says that a place lies in another place of the same kind instead."""
        around = self._around(uid)
        if other in around:
            return False
        kind = self.kinds.get(other, "")
        return any(self.kinds.get(place, "") == kind for place in around - {uid})

    def _around(self, uid: str) -> set[str]:
        places, queue = {uid}, [uid]
        while queue:
            above = self.parents.get(queue.pop(), set()) - places
            places |= above
            queue += above
        return places


def read_gazetteer() -> Gazetteer:
    """Read the places the archive has now."""
    names: dict[str, set[str]] = defaultdict(set)
    of_kinds: dict[Part, set[str]] = defaultdict(set)
    shown = PlaceName.objects.filter(place__is_mention=False, place__record__merged_into=None)
    for text, uid in shown.values_list("text", "place_id").iterator():
        names[fold(text)].add(uid)
        parts = parts_of(text)
        if len(parts) == 1 and parts[0].kind:
            of_kinds[parts[0]].add(uid)
    names.pop("", None)
    places = Place.objects.filter(is_mention=False, record__merged_into=None)
    rows = list(places.values_list("pk", "slug", "kind__slug"))
    parents: dict[str, set[str]] = defaultdict(set)
    for child, parent in PlaceRelation.objects.values_list("child_id", "parent_id"):
        parents[child].add(parent)
    return Gazetteer(
        dict(names),
        dict(of_kinds),
        {uid: kind or "" for uid, _slug, kind in rows},
        _classes(),
        dict(parents),
        {key: uid for uid, slug, _kind in rows for key in (uid, slug)},
    )


def _classes() -> dict[str, frozenset[str]]:
    """Return what the kinds of the archive are called, in the classes lists say."""
    classes = {}
    for term in Term.objects.filter(vocabulary=Vocabulary.PLACE_KIND):
        labels = [getattr(term, f"label_{code}") for code in LANGUAGE_CODES]
        classes[term.slug] = kinds_in(" ".join([term.slug, *filter(None, labels)]))
    return classes
