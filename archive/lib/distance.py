"""Distances on the earth, taken as a ball: half a per cent off at worst."""

import math
from typing import NamedTuple

EARTH_RADIUS_KM = 6371.0088
KM_PER_DEGREE = math.pi * EARTH_RADIUS_KM / 180


class Position(NamedTuple):
    """Degrees north and east."""

    latitude: float
    longitude: float

    @property
    def is_on_earth(self) -> bool:
        """Whether both lie in their range."""
        return abs(self.latitude) <= 90 and abs(self.longitude) <= 180


class Box(NamedTuple):
    """The degrees between which everything near lies; `west` and `east` None for all around."""

    south: float
    north: float
    west: float | None
    east: float | None


def kilometres(start: Position, end: Position) -> float:
    """Return the shortest way over the ground between two positions (haversine formula)."""
    south, north = math.radians(start.latitude), math.radians(end.latitude)
    half_north = (north - south) / 2
    half_east = math.radians(end.longitude - start.longitude) / 2
    part = math.sin(half_north) ** 2 + math.cos(south) * math.cos(north) * math.sin(half_east) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(part)))


def box_around(centre: Position, radius: float) -> Box:
    """Return a box that holds everything within `radius` kilometres, and some more.

    Near a pole, or across the line where 180° east meets west, it goes all around.
    """
    high = radius / KM_PER_DEGREE
    south, north = centre.latitude - high, centre.latitude + high
    if south <= -90 or north >= 90:
        return Box(max(south, -90), min(north, 90), None, None)
    wide = math.degrees(
        math.asin(min(1.0, math.sin(math.radians(high)) / math.cos(math.radians(centre.latitude))))
    )
    west, east = centre.longitude - wide, centre.longitude + wide
    if west < -180 or east > 180:
        return Box(south, north, None, None)
    return Box(south, north, west, east)
