"""What a question asks of the engine: its words, what narrows it, its days."""

from archive.lib.dates import from_day_number
from archive.models.search import DAY_FIRST, DAY_LAST
from archive.search.engines import Ask, Span
from archive.search.expression import Expression, Token, every, some
from archive.search.tokens import (
    AGE,
    AT,
    CONNECTED,
    DECADE,
    EVENT,
    FATE,
    KIND,
    LIST,
    PARTLY_DATED,
    PLACE,
    SEX,
    TEXT,
    UNDATED,
    WITHOUT_DECADES,
    WITHOUT_YEARS,
    token,
)

from .parameters import Question

MOST_YEARS = 12  # named one by one
MOST_DECADES = 12


def narrowing(question: Question) -> dict[str, Expression]:
    """Return what narrows a question besides words and days, by dimension."""
    found: dict[str, Expression] = {}
    if question.kinds:
        found["kind"] = some(Token(token(KIND, kind)) for kind in question.kinds)
    if question.places:
        prefixes = (PLACE, CONNECTED) if question.where == "any" else (PLACE,)
        found["place"] = some(Token(token(p, uid)) for uid in question.places for p in prefixes)
    if question.around is not None:
        # nothing lies at the place without an id: a distance may hold no place at all
        found["near"] = some(Token(token(AT, uid)) for uid in question.around or ("",))
    single = {
        "event": (EVENT, question.event_uid),
        "list": (LIST, question.list_uid),
        "fate": (FATE, question.fate),
        "sex": (SEX, question.sex),
        "age": (AGE, question.age),
        "decade": (DECADE, question.decade),
    }
    found |= {
        name: Token(token(prefix, value)) for name, (prefix, value) in single.items() if value
    }
    return found


def to_ask(
    question: Question, expression: Expression | None, *, but: str = "", finds_many: bool = False
) -> Ask:
    """Return what to ask the engine; `but` leaves one dimension out.

    Where days alone are asked, the days lead. Where they find many, their years do: words come in
    display order, so that the first ones are found without putting all in order.
    """
    parts = [part for name, part in narrowing(question).items() if name != but]
    asked = every([*([expression] if expression else []), *parts])
    roughly = _roughly(question.span) if question.span and (asked or finds_many) else None
    return Ask(every(one for one in (asked, roughly) if one), question.span)


def _roughly(span: Span) -> Expression | None:
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
        touched = [*(Token(token(DECADE, decade)) for decade in decades), Token(WITHOUT_DECADES)]
    else:
        return None
    unknown = [Token(UNDATED), Token(PARTLY_DATED)] if span.with_undated else []
    return some([*touched, *unknown])
