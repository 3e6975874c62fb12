"""A side of a typed date: the year, month and day that its numbers and words name."""

from dataclasses import dataclass, replace

from archive.lib.clauses import gettext_noop
from archive.lib.dates.loose.tokens import ROMAN_DIGITS, Token, two_digit_year
from archive.lib.dates.refusal import DateRefused

from .vocabulary import Kind

# "Late 1918" is about the last third of the year; of months, seasons and longer times than a
# year, EDTF has no parts: "late March 1918" is about March.
_THIRDS = {Kind.EARLY: 37, Kind.MIDDLE: 38, Kind.LATE: 39}
_IGNORED = (Kind.NOISE, Kind.CENTURY_OR_IN, Kind.NEW_STYLE, Kind.OLD_STYLE)


@dataclass(frozen=True, slots=True)
class Side:
    """What a side of a range, or a whole date, names; 0 or None where it names nothing."""

    year: int | None = None
    month: int = 0
    day: int = 0
    season: int = 0
    century: int = 0
    decade: bool = False
    third: int = 0  # of the year: 37 to 39 in EDTF
    approximate: bool = False
    uncertain: bool = False
    separator: str = ""

    @property
    def qualifier(self) -> str:
        """The EDTF qualifier of the whole date."""
        if self.approximate:
            return "%" if self.uncertain else "~"
        return "?" if self.uncertain else ""

    def edtf(self, typed: str) -> str:
        """Write it as EDTF; DateRefused where the year is missing."""
        if self.century:
            return f"{self.century - 1:02}XX{self.qualifier}"
        if self.year is None:
            raise two_digit_year(typed)
        year = f"-{-self.year:04}" if self.year < 0 else f"{self.year:04}"
        if self.decade:
            return f"{year[:-1]}X{self.qualifier}"
        month = self.season or self.month or self.third
        if (self.day and not self.month) or (self.season and self.month):
            raise DateRefused(
                typed,
                gettext_noop("the month of the day is missing"),
                gettext_noop("for example 20.01.1990"),
            )
        parts = [year] + [f"{number:02}" for number in (month, self.day) if number]
        return "-".join(parts) + self.qualifier


def read_side(tokens: list[Token], typed: str, *, alone: bool = True) -> Side:
    """Gather what the tokens between two separators name.

    "1950-ci illər" alone is a decade; in "1918-1920-ci illər" the plural is of both years.
    """
    side = Side()
    numbers: list[Token] = []
    is_century = is_bce = is_plural = False
    for token in tokens:
        match token.kind:
            case Kind.DATE:
                year, month, day = token.date
                side = replace(side, year=year, month=month, day=day, separator=token.separator)
            case Kind.NUMBER:
                numbers.append(token)
            case Kind.MONTH | Kind.SEASON:
                side = _named(side, token, typed)
            case Kind.CENTURY:
                is_century = True
            case Kind.PLURAL:
                is_plural = alone
            case Kind.EARLY | Kind.MIDDLE | Kind.LATE:
                third = _only(side.third, _THIRDS[token.kind], typed)
                side = replace(side, third=third, approximate=True)
            case Kind.BCE:
                is_bce = True
            case Kind.APPROXIMATE | Kind.UNCERTAIN:
                side = _doubted(side, token.kind)
            case kind if kind not in _IGNORED:
                raise not_understood(typed)
    if is_century:
        return _century(side, numbers, typed)
    if side.third and (side.day or any(number.digits in (1, 2) for number in numbers)):
        raise not_understood(typed)
    side = _numbered(side, numbers, is_bce, typed)
    return _decade(side, is_plural or any(number.plural for number in numbers), typed)


def _named(side: Side, token: Token, typed: str) -> Side:
    if token.kind is Kind.MONTH:
        return replace(side, month=_only(side.month, token.value, typed))
    return replace(side, season=_only(side.season, token.value, typed))


def _doubted(side: Side, kind: Kind) -> Side:
    if kind is Kind.APPROXIMATE:
        return replace(side, approximate=True)
    return replace(side, uncertain=True)


def not_understood(typed: str) -> DateRefused:
    """Refuse words that are known but do not make a date together."""
    return DateRefused(typed, gettext_noop("its words do not make a date together"))


def inherited(left: Side, right: Side) -> tuple[Side, Side]:
    """Let each side of a range take what only the other names: 25-26 February 1992."""
    if left.day and not left.month and right.day:
        left = replace(left, month=right.month)
    if right.day and not right.month and left.day:
        right = replace(right, month=left.month)
    if left.year is None and not left.century and right.year is not None:
        left = replace(left, year=right.year)
    if right.year is None and not right.century and left.year is not None:
        right = replace(right, year=left.year)
    return left, right


def _century(side: Side, numbers: list[Token], typed: str) -> Side:
    if len(numbers) != 1 or not 1 <= numbers[0].value <= 99 or side.month or side.year:
        raise DateRefused(
            typed,
            gettext_noop("the century has no number"),
            gettext_noop("for example 19th century"),
        )
    return replace(side, century=numbers[0].value)


def _numbered(side: Side, numbers: list[Token], is_bce: bool, typed: str) -> Side:
    years = [number for number in numbers if number.digits == 4]
    if is_bce and not years:
        years = numbers[-1:]
    days = [number for number in numbers if number not in years]
    if any(number.digits == ROMAN_DIGITS for number in days):
        raise not_understood(typed)
    if len(years) > 1 or (years and side.year is not None):
        raise not_understood(typed)
    if years:
        year = years[0].value
        side = replace(side, year=1 - year if is_bce else year)
    if any(number.digits > 2 for number in days):
        raise DateRefused(
            typed,
            gettext_noop("a number in it is no day and no year"),
            gettext_noop("a year of four digits"),
        )
    if len(days) > 1:
        raise two_digit_year(typed)
    if days:
        if side.day:
            raise not_understood(typed)
        if not days[0].value:
            raise DateRefused(
                typed, gettext_noop("there is no day 0"), gettext_noop("a day from 1 to 31")
            )
        side = replace(side, day=days[0].value)
    return side


def _decade(side: Side, is_plural: bool, typed: str) -> Side:
    """Take "1950s" as ten years; "1918-1920-ci illər" is plural too and stays a year."""
    if not is_plural:
        return side
    if side.year is None:
        raise two_digit_year(typed)
    if side.month or side.day:
        return side
    if side.year % 10 or side.year < 0:
        raise DateRefused(
            typed,
            gettext_noop("a decade begins with a year that ends in 0"),
            gettext_noop("such as 1950s"),
        )
    return replace(side, decade=True)


def _only(known: int, new: int, typed: str) -> int:
    if known:
        raise not_understood(typed)
    return new
