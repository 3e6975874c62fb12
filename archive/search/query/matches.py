"""How a question is answered: its tiers, and how many records answer in all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from archive.search.engines import IndexQuery, engine
from archive.search.expression import Expression

from .called import Tier
from .facets import MOST_HITS, SAMPLED, FacetSets
from .nearest import limits, nearest_first
from .notes import Correction, corrections
from .parameters import MOST_PAGES, Question
from .parser import Unit, Words, parse
from .plan import Plan
from .spelling_rank import closest_first
from .tiers import fatherless, fuzzy, tiers_of

PAGE_SIZE = 20
MOST_COUNTED = PAGE_SIZE * MOST_PAGES
SPELLED_SO = (None, Tier.EXACT, Tier.PLACE)
EVERYTHING = IndexQuery(is_of_cards=True)
Comparison = Callable[[Sequence[int], Sequence[Unit]], list[int]]


class Way(NamedTuple):
    """A tier: by words, or (no tier) by days alone, those that last less than `longest`."""

    tier: Tier | None
    expression: Expression | None
    longest: int | None = None
    is_by_days: bool = False

    def comparison(self, question: Question) -> Comparison | None:
        """Return what puts records of this tier in order; None for the display order."""
        span = question.span
        if span and (self.is_by_days or (question.box and self.tier in SPELLED_SO)):
            return lambda ranks, _units: nearest_first(ranks, span)
        return None if self.tier in SPELLED_SO else closest_first


@dataclass(frozen=True, slots=True)
class Matches:
    """How a question is answered: its tiers, how many records in all, words to try instead."""

    question: Question
    plan: Plan
    units: tuple[Unit, ...]
    tiers: list[Way]
    most: int  # how far was counted
    counted: int
    sets: FacetSets | None  # None for the whole archive
    corrections: list[Correction]
    missing: tuple[str, ...] = ()  # words that had to be left out

    @property
    def widest(self) -> Expression | None:
        """What all records answer."""
        return self.tiers[-1].expression


def matches_of(question: Question, needed: int) -> Matches:
    """Return what answers all words and days; `needed` is how many records a page asks for."""
    plan, words = Plan.of(question), parse(question.words)
    most = _most(plan, question.sort, needed)
    ways = _ways(question, words)
    counted, sets = _counted(plan, ways[-1].expression, most)
    offered: list[Correction] = []
    if not counted and words:
        offered = corrections(question.words, words.units)
        for tier, wider in ((Tier.FATHERLESS, fatherless(words)), (Tier.FUZZY, fuzzy(words))):
            if wider is not None and not counted:
                ways = [Way(tier, wider)]
                counted, sets = _counted(plan, wider, most)
    return Matches(question, plan, words.units, ways, most, counted, sets, offered)


def _ways(question: Question, words: Words) -> list[Way]:
    if words:
        return [Way(*way) for way in tiers_of(words)]
    span = question.span
    if span is None or question.first is None or question.last is None:
        return [Way(None, None)]
    near = [Way(None, None, longest, is_by_days=True) for longest in limits(span)]
    return [*near, Way(None, None, None, is_by_days=True)]


def _most(plan: Plan, sort: str, needed: int) -> int:
    """Return how far to count; to compare days, every record must be looked at.

    What is not in the order of the index must be known whole; else it is enough to know of another
    page.
    """
    if plan.span is None or sort != "relevance":
        return MOST_COUNTED
    return min(MOST_COUNTED, max(MOST_HITS, needed))


def _counted(plan: Plan, expression: Expression | None, most: int) -> tuple[int, FacetSets | None]:
    """Return how many records answer, at most `most` + 1, and their sets of facets.

    No sets where nothing is asked: what the whole archive has stands in the vocabulary.
    Where to count takes less than to read the sets, it is done first: of many records few are read.
    Else the sets may be all, or as many as need be counted.
    """
    query = plan.query(expression)
    if query == EVERYTHING:
        return engine().count(query, most + 1), None
    if engine().counts_fast(query):
        counted = engine().count(query, most + 1)
        finds_many = counted > MOST_HITS
        query = plan.query(expression, finds_many=finds_many)
        ids = engine().facet_sets(query, SAMPLED if finds_many else MOST_HITS)
        return counted, FacetSets(ids, is_whole=not finds_many)
    ids = engine().facet_sets(query, MOST_HITS + 1)
    sets = FacetSets(ids, is_whole=len(ids) <= MOST_HITS)
    if ids and (sets.is_whole or most <= MOST_HITS):
        return len(ids), sets
    return engine().count(query, most + 1), sets
