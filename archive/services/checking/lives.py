"""Checks of lives: born, died, how old; for persons, rows of lists and what happened to people."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from archive.lib.dates import from_day_number, parse_loose
from archive.models import ListEntry, Participation

from .findings import Remark

OF_AGE = 18
A_CLERKS_YEAR = 1  # ages in lists are often the difference of two years, birthday or not


def dead_before_born(row: Any) -> Iterator[Remark]:
    """A death that ends before the birth can have begun."""
    died, born = row.death_latest, row.birth_earliest
    if died is not None and born is not None and died < born:
        yield Remark("dead-before-born", "death", _("The death lies before the birth."))


def placeholder_dates(row: Any) -> Iterator[Remark]:
    """1 January and 1 June: often a clerk's convention where only the year was known."""
    for field in ("birth", "death"):
        text = getattr(row, field)
        if not text:
            continue
        if any(warning.code == "placeholder-day" for warning in parse_loose(text).warnings):
            yield Remark(
                "placeholder-date",
                field,
                _("1 January or 1 June: day and month may be a clerk's convention."),
            )


def age_of_row(entry: ListEntry) -> Iterator[Remark]:
    """The age of a row against its own birth and death, and against the tick for minors."""
    if entry.age_years is None:
        return
    days = (entry.death_earliest, entry.death_latest)
    yield from _age("age_years", entry.age_years, (entry.birth_earliest, entry.birth_latest), days)
    if entry.is_minor is not None and entry.is_minor != (entry.age_years < OF_AGE):
        sentence = _("The age says %d; the tick for minors says otherwise.") % entry.age_years
        yield Remark("age-and-minor", "is_minor", sentence)


def age_in_event(part: Participation) -> Iterator[Remark]:
    """The age at the event against the person's birth and the date of the event."""
    if part.age_years is None:
        return
    born = (part.person.birth_earliest, part.person.birth_latest)
    when = part if part.date else part.event
    yield from _age("age_years", part.age_years, born, (when.date_earliest, when.date_latest))


def _age(
    field: str, age: int, born: tuple[int | None, int | None], then: tuple[int | None, int | None]
) -> Iterator[Remark]:
    if None in (*born, *then):
        return
    youngest = _years(born[1], then[0])
    oldest = _years(born[0], then[1]) + A_CLERKS_YEAR
    if youngest <= age <= oldest or oldest < 0:  # the latter is said as dead before born
        return
    sentence = _("The age is given as %(age)d; the dates make it %(low)d to %(high)d.")
    words = {"age": age, "low": max(youngest, 0), "high": oldest - A_CLERKS_YEAR}
    yield Remark("age-against-dates", field, sentence % words)


def _years(first: int | None, last: int | None) -> int:
    """Return the full years between two days."""
    assert first is not None and last is not None  # noqa: S101, PT018 - for the type checker
    (year, month, day), (then, its_month, its_day) = from_day_number(first), from_day_number(last)
    return then - year - ((its_month, its_day) < (month, day))
