"""The days a record touches, as the index keeps them: two numbers that are always there."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from archive.lib.dates import DateRefused, UncertainDate, from_day_number
from archive.lib.dates.bounds import point_bounds
from archive.lib.dates.edtf import Span
from archive.lib.dates.points import Point
from archive.models.fields import read_date
from archive.models.search import DAY_FIRST, DAY_LAST, LONGEST_SPAN, Dating
from archive.models.wording import date_refusal_words

# How far before its known end something with an unknown beginning is looked for.
YEAR = 365
MOST_DECADES = 4
MOST_YEARS = 3


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day (day numbers, both included) and how far they are known."""

    first: int
    last: int
    dating: Dating

    @property
    def is_long(self) -> bool:
        """Whether the span is kept apart, because few are so long."""
        return self.last - self.first > LONGEST_SPAN

    def years(self) -> list[int]:
        """Return the years touched, for those who type a year; none where there are too many."""
        if self.last - self.first > MOST_YEARS * YEAR or self.last >= DAY_LAST:
            return []
        first, last = (from_day_number(day)[0] for day in (self.first, self.last))
        return [year for year in range(first, last + 1) if year >= 0]

    def decades(self) -> list[int]:
        """Return the first years of the decades touched; none where there are too many."""
        if self.last - self.first > MOST_DECADES * 3653 or self.last >= DAY_LAST:
            return []
        first, last = (from_day_number(day)[0] // 10 for day in (self.first, self.last))
        return [decade * 10 for decade in range(first, last + 1) if decade >= 0]


# Ends the wrong way round touch nothing and sort last.
UNDATED = Days(DAY_LAST, DAY_FIRST, Dating.UNDATED)


@lru_cache(maxsize=65_536)
def days_of(text: str) -> Days | None:
    """Return the days of a stored date (EDTF); None where there is none.

    An open end reaches to the end of time, and so does an unknown end (`1985/` is looked for as
    `1985/..` is). Something that began at an unknown time is looked for in the year before the
    first day its end can mean.
    """
    if not text:
        return None
    try:
        date = UncertainDate.stored(text)
    except DateRefused:  # stored before its grammar was refused
        return None
    (first, last), dating = _ends(date), Dating.KNOWN
    if date.has_open_start or date.has_open_end:
        dating = Dating.OPEN
    if date.has_unknown_start or date.has_unknown_end:
        dating = Dating.PARTLY_UNKNOWN
    if dating is Dating.PARTLY_UNKNOWN and first is None and last is None:
        # `/..` says that it goes on, and no day
        return Days(DAY_LAST, DAY_FIRST, dating)
    return Days(_within(first, DAY_FIRST), _within(last, DAY_LAST), dating)


def asked_day(typed: str, *, at_end: bool = False) -> int:
    """Return the first (or last) day that a date somebody asks for can mean.

    ValueError says in a sentence why there is none: every reader of a date parameter asks here.
    """
    try:
        reading = read_date(typed)
    except ValueError as error:
        raise ValueError(date_refusal_words(error)) from error
    if reading.date is None or reading.alternatives:
        raise ValueError(_("This date can be read in more than one way."))
    day = _ends(reading.date)[at_end]
    if day is None:
        raise ValueError(
            _("This date has no known end: nothing can be left out after it.")
            if at_end
            else _("This date has no known beginning: nothing can be left out before it.")
        )
    return day


def within_index(day: int) -> int:
    """Return a day inside the numbers of the index; geological years end at its edge."""
    return max(DAY_FIRST + 1, min(DAY_LAST - 1, day))


def joined(parts: Iterable[Days | None]) -> Days | None:
    """Return the days from the earliest to the latest of several; None where none is dated."""
    known = [part for part in parts if part is not None]
    if not known:
        return None
    return Days(
        min(part.first for part in known),
        max(part.last for part in known),
        max(part.dating for part in known),
    )


def _ends(date: UncertainDate) -> tuple[int | None, int | None]:
    """Return the first and last day to look for; None where that end is open or not known."""
    first = date.earliest
    if date.has_unknown_start and isinstance(date.tree, Span) and isinstance(date.tree.end, Point):
        first = point_bounds(date.tree.end)[0] - YEAR
    return first, date.latest


def _within(day: int | None, missing: int) -> int:
    return missing if day is None else within_index(day)
