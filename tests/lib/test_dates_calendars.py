"""Day numbers and the two calendars."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.lib.dates import (
    day_number,
    from_day_number,
    gregorian_to_julian,
    julian_to_gregorian,
)

FAR = 10**18


@given(st.dates())
def test_day_numbers_are_those_of_the_standard_library(date):
    assert day_number(date.year, date.month, date.day) == date.toordinal()
    assert from_day_number(date.toordinal()) == (date.year, date.month, date.day)


@given(st.integers(-FAR, FAR))
def test_every_day_number_is_one_day_and_back(number):
    assert day_number(*from_day_number(number)) == number


@given(st.integers(-FAR, FAR))
def test_the_next_day_number_is_the_next_day(number):
    assert from_day_number(number) < from_day_number(number + 1)


@given(st.integers(-FAR, FAR))
def test_every_day_has_one_old_style_day_and_back(number):
    day = from_day_number(number)
    assert julian_to_gregorian(*gregorian_to_julian(*day)) == day


def test_the_day_before_year_one_is_in_year_zero():
    assert day_number(0, 12, 31) == day_number(1, 1, 1) - 1 == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ((1918, 3, 18), (1918, 3, 31)),
        ((1917, 10, 25), (1917, 11, 7)),
        ((1917, 12, 25), (1918, 1, 7)),
        ((1918, 1, 31), (1918, 2, 13)),
        ((1900, 2, 29), (1900, 3, 13)),
        ((1920, 12, 31), (1921, 1, 13)),
        ((1900, 2, 28), (1900, 3, 12)),
        ((1582, 10, 5), (1582, 10, 15)),
        ((1, 1, 1), (0, 12, 30)),
        ((-4712, 1, 1), (-4713, 11, 24)),
    ],
)
def test_known_days_of_the_old_calendar_are_these_of_the_new(old, new):
    assert julian_to_gregorian(*old) == new
    assert gregorian_to_julian(*new) == old


@pytest.mark.parametrize("day", [(1900, 2, 29), (2023, 4, 31), (1918, 13, 1), (1918, 1, 0)])
def test_a_day_that_does_not_exist_has_no_number(day):
    with pytest.raises(ValueError, match=r"\.$"):
        day_number(*day)


def test_the_old_calendar_has_a_leap_day_that_the_new_lacks():
    assert datetime.date(1900, 3, 13).toordinal() == day_number(*julian_to_gregorian(1900, 2, 29))
    with pytest.raises(ValueError, match="days 1 to 28"):
        julian_to_gregorian(1901, 2, 29)
