"""The facets of one question."""

from collections import Counter

from .asking import to_ask
from .engines import engine
from .expression import Expression
from .facets import MOST_HITS, MOST_OF_OTHERS, SAMPLE, Facet, by_token, of_everything, options
from .question import Question


def facets_of(
    question: Question, expression: Expression | None, language: str, found_in_all: int
) -> dict[str, list[Facet]]:
    """Return what a question could be narrowed by; `found_in_all` is how many records answer it."""
    selected = {
        "kind": set(question.kinds),
        "event": {question.event_uid} - {""},
        "place": set(question.places),
        "decade": {question.decade} - {""},
        "list": {question.list_uid} - {""},
        "fate": {question.fate} - {""},
        "sex": {question.sex} - {""},
        "age": {question.age} - {""},
    }
    offered: dict[str, list[Facet]] = {}
    common = None if question.is_empty else _tally(question, expression, found_in_all)
    for name, chosen in selected.items():
        counts, is_counted = common or (of_everything(name), True)
        if chosen and name != "place":
            counts, is_counted = _tally(question, expression, None, but=name)
        offered[name] = options(name, counts, chosen, language, is_counted=is_counted)
    return offered


def _tally(
    question: Question, expression: Expression | None, known: int | None, *, but: str = ""
) -> tuple[Counter[str], bool]:
    """Count facets over all that is found; where that is too much, see in a sample which occur."""
    asked = to_ask(question, expression, but=but)
    if known is None:
        sets = engine().facet_sets(asked, MOST_OF_OTHERS + 1)
        return by_token(sets), len(sets) <= MOST_OF_OTHERS
    sets = engine().facet_sets(asked, MOST_HITS if known <= MOST_HITS else SAMPLE)
    return by_token(sets), known <= MOST_HITS
