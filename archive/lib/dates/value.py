"""The uncertain date: an immutable value for all that EDTF can say."""

from dataclasses import dataclass, field
from functools import total_ordering

from archive.lib.dates.bounds import bounds
from archive.lib.dates.calendars import from_day_number
from archive.lib.dates.edtf import End, Group, Span, Tree, interval, parts, read
from archive.lib.dates.refusal import DateRefused, require_short
from archive.lib.dates.words import styles
from archive.lib.dates.words.languages import in_words

_ALWAYS = float("-inf")
_FOREVER = float("inf")


@total_ordering
@dataclass(frozen=True, slots=True)
class UncertainDate:
    """A date as exact as its source, with the first and last day it can mean.

    Made by `UncertainDate.parse`. Two dates are equal when their EDTF texts are; they sort by
    earliest, then latest day, where a missing start comes before and a missing end after every
    day, then by text.
    """

    edtf: str
    earliest: int | None = field(compare=False)
    latest: int | None = field(compare=False)
    tree: Tree = field(compare=False, repr=False)

    @classmethod
    def parse(cls, text: str) -> "UncertainDate":
        """Read EDTF levels 0 to 2; ValueError says in a sentence what is wrong."""
        require_short(text)
        written = text.strip(" \t\r\n")
        tree = read(written)
        earliest, latest = bounds(tree)
        return cls(written, earliest, latest, tree)

    @classmethod
    def stored(cls, text: str) -> "UncertainDate":
        """Read a date that is kept, also `1984-03/1984`, as it could be kept once."""
        try:
            return cls.parse(text)
        except DateRefused:
            return cls.parse(interval(*text.split("/", 1))) if "/" in text else cls.parse(text)

    def __str__(self) -> str:
        return self.edtf

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, UncertainDate):
            return NotImplemented
        return self._order() < other._order()

    @property
    def has_open_start(self) -> bool:
        """True for `../1985` and `[..1985]`: there is no first day."""
        return self._ends(0, End.OPEN)

    @property
    def has_open_end(self) -> bool:
        """True for `1985/..` and `[1985..]`: there is no last day."""
        return self._ends(1, End.OPEN)

    @property
    def has_unknown_start(self) -> bool:
        """True for `/1985`: it began, and nobody knows when."""
        return self._ends(0, End.UNKNOWN)

    @property
    def has_unknown_end(self) -> bool:
        """True for `1985/`: it ended, and nobody knows when."""
        return self._ends(1, End.UNKNOWN)

    @property
    def is_approximate(self) -> bool:
        """True if any part is marked `~` or `%`, or is a year with significant digits."""
        return any(
            point.significant or "~" in point.qualifiers or "%" in point.qualifiers
            for point in parts(self.tree)
        )

    @property
    def is_uncertain(self) -> bool:
        """True if any part is marked `?` or `%`."""
        return any("?" in point.qualifiers or "%" in point.qualifiers for point in parts(self.tree))

    @property
    def year_span(self) -> tuple[int | None, int | None]:
        """The astronomical years of the first and last day; None where there is none."""
        return (
            None if self.earliest is None else from_day_number(self.earliest)[0],
            None if self.latest is None else from_day_number(self.latest)[0],
        )

    def in_words(self, language: str) -> str:
        """Say the date in `az`, `ru` or `en` (also for unknown codes), no more exact than it is."""
        return in_words(self.tree, language)

    def _ends(self, side: int, kind: End) -> bool:
        if isinstance(self.tree, Span):
            return self.tree[side] is kind
        if isinstance(self.tree, Group):
            return any(
                isinstance(member, Span) and member[side] is kind for member in self.tree.members
            )
        return False

    def _order(self) -> tuple[float, float, str]:
        return (
            _ALWAYS if self.earliest is None else self.earliest,
            _FOREVER if self.latest is None else self.latest,
            self.edtf,
        )


def both_styles_in_words(date: UncertainDate, language: str) -> str:
    """Say a Gregorian date that was written Old Style with both its days."""
    return styles.both_styles_in_words(date.tree, language)
