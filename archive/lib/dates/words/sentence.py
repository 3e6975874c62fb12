"""How words for dates, intervals and sets are put together, whatever the language.

The five ways an end can be missing must never read alike: still going on (`1985/..`), ended at
an unknown time (`1985/`), always before (`../1985`), began at an unknown time (`/1985`), and one
day not later than (`[..1985]`). Each has its own template in each language.
"""

from typing import ClassVar

from archive.lib.dates.bounds import point_bounds
from archive.lib.dates.edtf import End, Group, Span, Tree
from archive.lib.dates.points import Point
from archive.lib.dates.words.single import NOMINATIVE, SingleDates

Template = tuple[str, str]


class Speech(SingleDates):
    """One language. A template is a text with one gap, and the case the gap asks for."""

    since: ClassVar[Template]
    end_unknown: ClassVar[Template]
    until: ClassVar[Template]
    start_unknown: ClassVar[Template]
    goes_on: ClassVar[str]
    is_over: ClassVar[str]
    not_later: ClassVar[Template]
    not_earlier: ClassVar[Template]
    every_until: ClassVar[Template]
    every_from: ClassVar[Template]
    every_one: ClassVar[str]
    between_words: ClassVar[str]
    between_case: ClassVar[str] = NOMINATIVE
    day_unknown: ClassVar[str]
    month_unknown: ClassVar[str]

    def words(self, tree: Tree) -> str:
        """Say any date."""
        if isinstance(tree, Point):
            return self.point(tree)
        if isinstance(tree, Span):
            return self._interval(tree)
        return self._set(tree)

    def between(self, start: Point, end: Point) -> str:
        """Say that something lies between two dates, on one day or in one year of them."""
        left, right, _ = self.pair(start, end, self.between_case)
        return self.between_words.format(left, right)

    def pair(self, start: Point, end: Point, case: str) -> tuple[str, str, bool]:
        """Say two dates, what they share only once, and whether they stand close together."""
        a, b = exact(start), exact(end)
        if a and b and len(a) == len(b):
            short = self.short_pair(a, b, case)
            if short:
                return short
        return self.point(start, case), self.point(end, case), False

    def short_pair(
        self, a: tuple[int, ...], b: tuple[int, ...], case: str
    ) -> tuple[str, str, bool] | None:
        """Say two exact years, months of a year or days of a year; None if they share nothing."""
        raise NotImplementedError

    def _interval(self, span: Span) -> str:
        start, end = span
        if isinstance(start, Point) and isinstance(end, Point):
            return self._range(start, end)
        if isinstance(start, Point):
            return self._fill(self.since if end is End.OPEN else self.end_unknown, start)
        if not isinstance(end, Point):
            return self.goes_on if end is End.OPEN else self.is_over
        return self._fill(self.until if start is End.OPEN else self.start_unknown, end)

    def _range(self, start: Point, end: Point) -> str:
        if exact(start) and exact(start) == exact(end):
            return self.point(start)
        left, right, close = self.pair(start, end, NOMINATIVE)
        left, right = self._marked(start, end, left), self._marked(end, start, right)
        return f"{left}–{right}" if close else f"{left} – {right}"

    def _marked(self, date: Point, other: Point, words: str) -> str:
        """Say of "20 January - January" that the second is some day of the month, not all of it."""
        whole, fine = exact(date), exact(other)
        if not whole or not fine or len(whole) >= len(fine):
            return words
        first, last = point_bounds(date)
        inner_first, inner_last = point_bounds(other)
        if not first <= inner_first <= inner_last <= last:
            return words
        return f"{words} ({self.day_unknown if len(fine) == 3 else self.month_unknown})"

    def _set(self, group: Group) -> str:
        only = group.members[0] if len(group.members) == 1 else None
        if isinstance(only, Span) and isinstance(only.start, Point) and isinstance(only.end, Point):
            if group.every:
                return f"{self._range(only.start, only.end)} ({self.every_one})"
            return self.between(only.start, only.end)
        return self.listed([self._member(m, group.every) for m in group.members], every=group.every)

    def _member(self, member: Point | Span, every: bool) -> str:
        if isinstance(member, Point):
            return self.point(member)
        start, end = member
        if isinstance(start, Point) and isinstance(end, Point):
            return self._range(start, end)
        if isinstance(start, Point):
            return self._fill(self.every_from if every else self.not_earlier, start)
        assert isinstance(end, Point)  # noqa: S101 - the grammar refuses ".." alone in a set
        return self._fill(self.every_until if every else self.not_later, end)

    def _fill(self, template: Template, point: Point) -> str:
        text, case = template
        return text.format(self.point(point, case))


def exact(point: Point) -> tuple[int, ...] | None:
    """Give year, month and day as far as they are known, or None if anything else is said."""
    month, day = point.stated
    doubtful = any(point.qualifiers) or point.significant or point.season
    if doubtful or "X" in f"{point.year}{month}{day}":
        return None
    known = tuple(int(part) for part in (point.year, month, day) if part)
    return known if 1000 <= known[0] <= 9999 else None
