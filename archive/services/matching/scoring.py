"""How much speaks for two subjects being one person: points, and each point's reason.

The points are a table anybody can read and change, not a trained model. A pair without a name in
common gets none, however well the rest fits: dates and places find villages, not persons.
"""

from dataclasses import dataclass, field
from typing import Any

from . import timing
from .naming import APART, EXACT, FAMILY, INITIAL, NEAR, SOUND, Compared, Form, best
from .subjects import Subject

TOP_MARK = 90
LIKELY = 70
LEAST = 45  # below, nobody is asked
WORDS = {EXACT: "exact", SOUND: "sound", NEAR: "near", INITIAL: "initial"}

NAME = {EXACT: 50, SOUND: 46, NEAR: 36, INITIAL: 30}
ONE_WORD_LESS = 24  # one word is all that meets
FATHER_POINTS = {EXACT: 16, SOUND: 16, NEAR: 10, INITIAL: 4, APART: -35}
FAMILY_DIFFERS = -25
SEX_DIFFERS = -40
SAME_PLACE, ONE_INSIDE, SAME_PLACES_MOST = 10, 6, 16
PLACES_DIFFER = -6
SAME_EVENT = 10
NOT_SURE_MOST = TOP_MARK - 5  # a name one letter apart, or in part, never gets the top mark

Reason = list[Any]  # a code of `wording.SENTENCES` and what the sentence names


@dataclass(slots=True)
class Score:
    """Points so far, what they may not exceed, and why."""

    points: int = 0
    most: int = 100
    reasons: list[Reason] = field(default_factory=list)

    def add(self, points: int, code: str, *named: Any) -> None:
        """Count points for a reason."""
        self.points += points
        self.reasons.append([code, *named])

    @property
    def mark(self) -> int:
        """The score, 0 to 100."""
        return max(0, min(self.points, self.most))


class Scorer:
    """Scores pairs; knows which places lie inside which today."""

    def __init__(self, inside: dict[str, frozenset[str]] | None = None) -> None:
        self.inside = inside or {}

    def score(self, one: Subject, other: Subject) -> Score | None:
        """Return the score of two subjects; None where their names cannot be one name."""
        compared = best(one.forms, other.forms)
        if compared is None or not _is_enough(compared, one, other):
            return None
        score = Score()
        _name(score, compared)
        if one.sex and other.sex and one.sex != other.sex:
            score.add(SEX_DIFFERS, "sex-differs")
        timing.add_birth(score, one, other)
        timing.add_death(score, one, other)
        self._places(score, one, other)
        if not one.about.isdisjoint(other.about):
            score.add(SAME_EVENT, "event-same")
        return score

    def _places(self, score: Score, one: Subject, other: Subject) -> None:
        found = 0
        for kind in ("place", "residence", "burial"):
            a, b = getattr(one, kind), getattr(other, kind)
            if a and a == b:
                points = SAME_PLACE
            elif a and b and (b in self.inside.get(a, ()) or a in self.inside.get(b, ())):
                points = ONE_INSIDE
            else:
                continue
            points = min(points, SAME_PLACES_MOST - found)
            found += points
            score.add(points, f"{kind}-same" if a == b else "place-inside")
        if not found and one.place and other.place:
            score.add(PLACES_DIFFER, "place-differs")


def _is_enough(compared: Compared, one: Subject, other: Subject) -> bool:
    """Whether a given name under two family names may be one person: same father, or same day."""
    if compared.family != APART or (compared.father or APART) > APART:
        return True
    return timing.is_same_day(one.birth, other.birth)


def _name(score: Score, compared: Compared) -> None:
    if compared.met == 1 and compared.family != APART:
        score.most = NOT_SURE_MOST
        score.add(NAME[compared.name] - ONE_WORD_LESS, "name-part")
    else:
        score.add(NAME[compared.name], f"name-{WORDS[compared.name]}")
    if compared.name <= NEAR:
        score.most = NOT_SURE_MOST
    if compared.family == APART:
        score.most = NOT_SURE_MOST
        score.add(FAMILY_DIFFERS, "family-differs")
    if compared.father == APART:
        score.most = NOT_SURE_MOST
        score.add(FATHER_POINTS[APART], "father-differs")
    elif compared.father is not None:
        score.add(FATHER_POINTS[compared.father], f"father-{WORDS[compared.father]}")
    elif compared.met >= 3:  # three words met, and neither name says which is the father's
        score.add(FATHER_POINTS[compared.name], "words-three")
    elif any(len(names) > 2 for names in (compared.one, compared.other)):
        score.add(0, "father-missing")
    if compared.family is None and FAMILY in _parts(compared.one) | _parts(compared.other):
        score.add(0, "family-missing")


def _parts(words: Form) -> set[str]:
    return {one.part for one in words}
