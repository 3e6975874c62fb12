"""Dates and ages of a row: read, and held against each other."""

import re
from functools import lru_cache
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from archive.lib.clauses import Clause, gettext_noop
from archive.lib.dates import (
    DateRefused,
    DayNumber,
    LooseReading,
    day_number,
    day_of_midnight,
    parse_loose,
)
from archive.lib.lives import (
    OF_AGE,
    ROOM_FOR_GUESSES,
    Days,
    Years,
    age_in_days,
    certain_days,
    oddities,
)
from archive.lib.unknown import known
from archive.models.people import DEATH_OF_SURVIVOR, SURVIVORS
from archive.models.wording import said

from .drafts import Draft
from .lookups import Lookups

_PLACEHOLDER_MONTHS = ("01", "06")
_ENDS = ("earliest", "latest")


class DateRead(NamedTuple):
    """A cell read as a date: EDTF and bounds, warnings, or why it could not be read."""

    edtf: str
    bounds: tuple[int | None, int | None]
    warnings: tuple[tuple[str, Clause], ...]
    refused: Clause | None = None
    code: str = "date-not-read"  # of what was refused
    of: str = ""  # "birth" or "death" where the cell says so


# The three shapes most cells have, read without the whole grammar of dates.
_YEAR = r"(?!12[5-9]|13|14[0-5])([12][0-9]{3})"  # none that is of our time in other calendars
_DAY = re.compile(rf"([0-3][0-9])\.([01][0-9])\.{_YEAR}")
_ISO = re.compile(rf"{_YEAR}-([01][0-9])-([0-3][0-9])")
_YEAR_ALONE = re.compile(rf"{_YEAR}(?:\.0)?")  # programs write years as decimals
# What programs write for no date.
_NO_DATE = re.compile(r"0000([./-])00\1(?:00|0001)(?:[ T]00:00:00)?|00([./-])00\2(?:00){1,2}")
# Years that the Persian and the Islamic calendar count in our time, in numbers alone.
_FIRST_OF_OTHERS, _LAST_OF_OTHERS = 1250, 1459
_LANGUAGES = ("az", "ru", "en", "tr", "fa", "ar")
# Spreadsheets have a 29 February 1900; a workbook that says so is read as the day before.
_BEFORE_NO_DAY = "1900-02-28"
_NO_SUCH_DAY = Clause(
    gettext_noop("A workbook may show 29 February 1900 here, a day that never was: look there.")
)
_COUNTED_OTHERWISE = Clause(
    gettext_noop(
        "the year may be of the Persian or the Islamic calendar; expected a Gregorian date, or "
        "the year with CE"
    )
)
_SEVERAL_WAYS = Clause(gettext_noop("it can be read in more than one way"))
_WHY = gettext_noop("%(reason)s; expected %(expected)s")


def _read_quickly(text: str) -> DateRead | None:
    """Read a plain day or year; None for anything else, and for whatever deserves a warning."""
    if _YEAR_ALONE.fullmatch(text):
        alone = int(text[:4])
        return DateRead(text[:4], (day_number(alone, 1, 1), day_number(alone, 12, 31)), ())
    match = _DAY.fullmatch(text) or _ISO.fullmatch(text)
    if match is None:
        return None
    year, month, day = match.groups() if len(match[1]) == 4 else match.groups()[::-1]
    if (day == "01" and month in _PLACEHOLDER_MONTHS) or text == _BEFORE_NO_DAY:
        return None
    try:
        number = day_number(int(year), int(month), int(day))
    except ValueError:
        return None
    return DateRead(f"{year}-{month}-{day}", (number, number), ())


@lru_cache(maxsize=65_536)
def read_date(text: str) -> DateRead:
    """Read a date as lists write it; the same few thousand dates fill every list."""
    text = day_of_midnight(text)
    if quick := _read_quickly(text):
        return quick
    if _NO_DATE.fullmatch(text):
        return DateRead("", (None, None), ())
    try:
        return _reading(parse_loose(text, _LANGUAGES), text)
    except DateRefused as error:
        why = {"reason": error.reason, "expected": error.expected}
        code = "excel-serial" if isinstance(error, DayNumber) else "date-not-read"
        return DateRead("", (None, None), (), Clause(_WHY, why), code)
    except ValueError as error:
        return DateRead("", (None, None), (), Clause(str(error)))


