"""What is said beside an answer: records left out, words corrected."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.search.engines import engine
from archive.search.expression import Expression, Token, every
from archive.search.tokens import NAME, PARTLY_DATED, UNDATED

from .parameters import Question
from .parser import Asked
from .plan import to_ask


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


def left_out(question: Question, expression: Expression | None, most: int) -> list[Note]:
    """Say how many records the dates leave out because theirs are not (fully) known."""
    if question.span is None or question.undated:
        return []
    ever = replace(question, first=None, last=None)
    undated, partly = (
        every([*([expression] if expression else []), Token(t)]) for t in (UNDATED, PARTLY_DATED)
    )
    without = engine().count(to_ask(ever, undated), most + 1)
    unknown = engine().count(to_ask(ever, partly), most + 1)
    answered = engine().count(to_ask(question, partly), most + 1)
    notes = []
    if without > most:
        sentence = _("More than %s records without a date are left out.")
        notes.append(Note("undated", sentence % most, without))
    elif without:
        sentence = ngettext(
            "%s record without a date is left out.",
            "%s records without a date are left out.",
            without,
        )
        notes.append(Note("undated", sentence % without, without))
    if unknown > most > answered:
        sentence = _("More than %s records whose dates are partly unknown are left out.")
        notes.append(Note("partly-unknown", sentence % (most - answered), unknown - answered))
    elif unknown > answered:
        sentence = ngettext(
            "%s record whose date is partly unknown is left out.",
            "%s records whose dates are partly unknown are left out.",
            unknown - answered,
        )
        notes.append(Note("partly-unknown", sentence % (unknown - answered), unknown - answered))
    return notes


def corrections(question: Question, asked: Asked) -> list[Correction]:
    """Return words of the archive for those typed that are one letter off."""
    found = []
    for unit in asked.units:
        spelled = [one for one in asked.near_tokens(unit) if one[0] == NAME]
        for one in spelled[:2]:
            found.append(
                Correction(unit.typed, one[1:], question.q.replace(unit.typed, one[1:], 1))
            )
    return found
