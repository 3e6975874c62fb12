"""What answers best: all words; else, where nothing has all of them, all but as few as may be.

A date typed in the box is read as days, unless a title begins with what was typed; where nothing
is of those days, it is looked for as it is written, and then left out.
"""

from collections.abc import Iterator
from dataclasses import replace

from archive.search.engines import engine
from archive.search.frequencies import FREQUENCIES
from archive.search.tokens import NAME, SOUND, TEXT

from .matches import Matches, matches_of
from .parameters import Question
from .parser import Unit, parse
from .plan import Plan
from .tiers import widest

MOST_TRIED = 6  # words of which any may be left out
FEW = 50  # records counted to choose between words


def best_matches(question: Question, needed: int) -> Matches:
    """Return what answers the question; if need be in another reading, or without some words."""
    for reading in _readings(question):
        matches = matches_of(reading, needed)
        if matches.counted:
            return matches
    offered = matches
    if question.box is None and len(offered.units) < 2:
        return offered  # there is nothing to leave out
    for fewer, missing in _fewer(question):
        matches = matches_of(fewer, needed)
        if matches.counted:
            return replace(matches, missing=missing, corrections=offered.corrections)
    return offered


def _readings(question: Question) -> Iterator[Question]:
    """Yield the question with its date as days and as words, the likelier first."""
    if question.box is None:
        yield question
    elif question.reading == "days" or not _begins_a_title(question):
        yield question
        yield question.as_written()
    else:
        yield question.as_written()
        yield question


def _begins_a_title(question: Question) -> bool:
    """Whether a record is called so, with the words beside the date and the date."""
    if question.box is None or not question.box.words:
        return False
    words = parse(question.q)
    begun = words.titles_begun or words.titles_begun_by_units
    return bool(words.titles or words.titles_of_units or begun)


def _fewer(question: Question) -> Iterator[tuple[Question, tuple[str, ...]]]:
    """Yield the question without its date, then without some words, and what was left out."""
    left: tuple[str, ...] = ()
    if question.box is not None and question.box.words:
        left = (question.box.typed,)
        question = question.without_box_days()
        yield question, left
    elif question.box is not None:
        return
    units = parse(question.words).units
    strangers = [unit for unit in units if not _is_known(unit)]
    if strangers and len(strangers) < len(units):
        units = tuple(unit for unit in units if unit not in strangers)
        left += tuple(unit.typed for unit in strangers)
        yield _asking(question, units), left
    for unit in _least_needed(question, units):
        kept = tuple(other for other in units if other is not unit)
        yield _asking(question, kept), (*left, unit.typed)
    if len(units) > 1:
        rarest = min(units, key=_frequency)
        gone = [unit.typed for unit in units if unit is not rarest]
        yield _asking(question, (rarest,)), (*left, *gone)


def _is_known(unit: Unit) -> bool:
    """Whether any public record has the word, or one that sounds like it."""
    return bool(FREQUENCIES.look_up(_tokens(unit)))


def _frequency(unit: Unit) -> int:
    return max(FREQUENCIES.look_up(_tokens(unit)).values(), default=0)


def _tokens(unit: Unit) -> list[str]:
    spelled = [kind + word for word in unit.folded for kind in (NAME, TEXT)]
    return [*spelled, *(SOUND + key for key in unit.sounds())]


def _least_needed(question: Question, units: tuple[Unit, ...]) -> Iterator[Unit]:
    """Yield the words without which something answers, the one best left out first.

    What remains should be the whole name of something, else what fewest records answer.
    """
    if not 1 < len(units) <= MOST_TRIED:
        return
    plan = Plan.of(question)
    tried = []
    for at, unit in enumerate(units):
        words = parse(_typed(units[:at] + units[at + 1 :]))
        hits = engine().count(plan.query(widest(words)), FEW)
        is_name = bool(words.titles or words.titles_of_units)
        tried.append((not is_name, hits, at, unit, hits))
    yield from (unit for *_order, unit, hits in sorted(tried, key=lambda t: t[:3]) if hits)


def _asking(question: Question, units: tuple[Unit, ...]) -> Question:
    unwanted = parse(question.words).unwanted
    kept = " ".join(f"-{_typed((unit,))}" for unit in unwanted)
    return replace(question, q=f"{_typed(units)} {kept}".strip(), box=None)


def _typed(units: tuple[Unit, ...]) -> str:
    return " ".join(f'"{unit.typed}"' if unit.is_phrase else unit.typed for unit in units)
