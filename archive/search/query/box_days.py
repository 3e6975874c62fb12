"""Days typed in the box of words: `20 yanvar 1990`, alone or beside words.

The longest run of words that reads as a date with its year is taken for one. What stands in
quotation marks, or after a minus, stays words; so does a date that can be read in two ways.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from archive.lib.dates import UncertainDate, parse_loose
from archive.lib.text import query_words
from archive.models.fields import LANGUAGE_CODES
from archive.search.days import days_of

LONGEST_DATE = 8  # words
_YEAR = re.compile(r"(?<![\w])(?:1[0-9]{3}|20[0-9]{2})(?![0-9])|[0-9]\.(?:1[0-9]{3}|20[0-9]{2})")


@dataclass(frozen=True, slots=True)
class BoxDays:
    """What was read as days: as typed, the first and the last day, and the other words."""

    typed: str
    first: int
    last: int
    words: str


def days_in(text: str) -> BoxDays | None:
    """Return the days somebody typed among words; None where there are none."""
    if not _YEAR.search(text):
        return None
    parts = query_words(text)
    for start, end in _runs(len(parts)):
        some = parts[start:end]
        if any(kind != "word" for kind, _part in some):
            continue
        typed = " ".join(part for _kind, part in some)
        if days := _read(typed):
            words = " ".join(map(_retyped, [*parts[:start], *parts[end:]]))
            return BoxDays(typed, *days, words)
    return None


def _runs(count: int) -> list[tuple[int, int]]:
    longest = min(count, LONGEST_DATE)
    lengths = range(longest, 0, -1)
    return [(start, start + size) for size in lengths for start in range(count - size + 1)]


@lru_cache(maxsize=4_096)
def _read(typed: str) -> tuple[int, int] | None:
    """Return the first and last day of a date with a year and two known ends; None for others."""
    if not _YEAR.search(typed):
        return None
    try:
        date = _one_date(typed)
        days = days_of(date.edtf) if date else None
    except ValueError:
        return None
    if date is None or days is None or date.earliest is None or date.latest is None:
        return None
    return days.first, days.last


def _one_date(typed: str) -> UncertainDate | None:
    reading = parse_loose(typed.strip(",;:()?!"), LANGUAGE_CODES)
    return None if reading.alternatives or reading.of else reading.date


def _retyped(part: tuple[str, str]) -> str:
    kind, words = part
    if kind == "word":
        return words
    quoted = f'"{words}"' if kind == "phrase" or " " in words else words
    return f"-{quoted}" if kind == "not" else quoted
