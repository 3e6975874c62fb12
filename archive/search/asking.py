"""What a question asks of the engine: its words, what narrows it, its days."""

from .engines import Ask
from .expression import Expression, Token, every, some
from .question import Question
from .tokens import AGE, AT, CONNECTED, DECADE, EVENT, FATE, KIND, LIST, PLACE, SEX, token


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


def to_ask(question: Question, expression: Expression | None, *, but: str = "") -> Ask:
    """Return what to ask the engine; `but` leaves one dimension out."""
    parts = [part for name, part in narrowing(question).items() if name != but]
    return Ask(every([*([expression] if expression else []), *parts]), question.span)
