"""Dates and ages of a row: read, and held against each other."""

import re
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import gettext as _

from archive.lib.clauses import Clause, gettext_noop
from archive.lib.dates import DateRefused, day_number, parse_loose
from archive.models.wording import said

from .drafts import Draft
from .lookups import Lookups

OF_AGE = 18
_YEAR = 365.2425  # days
_PLACEHOLDER_MONTHS = ("01", "06")
_ENDS = ("earliest", "latest")


class DateRead(NamedTuple):
    """A cell read as a date: EDTF and bounds, warnings, or why it could not be read."""

    edtf: str
    bounds: tuple[int | None, int | None]
    warnings: tuple[tuple[str, Clause], ...]
    refused: Clause | None = None


# The three shapes most cells have, read without the whole grammar of dates.
_DAY = re.compile(r"([0-3][0-9])\.([01][0-9])\.([12][0-9]{3})")
_ISO = re.compile(r"([12][0-9]{3})-([01][0-9])-([0-3][0-9])")
_YEAR_ALONE = re.compile(r"[12][0-9]{3}")
# Spreadsheets have a 29 February 1900; a workbook that says so is read as the day before.
_BEFORE_NO_DAY = "1900-02-28"
_NO_SUCH_DAY = Clause(
    gettext_noop("A workbook may show 29 February 1900 here, a day that never was: look there.")
)
_SEVERAL_WAYS = Clause(gettext_noop("it can be read in more than one way"))
_WHY = gettext_noop("%(reason)s; expected %(expected)s")


def _read_quickly(text: str) -> DateRead | None:
    """Read a plain day or year; None for anything else, and for whatever deserves a warning."""
    if _YEAR_ALONE.fullmatch(text):
        alone = int(text)
        return DateRead(text, (day_number(alone, 1, 1), day_number(alone, 12, 31)), ())
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
    if quick := _read_quickly(text):
        return quick
    try:
        reading = parse_loose(text)
    except DateRefused as error:
        why = {"reason": error.reason, "expected": error.expected}
        return DateRead("", (None, None), (), Clause(_WHY, why))
    except ValueError as error:
        return DateRead("", (None, None), (), Clause(str(error)))
    warnings = tuple((warning.code, warning.message) for warning in reading.warnings)
    if text == _BEFORE_NO_DAY:
        warnings = (*warnings, ("no-such-day", _NO_SUCH_DAY))
    if reading.date is None or len(reading.date.edtf) > 100:
        return DateRead("", (None, None), warnings, _SEVERAL_WAYS)
    return DateRead(reading.date.edtf, (reading.date.earliest, reading.date.latest), warnings)


def put_date(draft: Draft, name: str, column: str, text: str) -> None:
    """Put the reading of a date (`birth` or `death`) into a row, with its warnings."""
    read = read_date(text)
    for code, doubt in read.warnings:
        draft.warn(code, column, said(doubt), text)
    if read.refused:
        message = _("It cannot be read as a date and is kept as written: %s.") % said(read.refused)
        draft.warn("date-not-read", column, message, text)
        return
    draft.columns[name] = read.edtf
    for end, day in zip(_ENDS, read.bounds, strict=True):
        draft.columns[f"{name}_{end}"] = day


def check_dates(draft: Draft, names: dict[str, str], lookups: Lookups) -> None:
    """Warn where birth, death and age contradict each other; say whether a minor.

    `names` gives the columns of the file for the sentences.
    """
    row = draft.columns
    born = (row.get("birth_earliest"), row.get("birth_latest"))
    died = (row.get("death_earliest"), row.get("death_latest"))
    if born[0] is not None and died[1] is not None and born[0] > died[1]:
        draft.warn(
            "death-before-birth", names.get("death", ""), _("The death is before the birth.")
        )
        return
    if "death" not in row and lookups.event_days:
        died = lookups.event_days
    span = _ages(born, died)
    age = row.get("age_years")
    if span and age is not None and not span[0] - 1 <= age <= span[1] + 1:
        message = _("By the dates the age would be %(span)s, not %(age)s.")
        message %= {"span": _span_in_words(span), "age": age}
        draft.warn("age-against-birth", names.get("age", ""), message)
    minor = _is_minor(age, span)
    if minor is not None:
        row["is_minor"] = minor


def _ages(
    born: tuple[int | None, int | None], died: tuple[int | None, int | None]
) -> tuple[int, int] | None:
    """Return the least and the greatest age the days allow; None where an end is not known."""
    if born[0] is None or born[1] is None or died[0] is None or died[1] is None:
        return None
    return max(0, int((died[0] - born[1]) / _YEAR)), max(0, int((died[1] - born[0]) / _YEAR))


def _span_in_words(span: tuple[int, int]) -> str:
    least, most = span
    if least == most:
        return str(least)
    return _("%(least)s to %(most)s") % {"least": least, "most": most}


def _is_minor(age: int | None, span: tuple[int, int] | None) -> bool | None:
    """Say whether somebody was under 18, where the age or the days leave no doubt."""
    if age is not None:
        return age < OF_AGE
    if span and (span[1] < OF_AGE or span[0] >= OF_AGE):
        return span[1] < OF_AGE
    return None
