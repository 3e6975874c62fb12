"""What a question asks of the engine besides its words: what narrows it, and its days."""

from dataclasses import dataclass, replace

from archive.lib.dates import from_day_number
from archive.models.search import DAY_FIRST, DAY_LAST
from archive.search.dimensions import DECADE, DIMENSIONS
from archive.search.engines import IndexQuery, Span
from archive.search.expression import Expression, Token, every, some
from archive.search.tokens import (
    AT,
    PARTLY_DATED,
    TEXT,
    UNDATED,
    WITHOUT_DECADES,
    WITHOUT_YEARS,
    token,
)

from .parameters import Question

MOST_YEARS = 12  # named singly
MOST_DECADES = 12
NEAR = "near"


@dataclass(frozen=True, slots=True)
class Plan:
    """How a question is put to the engine; made once for all that is asked about it."""

    narrowing: dict[str, Expression]  # by dimension, and `near`
    span: Span | None
    years: Expression | None  # of the span, as words

    @classmethod
    def of(cls, question: Question) -> "Plan":
        """Return the plan of a question."""
        span = question.span
        return cls(_narrowing(question), span, _years(span) if span else None)

    def query(
        self,
        expression: Expression | None,
        *,
        but: str = "",
        finds_many: bool = False,
        longest: int | None = None,
    ) -> IndexQuery:
        """Return what to ask the engine for some words; `but` leaves a dimension out.

        `longest` leaves out what lasts so many days or more.

        Where days alone are asked, the days lead. Where they find many, their years do: words come
        in display order, so that the first records come without putting all in order.
        """
        parts = [part for name, part in self.narrowing.items() if name != but]
        narrowed = every([expression, *parts] if expression else parts)
        if self.years and (narrowed or finds_many):
            narrowed = every([narrowed, self.years] if narrowed else [self.years])
        span = replace(self.span, longest=longest) if self.span else None
        return IndexQuery(narrowed, span, is_of_cards=True)

    def without_days(self) -> "Plan":
        """Return the plan of the same question at any time."""
        return replace(self, span=None, years=None)


def _narrowing(question: Question) -> dict[str, Expression]:
    anywhere = question.where == "any"
    narrowing = {
        name: DIMENSIONS[name].has(values, anywhere=anywhere)
        for name, values in question.chosen.items()
    }
    if question.around is not None:
        # nothing lies at the place without an id: a distance may hold no place at all
        narrowing[NEAR] = some([Token(token(AT, uid)) for uid in question.around or ("",)])
    return narrowing


def _years(span: Span) -> Expression | None:
    """Return the years or decades of some days, as words: they hold every record that touches them.

    The days themselves are compared record by record; among the hits of a common word most need
    not be. None where there are too many decades to name.
    """
    if span.first <= DAY_FIRST or span.last >= DAY_LAST:
        return None
    first, last = (from_day_number(day)[0] for day in (span.first, span.last))
    if first < 0:
        return None
    if last - first < MOST_YEARS:
        touched = [Token(token(TEXT, year)) for year in range(first, last + 1)]
        touched.append(Token(WITHOUT_YEARS))
    elif last - first < 10 * MOST_DECADES:
        decades = range(first // 10 * 10, last + 1, 10)
        touched = [*(Token(DECADE.token(decade)) for decade in decades), Token(WITHOUT_DECADES)]
    else:
        return None
    unknown = [Token(UNDATED), Token(PARTLY_DATED)] if span.with_undated else []
    return some([*touched, *unknown])
