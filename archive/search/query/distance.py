"""Places within some kilometres: `near` as typed, to the ids of the places meant.

A place is a point, as it stands in its record. A place whose position is not known is near
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
from archive.models import Place
from archive.search.gazetteer import places_meant

FARTHEST = 500
MOST_PLACES = 200
AREAS = ("country", "region", "province", "district")
"""Kinds of places (keys of terms) that are too large to be near anything."""

_PLACE_AND_RADIUS = re.compile(
    r"(.+?)\s*[,;]\s*(\d{1,4}(?:\.\d{1,3})?)\s*(?:km|км)?", re.IGNORECASE
)
_POSITION = re.compile(r"([+-]?\d{1,3}(?:\.\d{1,9})?)\s*[,;]\s*([+-]?\d{1,3}(?:\.\d{1,9})?)")


@dataclass(frozen=True, slots=True)
class Around:
    """The ids of the places near; `remark` is a sentence where some are left out."""

    places: tuple[str, ...]
    remark: str = ""


def places_around(typed: str) -> Around:
    """Return the places near “baku, 10 km” or “40.37, 49.84, 10”.

    ValueError says in a sentence what could not be understood.
    """
    parts = _PLACE_AND_RADIUS.fullmatch(typed)
    if parts is None:
        raise ValueError(
            _("Write a place and a distance, such as “baku, 10 km”, or latitude, longitude, km.")
        )
    radius = float(parts[2])
    if not 0 < radius <= FARTHEST:
        raise ValueError(_("A distance is more than 0 and at most %s kilometres.") % FARTHEST)
    distances: dict[str, float] = {}
    for centre in _centres(parts[1]):
        for uid, distance in _within(centre, radius):
            distances[uid] = min(distance, distances.get(uid, distance))
    return _nearest(distances)


def _nearest(distances: dict[str, float]) -> Around:
    nearest = sorted(distances, key=lambda uid: (distances[uid], uid))
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
    uids = places_meant(typed)
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
