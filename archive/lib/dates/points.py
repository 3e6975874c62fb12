"""Single dates of EDTF: a day, a month, a season, a year, each with what is not known of it."""

import re
from functools import partial
from typing import NamedTuple

from archive.lib.clauses import gettext_noop
from archive.lib.dates.refusal import EXAMPLES, DateRefused


class Point(NamedTuple):
    """A single date as written, taken apart.

    `year`, `month` and `day` keep unspecified digits as `X`; a season or other part of the year
    (21 to 41) stands in `month`. `qualifiers` holds `?`, `~`, `%` or nothing for year, month and
    day, already spread over the components they cover. `significant` counts the digits of the
    year that may be relied on (0: all).
    """

    text: str
    year: str
    month: str = ""
    day: str = ""
    qualifiers: tuple[str, str, str] = ("", "", "")
    significant: int = 0

    @property
    def season(self) -> int:
        """The part of the year (21 to 41), or 0."""
        return int(self.month) if self.month >= "21" and not self.has_unspecified(1) else 0

    @property
    def stated(self) -> tuple[str, str]:
        """Month and day as far as anything is said of them: a trailing `XX` says nothing."""
        day = "" if self.day == "XX" else self.day
        return ("" if self.month == "XX" and not day else self.month), day

    def has_unspecified(self, component: int) -> bool:
        """Say whether the year (0), month (1) or day (2) has digits that are not known."""
        return "X" in (self.year, self.month, self.day)[component]


# As long as the day numbers of all its years fit 64 bits, as databases keep them.
MAX_YEAR_DIGITS = 16
NOT_EDTF = gettext_noop("it is not written in EDTF")

_DATE = re.compile(
    r"([?~%])?(-?[0-9X]{4})([?~%])?"
    r"(?:-([?~%])?([0-9X]{2})([?~%])?"
    r"(?:-([?~%])?([0-9X]{2})([?~%])?)?)?"
)
_BOTH_SIDES = re.compile(r"(?:^[?~%]-|[?~%])[0-9X]+[?~%]")
_QUALIFIED_AT_END = re.compile(r"[-0-9X]+[?~%]")
_DATE_TIME = re.compile(
    r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"T(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]|24:00:00)"
    r"(?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?"
)
_LONG_YEAR = re.compile(r"Y(-?)([1-9][0-9]*)(?:E([1-9][0-9]*))?(?:S([1-9][0-9]*))?()")
_ESTIMATED_YEAR = re.compile(r"(-?)([0-9]{4})S([1-9][0-9]*)([?~%]?)")

# What people write instead, and what to tell them.
_MISTAKES = tuple(
    (re.compile(pattern), reason, expected)
    for pattern, reason, expected in (
        (r"", gettext_noop("nothing was written"), EXAMPLES),
        (
            r".*[xu].*",
            gettext_noop("a digit that is not known is a capital X"),
            gettext_noop("for example 195X or 1918-XX"),
        ),
        (
            r".*T.*",
            gettext_noop("the day or the time is not complete"),
            gettext_noop("for example 1990-01-20T00:20:00Z"),
        ),
        (
            r"[0-9]{1,3}",
            gettext_noop("the year has fewer than four digits"),
            gettext_noop("four, such as 1918 or 0044"),
        ),
        (
            r"-?[0-9]{5,}",
            gettext_noop("the year has more than four digits"),
            gettext_noop("a Y before it, such as Y12000"),
        ),
        (
            r"Y.*[?~%].*|.*[?~%]Y.*",
            gettext_noop("a year of more than four digits takes no qualifier"),
            gettext_noop("the year alone, such as Y12000"),
        ),
        (
            r"Y.*",
            gettext_noop("the long year is not well formed"),
            gettext_noop("for example Y12000, Y-17E7 or Y3388E2S3"),
        ),
        (
            r".*S.*",
            gettext_noop("the significant digits are not well formed"),
            gettext_noop("for example 1950S2"),
        ),
        (
            r"-?[0-9X]{4}-[0-9X]{1,2}(-[0-9X]{1,2})?",
            gettext_noop("month and day have two digits each"),
            gettext_noop("for example 1918-03-09"),
        ),
        (
            r"(unknown|open)",
            gettext_noop("that word is from an older draft of EDTF"),
            gettext_noop("nothing or two dots"),
        ),
    )
)


