"""The meaning of a typed date's tokens: a date, a range, before, after, since."""

from dataclasses import replace

from archive.lib.dates.bounds import bounds
from archive.lib.dates.calendars import from_day_number
from archive.lib.dates.edtf import interval, read
from archive.lib.dates.loose.tokens import Token, two_digit_year

from .date_parts import Side, inherited, not_understood, read_side
from .vocabulary import Kind

_SEPARATORS = frozenset(
    {
        Kind.BEFORE, Kind.AFTER, Kind.NOT_LATER, Kind.UNTIL, Kind.SINCE, Kind.FROM, Kind.TO,
        Kind.PRESENT, Kind.BETWEEN, Kind.AND, Kind.OR, Kind.DASH, Kind.SLASH,
    }
)  # fmt: skip
_NIGHTS = frozenset({Kind.NIGHT, Kind.NIGHT_INTO})
_RANGE = frozenset({Kind.DASH, Kind.FROM, Kind.TO, Kind.UNTIL, Kind.NOT_LATER, Kind.SINCE})

_ALONE = {
    frozenset[Kind](): "{}",
    frozenset({Kind.NOT_LATER}): "[..{}]",
    frozenset({Kind.UNTIL}): "../{}",
    frozenset({Kind.FROM}): "{}/",
    frozenset({Kind.SINCE}): "{}/..",
    frozenset({Kind.PRESENT}): "{}/..",
    frozenset({Kind.SINCE, Kind.PRESENT}): "{}/..",
    frozenset({Kind.DASH, Kind.PRESENT}): "{}/..",
}


def sides_and_signs(tokens: list[Token], typed: str) -> tuple[list[Side], frozenset[Kind]]:
    """Cut the tokens at words such as "to" and "before"; give the sides and those words."""
    groups: list[list[Token]] = [[]]
    signs = set()
    for token in _settled(tokens):
        if token.kind in _NIGHTS:
            signs.add(token.kind)
            continue
        if token.kind in _SEPARATORS:
            signs.add(token.kind)
            groups.append([])
        else:
            groups[-1].append(token)
    said = [group for group in groups if _says_something(group)]
    # "about between 1918 and 1920": a doubt that stands alone belongs to all of it.
    doubts = [token for group in groups if not _says_something(group) for token in group]
    sides = [read_side([*group, *doubts], typed, alone=len(said) == 1) for group in said]
    if not 1 <= len(sides) <= 2:
        raise not_understood(typed)
    if len(sides) == 2:
        sides = _doubts_of_both(said, sides)
    return sides, frozenset(signs)


def to_edtf(sides: list[Side], signs: frozenset[Kind], typed: str) -> str:
    """Write the meaning as EDTF."""
    nights, signs = signs & _NIGHTS, signs - _NIGHTS
    if len(sides) == 1:
        return _night(sides[0], nights, typed) if nights else _one(sides[0], signs, typed)
    left, right = inherited(*sides)
    if Kind.SLASH in signs and (left.year, left.month) == (right.year, right.month):
        # 25/26 February: days that follow each other are no day in two calendars.
        signs = signs - {Kind.SLASH} | {Kind.DASH} if left.day + 1 == right.day else signs
    if any(side.day and not side.month for side in (left, right)):
        raise two_digit_year(typed)
    first, second = left.edtf(typed), right.edtf(typed)
    if Kind.BETWEEN in signs and signs <= {Kind.BETWEEN, Kind.AND, Kind.DASH, Kind.FROM}:
        return f"[{first}..{second}]"
    if signs == {Kind.AND}:
        return f"{{{first},{second}}}"
    if signs == {Kind.OR}:
        return f"[{first},{second}]"
    if signs and signs <= _RANGE:
        return interval(first, second)
    raise not_understood(typed)


def _settled(tokens: list[Token]) -> list[Token]:
    """Decide the words that mean a century after its number and something else elsewhere."""
    settled: list[Token] = []
    for token in tokens:
        kind = token.kind
        if kind in (Kind.CENTURY_OR_IN, Kind.CENTURY_OR_ABOUT):
            after_number = settled and settled[-1].kind is Kind.NUMBER and settled[-1].digits < 3
            other = Kind.NOISE if kind is Kind.CENTURY_OR_IN else Kind.APPROXIMATE
            kind = Kind.CENTURY if after_number else other
        settled.append(token._replace(kind=kind))
    return settled


def _says_something(group: list[Token]) -> bool:
    return any(token.kind in (Kind.NUMBER, Kind.DATE, Kind.MONTH, Kind.SEASON) for token in group)


def _doubts_of_both(groups: list[list[Token]], sides: list[Side]) -> list[Side]:
    """Spread a doubt at the outer edge: "c. 1918-1920", "1918-1920?" doubt both years."""
    left, right = sides
    if groups[0][0].kind is Kind.APPROXIMATE:
        right = replace(right, approximate=True)
    if groups[0][0].kind is Kind.UNCERTAIN:
        right = replace(right, uncertain=True)
    if groups[1][-1].kind is Kind.UNCERTAIN:
        left = replace(left, uncertain=True)
    return [left, right]


def _one(side: Side, signs: frozenset[Kind], typed: str) -> str:
    # "1918-ci ildən əvvəl": the ablative only serves the word that follows it.
    signs = signs - {Kind.FROM} or signs
    if signs == {Kind.BEFORE}:
        return f"[..{_neighbour(side, typed, -1)}]"
    if signs == {Kind.AFTER}:
        return f"[{_neighbour(side, typed, 1)}..]"
    if signs not in _ALONE:
        raise not_understood(typed)
    return _ALONE[signs].format(side.edtf(typed))


def _night(side: Side, kinds: frozenset[Kind], typed: str) -> str:
    """Write the two days of a night; "the night of the 20th" may be that before it or after it."""
    if not (side.day and side.month and side.year is not None):
        raise not_understood(typed)
    before, after = _neighbour(side, typed, -1), _neighbour(side, typed, 1)
    return f"{before}/{side.edtf(typed)}" if Kind.NIGHT_INTO in kinds else f"[{before}..{after}]"


def _neighbour(side: Side, typed: str, step: int) -> str:
    """Write the last date before, or the first after, as exactly as the date itself."""
    first, last = bounds(read(replace(side, approximate=False, uncertain=False).edtf(typed)))
    edge = first if step < 0 else last
    assert edge is not None  # noqa: S101 - a single date has both
    year, month, day = from_day_number(edge + step)
    exactness = Side(year, approximate=side.approximate, uncertain=side.uncertain)
    if side.month or side.season or side.third:
        exactness = replace(exactness, month=month)
    if side.day:
        exactness = replace(exactness, day=day)
    return exactness.edtf(typed)
