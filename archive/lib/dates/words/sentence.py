"""How words for dates, intervals and sets are put together, whatever the language.

The five ways an end can be missing must never read alike: still going on (`1985/..`), ended at
an unknown time (`1985/`), always before (`../1985`), began at an unknown time (`/1985`), and a
day not later than (`[..1985]`). Each has its own template in each language.
"""

from typing import ClassVar

from archive.lib.dates.bounds import point_bounds, possible_numbers, possible_years
from archive.lib.dates.calendars import from_day_number, longest_month
from archive.lib.dates.edtf import End, Group, Span, Tree
from archive.lib.dates.points import Point

NOMINATIVE = "nominative"
GENITIVE = "genitive"
DATIVE = "dative"
ABLATIVE = "ablative"
INSTRUMENTAL = "instrumental"


# Where each kind of part of the year begins in EDTF; the three sets of seasons follow each other.
SPRING = 21
QUARTERS, THIRDS, HALVES = 33, 37, 40


class SingleDates:
    """A language's words for single dates; `case` is a case of its grammar."""

    # By qualifier, for the nominative and for all other cases: a template and the case it asks
    # for; an empty case keeps the case asked of the whole.
    qualified: ClassVar[dict[str, tuple[tuple[str, str], tuple[str, str]]]]
    component_names: ClassVar[tuple[str, str, str]]
    component_notes: ClassVar[dict[str, str]]
    conjunctions: ClassVar[tuple[str, str]]  # or, and
    about: ClassVar[tuple[str, str]]
    nothing_known: ClassVar[str]
    year_unknown: ClassVar[str]
    day_of_lost_month: ClassVar[str]

    def year(self, year: int, case: str) -> str:
        """Say an astronomical year."""
        raise NotImplementedError

    def years(self, first: int, last: int, case: str) -> str:
        """Say a run of years after year 0."""
        raise NotImplementedError

    def decade(self, first: int, case: str) -> str:
        """Say the ten years from `first`."""
        raise NotImplementedError

    def century(self, number: int, case: str) -> str:
        """Say a century by its number: 19 for 1800 to 1899."""
        raise NotImplementedError

    def month(self, year: int | None, month: int, case: str) -> str:
        """Say a month, of a year if it is given."""
        raise NotImplementedError

    def months(self, year: int, first: int, last: int, case: str) -> str:
        """Say a run of months of a year."""
        raise NotImplementedError

    def part_of_year(self, year: int | None, part: int, case: str) -> str:
        """Say a season, quarter, third or half (21 to 41)."""
        raise NotImplementedError

    def day(self, year: int | None, month: int, day: str, case: str) -> str:
        """Say a day, or days already joined such as `20–29`, of a month."""
        raise NotImplementedError

    def listed(self, words: list[str], *, every: bool) -> str:
        """Join alternatives with "or", members with "and"."""
        if len(words) == 1:
            return words[0]
        return f"{', '.join(words[:-1])} {self.conjunctions[every]} {words[-1]}"

    def point(self, point: Point, case: str = NOMINATIVE) -> str:
        """Say a date with its doubts."""
        present = [q for q, part in zip(point.qualifiers, point[1:4], strict=True) if part]
        if not any(present):
            return self._plain(point, case)
        if len(set(present)) > 1:
            return f"{self._plain(point, case)} ({self._notes(point)})"
        template, asked = self.qualified[present[0]][case != NOMINATIVE]
        return template.format(self._plain(point, asked or case))

    def _notes(self, point: Point) -> str:
        """Say which component is uncertain or approximate."""
        notes = []
        for qualifier, note in self.component_notes.items():
            names = [
                name
                for name, own in zip(self.component_names, point.qualifiers, strict=True)
                if own == qualifier
            ]
            if names:
                notes.append(f"{self.listed(names, every=True)} {note}")
        return ", ".join(notes)

    def _plain(self, point: Point, case: str) -> str:
        month, day = point.stated
        if not month:
            return self._period(point, case)
        if month == "XX":
            lost = self.day_of_lost_month.format(day)
            return f"{self._period(point, NOMINATIVE)} ({lost})"
        year = None if "X" in point.year else int(point.year)
        inner = self._within_year(point, year, month, day, case)
        if inner is None:
            return f"{self._period(point, NOMINATIVE)} ({point.text})"
        return inner if year is not None else f"{inner}, {self._period(point, NOMINATIVE)}"

    def _within_year(
        self, point: Point, year: int | None, month: str, day: str, case: str
    ) -> str | None:
        """Say month, season or day; None where it has no better words than its own notation."""
        if "X" in month:
            return self._some_months(year, month, case) if not day and year is not None else None
        if point.season:
            return self.part_of_year(year, point.season, case)
        if not day:
            return self.month(year, int(month), case)
        return self.day(year, int(month), self._some_days(point, int(month), day), case)

    def _some_days(self, point: Point, month: int, day: str) -> str:
        if "X" not in day:
            return str(int(day))
        last = longest_month(month)
        if "X" not in point.year:
            last = min(last, from_day_number(point_bounds(point)[1])[2])
        days = possible_numbers(day, last)
        if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
            return f"{days[0]}–{days[-1]}"
        return self.listed([str(number) for number in days], every=False)

    def _some_months(self, year: int, month: str, case: str) -> str:
        numbers = possible_numbers(month, 12)
        if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
            return self.months(year, numbers[0], numbers[-1], case)
        return self.listed([self.month(year, number, case) for number in numbers], every=False)

    def _period(self, point: Point, case: str) -> str:
        """Say the year, or the decade, century or run of years that stands in its place."""
        pattern = point.year
        if pattern == "XXXX":
            return self.year_unknown if point.month.strip("X") else self.nothing_known
        first, last = possible_years(point)
        if point.significant:
            return self._estimate(int(pattern), first, last)
        if "X" not in pattern:
            return self.year(int(pattern), case)
        if pattern[0] != "-" and pattern.endswith("XX") and "X" not in pattern[:2]:
            return self.century(first // 100 + 1, case)
        if pattern[0] != "-" and "X" not in pattern[:3] and pattern[2] != "0":
            return self.decade(first, case)
        if first <= 0:
            run = f"{self.year(first, NOMINATIVE)} – {self.year(last, NOMINATIVE)}"
        else:
            run = self.years(first, last, case)
        return run if "X" not in pattern.rstrip("X") else f"{run} ({point.text})"

    def _estimate(self, year: int, first: int, last: int) -> str:
        """Say a year of which only the first digits may be relied on, and what they allow."""
        text, asked = self.about
        run = f"{first}–{last}"
        if first <= 0:
            run = f"{self.year(first, NOMINATIVE)} – {self.year(last, NOMINATIVE)}"
        return f"{text.format(self.year(year, asked))} ({run})"


Template = tuple[str, str]


class Speech(SingleDates):
    """A language. A template is a text with a gap, and the case the gap asks for."""

    since: ClassVar[Template]
    end_unknown: ClassVar[Template]
    until: ClassVar[Template]
    start_unknown: ClassVar[Template]
    goes_on: ClassVar[str]
    is_over: ClassVar[str]
    has_no_ends: ClassVar[str]
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
        """Say that something lies between two dates, on a day or in a year of them."""
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
        if start is End.OPEN and start is end:
            return self.has_no_ends
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
