"""Places within some kilometres: `near` as typed, to the ids of the places meant.

A place is one point, as it stands in its record. A place whose position is not known is near
nothing, nor is a country or a region: its point says nothing of where in it something happened.
Only listed public places are looked at.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.lib.distance import Position, box_around, kilometres
from archive.models import Place, SearchEntry
from archive.models.registry import read_uid
from archive.models.search import SearchKind
from archive.search.cache import Memory
from archive.search.engines import Ask, engine
from archive.search.expression import Token, every, some
from archive.search.frequencies import FREQUENCIES
from archive.search.tokens import KIND, token, whole_sound_tokens, whole_tokens

MOST_NAMESAKES = 12
MOST_REMEMBERED = 2_000  # the same few places are asked for all day

_found = Memory(MOST_REMEMBERED)


class Gazetteer:
    """Looks up names of places; the listed public ones only."""

    def look_up(self, names: Iterable[str]) -> list[tuple[str, ...]]:
        """Return for each name the uids of the places so called.

        A name spelled like that goes before names that only sound alike.
        """
        asked = [(whole_tokens(name), whole_sound_tokens(name)) for name in names]
        known = FREQUENCIES.look_up(t for pair in asked for tokens in pair for t in tokens)
        found = []
        for spelled, sounding in asked:
            tokens = [t for t in spelled if t in known] or [t for t in sounding if t in known]
            found.append(_places_with(tokens) if tokens else ())
        return found

    def find(self, text: str) -> tuple[str, ...]:
        """Return the uids of the places meant by an address, a permanent id or a name."""
        found: tuple[str, ...] = _found.get(text, lambda: self._find(text))
        return found

    def _find(self, text: str) -> tuple[str, ...]:
        listed = Place.objects.published().listed()
        exact = listed.filter(slug=text).values_list("pk", flat=True).first()
        if exact:
            return (exact,)
        try:
            uid = read_uid(text)
        except ValueError:
            return self.look_up([text])[0]
        return (uid,) if listed.filter(pk=uid).exists() else ()


def _places_with(tokens: list[str]) -> tuple[str, ...]:
    asked = every([Token(token(KIND, SearchKind.PLACE)), some(map(Token, tokens))])
    ranks = engine().ranks(Ask(asked), MOST_NAMESAKES)
    uids = SearchEntry.objects.filter(rank__in=ranks).values_list("uid", flat=True)
    listed = Place.objects.published().listed().filter(pk__in=list(uids))
    return tuple(listed.order_by("pk").values_list("pk", flat=True))


FARTHEST = 500
MOST_PLACES = 200
AREAS = ("country", "region", "province", "district")
"""Kinds of places (keys of terms) that are too large to be near anything."""

_ASKED = re.compile(r"(.+?)\s*[,;]\s*(\d{1,4}(?:\.\d{1,3})?)\s*(?:km|км)?", re.IGNORECASE)
_POSITION = re.compile(r"([+-]?\d{1,3}(?:\.\d{1,9})?)\s*[,;]\s*([+-]?\d{1,3}(?:\.\d{1,9})?)")


@dataclass(frozen=True, slots=True)
class Around:
    """The ids of the places near; `remark` is a sentence where some are left out."""

    places: tuple[str, ...]
    remark: str = ""


def around(typed: str) -> Around:
    """Return the places near “baku, 10 km” or “40.37, 49.84, 10”.

    ValueError says in a sentence what could not be understood.
    """
    asked = _ASKED.fullmatch(typed)
    if asked is None:
        raise ValueError(
            _("Write a place and a distance, such as “baku, 10 km”, or latitude, longitude, km.")
        )
    radius = float(asked[2])
    if not 0 < radius <= FARTHEST:
        raise ValueError(_("A distance is more than 0 and at most %s kilometres.") % FARTHEST)
    found: dict[str, float] = {}
    for centre in _centres(asked[1]):
        for uid, distance in _within(centre, radius):
            found[uid] = min(distance, found.get(uid, distance))
    return _nearest(found)


def _nearest(found: dict[str, float]) -> Around:
    nearest = sorted(found, key=lambda uid: (found[uid], uid))
    if len(nearest) <= MOST_PLACES:
        return Around(tuple(nearest))
    sentence = ngettext(
        "Only the nearest %s place is asked for: choose a smaller distance.",
        "Only the nearest %s places are asked for: choose a smaller distance.",
        MOST_PLACES,
    )
    return Around(tuple(nearest[:MOST_PLACES]), sentence % MOST_PLACES)


def _centres(typed: str) -> list[Position]:
    numbers = _POSITION.fullmatch(typed)
    if numbers is not None:
        position = Position(float(numbers[1]), float(numbers[2]))
        if not position.is_on_earth:
            raise ValueError(_("There is no such position on earth."))
        return [position]
    uids = Gazetteer().find(typed)
    if not uids:
        raise ValueError(_("Nothing here is called “%s”.") % typed)
    positions = [position for _uid, position in _positions(pk__in=uids)]
    if not positions:
        raise ValueError(_no_position(typed, uids))
    return positions


def _no_position(typed: str, uids: Iterable[str]) -> str:
    if Place.objects.published().filter(pk__in=uids, kind__slug__in=AREAS).exists():
        return _("“%s” is an area: write a town or village in it.") % typed
    return _("The position of “%s” is not known here.") % typed


def _within(centre: Position, radius: float) -> Iterable[tuple[str, float]]:
    box = box_around(centre, radius)
    limits: dict[str, float] = {"latitude__gte": box.south, "latitude__lte": box.north}
    if box.west is not None and box.east is not None:
        limits |= {"longitude__gte": box.west, "longitude__lte": box.east}
    for uid, position in _positions(**limits):
        distance = kilometres(centre, position)
        if distance <= radius:
            yield uid, distance


def _positions(**limits: object) -> Iterable[tuple[str, Position]]:
    known = Place.objects.published().listed().filter(**limits)
    known = known.filter(Q(kind=None) | ~Q(kind__slug__in=AREAS))
    for uid, latitude, longitude in known.values_list("pk", "latitude", "longitude"):
        if latitude is not None and longitude is not None:
            yield uid, Position(float(latitude), float(longitude))
