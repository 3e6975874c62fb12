"""Facets: how the records of an answer spread over the DIMENSIONS.

Counted in a pass over the narrow table: records that share all facets share a row of
`SearchFacets`. A dimension that is narrowed already is counted as if it were not, so that a
visitor can change their mind.
"""

from collections import Counter
from dataclasses import dataclass

from archive.models import SearchFacets
from archive.search.cache import Table
from archive.search.dimensions import DIMENSIONS, Dimension
from archive.search.engines import IndexQuery, engine
from archive.search.expression import Expression, Token
from archive.search.index import vocabulary
from archive.search.tokens import HELD

from .parameters import Question
from .plan import Plan

# Counted exactly up to so many records; of more, the first ones show what there is.
MOST_HITS, SAMPLED = 2_000, 1_000
# What else a dimension that is narrowed already would offer: counted up to so many.
MOST_OF_OTHERS = 500
MOST_OPTIONS = 12


@dataclass(frozen=True, slots=True)
class Facet:
    """An option: the value for the address, its label, how many, and whether it is chosen.

    `count` is None where there are too many records to count by this.
    """

    value: str
    label: str
    count: int | None
    selected: bool


@dataclass(frozen=True, slots=True)
class FacetSets:
    """The ids of the sets of facets (what, where, whom) of records, all or some of them."""

    ids: list[tuple[int, int, int]]
    is_whole: bool = True


def _read_sets(pks: list[int]) -> dict[int, tuple[str, ...]]:
    rows = SearchFacets.objects.filter(pk__in=pks).values_list("pk", "tokens")
    return {pk: tuple(line.split()) for pk, line in rows}


SETS = Table(_read_sets, most=100_000)


def facets_of(
    question: Question,
    plan: Plan,
    expression: Expression | None,
    language: str,
    sets: FacetSets | None,
) -> dict[str, list[Facet]]:
    """Return what a question could be narrowed by, dimension by dimension.

    `sets` are those of the records that answer; None where that is the whole archive.
    """
    common = _by_token(sets) if sets else Counter()
    held = None if sets else _of_held_rows()
    facets: dict[str, list[Facet]] = {}
    for name, dimension in DIMENSIONS.items():
        chosen = set(map(dimension.token, question.chosen.get(name, ())))
        if chosen and not dimension.is_typed:
            others = engine().facet_sets(plan.query(expression, but=name), MOST_OF_OTHERS + 1)
            counts, is_counted = _by_token(FacetSets(others)), len(others) <= MOST_OF_OTHERS
        elif sets is None:
            counts, is_counted = Counter(vocabulary.of_kind(dimension.letter)), held is not None
            counts.subtract(held or {})
        else:
            counts, is_counted = common, sets.is_whole
        facets[name] = _options(dimension, counts, chosen, language, is_counted=is_counted)
    return facets


def _by_token(sets: FacetSets) -> Counter[str]:
    """Return how many of these records have each facet token."""
    tally: Counter[int] = Counter()
    for column in zip(*sets.ids, strict=True):
        tally.update(column)
    counts: Counter[str] = Counter()
    for pk, tokens in SETS.look_up(tally).items():
        for token in tokens:
            counts[token] += tally[pk]
    return counts


def _of_held_rows() -> Counter[str] | None:
    """Return how many rows that people stand for have each facet token; None for too many."""
    ids = engine().facet_sets(IndexQuery(Token(HELD)), MOST_HITS + 1)
    return _by_token(FacetSets(ids)) if len(ids) <= MOST_HITS else None


def _options(
    dimension: Dimension, counts: Counter[str], chosen: set[str], language: str, *, is_counted: bool
) -> list[Facet]:
    """Return what a dimension offers: the chosen values and the most frequent others."""
    letter = dimension.letter
    tokens = {token: count for token, count in counts.items() if token[0] == letter and count > 0}
    tokens |= {token: tokens.get(token, 0) for token in chosen}
    order = sorted(tokens, key=lambda token: (token not in chosen, -tokens[token], token))
    return [
        Facet(value, label, tokens[token] if is_counted else None, token in chosen)
        for token, value, label in dimension.values.options(order[:MOST_OPTIONS], language)
    ]
