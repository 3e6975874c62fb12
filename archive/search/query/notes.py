"""What is said beside an answer: records left out, words corrected."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.search.engines import engine
from archive.search.expression import Expression, Token, every
from archive.search.tokens import NAME, PARTLY_DATED, UNDATED

from .parser import Unit
from .plan import Plan
from .tiers import fuzzy_tokens


@dataclass(frozen=True, slots=True)
class Note:
    """Something to say beside the answer; `count` where it is about a number of records."""

    code: str
    sentence: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that is in the archive, for a word that is not; `q` is the question with it."""

    typed: str
    word: str
    q: str


def left_out(plan: Plan, expression: Expression | None, most: int) -> list[Note]:
    """Say how many records the dates leave out because theirs are not (fully) known."""
    if plan.span is None or plan.span.with_undated:
        return []
    ever = plan.without_days()
    undated, partly = (
        every([*([expression] if expression else []), Token(t)]) for t in (UNDATED, PARTLY_DATED)
    )
    without = engine().count(ever.query(undated), most + 1)
    unknown = engine().count(ever.query(partly), most + 1)
    answered = engine().count(plan.query(partly), most + 1)
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


def corrections(q: str, units: tuple[Unit, ...]) -> list[Correction]:
    """Return words of the archive for those typed that are a letter off."""
    pairs = [
        (unit.typed, near[1:])
        for unit in units
        for near in [token for token in fuzzy_tokens(unit) if token[0] == NAME][:2]
    ]
    return [Correction(typed, word, q.replace(typed, word, 1)) for typed, word in pairs]
