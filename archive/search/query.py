"""Asking the index: `Question` in, `Answer` out; `load` reads the records through the gate again.

    question = Question.from_params(request.GET, "az")
    answer = search(question, "az")
    results = load(answer.hits, "az")

Records come in tiers (as typed, at a place of that name, by sound, and only where nothing else is
found by nearness), each in display order. Counts are exact up to MOST_COUNTED.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from archive.models import SearchEntry
from archive.models.search import Basis, Dating, SearchKind

from . import words
from .answers import Hit, Result, load
from .asking import to_ask
from .engines import Order, engine
from .expression import Expression, Without
from .facets import Facet
from .question import MOST_PAGES, Question
from .remarks import Correction, Note, corrections, left_out
from .spread import facets_of
from .suggestions import Suggestion, suggest
from .words import Tier

__all__ = [
    "Answer",
    "Correction",
    "Facet",
    "Hit",
    "Note",
    "Question",
    "Result",
    "Suggestion",
    "load",
    "search",
    "suggest",
]

PAGE_SIZE = 20
MOST_COUNTED = PAGE_SIZE * MOST_PAGES
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
    notes: list[Note] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)

    @property
    def has_next(self) -> bool:
        """Whether another page follows."""
        return self.page < self.pages


def search(question: Question, language: str) -> Answer:
    """Answer a question from the index, which holds public records only."""
    asked = words.read(question.q)
    tiers: Tiers = list(asked.tiers()) if asked else [(Tier.EXACT, None)]
    counted = _count(question, tiers[-1][1])
    offered: list[Correction] = []
    if not counted and asked:
        offered = corrections(question, asked)
        near = asked.near()
        if near is not None:
            tiers = [(Tier.NEAR, near)]
            counted = _count(question, near)
    count, is_exact = min(counted, MOST_COUNTED), counted <= MOST_COUNTED
    pages = max(1, -(-count // PAGE_SIZE))
    page = min(question.page, pages)
    order, notes = _order(question, language, is_exact=is_exact)
    return Answer(
        question=question,
        count=count,
        is_exact=is_exact,
        page=page,
        pages=pages,
        hits=_hits(question, tiers, (page - 1) * PAGE_SIZE, order),
        facets=facets_of(question, tiers[-1][1], language),
        notes=[*notes, *left_out(question, tiers[-1][1], MOST_COUNTED)],
        corrections=offered,
    )


def _count(question: Question, expression: Expression | None) -> int:
    return engine().count(to_ask(question, expression), MOST_COUNTED + 1)


def _order(question: Question, language: str, *, is_exact: bool) -> tuple[Order, list[Note]]:
    """Return the order to come in; very many records come in display order only."""
    if question.sort == "relevance":
        return Order.DISPLAY, []
    if not is_exact:
        return Order.DISPLAY, [
            Note("not-sorted", _("These are too many to put in another order: narrow them first."))
        ]
    return (Order.DATE if question.sort == "date" else Order.by_name(language)), []


def _hits(question: Question, tiers: Tiers, offset: int, order: Order) -> list[Hit]:
    """Return one page, tier after tier; another order than the display's knows no tiers."""
    if order is not Order.DISPLAY:
        tier, expression = tiers[-1]
        ranks = engine().ranks(to_ask(question, expression), PAGE_SIZE, offset, order)
        return _read([(rank, tier) for rank in ranks], question)
    found: list[tuple[int, Tier]] = []
    before: Expression | None = None
    for tier, expression in tiers:
        layer = Without(expression, before) if expression and before else expression
        asked = to_ask(question, layer)
        ranks = engine().ranks(asked, PAGE_SIZE - len(found), offset)
        found += [(rank, tier) for rank in ranks]
        if len(found) == PAGE_SIZE:
            break
        if offset:
            offset = 0 if ranks else offset - engine().count(asked, offset)
        before = expression
    return _read(found, question)


def _read(found: list[tuple[int, Tier]], question: Question) -> list[Hit]:
    rows = SearchEntry.objects.filter(rank__in=[rank for rank, _tier in found])
    columns = rows.values_list("rank", "kind", "uid", "dating", "date_basis", "place_basis")
    entries = {row[0]: row[1:] for row in columns}
    return [
        _hit(entries[rank], tier if question.q else None, question.q)
        for rank, tier in found
        if rank in entries
    ]


def _hit(columns: tuple[str, str, int, int, int], tier: Tier | None, q: str) -> Hit:
    kind, uid, dating, date_basis, place_basis = columns
    bases = Basis(date_basis), Basis(place_basis)
    return Hit(SearchKind(kind), uid, tier, q, Dating(dating), *bases)
