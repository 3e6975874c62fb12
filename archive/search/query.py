"""Asking the index: `Question` in, `Answer` out; `load` reads the records through the gate again.

    question = Question.from_params(request.GET, "az")
    answer = search(question, "az")
    results = load(answer.hits, "az")

Records come in tiers (as typed, at a place of that name, by sound, and only where nothing else is
found by nearness), each in display order. Counts are exact up to MOST_COUNTED.
"""

from collections import Counter
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.models import SearchEntry
from archive.models.search import Basis, Dating, SearchKind

from . import facets as counting
from . import words
from .answers import Hit, Result, load
from .engines import Ask, Order, engine
from .expression import Expression, Token, Without, every, some
from .facets import Facet
from .question import MOST_PAGES, Question
from .suggestions import Suggestion, suggest
from .tokens import (
    CONNECTED,
    DECADE,
    EVENT,
    FATE,
    KIND,
    LIST,
    NAME,
    PARTLY_DATED,
    PLACE,
    SEX,
    UNDATED,
    token,
)
from .words import Asked, Tier

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


@dataclass(frozen=True, slots=True)
class Note:
    """Something to say beside the answer; `count` where it is about a number of records."""

    code: str
    sentence: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that is in the archive, for one that is not; `q` is the question with it."""

    typed: str
    word: str
    q: str


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
    corrections: list[Correction] = []
    if not counted and asked:
        corrections = _corrections(question, asked)
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
        facets=_facets(question, tiers[-1][1], language),
        notes=[*notes, *_left_out(question, tiers[-1][1])],
        corrections=corrections,
    )


def narrowing(question: Question) -> dict[str, Expression]:
    """Return what narrows a question besides words and days, by dimension."""
    found: dict[str, Expression] = {}
    if question.kinds:
        found["kind"] = some(Token(token(KIND, kind)) for kind in question.kinds)
    if question.places:
        prefixes = (PLACE, CONNECTED) if question.where == "any" else (PLACE,)
        found["place"] = some(Token(token(p, uid)) for uid in question.places for p in prefixes)
    single = {
        "event": (EVENT, question.event_uid),
        "list": (LIST, question.list_uid),
        "fate": (FATE, question.fate),
        "sex": (SEX, question.sex),
        "decade": (DECADE, question.decade),
    }
    found |= {
        name: Token(token(prefix, value)) for name, (prefix, value) in single.items() if value
    }
    return found


def _ask(question: Question, expression: Expression | None, *, but: str = "") -> Ask:
    """Return what to ask the engine; `but` leaves one dimension out."""
    parts = [part for name, part in narrowing(question).items() if name != but]
    return Ask(every([*([expression] if expression else []), *parts]), question.span)


def _count(question: Question, expression: Expression | None) -> int:
    return engine().count(_ask(question, expression), MOST_COUNTED + 1)


def _order(question: Question, language: str, *, is_exact: bool) -> tuple[Order, list[Note]]:
    """Return the order to come in; very many records come in display order only."""
    if question.sort == "relevance":
        return Order.DISPLAY, []
    if not is_exact:
        return Order.DISPLAY, [
            Note("not-sorted", _("These are too many to put in another order: narrow them first."))
        ]
    return (Order.DATE if question.sort == "date" else Order(f"name-{language[:2]}")), []


def _hits(question: Question, tiers: Tiers, offset: int, order: Order) -> list[Hit]:
    """Return one page, tier after tier; another order than the display's knows no tiers."""
    if order is not Order.DISPLAY:
        tier, expression = tiers[-1]
        ranks = engine().ranks(_ask(question, expression), PAGE_SIZE, offset, order)
        return _read([(rank, tier) for rank in ranks], question)
    found: list[tuple[int, Tier]] = []
    before: Expression | None = None
    for tier, expression in tiers:
        layer = Without(expression, before) if expression and before else expression
        asked = _ask(question, layer)
        ranks = engine().ranks(asked, PAGE_SIZE - len(found), offset)
        found += [(rank, tier) for rank in ranks]
        if len(found) == PAGE_SIZE:
            break
        if offset:
            offset = 0 if ranks else offset - engine().count(asked, offset)
        before = expression
    return _read(found, question)


def _read(found: list[tuple[int, Tier]], question: Question) -> list[Hit]:
    entries = SearchEntry.objects.in_bulk([rank for rank, _tier in found])
    return [
        Hit(
            kind=SearchKind(entry.kind),
            uid=entry.uid,
            tier=tier if question.q else None,
            q=question.q,
            dating=Dating(entry.dating),
            date_basis=Basis(entry.date_basis),
            place_basis=Basis(entry.place_basis),
        )
        for rank, tier in found
        if (entry := entries.get(rank))
    ]


def _facets(
    question: Question, expression: Expression | None, language: str
) -> dict[str, list[Facet]]:
    selected = {
        "kind": set(question.kinds),
        "event": {question.event_uid} - {""},
        "place": set(question.places),
        "decade": {question.decade} - {""},
        "list": {question.list_uid} - {""},
        "fate": {question.fate} - {""},
        "sex": {question.sex} - {""},
    }
    found: dict[str, list[Facet]] = {}
    common = None if question.is_empty else _tally(question, expression)
    for name, chosen in selected.items():
        counts, is_counted = common or (counting.of_everything(name), True)
        if chosen and name != "place":
            counts, is_counted = _tally(question, expression, but=name)
        found[name] = counting.options(name, counts, chosen, language, is_counted=is_counted)
    return found


def _tally(
    question: Question, expression: Expression | None, *, but: str = ""
) -> tuple[Counter[str], bool]:
    tally = engine().tally(_ask(question, expression, but=but), counting.MOST_HITS)
    return counting.by_token(tally), sum(tally.values()) < counting.MOST_HITS


def _left_out(question: Question, expression: Expression | None) -> list[Note]:
    """Say how many records the dates leave out because theirs are not (fully) known."""
    if question.span is None or question.undated:
        return []
    ever = replace(question, first=None, last=None)
    undated, partly = (
        every([*([expression] if expression else []), Token(t)]) for t in (UNDATED, PARTLY_DATED)
    )
    without = engine().count(_ask(ever, undated), MOST_COUNTED)
    unknown = engine().count(_ask(ever, partly), MOST_COUNTED)
    unknown -= engine().count(_ask(question, partly), MOST_COUNTED)
    notes = []
    if without:
        sentence = ngettext(
            "%s record without a date is left out.",
            "%s records without a date are left out.",
            without,
        )
        notes.append(Note("undated", sentence % without, without))
    if unknown > 0:
        sentence = ngettext(
            "%s record whose date is partly unknown is left out.",
            "%s records whose dates are partly unknown are left out.",
            unknown,
        )
        notes.append(Note("partly-unknown", sentence % unknown, unknown))
    return notes


def _corrections(question: Question, asked: Asked) -> list[Correction]:
    """Return words of the archive for those typed that are one letter off."""
    found = []
    for unit in asked.units:
        spelled = [one for one in asked.near_tokens(unit) if one[0] == NAME]
        for one in spelled[:2]:
            found.append(
                Correction(unit.typed, one[1:], question.q.replace(unit.typed, one[1:], 1))
            )
    return found
