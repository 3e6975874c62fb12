"""Dates in English."""

from typing import ClassVar

from archive.lib.dates.words.sentence import Speech

from .sentence import HALVES, NOMINATIVE, QUARTERS, SPRING, THIRDS

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = ("spring", "summer", "autumn", "winter")
_HEMISPHERES = ("", " (Northern Hemisphere)", " (Southern Hemisphere)")
_PARTS = {
    **{QUARTERS + i: f"{n} quarter" for i, n in enumerate(("first", "second", "third", "last"))},
    **{THIRDS + i: f"{n} third" for i, n in enumerate(("first", "second", "last"))},
    **{HALVES + i: f"{n} half" for i, n in enumerate(("first", "second"))},
}


WITH_ARTICLE = "after a preposition"


class English(Speech):
    """English has no cases; after a preposition decades, centuries and shares want an article."""

    qualified: ClassVar = {
        "?": (("possibly {}", WITH_ARTICLE),) * 2,
        "~": (("about {}", WITH_ARTICLE),) * 2,
        "%": (("about {}, uncertain", WITH_ARTICLE),) * 2,
    }
    component_names: ClassVar = ("year", "month", "day")
    component_notes: ClassVar = {
        "?": "uncertain",
        "~": "approximate",
        "%": "approximate and uncertain",
    }
    conjunctions: ClassVar = ("or", "and")
    about: ClassVar = ("about {}", WITH_ARTICLE)
    nothing_known: ClassVar = "date not known"
    year_unknown: ClassVar = "year not known"
    day_of_lost_month: ClassVar = "day {}, month not known"

    since: ClassVar = ("since {}", WITH_ARTICLE)
    end_unknown: ClassVar = ("from {}, end not known", WITH_ARTICLE)
    until: ClassVar = ("until {}", WITH_ARTICLE)
    start_unknown: ClassVar = ("until {}, beginning not known", WITH_ARTICLE)
    goes_on: ClassVar = "still going on, beginning not known"
    has_no_ends: ClassVar = "without beginning or end"
    is_over: ClassVar = "ended, date not known"
    not_later: ClassVar = ("{} or earlier", NOMINATIVE)
    not_earlier: ClassVar = ("{} or later", NOMINATIVE)
    every_until: ClassVar = ("all up to {}", WITH_ARTICLE)
    every_from: ClassVar = ("all from {} on", WITH_ARTICLE)
    every_one: ClassVar = "all of them"
    between_words: ClassVar = "between {} and {}"
    between_case: ClassVar = WITH_ARTICLE
    day_unknown: ClassVar = "day not known"
    month_unknown: ClassVar = "month not known"

    def year(self, year: int, case: str) -> str:
        """Say `44 BCE`, `44 CE`, `1918`."""
        if year <= 0:
            return f"{1 - year} BCE"
        return str(year) if 1000 <= year <= 9999 else f"{year} CE"

    def years(self, first: int, last: int, case: str) -> str:
        """Say `1900–1909`."""
        return f"{first}–{self.year(last, case)}"

    def decade(self, first: int, case: str) -> str:
        """Say `1950s`."""
        return f"{_article(case)}{first}s"

    def century(self, number: int, case: str) -> str:
        """Say `19th century`."""
        ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10)
        return f"{_article(case)}{number}{ending or 'th'} century"

    def month(self, year: int | None, month: int, case: str) -> str:
        """Say `March 1918`."""
        return self._of(MONTHS[month - 1], year)

    def months(self, year: int, first: int, last: int, case: str) -> str:
        """Say `April–May 1918`."""
        return f"{MONTHS[first - 1]}–{self.month(year, last, case)}"

    def part_of_year(self, year: int | None, part: int, case: str) -> str:
        """Say `spring 1918`, `first half of 1918`."""
        if part >= QUARTERS:
            words = _article(case) + _PARTS[part]
            return words if year is None else f"{words} of {self.year(year, case)}"
        hemisphere, season = divmod(part - SPRING, 4)
        return self._of(_SEASONS[season], year) + _HEMISPHERES[hemisphere]

    def day(self, year: int | None, month: int, day: str, case: str) -> str:
        """Say `20 January 1990`."""
        return f"{day} {self.month(year, month, case)}"

    def short_pair(
        self, a: tuple[int, ...], b: tuple[int, ...], case: str
    ) -> tuple[str, str, bool] | None:
        """Say `1918` and `1920`; `April` and `May 1918`; `25` and `26 February 1992`."""
        if len(a) == 1:
            return str(a[0]), str(b[0]), True
        if a[0] != b[0]:
            return None
        if len(a) == 2:
            return MONTHS[a[1] - 1], self.month(b[0], b[1], case), True
        if a[1] == b[1]:
            return str(a[2]), self.day(b[0], b[1], str(b[2]), case), True
        return (
            self.day(None, a[1], str(a[2]), case),
            self.day(b[0], b[1], str(b[2]), case),
            False,
        )

    def _of(self, words: str, year: int | None) -> str:
        return words if year is None else f"{words} {self.year(year, NOMINATIVE)}"


def _article(case: str) -> str:
    return "the " if case == WITH_ARTICLE else ""
