"""What birth, death and age tell of each other, and what they cannot be.

Dates are EDTF, days the numbers of `lib.dates`; a missing end of a span of days is None.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from archive.lib.clauses import Clause, gettext_noop
from archive.lib.dates import UncertainDate, day_number, from_day_number

OF_AGE = 18
OLDEST = 120
LONG = 100  # years; a death so long before a birth or an event is a slip of the pen
ROOM_FOR_GUESSES = 10  # years by which an estimated date may miss

Days = tuple[int | None, int | None]  # the first and the last day a date can mean
NO_DAYS: Days = (None, None)
Years = tuple[int, int]  # least and most, both included
_LACKS_YEAR = re.compile(r"\dX|XX[X\d]")  # a digit of a year, not `1950-XX`

_FUTURE = {
    "birth": gettext_noop(
        "The birth lies in the future (%(year)s). Look for a mistyped digit, or a year of another"
        " calendar."
    ),
    "death": gettext_noop(
        "The death lies in the future (%(year)s). Look for a mistyped digit, or a year of another"
        " calendar."
    ),
}
_DEAD_FIRST = gettext_noop("The death lies before the birth.")
_DEAD_LONG_BEFORE = gettext_noop(
    "The death is %(years)s years before the birth. Look for a mistyped digit in either of them."
)
_TOO_OLD = gettext_noop(
    "By birth and death somebody would have been %(years)s years old. Look for a mistyped digit in"
    " either of them."
)
_BORN_LONG_BEFORE = gettext_noop(
    "The birth is %(years)s years before the event. Look for a mistyped digit, or a year of another"
    " calendar."
)
_BORN_AFTER = gettext_noop("The birth is after the event. Is it the date of something else?")
_DEAD_FAR_OFF = gettext_noop(
    "The death is %(years)s years away from the event. Look for a mistyped digit, or a year of"
    " another calendar."
)


class Oddity(NamedTuple):
    """What cannot be so: a stable code, `birth` or `death`, and a sentence."""

    code: str
    field: str
    sentence: Clause


def oddities(born: Days, died: Days, event: Days, today: int) -> Iterator[Oddity]:
    """Yield what cannot be so of a life, whichever way its dates are understood."""
    for field, days in (("birth", born), ("death", died)):
        if days[0] is not None and days[0] > today + 1:  # it is tomorrow elsewhere
            year = {"year": str(from_day_number(days[0])[0])}
            yield Oddity("in-the-future", field, Clause(_FUTURE[field], year))
    if born[0] is not None and died[1] is not None and died[1] < born[0]:
        years = whole_years(died[1], born[0])
        by_far = Clause(_DEAD_LONG_BEFORE, {"years": str(years)})
        said = by_far if years >= LONG else Clause(_DEAD_FIRST)
        yield Oddity("death-before-birth", "death", said)
    elif born[1] is not None and died[0] is not None and _are_too_many(born[1], died[0]):
        years = whole_years(born[1], died[0])
        yield Oddity("older-than-anybody", "birth", Clause(_TOO_OLD, {"years": str(years)}))
    yield from beside_event(born, died, event)


def beside_event(born: Days, died: Days, event: Days) -> Iterator[Oddity]:
    """Yield what cannot be so of a life beside what befell it."""
    first, last = event
    if first is None or last is None:
        return
    if born[1] is not None and _are_too_many(born[1], first):
        years = {"years": str(whole_years(born[1], first))}
        yield Oddity("far-from-event", "birth", Clause(_BORN_LONG_BEFORE, years))
    elif born[0] is not None and born[0] > last:
        yield Oddity("born-after-event", "birth", Clause(_BORN_AFTER))
    if died[1] is not None and died[1] < first and whole_years(died[1], first) >= LONG:
        years = {"years": str(whole_years(died[1], first))}
        yield Oddity("far-from-event", "death", Clause(_DEAD_FAR_OFF, years))
    elif died[0] is not None and _are_too_many(last, died[0]):
        years = {"years": str(whole_years(last, died[0]))}
        yield Oddity("far-from-event", "death", Clause(_DEAD_FAR_OFF, years))


def _are_too_many(first: int, last: int) -> bool:
    return last - first > OLDEST * 365 and whole_years(first, last) > OLDEST


def age_between(birth: str, death: str) -> Years | None:
    """Return the least and most whole years from a birth to a death (EDTF).

    None where either leaves it open (`certain_days`), the death is first, or nobody is so old.
    """
    born, died = certain_days(birth), certain_days(death)
    return age_in_days(born, died) if born and died else None


def age_in_days(born: Days, died: Days) -> Years | None:
    """Return the least and most whole years between two spans of days.

    None where an end is missing, or where it cannot be.
    """
    if born[0] is None or born[1] is None or died[0] is None or died[1] is None:
        return None
    if died[1] < born[0]:
        return None
    least, most = max(0, whole_years(born[1], died[0])), whole_years(born[0], died[1])
    return (least, most) if least <= OLDEST else None


@lru_cache(maxsize=65_536)
def certain_days(edtf: str) -> tuple[int, int] | None:
    """Return the first and last day of a date that no age is doubtful by.

    None where it is missing, open at an end, doubted (`?`), approximate (`~`), or no more exact
    than some ten or hundred years (`197X`).
    """
    if not edtf or is_guess(edtf):
        return None
    stated = UncertainDate.parse(edtf)
    if stated.earliest is None or stated.latest is None:
        return None
    return stated.earliest, stated.latest


@lru_cache(maxsize=65_536)
def is_guess(edtf: str) -> bool:
    """Whether a date is doubted, approximate, or lacks a digit of its year."""
    if edtf.isdecimal():
        return False
    stated = UncertainDate.parse(edtf)
    return stated.is_uncertain or stated.is_approximate or _LACKS_YEAR.search(edtf) is not None


def whole_years(first: int, last: int) -> int:
    """Return the whole years from a day to a later day."""
    begun, ended = _day(first), _day(last)
    return ended[0] - begun[0] - (ended[1:] < begun[1:])


@lru_cache(maxsize=65_536)
def _day(number: int) -> tuple[int, int, int]:
    return from_day_number(number)


def day_of(day: date) -> int:
    """Return the number of a day."""
    return day_number(day.year, day.month, day.day)


def days_of_all(spans: Iterable[Days]) -> Days:
    """Return the first and the last of several spans of days; no days where an end is missing."""
    first: int | None = None
    last: int | None = None
    for begins, ends in spans:
        if begins is None or ends is None:
            return NO_DAYS
        first = begins if first is None else min(first, begins)
        last = ends if last is None else max(last, ends)
    return first, last
