"""A question to the archive: who, when, where, what. Every state of the search is an address.

Parameters: `q`, `as` (how a date among its words is read: written, days), `from`, `to`, `dates`
(touching, within), `where` (there, any), `near` (a place or latitude and longitude, and
kilometres), `undated` (1), `sort` (relevance, date, name) and `page`, and a parameter for each of
the DIMENSIONS. Nothing in them is an error: what cannot be understood is told and ignored.
docs/search.md explains each.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from archive.models.search import DAY_FIRST, DAY_LAST
from archive.search.days import asked_day, within_index
from archive.search.dimensions import DECADE, DIMENSIONS, PLACE, Dimension
from archive.search.engines import Span

from .box_days import BoxDays, days_in
from .distance import places_around

MOST_CHARACTERS = 200
MOST_PAGES = 500
SORTS = ("relevance", "date", "name")
MATCHES = ("touching", "within")
WHERES = ("there", "any")
READINGS = ("", "written", "days")
_OTHERS = (name for name, dimension in DIMENSIONS.items() if dimension not in (PLACE, DECADE))
PARAMETERS = (
    *(
        "q",
        "as",
        "from",
        "to",
        "dates",
        PLACE.name,
        *PLACE.companions,
        "near",
        *_OTHERS,
        DECADE.name,
    ),
    *("undated", "sort"),
)
"""All that `from_params` reads, besides the page. Cursors of the API hold them in this order."""

Problem = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, as typed and as understood. Made by `from_params`."""

    q: str = ""
    date_from: str = ""
    date_to: str = ""
    match: str = "touching"
    where: str = "there"
    near: str = ""
    undated: bool = False
    sort: str = "relevance"
    page: int = 1
    reading: str = ""  # of a date among the words: only as written, only as days, or as is likelier
    box: BoxDays | None = None  # the days read in `q`, and its other words
    typed: Mapping[str, str] = field(default_factory=dict)
    """By dimension, what stands in the address, understood or not."""

    problems: tuple[Problem, ...] = ()  # parameter, sentence
    first: int | None = None  # days, from `from` and `to`, else those read in `q`
    last: int | None = None
    around: tuple[str, ...] | None = None  # uids, from `near`; None where no distance is asked
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By dimension, the values understood; only what narrows is in it."""

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> "Question":
        """Read the parameters of an address; never raises."""
        return _Reading(params).question()

    @property
    def words(self) -> str:
        """What is looked for as words: all that was typed but what was read as days."""
        return self.box.words if self.box else self.q

    def as_written(self) -> "Question":
        """Return the same question with what was read as days looked for as words."""
        return replace(self, box=None, first=None, last=None) if self.box else self

    def without_box_days(self) -> "Question":
        """Return the question for the other words alone, at any time."""
        return replace(self.as_written(), q=self.words)

    @property
    def span(self) -> Span | None:
        """The days asked for; None for any or none."""
        if self.first is None and self.last is None:
            return None
        return Span(
            DAY_FIRST if self.first is None else within_index(self.first),
            DAY_LAST if self.last is None else within_index(self.last),
            is_within=self.match == "within",
            with_undated=self.undated,
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing narrows the archive."""
        return not (self.q or self.chosen or self.span) and self.around is None


@dataclass
class _Reading:
    """Reads a set of parameters, collecting what could not be understood."""

    params: Mapping[str, Any]
    problems: list[Problem] = field(default_factory=list)

    def question(self) -> Question:
        date_from, date_to = self.text("from"), self.text("to")
        first, last = self.days(date_from, date_to)
        q, reading = self.text("q"), self.one_of("as", READINGS)
        is_read = reading != "written" and not (date_from or date_to)
        box = days_in(q) if is_read else None
        if box is not None:
            first, last = box.first, box.last
        texts = {name: self.texts(dimension) for name, dimension in DIMENSIONS.items()}
        values = {name: self.values(DIMENSIONS[name], typed) for name, typed in texts.items()}
        return Question(
            q=q,
            reading=reading,
            box=box,
            date_from=date_from,
            date_to=date_to,
            match=self.one_of("dates", MATCHES),
            where=self.one_of("where", WHERES),
            near=self.text("near"),
            undated=self.text("undated") in ("1", "true", "on"),
            sort=self.one_of("sort", SORTS),
            page=self.page(),
            typed={name: " ".join(typed) for name, typed in texts.items() if typed},
            first=first,
            last=last,
            around=self.around(),
            chosen={name: known for name, known in values.items() if known},
            problems=tuple(self.problems),  # last: the others find them
        )

    def problem(self, name: str, sentence: str) -> None:
        self.problems.append((name, sentence))

    def text(self, name: str) -> str:
        """Return a parameter as a short line of characters that can be seen."""
        return visible(str(self.params.get(name) or ""))

    def one_of(self, name: str, choices: tuple[str, ...]) -> str:
        """Return a parameter that must be among a few words; the first is the default."""
        value = self.text(name)
        if value and value not in choices:
            self.problem(name, _("“%s” is not one of the choices.") % value)
        return value if value in choices else choices[0]

    def texts(self, dimension: Dimension) -> list[str]:
        """Return what is typed for a dimension, as often as it may be."""
        many = getattr(self.params, "getlist", None)
        given = many(dimension.name) if many else self.params.get(dimension.name) or []
        given = [given] if isinstance(given, str) else given
        lines = [visible(str(value)) for value in given[-dimension.most :]]
        return [line for line in lines if line]

    def values(self, dimension: Dimension, texts: list[str]) -> tuple[str, ...]:
        """Return what is meant by the texts typed for a dimension."""
        values: dict[str, None] = {}
        for text in texts:
            try:
                values |= dict.fromkeys(dimension.values.read(text))
            except ValueError as error:
                self.problem(dimension.name, str(error))
        return tuple(values)

    def days(self, date_from: str, date_to: str) -> tuple[int | None, int | None]:
        """Return the first and the last day asked for; None where there is none."""
        first, last = self.day("from", date_from), self.day("to", date_to, at_end=True)
        if first is not None and last is not None and first > last:
            self.problem("to", _("The second date lies before the first."))
            return None, None
        return first, last

    def day(self, name: str, typed: str, *, at_end: bool = False) -> int | None:
        """Return the first (or last) day a typed date can mean; None for none."""
        if not typed:
            return None
        try:
            return asked_day(typed, at_end=at_end)
        except ValueError as error:
            self.problem(name, str(error))
            return None

    def around(self) -> tuple[str, ...] | None:
        """Return the places near; None where no distance is asked or it cannot be understood."""
        typed = self.text("near")
        if not typed:
            return None
        try:
            around = places_around(typed)
        except ValueError as error:
            self.problem("near", str(error))
            return None
        if around.remark:
            self.problem("near", around.remark)
        return around.places

    def page(self) -> int:
        try:
            number = int(self.text("page") or 1)
        except ValueError:
            return 1
        return max(1, min(number, MOST_PAGES))


def visible(text: str) -> str:
    """Return at most 200 characters of a line, without those that cannot be seen."""
    cut = text[: MOST_CHARACTERS * 2]
    shown = "".join(character if character.isprintable() else " " for character in cut)
    return " ".join(shown.split())[:MOST_CHARACTERS].strip()