def _reading(reading: LooseReading, text: str) -> DateRead:
    """Return what a reading is to a list: only what is one date of our calendar is put in."""
    warnings = tuple((warning.code, warning.message) for warning in reading.warnings)
    date = reading.date
    if text == _BEFORE_NO_DAY:
        warnings = (*warnings, ("no-such-day", _NO_SUCH_DAY))
    if date is None or len(date.edtf) > 100:
        return DateRead("", (None, None), warnings, _SEVERAL_WAYS)
    first = date.year_span[0]
    if first and _FIRST_OF_OTHERS <= first <= _LAST_OF_OTHERS and not re.search(r"[^\W\d_]", text):
        return DateRead("", (None, None), (), _COUNTED_OTHERWISE, "other-calendar")
    return DateRead(date.edtf, (date.earliest, date.latest), warnings, of=reading.of)


def put_date(draft: Draft, name: str, column: str, text: str) -> None:
    """Put the reading of a date (`birth` or `death`) into a row, with its warnings."""
    read = read_date(text)
    for code, doubt in read.warnings:
        draft.warn(code, column, said(doubt), text)
    if read.refused:
        message = _("It cannot be read as a date and is kept as written: %s.") % said(read.refused)
        draft.warn(read.code, column, message, text)
        return
    if read.of and read.of != name:
        message = _("The words beside the date say that it is of something else: not read.")
        draft.warn("date-of-another", column, message, text)
        return
    if not read.edtf:
        return
    draft.columns[name] = read.edtf
    for end, day in zip(_ENDS, read.bounds, strict=True):
        draft.columns[f"{name}_{end}"] = day


def check_dates(draft: Draft, names: dict[str, str], lookups: Lookups) -> None:
    """Warn where birth, death and age contradict each other; say whether a minor.

    `names` gives the columns of the file for the sentences. Where there is no death, the days of
    the list's events stand for it.
    """
    row = draft.columns
    _check_fate(draft, names)
    born, died = row.get("birth", ""), row.get("death", "")
    days = _days(row, "birth"), _days(row, "death")
    odd = (*oddities(*days, lookups.event_days, lookups.today),) if born or died else ()
    for oddity in odd:
        column = names.get(oddity.field, "")
        cell = row.get(f"{oddity.field}_as_written", "")
        draft.warn(oddity.code, column, said(oddity.sentence), cell)
    exact: Days | None
    if "death" in row:
        ends, exact = days[1], certain_days(died)
    else:
        ends = lookups.event_days
        exact = ends if lookups.are_events_dated else None
    exact_birth = certain_days(born)
    span = age_in_days(exact_birth, exact) if exact_birth and exact and not odd else None
    if not odd:
        _check_age(draft, names, (days[0], ends), span)
    minor = _is_minor(row.get("age_years"), draft.age, span)
    if minor is not None:
        row["is_minor"] = minor


def _days(row: dict[str, Any], name: str) -> Days:
    return row.get(f"{name}_earliest"), row.get(f"{name}_latest")


def _check_fate(draft: Draft, names: dict[str, str]) -> None:
    """Warn where somebody who is said to live has a date of death."""
    row = draft.columns
    if row.get("fate") in SURVIVORS and known(row.get("death_as_written", "")):
        message = str(DEATH_OF_SURVIVOR)
        draft.warn("death-of-survivor", names.get("death", ""), message, row["death_as_written"])


def _check_age(
    draft: Draft, names: dict[str, str], ends: tuple[Days, Days], certain: Years | None
) -> None:
    """Warn of an age that does not fit the dates; those that are guesses may miss by some years."""
    age = draft.columns.get("age_years")
    span = certain or age_in_days(*ends)
    if age is None or span is None:
        return
    room = 1 if certain else ROOM_FOR_GUESSES
    if not span[0] - room <= age <= span[1] + room:
        message = _("By the dates the age would be %(span)s, not %(age)s.")
        message %= {"span": _span_in_words(span), "age": age}
        draft.warn("age-against-birth", names.get("age", ""), message)


def _span_in_words(span: tuple[int, int]) -> str:
    least, most = span
    if least == most:
        return str(least)
    return _("%(least)s to %(most)s") % {"least": least, "most": most}


def _is_minor(
    age: int | None, stated: tuple[int | None, int | None], span: Years | None
) -> bool | None:
    """Say whether somebody was under 18, where the age or the days leave no doubt.

    `stated` is what a mapping says that an age such as “40+” means.
    """
    if age is not None:
        return age < OF_AGE
    least, most = stated if stated != (None, None) or span is None else span
    if least is not None and least >= OF_AGE:
        return False
    if most is not None and most < OF_AGE:
        return True
    return None
