"""Asking the index: `Question` in, `Answer` out; `load` reads the records through the gate again.

    question = Question.from_params(request.GET, "az")
    answer = search(question, "az")
    results = load(answer.hits, "az")

Records come in tiers (as typed, at a place of that name, by sound, and only where nothing else is
found by nearness), each in display order. Counts are exact up to MOST_COUNTED. `every_hit` walks
through all that is found, for a table to take away.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from archive.models.search import Basis, Dating, SearchKind
from archive.search.engines import Order, engine
from archive.search.expression import Expression

from . import parser as words
from .facets import MOST_HITS, SAMPLED, Facet, FacetSets, facets_of
from .notes import Correction, Note, corrections, left_out
from .parameters import MOST_PAGES, Question
from .parser import Tier
from .plan import to_ask
from .results import Hit, Result, load, read_units
from .spelling_rank import MOST_COMPARED, closest_first
from .suggestions import Suggestion, suggest

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
SPELLED_SO = (Tier.EXACT, Tier.PLACE)
Tiers = list[tuple[Tier, Expression | None]]


@dataclass(slots=True)
class Answer:
    """What was found. `count` is exact unless `is_exact` is False: then it is "more than"."""

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


@dataclass(slots=True)
class _Found:
    """How a question is answered: its tiers, how many there are in all, words to try instead."""

    tiers: Tiers
    counted: int
    sets: FacetSets
    offered: list[Correction]

    @property
    def widest(self) -> Expression | None:
        """What all records found answer."""
        return self.tiers[-1][1]


def search(
    question: Question, language: str, *, size: int = PAGE_SIZE, start: int | None = None
) -> Answer:
    """Answer a question from the index, which holds public records only.

    `start` is how many records to pass over; without it, those of the pages before the question's.
    """
    passed = (question.page - 1) * size if start is None else start
    most = _most(question, passed + 2 * size)
    found = _found(question, most)
    count, is_exact = min(found.counted, most), found.counted <= most
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
        hits=_hits(question, found, first, order, max(0, min(size, count - first))),
        facets=facets_of(question, found.widest, language, found.sets),
        start=first,
        notes=[*notes, *left_out(question, found.widest, MOST_COUNTED)],
        corrections=found.offered,
    )


def every_hit(question: Question, language: str) -> Iterator[list[Hit]]:
    """Yield all that is found in its order, in slices, but not more than MOST_COUNTED."""
    found = _found(question, MOST_COUNTED)
    order, _notes = _order(question, language, is_exact=found.counted <= MOST_COUNTED)
    most = min(found.counted, MOST_COUNTED)
    for start in range(0, most, WALKED_AT_ONCE):
        yield _hits(question, found, start, order, min(WALKED_AT_ONCE, most - start))


def _most(question: Question, needed: int) -> int:
    """Return how far to count; to compare days, every record must be looked at.

    What is not in the order of the index must be known whole; else it is enough to know of another
    page.
    """
    if question.span is None or question.sort != "relevance":
        return MOST_COUNTED
    return min(MOST_COUNTED, max(MOST_HITS, needed))


def _found(question: Question, most: int) -> _Found:
    asked = words.read(question.q)
    tiers: Tiers = list(asked.tiers()) if asked else [(Tier.EXACT, None)]
    counted, sets = _counted(question, tiers[-1][1], most)
    offered: list[Correction] = []
    if not counted and asked:
        offered = corrections(question, asked)
        for tier, wider in ((Tier.FATHERLESS, asked.fatherless()), (Tier.NEAR, asked.near())):
            if wider is not None and not counted:
                tiers = [(tier, wider)]
                counted, sets = _counted(question, wider, most)
    return _Found(tiers, counted, sets, offered)


def _counted(question: Question, expression: Expression | None, most: int) -> tuple[int, FacetSets]:
    """Return how many records answer, up to one more than `most`, and their sets of facets.

    Where to count takes less than to read the sets, it is done first: of many records few are read.
    Else the sets may be all, or as many as need be counted.
    """
    asked = to_ask(question, expression)
    if question.is_empty:
        return engine().count(asked, most + 1), FacetSets([])
    if engine().counts_fast(asked):
        counted = engine().count(asked, most + 1)
        finds_many = counted > MOST_HITS
        ask = to_ask(question, expression, finds_many=finds_many)
        found = engine().facet_sets(ask, SAMPLED if finds_many else MOST_HITS)
        return counted, FacetSets(found, is_whole=not finds_many)
    found = engine().facet_sets(asked, MOST_HITS + 1)
    sets = FacetSets(found, is_whole=len(found) <= MOST_HITS)
    if found and (sets.is_whole or most <= MOST_HITS):
        return len(found), sets
    return engine().count(asked, most + 1), sets


def _order(question: Question, language: str, *, is_exact: bool) -> tuple[Order, list[Note]]:
    """Return the order to come in; very many records come in display order only."""
    if question.sort == "relevance":
        return Order.DISPLAY, []
    if not is_exact:
        return Order.DISPLAY, [
            Note("not-sorted", _("These are too many to put in another order: narrow them first."))
        ]
    return (Order.DATE if question.sort == "date" else Order.by_name(language)), []


def _hits(question: Question, answer: _Found, offset: int, order: Order, size: int) -> list[Hit]:
    """Return one page, tier after tier; another order than the display's knows no tiers."""
    if order is not Order.DISPLAY:
        tier, expression = answer.tiers[-1]
        ranks = engine().ranks(to_ask(question, expression), size, offset, order)
        return _read([(rank, tier) for rank in ranks], question)
    found: dict[int, Tier] = {}
    wanted = offset + size
    finds_many = answer.counted > MOST_HITS
    for tier, expression in answer.tiers:
        # each tier includes those before it: of its first ones, as many as are wanted in all are
        # new at least, and no engine need subtract one from the other
        enough = wanted if tier in SPELLED_SO else max(wanted, len(found) + MOST_COMPARED + 1)
        ask = to_ask(question, expression, finds_many=finds_many)
        ranks = engine().ranks(ask, enough)
        fresh = [rank for rank in ranks if rank not in found]
        if tier not in SPELLED_SO:
            fresh = closest_first(fresh, read_units(question.q))
        found |= dict.fromkeys(fresh[: wanted - len(found)], tier)
        if len(found) >= wanted:
            break
    return _read(list(found.items())[offset:], question)


def _read(found: list[tuple[int, Tier]], question: Question) -> list[Hit]:
    entries = engine().columns([rank for rank, _tier in found], HIT_COLUMNS)
    return [
        _hit(entries[rank], tier if question.q else None, question.q)
        for rank, tier in found
        if rank in entries
    ]


def _hit(columns: tuple[Any, ...], tier: Tier | None, q: str) -> Hit:
    kind, uid, dating, date_basis, place_basis = columns
    bases = Basis(date_basis), Basis(place_basis)
    return Hit(SearchKind(kind), uid, tier, q, Dating(dating), *bases)
