"""How much speaks for two subjects being a person: points, and each point's reason.

The points are a table anybody can read and change, not a trained model. A pair without a name in
common gets none, however well the rest fits: dates and places find villages, not persons.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from archive.lib.dates import from_day_number

from .names import APART, ENDING, EXACT, FAMILY, FATHER, INITIAL, NEAR, SOUND, Compared, Form, best
from .subjects import PLACES, Subject

KINDS_OF_PLACE = [field.key for field in PLACES]
TOP_MARK = 90
LIKELY = 70
LEAST = 45  # below, nobody is asked
WORDS = {EXACT: "exact", SOUND: "sound", NEAR: "near", ENDING: "ending", INITIAL: "initial"}

NAME = {EXACT: 50, SOUND: 46, NEAR: 36, ENDING: 35, INITIAL: 30}
ONE_WORD_LESS = 24  # a word is all that meets
FATHER_POINTS = {EXACT: 16, SOUND: 16, NEAR: 10, ENDING: 10, INITIAL: 4, APART: -35}
FAMILY_DIFFERS = -25
SEX_DIFFERS = -40
SAME_PLACE, ONE_INSIDE, SAME_PLACES_MOST = 10, 6, 16
PLACES_DIFFER = -6
SAME_EVENT = 10
NOT_SURE_MOST = TOP_MARK - 5  # a name a letter apart, or in part, never gets the top mark

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

    def score(self, first: Subject, second: Subject) -> Score | None:
        """Return the score of two subjects; None where their names cannot be the same name."""
        compared = best(first.forms, second.forms)
        if compared is None or not _is_enough(compared, first, second):
            return None
        score = Score()
        _name(score, compared)
        if first.sex and second.sex and first.sex != second.sex:
            score.add(SEX_DIFFERS, "sex-differs")
        add_birth(score, first, second)
        add_death(score, first, second)
        self._places(score, first, second)
        if not first.about.isdisjoint(second.about):
            score.add(SAME_EVENT, "event-same")
        return score

    def _places(self, score: Score, first: Subject, second: Subject) -> None:
        gained = 0
        for kind, a, b in zip(KINDS_OF_PLACE, first.places, second.places, strict=True):
            if a and a == b:
                points = SAME_PLACE
            elif a and b and (b in self.inside.get(a, ()) or a in self.inside.get(b, ())):
                points = ONE_INSIDE
            else:
                continue
            points = min(points, SAME_PLACES_MOST - gained)
            gained += points
            score.add(points, f"{kind}-same" if a == b else "place-inside")
        if not gained and first.places[0] and second.places[0]:
            score.add(PLACES_DIFFER, "place-differs")


def _is_enough(compared: Compared, first: Subject, second: Subject) -> bool:
    """Whether a given name under two family names may be a single person, by father or day."""
    if compared.family != APART or (compared.father or APART) > APART:
        return True
    return is_same_day(first.birth, second.birth)


def _name(score: Score, compared: Compared) -> None:
    parts = _parts(compared.first) | _parts(compared.second)
    words = 3 if compared.is_joined else 2  # of a name without the father's
    if compared.met == 1 and compared.family != APART:
        score.most = NOT_SURE_MOST
        score.add(NAME[compared.name] - ONE_WORD_LESS, "name-part")
    else:
        score.add(NAME[compared.name], f"name-{WORDS[compared.name]}")
    if compared.is_joined:
        score.add(0, "name-joined")
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
    elif FATHER in parts or any(len(names) > words for names in (compared.first, compared.second)):
        score.add(0, "father-missing")
    if compared.family is None and FAMILY in parts:
        score.add(0, "family-missing")


def _parts(words: Form) -> set[str]:
    return {word.part for word in words}


if TYPE_CHECKING:
    from .subjects import Bounds, Subject

BIRTH_DAY, BIRTH_DAY_BY_CONVENTION, BIRTH_FITS, BIRTH_ROUGHLY = 30, 20, 18, 8
BIRTH_DAY_DIFFERS, BIRTH_YEAR_APART, BIRTH_DIFFERS = -5, -10, -45
AGE_FITS, AGE_NEARLY, AGE_OFF, AGE_DIFFERS = 12, 4, -10, -30
DEATH_DAY, DEATH_FITS, DEATH_CLOSE, DEATH_DIFFERS = 10, 6, -5, -30
A_YEAR, A_MONTH = 366, 31
CONVENTIONS = {(1, 1), (6, 1), (7, 1)}  # days clerks put where only the year was known


def add_birth(score: "Score", first: "Subject", second: "Subject") -> None:
    """Compare the births; where a side has none, an age and a death stand in for it."""
    if _is_known(first.birth) and _is_known(second.birth):
        _births(score, first, second)
        return
    born, age = _born(first), _born(second)
    if born is not None and age is not None:
        _ages(score, _gap(born, age))


def is_same_day(first: "Bounds", second: "Bounds") -> bool:
    """Whether both are the same single day, and not a day that clerks put for an unknown day."""
    day = first[0]
    if day is None or first != second or day != first[1]:
        return False
    return from_day_number(day)[1:] not in CONVENTIONS


def _births(score: "Score", first: "Subject", second: "Subject") -> None:
    named = (first.birth_edtf, second.birth_edtf)
    if is_same_day(first.birth, second.birth):
        score.add(BIRTH_DAY, "birth-day", named[0])
    elif first.birth == second.birth and first.birth[0] == first.birth[1]:
        score.add(BIRTH_DAY_BY_CONVENTION, "birth-convention", named[0])
    elif _overlap(first.birth, second.birth):
        is_close = max(_width(first.birth), _width(second.birth)) <= A_YEAR
        score.add(BIRTH_FITS if is_close else BIRTH_ROUGHLY, "birth-fits", *named)
    elif (apart := _years_apart(first.birth, second.birth)) == 0:
        score.add(BIRTH_DAY_DIFFERS, "birth-same-year", *named)
    elif apart == 1:
        score.add(BIRTH_YEAR_APART, "birth-year-apart", *named)
    else:
        score.add(BIRTH_DIFFERS, "birth-differs", *named)


def _born(subject: "Subject") -> tuple[int, int] | None:
    """Return the first and last year of birth, from the date or from the age at death."""
    if subject.birth[0] is not None and subject.birth[1] is not None:
        return _year(subject.birth[0]), _year(subject.birth[1])
    if subject.age is None or subject.death[0] is None or subject.death[1] is None:
        return None
    return _year(subject.death[0]) - subject.age - 1, _year(subject.death[1]) - subject.age


def _ages(score: "Score", gap: int) -> None:
    if gap == 0:
        score.add(AGE_FITS, "age-fits")
    elif gap == 1:
        score.add(AGE_NEARLY, "age-fits")
    else:
        score.add(AGE_OFF if gap <= 4 else AGE_DIFFERS, "age-differs")


def add_death(score: "Score", first: "Subject", second: "Subject") -> None:
    """Compare the deaths by their bounds."""
    if not (_is_known(first.death) and _is_known(second.death)):
        return
    named = (first.death_edtf, second.death_edtf)
    if first.death == second.death and first.death[0] == first.death[1]:
        score.add(DEATH_DAY, "death-day", named[0])
    elif _overlap(first.death, second.death):
        score.add(DEATH_FITS, "death-fits", *named)
    else:
        is_close = _gap(_closed(first.death), _closed(second.death)) <= A_MONTH
        score.add(DEATH_CLOSE if is_close else DEATH_DIFFERS, "death-differs", *named)


def _is_known(bounds: "Bounds") -> bool:
    return bounds[0] is not None or bounds[1] is not None


def _closed(bounds: "Bounds") -> tuple[int, int]:
    """Return the bounds with an open end far away."""
    first, last = bounds
    return (-(10**9) if first is None else first, 10**9 if last is None else last)


def _overlap(first: "Bounds", second: "Bounds") -> bool:
    return _gap(_closed(first), _closed(second)) == 0


def _gap(first: tuple[int, int], second: tuple[int, int]) -> int:
    return max(0, second[0] - first[1], first[0] - second[1])


def _width(bounds: "Bounds") -> int:
    first, last = _closed(bounds)
    return last - first + 1


def _years_apart(first: "Bounds", second: "Bounds") -> int:
    (a, b), (c, d) = _closed(first), _closed(second)
    earlier, later = (b, c) if b < c else (d, a)
    return _year(later) - _year(earlier)


def _year(day: int) -> int:
    return from_day_number(day)[0]
