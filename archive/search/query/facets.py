"""Facets: how the records found spread over kinds, events, places, decades, lists, fates,
sexes, age groups.

Counted in one pass over the narrow table: records that share all facets share one row of
`SearchFacets`. A dimension that is narrowed already is counted as if it were not, so that a
visitor can change their mind.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.translation import override

from archive.lib.languages import fallback_order
from archive.models import Event, Place, SearchFacets, VictimList
from archive.models.fields import LANGUAGE_CODES
from archive.models.people import Fate, Sex
from archive.models.search import SearchKind
from archive.search.ages import AgeGroup
from archive.search.cache import Table
from archive.search.engines import engine
from archive.search.expression import Expression
from archive.search.index import vocabulary
from archive.search.tokens import AGE, DECADE, EVENT, FATE, KIND, LIST, PLACE, SEX, token

from .parameters import Question
from .plan import to_ask

# Counted exactly up to so many records; of more, the first ones show what there is.
MOST_HITS, SAMPLED = 2_000, 1_000
# What else a dimension that is narrowed already would offer: counted up to so many.
MOST_OF_OTHERS = 500
MOST_OPTIONS = 12
MOST_LABELS = 5_000


@dataclass(frozen=True, slots=True)
class Facet:
    """One option: the value for the address, its label, how many, and whether it is chosen.

    `count` is None where there are too many records to count by this.
    """

    value: str
    label: str
    count: int | None
    selected: bool


@dataclass(frozen=True, slots=True)
class FacetSets:
    """The ids of the sets of facets (what, where, whom) of records found, all or some of them."""

    found: list[tuple[int, int, int]]
    is_whole: bool = True


Options = list[tuple[str, str, str]]  # token, value, label, in the order shown where fixed


def by_token(sets: FacetSets) -> Counter[str]:
    """Return how many of these records have each facet token."""
    tally: Counter[int] = Counter()
    for column in zip(*sets.found, strict=True):
        tally.update(column)
    counts: Counter[str] = Counter()
    for pk, tokens in SETS.look_up(tally).items():
        for one in tokens:
            counts[one] += tally[pk]
    return counts


def _read_sets(pks: list[int]) -> dict[int, tuple[str, ...]]:
    found = SearchFacets.objects.filter(pk__in=pks).values_list("pk", "tokens")
    return {pk: tuple(line.split()) for pk, line in found}


SETS = Table(_read_sets, most=100_000)


def of_everything(dimension: str) -> Counter[str]:
    """Return how many records of the whole archive have each token of a dimension."""
    return Counter(vocabulary.of_kind(PREFIXES[dimension]))


def options(
    dimension: str, counts: Counter[str], selected: set[str], language: str, *, is_counted: bool
) -> list[Facet]:
    """Return what one dimension offers: the chosen values and the most frequent others."""
    prefix = PREFIXES[dimension]
    mine = {one: count for one, count in counts.items() if one[0] == prefix and count > 0}
    chosen = {token(prefix, value) for value in selected}
    mine |= {one: mine.get(one, 0) for one in chosen}
    frequent = sorted(mine, key=lambda one: (one not in chosen, -mine[one], one))[:MOST_OPTIONS]
    return [
        Facet(value, label, mine[one] if is_counted else None, one in chosen)
        for one, value, label in LABELS[dimension](frequent, language)
    ]


def _choices(prefix: str, choices: Any) -> Callable[[list[str], str], Options]:
    """Return the labels of a closed list, in its own order."""

    @cache
    def known(language: str) -> Options:
        with override(language):
            return [(token(prefix, value), str(value), str(name)) for value, name in choices]

    def label(tokens: list[str], language: str) -> Options:
        return [one for one in known(language) if one[0] in tokens]

    return label


def _decades(tokens: list[str], language: str) -> Options:
    return [(one, one[1:], one[1:]) for one in sorted(tokens, key=lambda one: int(one[1:]))]


def _records(model: Any, name: str, *, is_listed: bool = False) -> Callable[..., Options]:
    """Return the titles of public records, the most frequent first."""

    def read(keys: list[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, str]]:
        published = model.objects.published()
        published = published.listed() if is_listed else published
        columns = [f"{name}_{code}" for code in LANGUAGE_CODES]
        rows = published.filter(pk__in={uid for uid, _ in keys})
        titles = {row[0]: row[1:] for row in rows.values_list("pk", "slug", *columns)}
        return {(uid, code): _title(titles[uid], code) for uid, code in keys if uid in titles}

    labels = Table(read, MOST_LABELS)

    def label(tokens: list[str], language: str) -> Options:
        keys = {one: (one[1:].upper(), language) for one in tokens}
        known = labels.look_up(keys.values())
        return [(one, *known[key]) for one, key in keys.items() if key in known]

    return label


def _title(row: tuple[str, ...], language: str) -> tuple[str, str]:
    """Return slug and title, in the reader's language or the first there is."""
    slug, titles = row[0], dict(zip(LANGUAGE_CODES, row[1:], strict=True))
    return slug, next((titles[code] for code in fallback_order(language) if titles[code]), slug)


# In the order shown
PREFIXES = {
    "kind": KIND,
    "event": EVENT,
    "place": PLACE,
    "decade": DECADE,
    "list": LIST,
    "fate": FATE,
    "sex": SEX,
    "age": AGE,
}
LABELS: dict[str, Callable[[list[str], str], Options]] = {
    "kind": _choices(KIND, SearchKind.choices),
    "event": _records(Event, "title"),
    "place": _records(Place, "label", is_listed=True),
    "decade": _decades,
    "list": _records(VictimList, "title"),
    "fate": _choices(FATE, Fate.choices),
    "sex": _choices(SEX, Sex.choices),
    "age": _choices(AGE, AgeGroup.choices),
}


def facets_of(
    question: Question, expression: Expression | None, language: str, sets: FacetSets
) -> dict[str, list[Facet]]:
    """Return what a question could be narrowed by; `sets` are those of the records that answer."""
    selected = {
        "kind": set(question.kinds),
        "event": {question.event_uid} - {""},
        "place": set(question.places),
        "decade": {question.decade} - {""},
        "list": {question.list_uid} - {""},
        "fate": {question.fate} - {""},
        "sex": {question.sex} - {""},
        "age": {question.age} - {""},
    }
    offered: dict[str, list[Facet]] = {}
    common = None if question.is_empty else (by_token(sets), sets.is_whole)
    for name, chosen in selected.items():
        counts, is_counted = common or (of_everything(name), True)
        if chosen and name != "place":
            asked = to_ask(question, expression, but=name)
            others = engine().facet_sets(asked, MOST_OF_OTHERS + 1)
            counts, is_counted = by_token(FacetSets(others)), len(others) <= MOST_OF_OTHERS
        offered[name] = options(name, counts, chosen, language, is_counted=is_counted)
    return offered
