"""The facets of one question."""

from .asking import to_ask
from .engines import engine
from .expression import Expression
from .facets import MOST_OF_OTHERS, Facet, FacetSets, by_token, of_everything, options
from .question import Question


def facets_of(
    question: Question, expression: Expression | None, language: str, sets: FacetSets
) -> dict[str, list[Facet]]:
    """Return what a question could be narrowed by; `sets` are those of the records that answer."""
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
    common = None if question.is_empty else (by_token(sets), sets.is_whole)
    for name, chosen in selected.items():
        counts, is_counted = common or (of_everything(name), True)
        if chosen and name != "place":
            asked = to_ask(question, expression, but=name)
            others = engine().facet_sets(asked, MOST_OF_OTHERS + 1)
            counts, is_counted = by_token(FacetSets(others)), len(others) <= MOST_OF_OTHERS
        offered[name] = options(name, counts, chosen, language, is_counted=is_counted)
    return offered
