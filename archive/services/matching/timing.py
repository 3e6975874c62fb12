"""Do the days fit? Births, ages and deaths compared by their bounds, in points and reasons."""

from typing import TYPE_CHECKING

from archive.lib.dates import from_day_number

if TYPE_CHECKING:
    from .scoring import Score
    from .subjects import Bounds, Subject

BIRTH_DAY, BIRTH_DAY_BY_CONVENTION, BIRTH_FITS, BIRTH_ROUGHLY = 30, 20, 18, 8
BIRTH_DAY_DIFFERS, BIRTH_YEAR_APART, BIRTH_DIFFERS = -5, -10, -45
AGE_FITS, AGE_NEARLY, AGE_OFF, AGE_DIFFERS = 12, 4, -10, -30
DEATH_DAY, DEATH_FITS, DEATH_CLOSE, DEATH_DIFFERS = 10, 6, -5, -30
A_YEAR, A_MONTH = 366, 31
CONVENTIONS = {(1, 1), (6, 1), (7, 1)}  # days clerks put where only the year was known


def add_birth(score: "Score", one: "Subject", other: "Subject") -> None:
    """Compare the births; where one side has none, an age and a death stand in for it."""
    if _is_known(one.birth) and _is_known(other.birth):
        _births(score, one, other)
        return
    born, age = _born(one), _born(other)
    if born is not None and age is not None:
        _ages(score, _gap(born, age))


def is_same_day(one: "Bounds", other: "Bounds") -> bool:
    """Whether both are the same single day, and not one that clerks put for an unknown day."""
    day = one[0]
    if day is None or one != other or day != one[1]:
        return False
    return from_day_number(day)[1:] not in CONVENTIONS


def _births(score: "Score", one: "Subject", other: "Subject") -> None:
    named = (one.birth_edtf, other.birth_edtf)
    if is_same_day(one.birth, other.birth):
        score.add(BIRTH_DAY, "birth-day", named[0])
    elif one.birth == other.birth and one.birth[0] == one.birth[1]:
        score.add(BIRTH_DAY_BY_CONVENTION, "birth-convention", named[0])
    elif _overlap(one.birth, other.birth):
        is_close = max(_width(one.birth), _width(other.birth)) <= A_YEAR
        score.add(BIRTH_FITS if is_close else BIRTH_ROUGHLY, "birth-fits", *named)
    elif (apart := _years_apart(one.birth, other.birth)) == 0:
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


def add_death(score: "Score", one: "Subject", other: "Subject") -> None:
    """Compare the deaths by their bounds."""
    if not (_is_known(one.death) and _is_known(other.death)):
        return
    named = (one.death_edtf, other.death_edtf)
    if one.death == other.death and one.death[0] == one.death[1]:
        score.add(DEATH_DAY, "death-day", named[0])
    elif _overlap(one.death, other.death):
        score.add(DEATH_FITS, "death-fits", *named)
    else:
        is_close = _gap(_closed(one.death), _closed(other.death)) <= A_MONTH
        score.add(DEATH_CLOSE if is_close else DEATH_DIFFERS, "death-differs", *named)


def _is_known(bounds: "Bounds") -> bool:
    return bounds[0] is not None or bounds[1] is not None


def _closed(bounds: "Bounds") -> tuple[int, int]:
    """Return the bounds with an open end far away."""
    first, last = bounds
    return (-(10**9) if first is None else first, 10**9 if last is None else last)


def _overlap(one: "Bounds", other: "Bounds") -> bool:
    return _gap(_closed(one), _closed(other)) == 0


def _gap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(0, other[0] - one[1], one[0] - other[1])


def _width(bounds: "Bounds") -> int:
    first, last = _closed(bounds)
    return last - first + 1


def _years_apart(one: "Bounds", other: "Bounds") -> int:
    (a, b), (c, d) = _closed(one), _closed(other)
    earlier, later = (b, c) if b < c else (d, a)
    return _year(later) - _year(earlier)


def _year(day: int) -> int:
    return from_day_number(day)[0]
