"""One question to the archive: who, when, where, what. Every state of the search is an address.

Parameters: `q`, `from`, `to`, `dates` (touching, within), `place`, `where` (there, any), `near`
(a place or latitude and longitude, and kilometres), `kind` (may repeat), `event`, `list`, `fate`,
`sex`, `age`, `decade`, `undated` (1), `sort` (relevance, date, name) and `page`. Nothing in them is
an error: what cannot be understood is told and ignored. docs/search.md explains each.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from archive.lib.dates import UncertainDate, parse_loose
from archive.models import Event, VictimList
from archive.models.fields import LANGUAGE_CODES
from archive.models.people import Fate, Sex
from archive.models.registry import read_uid
from archive.models.search import DAY_FIRST, DAY_LAST, SearchKind
from archive.models.wording import date_refusal_words
from archive.search.ages import AgeGroup
from archive.search.days import days_of
from archive.search.engines import Span

from .distance import Gazetteer, around

MOST_CHARACTERS = 200
MOST_PAGES = 500
SORTS = ("relevance", "date", "name")
MATCHES = ("touching", "within")
WHERES = ("there", "any")
PARAMETERS = (
    *("q", "from", "to", "dates", "place", "where", "near", "kind", "event", "list", "fate"),
    *("sex", "age", "decade", "undated", "sort"),
)
"""All that `from_params` reads, besides the page."""

Problem = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, as typed and as understood. Made by `from_params`."""

    q: str = ""
    date_from: str = ""
    date_to: str = ""
    match: str = "touching"
    place: str = ""
    where: str = "there"
    near: str = ""
    kinds: tuple[str, ...] = ()
    event: str = ""
    victim_list: str = ""
    fate: str = ""
    sex: str = ""
    age: str = ""
    decade: str = ""
    undated: bool = False
    sort: str = "relevance"
    page: int = 1

    problems: tuple[Problem, ...] = ()  # parameter, sentence
    first: int | None = None  # days, from `from` and `to`
    last: int | None = None
    places: tuple[str, ...] = ()  # uids
    around: tuple[str, ...] | None = None  # uids, from `near`; None where no distance is asked
    event_uid: str = ""
    list_uid: str = ""

    @classmethod
    def from_params(cls, params: Mapping[str, Any], language: str) -> "Question":
        """Read the parameters of an address; never raises."""
        return _Reading(params, language).question()

    @property
    def span(self) -> Span | None:
        """The days asked for; None for any or none."""
        if self.first is None and self.last is None:
            return None
        return Span(
            DAY_FIRST if self.first is None else self.first,
            DAY_LAST if self.last is None else self.last,
            is_within=self.match == "within",
            with_undated=self.undated,
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing narrows the archive."""
        narrowing = (self.q, self.kinds, self.places, self.event_uid, self.list_uid)
        others = (self.fate, self.sex, self.age, self.decade, self.span)
        return not any((*narrowing, *others)) and self.around is None


@dataclass
class _Reading:
    """Reads one set of parameters, collecting what could not be understood."""

    params: Mapping[str, Any]
    language: str
    problems: list[Problem] = field(default_factory=list)

    def question(self) -> Question:
        date_from, date_to = self.text("from"), self.text("to")
        first, last = self.day("from", date_from), self.day("to", date_to, at_end=True)
        if first is not None and last is not None and first > last:
            self.problem("to", _("The second date lies before the first."))
            first = last = None
        place = self.text("place")
        return Question(
            q=self.text("q"),
            date_from=date_from,
            date_to=date_to,
            match=self.one_of("dates", MATCHES),
            place=place,
            where=self.one_of("where", WHERES),
            near=self.text("near"),
            kinds=self.kinds(),
            event=self.text("event"),
            victim_list=self.text("list"),
            fate=self.one_of("fate", ("", *Fate.values)),
            sex=self.one_of("sex", ("", *Sex.values)),
            age=self.one_of("age", ("", *AgeGroup.values)),
            decade=self.decade(),
            undated=self.text("undated") in ("1", "true", "on"),
            sort=self.one_of("sort", SORTS),
            page=self.page(),
            first=first,
            last=last,
            places=self.known("place", place, Gazetteer().find),
            around=self.around(),
            event_uid=self.record("event", Event),
            list_uid=self.record("list", VictimList),
            problems=tuple(self.problems),  # last: the others find them
        )

    def problem(self, name: str, sentence: str) -> None:
        self.problems.append((name, sentence))

    def text(self, name: str) -> str:
        """Return a parameter as one short line of characters that can be seen."""
        return visible(str(self.params.get(name) or ""))

    def one_of(self, name: str, choices: tuple[str, ...]) -> str:
        """Return a parameter that must be one of a few words; the first is the default."""
        value = self.text(name)
        if value and value not in choices:
            self.problem(name, _("“%s” is not one of the choices.") % value)
        return value if value in choices else choices[0]

    def kinds(self) -> tuple[str, ...]:
        many = getattr(self.params, "getlist", None)
        values = many("kind") if many else self.params.get("kind") or []
        values = [values] if isinstance(values, str) else values
        typed = [visible(str(value)) for value in list(values)[: len(SearchKind.values)]]
        for value in typed:
            if value and value not in SearchKind.values:
                self.problem("kind", _("“%s” is not one of the choices.") % value)
        return tuple(kind for kind in SearchKind.values if kind in typed)

    def day(self, name: str, typed: str, *, at_end: bool = False) -> int | None:
        """Return the first (or last) day a typed date can mean; None for none."""
        if not typed:
            return None
        try:
            days = days_of(_edtf(typed))
        except ValueError as error:
            self.problem(name, date_refusal_words(error))
            return None
        if days is None:
            self.problem(name, _("This date can be read in more than one way."))
            return None
        return days.last if at_end else days.first

    def decade(self) -> str:
        value = self.text("decade")
        if value and not (value.isascii() and value.isdecimal() and len(value) <= 4):
            self.problem("decade", _("“%s” is not a decade such as 1990.") % value)
            return ""
        return value

    def known(
        self, name: str, value: str, find: Callable[[str], tuple[str, ...]]
    ) -> tuple[str, ...]:
        """Return what a typed text leads to; say so where it leads nowhere."""
        found = find(value) if value else ()
        if value and not found:
            self.problem(name, _("Nothing here is called “%s”.") % value)
        return found

    def around(self) -> tuple[str, ...] | None:
        """Return the places near; None where no distance is asked or it cannot be understood."""
        typed = self.text("near")
        if not typed:
            return None
        try:
            found = around(typed)
        except ValueError as error:
            self.problem("near", str(error))
            return None
        if found.remark:
            self.problem("near", found.remark)
        return found.places

    def record(self, name: str, model: Any) -> str:
        """Return the uid of the public record with this address or id."""

        def find(value: str) -> tuple[str, ...]:
            published = model.objects.published()
            uids = published.filter(slug=value).values_list("pk", flat=True)[:1]
            return tuple(uids) or _by_uid(published, value)

        return next(iter(self.known(name, self.text(name), find)), "")

    def page(self) -> int:
        try:
            number = int(self.text("page") or 1)
        except ValueError:
            return 1
        return max(1, min(number, MOST_PAGES))


def _by_uid(published: Any, value: str) -> tuple[str, ...]:
    try:
        uid = read_uid(value)
    except ValueError:
        return ()
    return (uid,) if published.filter(pk=uid).exists() else ()


def _edtf(typed: str) -> str:
    """Return a typed date as EDTF, "" where it means two; ValueError says what was expected."""
    try:
        return UncertainDate.parse(typed).edtf
    except ValueError:
        reading = parse_loose(typed, LANGUAGE_CODES)
    return reading.date.edtf if reading.date and not reading.alternatives else ""


def visible(text: str) -> str:
    """Return at most 200 characters of one line, without those that cannot be seen."""
    cut = text[: MOST_CHARACTERS * 2]
    shown = "".join(character if character.isprintable() else " " for character in cut)
    return " ".join(shown.split())[:MOST_CHARACTERS].strip()
