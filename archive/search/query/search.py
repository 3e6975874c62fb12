"""Asking the index: `Question` in, `Answer` out; `load` reads the records through the gate again.

    question = Question.from_params(request.GET)
    answer = search(question, "az")
    results = load(answer.hits, "az")

Records come in tiers (as typed, at a place of that name, by sound, and only where nothing else is
there, but for a letter), each in display order. Counts are exact up to MOST_COUNTED. `every_hit`
walks through all records that answer, for a table to take away.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from archive.models.search import Basis, Dating, SearchKind
from archive.search.engines import IndexQuery, Order, engine
from archive.search.expression import Expression

from .facets import MOST_HITS, SAMPLED, Facet, FacetSets, facets_of
from .notes import Correction, Note, corrections, left_out
from .parameters import MOST_PAGES, Question
from .parser import Unit, parse
from .plan import Plan
from .results import Hit, Result, load
from .spelling_rank import MOST_COMPARED, closest_first
from .suggestions import Suggestion, suggest
from .tiers import Tier, fatherless, fuzzy, tiers_of

__all__ = [
    "Answer",
    "Correction",
    "Facet",
    "Hit",
    "Note",
    "Question",
    "Result",
    "Suggestion",
    "every_hit",
    "load",
    "search",
    "suggest",
]

PAGE_SIZE = 20
MOST_COUNTED = PAGE_SIZE * MOST_PAGES
WALKED_AT_ONCE = 500
HIT_COLUMNS = ("kind", "uid", "dating", "date_basis", "place_basis")
SPELLED_SO = (None, Tier.EXACT, Tier.PLACE)
EVERYTHING = IndexQuery()
Tiers = list[tuple[Tier | None, Expression | None]]  # no tier where no words are asked


@dataclass(slots=True)
class Answer:
    """What answers a question. `count` is exact, or "more than" where `is_exact` is False."""

    question: Question
    count: int
    is_exact: bool
    page: int
    pages: int
    hits: list[Hit]
    facets: dict[str, list[Facet]]
    start: int = 0  # how many records come before the first hit
    notes: list[Note] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)

    @property
    def has_next(self) -> bool:
        """Whether another page follows."""
        return self.start + len(self.hits) < self.count and bool(self.hits)


@dataclass(frozen=True, slots=True)
class _Matches:
    """How a question is answered: its tiers, how many records in all, words to try instead."""

    plan: Plan
    units: tuple[Unit, ...]
    tiers: Tiers
    counted: int
    sets: FacetSets | None  # None for the whole archive
    corrections: list[Correction]

    @property
    def widest(self) -> Expression | None:
        """What all records answer."""
        return self.tiers[-1][1]


def search(
    question: Question, language: str, *, size: int = PAGE_SIZE, start: int | None = None
) -> Answer:
    """Answer a question from the index, which holds public records only.

    `start` is how many records to pass over; without it, those of the pages before the question's.
    """
    passed = (question.page - 1) * size if start is None else start
    plan = Plan.of(question)
    most = _most(plan, question.sort, passed + 2 * size)
    matches = _matches(plan, question.q, most)
    count, is_exact = min(matches.counted, most), matches.counted <= most
    pages = max(1, -(-count // size))
    page = min(question.page, pages) if start is None else start // size + 1
    first = (page - 1) * size if start is None else start
    order, notes = _order(question, language, is_exact=is_exact)
    return Answer(
        question=question,
        count=count,
        is_exact=is_exact,
        page=page,
        pages=pages,
        # no more than there are: tiers after the last record need not be asked
        hits=_hits(matches, first, order, max(0, min(size, count - first))),
        facets=facets_of(question, plan, matches.widest, language, matches.sets),
        start=first,
        notes=[*notes, *left_out(plan, matches.widest, MOST_COUNTED)],
        corrections=matches.corrections,
    )


def every_hit(question: Question, language: str) -> Iterator[list[Hit]]:
    """Yield all records that answer in their order, in slices, but not more than MOST_COUNTED."""
    matches = _matches(Plan.of(question), question.q, MOST_COUNTED)
    order, _notes = _order(question, language, is_exact=matches.counted <= MOST_COUNTED)
    most = min(matches.counted, MOST_COUNTED)
    for start in range(0, most, WALKED_AT_ONCE):
        yield _hits(matches, start, order, min(WALKED_AT_ONCE, most - start))


def _most(plan: Plan, sort: str, needed: int) -> int:
    """Return how far to count; to compare days, every record must be looked at.

    What is not in the order of the index must be known whole; else it is enough to know of another
    page.
    """
    if plan.span is None or sort != "relevance":
        return MOST_COUNTED
    return min(MOST_COUNTED, max(MOST_HITS, needed))


def _matches(plan: Plan, q: str, most: int) -> _Matches:
    words = parse(q)
    tiers: Tiers = list(tiers_of(words)) if words else [(None, None)]
    counted, sets = _counted(plan, tiers[-1][1], most)
    offered: list[Correction] = []
    if not counted and words:
        offered = corrections(q, words.units)
        for tier, wider in ((Tier.FATHERLESS, fatherless(words)), (Tier.FUZZY, fuzzy(words))):
            if wider is not None and not counted:
                tiers = [(tier, wider)]
                counted, sets = _counted(plan, wider, most)
    return _Matches(plan, words.units, tiers, counted, sets, offered)


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


def _order(question: Question, language: str, *, is_exact: bool) -> tuple[Order, list[Note]]:
    """Return the order to come in; very many records come in display order only."""
    if question.sort == "relevance":
        return Order.DISPLAY, []
    if not is_exact:
        return Order.DISPLAY, [
            Note("not-sorted", _("These are too many to put in another order: narrow them first."))
        ]
    return (Order.DATE if question.sort == "date" else Order.by_name(language)), []


def _hits(matches: _Matches, offset: int, order: Order, size: int) -> list[Hit]:
    """Return a page, tier after tier; another order than the display's knows no tiers."""
    plan = matches.plan
    if order is not Order.DISPLAY:
        tier, expression = matches.tiers[-1]
        ranks = engine().ranks(plan.query(expression), size, offset, order)
        return _read([(rank, tier) for rank in ranks], matches.units)
    tier_of: dict[int, Tier | None] = {}
    wanted = offset + size
    finds_many = matches.counted > MOST_HITS
    for tier, expression in matches.tiers:
        # each tier includes those before it: of its first ones, as many as are wanted in all are
        # new at least, and no engine need subtract tiers
        is_compared = tier not in SPELLED_SO
        enough = max(wanted, len(tier_of) + MOST_COMPARED + 1) if is_compared else wanted
        ranks = engine().ranks(plan.query(expression, finds_many=finds_many), enough)
        fresh = [rank for rank in ranks if rank not in tier_of]
        if is_compared:
            fresh = closest_first(fresh, matches.units)
        tier_of |= dict.fromkeys(fresh[: wanted - len(tier_of)], tier)
        if len(tier_of) >= wanted:
            break
    return _read(list(tier_of.items())[offset:], matches.units)


def _read(ranks: list[tuple[int, Tier | None]], units: tuple[Unit, ...]) -> list[Hit]:
    entries = engine().columns([rank for rank, _tier in ranks], HIT_COLUMNS)
    return [_hit(entries[rank], tier, units) for rank, tier in ranks if rank in entries]


def _hit(columns: tuple[Any, ...], tier: Tier | None, units: tuple[Unit, ...]) -> Hit:
    kind, uid, dating, date_basis, place_basis = columns
    bases = Basis(date_basis), Basis(place_basis)
    return Hit(SearchKind(kind), uid, tier, units, Dating(dating), *bases)
