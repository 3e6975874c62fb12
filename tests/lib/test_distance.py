"""How far apart places are."""

import pytest

from archive.lib.distance import Position, box_around, kilometres

GREENWICH = Position(51.4779, 0.0)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (Position(0, 0), Position(0, 1), 111.195),
        (Position(0, 0), Position(1, 0), 111.195),
        (Position(60, 0), Position(60, 1), 55.597),
        (Position(0, 179.5), Position(0, -179.5), 111.195),
        (Position(90, 0), Position(-90, 0), 20015.115),
        (GREENWICH, GREENWICH, 0),
    ],
)
def test_distances_are_those_of_a_ball(one, two, expected):
    assert kilometres(one, two) == pytest.approx(expected, abs=0.01)
    assert kilometres(two, one) == pytest.approx(kilometres(one, two))


@pytest.mark.parametrize("radius", [1, 50, 500])
@pytest.mark.parametrize("latitude", [0, 40, -40, 75])
def test_a_box_holds_everything_as_near_as_asked(latitude, radius):
    centre = Position(latitude, 47)
    box = box_around(centre, radius)
    for north in range(-60, 61):
        for east in range(-120, 121):
            one = Position(latitude + north / 10, 47 + east / 10)
            if kilometres(centre, one) <= radius:
                assert box.south <= one.latitude <= box.north
                assert box.west <= one.longitude <= box.east


@pytest.mark.parametrize("centre", [Position(89.9, 10), Position(-89.9, 10), Position(0, 179.9)])
def test_at_a_pole_and_at_the_line_of_the_date_the_box_goes_all_around(centre):
    box = box_around(centre, 100)
    assert (box.west, box.east) == (None, None)
