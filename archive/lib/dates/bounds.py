"""The earliest and latest day an EDTF date can mean, as day numbers.

Qualifiers (`? ~ %`) do not widen the bounds: how far "about" reaches is for the reader to judge.
Unspecified digits count over the days that exist: `1985-02-2X` ends on the 28th, `XXXX-02-29`
knows leap years only, `2023-02-3X` is refused. `XXXX` is any year from 0 to 9999.

Parts of the year are whole months. Seasons without a hemisphere (21 to 24) are the meteorological
ones of the northern hemisphere, where this collection's places lie: spring is March to May.
Winter of a year, northern, begins in its December and ends in February of the next year; so does
southern summer.
"""

from collections.abc import Callable, Iterable

from archive.lib.clauses import gettext_noop
from archive.lib.dates.calendars import longest_month, month_length, number_unchecked
from archive.lib.dates.edtf import End, Group, Span, Tree
from archive.lib.dates.points import Point
from archive.lib.dates.refusal import DateRefused

Bounds = tuple[int | None, int | None]

_SPRING, _SUMMER, _AUTUMN, _WINTER = (3, 5), (6, 8), (9, 11), (12, 14)
# First and last month; above 12 is in the next year.
PARTS_OF_YEAR: dict[int, tuple[int, int]] = {
    **dict(zip(range(21, 25), (_SPRING, _SUMMER, _AUTUMN, _WINTER), strict=True)),
    **dict(zip(range(25, 29), (_SPRING, _SUMMER, _AUTUMN, _WINTER), strict=True)),
    **dict(zip(range(29, 33), (_AUTUMN, _WINTER, _SPRING, _SUMMER), strict=True)),
    **{33 + quarter: (3 * quarter + 1, 3 * quarter + 3) for quarter in range(4)},
    **{37 + third: (4 * third + 1, 4 * third + 4) for third in range(3)},
    **{40 + half: (6 * half + 1, 6 * half + 6) for half in range(2)},
}


def bounds(tree: Tree) -> Bounds:
    """Give the first and last possible day; None where an end is open or unknown."""
    if isinstance(tree, Point):
        return point_bounds(tree)
    if isinstance(tree, Span):
        return _span_bounds(tree, "/")
    return _group_bounds(tree)


def point_bounds(point: Point) -> tuple[int, int]:
    """Give the first and last possible day of a date; DateRefused if there is none."""
    _, year, month, day, _, significant = point
    if "X" in year or "X" in month or "X" in day:
        return _unspecified_bounds(point)
    number = int(year)
    if significant:
        return _years(*_significant_years(number, significant))
    if not month:
        return _years(number, number)
    if not day:
        return _months(number, number, int(month))
    last = month_length(number, int(month))
    if not "01" <= day <= "31" or int(day) > last:
        raise DateRefused(
            point.text,
            gettext_noop("%(month)s has %(last)s days"),
            gettext_noop("a day from 01 to %(last)s"),
            month=f"{point.year}-{month}",
            last=str(last),
        )
    the_day = number_unchecked(number, int(month), int(day))
    return the_day, the_day


def possible_years(point: Point) -> tuple[int, int]:
    """Give the first and last year that a year with unspecified or significant digits allows."""
    if point.significant:
        return _significant_years(int(point.year), point.significant)
    low, high = int(point.year.replace("X", "0")), int(point.year.replace("X", "9"))
    if point.year[0] == "-":
        # Minus zero is no year, so -000X begins at -1.
        return high, low or -1
    return low, high


def possible_numbers(pattern: str, last: int) -> list[int]:
    """List the numbers from 1 to `last` that two digits, known or X, can stand for."""
    if "X" not in pattern:
        return [int(pattern)] if 1 <= int(pattern) <= last else []
    tens, ones = pattern[0], pattern[1]
    return [
        number
        for number in range(1, last + 1)
        if tens in ("X", str(number // 10)) and ones in ("X", str(number % 10))
    ]


def _years(first: int, last: int) -> tuple[int, int]:
    return number_unchecked(first, 1, 1), number_unchecked(last, 12, 31)


def _months(first_year: int, last_year: int, month: int) -> tuple[int, int]:
    first, last = PARTS_OF_YEAR.get(month, (month, month))
    if last > 12:
        last, last_year = last - 12, last_year + 1
    return (
        number_unchecked(first_year, first, 1),
        number_unchecked(last_year, last, month_length(last_year, last)),
    )


def _significant_years(year: int, significant: int) -> tuple[int, int]:
    step = 10 ** (len(str(abs(year))) - significant)
    nearest = abs(year) // step * step
    farthest = nearest + step - 1
    return (nearest, farthest) if year >= 0 else (-farthest, -nearest)


def _unspecified_bounds(point: Point) -> tuple[int, int]:
    first, last = possible_years(point)
    if not point.month:
        return _years(first, last)
    if point.season:
        return _months(first, last, int(point.month))
    months = possible_numbers(point.month, 12)
    if not point.day:
        return _months(first, first, months[0])[0], _months(last, last, months[-1])[1]
    days = possible_numbers(point.day, 31)
    pairs = [(month, day) for month in months for day in days if day <= longest_month(month)]
    return (
        _first_day(point, range(first, last + 1), pairs, min),
        _first_day(point, range(last, first - 1, -1), pairs, max),
    )


def _first_day(
    point: Point,
    years: Iterable[int],
    pairs: list[tuple[int, int]],
    choose: Callable[[Iterable[tuple[int, int]]], tuple[int, int]],
) -> int:
    """Find the outermost day; only a 29 February makes the search look beyond the first year."""
    for year in years if pairs else ():
        if _year_fits(year, point.year):
            in_year = [(m, d) for m, d in pairs if d <= month_length(year, m)]
            if in_year:
                return number_unchecked(year, *choose(in_year))
    raise DateRefused(
        point.text,
        gettext_noop("no day of the calendar fits it"),
        gettext_noop("a day its month has"),
    )


def _year_fits(year: int, pattern: str) -> bool:
    digits = f"{abs(year):04}"
    return all(known in ("X", digit) for known, digit in zip(pattern[-4:], digits, strict=True))


def _group_bounds(group: Group) -> Bounds:
    spans: list[Bounds] = [
        _span_bounds(member, "..") if isinstance(member, Span) else point_bounds(member)
        for member in group.members
    ]
    starts = [start for start, _ in spans if start is not None]
    ends = [end for _, end in spans if end is not None]
    return (
        min(starts) if len(starts) == len(spans) else None,
        max(ends) if len(ends) == len(spans) else None,
    )


def _span_bounds(span: Span, sign: str) -> Bounds:
    earliest = None if isinstance(span.start, End) else point_bounds(span.start)[0]
    latest = None if isinstance(span.end, End) else point_bounds(span.end)[1]
    if earliest is not None and latest is not None and latest < earliest:
        written = sign.join(end.text for end in span if isinstance(end, Point))
        raise DateRefused(
            written,
            gettext_noop("it ends before it begins"),
            gettext_noop("the earlier date first"),
        )
    if isinstance(span.start, Point) and isinstance(span.end, Point):
        _require_exact_end(span.start, span.end, sign)
    return earliest, latest


def _require_exact_end(start: Point, end: Point, sign: str) -> None:
    """Refuse an end that begins before its start because it names less; X may be any digit."""
    if "X" in end.text or end.significant or point_bounds(end)[0] >= point_bounds(start)[0]:
        return
    raise DateRefused(
        f"{start.text}{sign}{end.text}",
        gettext_noop("its end names less than its start and began before it"),
        gettext_noop("an end as exact as the start, such as 1984-03/1984-XX"),
    )
