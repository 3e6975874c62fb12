"""How words for one date are put together, whatever the language.

What is not known is left out ("March 1918" for `1918-03-XX`), never filled in.
"""

from typing import ClassVar

from archive.lib.dates.bounds import point_bounds, possible_numbers, possible_years
from archive.lib.dates.calendars import from_day_number, longest_month
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
    """One language's words for single dates; `case` is one its grammar knows."""

    # By qualifier, for the nominative and for all other cases: a template and the case it asks
    # for; an empty case keeps the one asked of the whole.
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
        """Say a run of months of one year."""
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
        """Say one date with its doubts."""
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
