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
from archive.search.engines import Order, engine

from .called import Tier
from .facets import MOST_HITS, Facet, facets_of
from .matches import MOST_COUNTED, PAGE_SIZE, Matches
from .notes import Correction, Note, left_out
from .parameters import Question
from .parser import Unit
from .partial import best_matches
from .results import Hit, Result, load
from .spelling_rank import MOST_COMPARED
from .suggestions import Suggestion, suggest

__all__ = [
    "MOST_COUNTED",
    "PAGE_SIZE",
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

WALKED_AT_ONCE = 500
HIT_COLUMNS = ("kind", "uid", "dating", "date_basis", "place_basis")


@dataclass(slots=True)
class Answer:
    """What answers a question. `count` is exact, or "more than" where `is_exact` is False.

    `question` is what was answered in the end: a date in the box may have been read as words.
    """

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
    missing: tuple[str, ...] = ()  # words that had to be left out, or nothing would answer

    @property
    def has_next(self) -> bool:
        """Whether another page follows."""
        return self.start + len(self.hits) < self.count and bool(self.hits)


def search(
    question: Question, language: str, *, size: int = PAGE_SIZE, start: int | None = None
) -> Answer:
    """Answer a question from the index, which holds public records only.

    `start` is how many records to pass over; without it, those of the pages before the question's.
    """
    passed = (question.page - 1) * size if start is None else start
    matches = best_matches(question, passed + 2 * size)
    question, plan, most = matches.question, matches.plan, matches.most
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
        missing=matches.missing,
    )


def every_hit(question: Question, language: str) -> tuple[Question, Iterator[list[Hit]]]:
    """Return what is answered in the end, and all records that answer, in their order, in slices.

    Not more than MOST_COUNTED.
    """
    matches = best_matches(question, MOST_COUNTED)
    return matches.question, _walk(matches, language)


def _walk(matches: Matches, language: str) -> Iterator[list[Hit]]:
    order, _notes = _order(matches.question, language, is_exact=matches.counted <= MOST_COUNTED)
    most = min(matches.counted, MOST_COUNTED)
    for start in range(0, most, WALKED_AT_ONCE):
        yield _hits(matches, start, order, min(WALKED_AT_ONCE, most - start))


def _order(question: Question, language: str, *, is_exact: bool) -> tuple[Order, list[Note]]:
    """Return the order to come in; very many records come in display order only."""
    if question.sort == "relevance":
        return Order.DISPLAY, []
    if not is_exact:
        return Order.DISPLAY, [
            Note("not-sorted", _("These are too many to put in another order: narrow them first."))
        ]
    return (Order.DATE if question.sort == "date" else Order.by_name(language)), []


def _hits(matches: Matches, offset: int, order: Order, size: int) -> list[Hit]:
    """Return a page, tier after tier; another order than the display's knows no tiers."""
    plan = matches.plan
    if order is not Order.DISPLAY:
        last = matches.tiers[-1]
        ranks = engine().ranks(plan.query(last.expression), size, offset, order)
        return _read([(rank, last.tier) for rank in ranks], matches.units)
    tier_of: dict[int, Tier | None] = {}
    wanted = offset + size
    finds_many = matches.counted > MOST_HITS
    for way in matches.tiers:
        # of the first ones of each tier, as many as are wanted in all are new at least, or all
        # others are known: no engine need subtract tiers
        compare = way.comparison(matches.question)
        enough = max(wanted, len(tier_of) + MOST_COMPARED + 1) if compare else wanted
        query = plan.query(way.expression, finds_many=finds_many, longest=way.longest)
        fresh = [rank for rank in engine().ranks(query, enough) if rank not in tier_of]
        if compare:
            fresh = compare(fresh, matches.units)
        tier_of |= dict.fromkeys(fresh[: wanted - len(tier_of)], way.tier)
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
