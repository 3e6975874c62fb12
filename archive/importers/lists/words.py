"""What the cells of lists say in words: whether something is unknown, and how old somebody was."""

import re
from functools import lru_cache
from typing import NamedTuple

from archive.lib.clauses import Clause, gettext_noop
from archive.lib.names import fold

from .vocabulary import UNDER_ONE, UNITS, UNKNOWN, UNKNOWN_SIGNS

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_LONGEST_UNKNOWN = 24  # characters; a longer cell says more
_IN_A_YEAR = {"years": 1, "months": 12, "weeks": 52, "days": 365}
_AGE = re.compile(r"(\d{1,3})(?:[.,](\d+))?\s*([^\d]*)")
_AGE_IN_TWO = re.compile(r"(\d{1,3})\s*([^\d,.]+?)[\s,.]*(?:и|və|and)?\s*(\d{1,2})\s*([^\d]+)")
OLDEST = 120
_NOT_ONE_AGE = Clause(gettext_noop("it is not one age in years, months or days"))
_TOO_OLD = gettext_noop("nobody is %(years)s years old")


class Age(NamedTuple):
    """An age read from a cell: whole years (0 below one year), or why there are none."""

    years: int | None
    doubt: Clause | None = None


def in_plain_digits(text: str) -> str:
    """Return the text with Arabic and Persian digits as European ones."""
    return text if text.isascii() else text.translate(_DIGITS)


def is_unknown(text: str) -> bool:
    """Whether a cell says that something is not known, in any of the languages lists are in."""
    return len(text) <= _LONGEST_UNKNOWN and _says_unknown(text)


@lru_cache(maxsize=16_384)
def _says_unknown(text: str) -> bool:
    plain = in_plain_digits(text.strip())
    return plain in UNKNOWN_SIGNS or fold(plain) in UNKNOWN


@lru_cache(maxsize=16_384)
def read_age(text: str) -> Age:
    """Read an age: a number, months, days, “Less than a day”; a doubt in words where it cannot."""
    plain = in_plain_digits(text).strip().lower()
    if fold(plain) in UNDER_ONE:
        return Age(0)
    match = _AGE.fullmatch(plain)
    unit = UNITS.get(fold(match[3])) if match else None
    if match is None or unit is None:
        both = _AGE_IN_TWO.fullmatch(plain)
        if both and UNITS.get(fold(both[2])) == "years" and UNITS.get(fold(both[4])):
            return Age(int(both[1]))
        return Age(None, _NOT_ONE_AGE)
    years = int(match[1]) // _IN_A_YEAR[unit]
    if years > OLDEST:
        return Age(None, Clause(_TOO_OLD, {"years": str(years)}))
    return Age(years)