def read_point(text: str) -> Point:
    """Read a date; DateRefused if it is not well formed (days are checked by the bounds)."""
    match = _DATE.fullmatch(text)
    if match:
        return _checked(text, match.groups(""))
    if match := _DATE_TIME.fullmatch(text):
        return read_point(match[1])._replace(text=text)
    if match := _LONG_YEAR.fullmatch(text):
        return _long_year(text, match.groups(""))
    if match := _ESTIMATED_YEAR.fullmatch(text):
        sign, digits, significant, qualifier = match.groups("")
        return _estimated(text, sign, digits, significant, qualifier)
    raise _mistake(text)


def _checked(text: str, groups: tuple[str | None, ...]) -> Point:
    """Spread the qualifiers: after a component they cover all to its left, before it only it."""
    y_before, year, y_after, m_before, month, m_after, d_before, day, d_after = map(str, groups)
    if year == "-0000":
        raise DateRefused(
            text, gettext_noop("there is no year -0000"), gettext_noop("0000 for the year 1 BCE")
        )
    if month and not _is_month_or_season(month, day):
        expected = (
            gettext_noop("a month from 01 to 12")
            if day
            else gettext_noop("a month from 01 to 12, or a part of the year from 21 to 41")
        )
        raise DateRefused(text, gettext_noop("there is no month %(month)s"), expected, month=month)
    if y_before or y_after or m_before or m_after or d_before or d_after:
        _check_qualifiers(text, year + month + day, month)
        in_month = combined(m_after, d_after)
        qualifiers = (
            combined(combined(y_before, y_after), in_month),
            combined(m_before, in_month),
            combined(d_before, d_after),
        )
        return Point(text, year, month, day, qualifiers)
    return Point(text, year, month, day)


def _check_qualifiers(text: str, digits: str, month: str) -> None:
    """Refuse a qualifier on both sides of a component, or inside a date that is no plain one."""
    if _BOTH_SIDES.search(text):
        raise DateRefused(
            text,
            gettext_noop("a part of it has a qualifier on both sides"),
            gettext_noop("one, before the part or after it, such as 2004-?06 or 2004-06?"),
        )
    is_plain = "X" not in digits and month < "21"
    if not is_plain and not _QUALIFIED_AT_END.fullmatch(text):
        raise DateRefused(
            text,
            gettext_noop("a season or a date with X takes a qualifier only at its end"),
            gettext_noop("for example 1918-21? or 195X~"),
        )


def _is_month_or_season(month: str, day: str) -> bool:
    if "X" in month:
        return month[0] in "0X" or month == "1X"
    return "01" <= month <= "12" or (not day and "21" <= month <= "41")


def _long_year(text: str, groups: tuple[str | None, ...]) -> Point:
    sign, digits, exponent, significant, qualifier = map(str, groups)
    zeros = int(exponent[:4]) if exponent else 0
    if len(digits) + zeros > MAX_YEAR_DIGITS:
        raise DateRefused(
            text,
            gettext_noop("the year is too long"),
            gettext_noop("at most %(most)s digits"),
            most=str(MAX_YEAR_DIGITS),
        )
    if not zeros and len(digits) <= 4:
        raise DateRefused(
            text,
            gettext_noop("Y is for years of more than four digits"),
            gettext_noop("%(year)s without Y"),
            year=sign + digits.zfill(4),
        )
    return _estimated(text, sign, digits + "0" * zeros, significant, qualifier)


def _estimated(text: str, sign: str, digits: str, significant: str, qualifier: str) -> Point:
    """Build a year of which perhaps only the first digits may be relied on."""
    counted = len(digits.lstrip("0"))
    if significant and int(significant[:4]) > counted:
        raise DateRefused(
            text,
            gettext_noop("the year has fewer than %(significant)s digits"),
            gettext_noop("S1 to S%(counted)s"),
            significant=significant,
            counted=str(counted),
        )
    return Point(
        text, sign + digits, qualifiers=(qualifier, "", ""), significant=int(significant or 0)
    )


def combined(first: str, second: str) -> str:
    """Join two qualifiers: uncertain (?) and approximate (~) together are both (%)."""
    if not second or first == second:
        return first
    return "%" if first else second


def _mistake(text: str) -> DateRefused:
    refuse = partial(DateRefused, text)
    for pattern, reason, expected in _MISTAKES:
        if pattern.fullmatch(text):
            return refuse(reason, expected)
    return refuse(NOT_EDTF)
