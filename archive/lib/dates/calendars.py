"""Day numbers, and the two calendars the sources use.

A day number is what `datetime.date.toordinal` gives (1 January of year 1 is 1), in the proleptic
Gregorian calendar, continued without limit below year 1 and above year 9999. Years are
astronomical: year 0 exists and is 1 BCE, year -43 is 44 BCE.
"""

import datetime

GREGORIAN = "gregorian"
JULIAN = "julian"

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_LAST_YEAR_WITH_DAYS = 9999
_DAYS_IN_400_YEARS = 146_097
_DAYS_IN_4_JULIAN_YEARS = 1_461
# 1 January of the Julian year 1 is two days before the Gregorian day.
_JULIAN_LAG = 2


def is_leap(year: int, calendar: str = GREGORIAN) -> bool:
    """Say whether February of this astronomical year has 29 days."""
    if calendar == JULIAN:
        return year % 4 == 0
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int, calendar: str = GREGORIAN) -> int:
    """Count the days of a month (1 to 12)."""
    return 29 if month == 2 and is_leap(year, calendar) else _MONTH_LENGTHS[month - 1]


def longest_month(month: int) -> int:
    """Count the days a month (1 to 12) has at most, in whatever year."""
    return 29 if month == 2 else _MONTH_LENGTHS[month - 1]


def number_unchecked(year: int, month: int, day: int) -> int:
    """Give the day number of a Gregorian day that is already known to exist."""
    before = year - 1
    leap_day = 1 if month > 2 and is_leap(year) else 0
    return (
        before * 365
        + before // 4
        - before // 100
        + before // 400
        + _DAYS_BEFORE[month - 1]
        + leap_day
        + day
    )


def day_number(year: int, month: int, day: int) -> int:
    """Give the day number of a Gregorian day; ValueError if there is no such day."""
    _require_day(year, month, day, GREGORIAN)
    return number_unchecked(year, month, day)


def from_day_number(number: int) -> tuple[int, int, int]:
    """Give year, month and day (Gregorian) of a day number; the inverse of `day_number`."""
    # The calendar repeats every 400 years, so the standard library can answer for all of them.
    cycles, rest = divmod(number - 1, _DAYS_IN_400_YEARS)
    day = datetime.date.fromordinal(rest + 1)
    return day.year + 400 * cycles, day.month, day.day


def day_edtf(number: int) -> str:
    """Write a day number as EDTF; beyond the years of four digits, which have no days, the year."""
    year, month, day = from_day_number(number)
    if abs(year) > _LAST_YEAR_WITH_DAYS:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{day:02}"


def julian_to_gregorian(year: int, month: int, day: int) -> tuple[int, int, int]:
    """Turn an Old Style day into its Gregorian day; ValueError if there is no such Julian day."""
    _require_day(year, month, day, JULIAN)
    before = year - 1
    leap_day = 1 if month > 2 and is_leap(year, JULIAN) else 0
    day_of_year = _DAYS_BEFORE[month - 1] + leap_day + day
    return from_day_number(before * 365 + before // 4 + day_of_year - _JULIAN_LAG)


def gregorian_to_julian(year: int, month: int, day: int) -> tuple[int, int, int]:
    """Turn a Gregorian day into its Old Style day; ValueError if there is no such day."""
    number = day_number(year, month, day)
    cycles, rest = divmod(number + _JULIAN_LAG - 1, _DAYS_IN_4_JULIAN_YEARS)
    # The fourth year of a cycle is the leap year, so its last day must not begin a fifth.
    years = min(rest // 365, 3)
    return _day_of_year(4 * cycles + years + 1, rest - 365 * years)


def _day_of_year(year: int, index: int) -> tuple[int, int, int]:
    """Find the Julian day that comes `index` days after 1 January."""
    month = 1
    while index >= month_length(year, month, JULIAN):
        index -= month_length(year, month, JULIAN)
        month += 1
    return year, month, index + 1


def _require_day(year: int, month: int, day: int, calendar: str) -> None:
    if not 1 <= month <= 12:
        raise ValueError(f"There is no month {month}; months are 1 to 12.")
    last = month_length(year, month, calendar)
    if not 1 <= day <= last:
        raise ValueError(f"Month {month} of the year {year} has days 1 to {last}, not {day}.")
