"""Checks of lives: born, died, how old; for persons, rows of lists and what happened to people."""

from collections.abc import Iterator
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from archive.lib.dates import parse_loose
from archive.lib.lives import (
    NO_DAYS,
    OF_AGE,
    ROOM_FOR_GUESSES,
    Days,
    age_in_days,
    beside_event,
    day_of,
    days_of_all,
    is_guess,
    oddities,
)
from archive.lib.unknown import known
from archive.models import Event, EventDate, ListEntry, Participation, Person, VictimList
from archive.models.events import EventKind
from archive.models.people import DEATH_OF_SURVIVOR, SURVIVORS
from archive.models.wording import said

from .findings import Remark

CODES = {"death-before-birth": "dead-before-born"}
"""What a check was called before the import had it too."""
A_CLERKS_YEAR = 1  # ages in lists are often the difference of two years, birthday or not


def impossible_dates(row: Person | ListEntry) -> Iterator[Remark]:
    """A birth and death that cannot be; of a row also beside the events its list tells of."""
    if row.birth_earliest is None and row.birth_latest is None and not row.death:
        return
    event = _event_days(row.victim_list) if isinstance(row, ListEntry) else NO_DAYS
    born = (row.birth_earliest, row.birth_latest)
    died = (row.death_earliest, row.death_latest)
    for oddity in oddities(born, died, event, _today()):
        code = CODES.get(oddity.code, oddity.code)
        yield Remark(code, oddity.field, said(oddity.sentence))


def impossible_in_event(part: Participation) -> Iterator[Remark]:
    """A person who was not alive, or could not have been, when it happened."""
    event, person = part.event, part.person
    born = (person.birth_earliest, person.birth_latest)
    when = (event.date_earliest, event.date_latest)
    for oddity in beside_event(born, NO_DAYS, when):
        yield Remark(oddity.code, "event", said(oddity.sentence))


def event_to_come(event: Event | EventDate) -> Iterator[Remark]:
    """An event that lies in the future."""
    if event.date_earliest is not None and event.date_earliest > _today() + 1:
        sentence = _("The date lies in the future. Look for a mistyped digit.")
        yield Remark("in-the-future", "date", sentence)


def death_of_survivor(entry: ListEntry) -> Iterator[Remark]:
    """A date of death beside a fate that says somebody lived on."""
    if entry.fate in SURVIVORS and (entry.death or known(entry.death_as_written)):
        yield Remark("death-of-survivor", "death", str(DEATH_OF_SURVIVOR))


def _event_days(victim_list: VictimList) -> Days:
    """Return first and last day of the losses a list tells of, where all are known."""
    events = [event for event in victim_list.events.all() if event.kind == EventKind.LOSS_AND_HARM]
    return days_of_all((event.date_earliest, event.date_latest) for event in events)


def _today() -> int:
    return day_of(localdate())


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
    born = (entry.birth_earliest, entry.birth_latest)
    died = (entry.death_earliest, entry.death_latest)
    is_guess = _is_guess(entry.birth, entry.death)
    yield from _age(entry.age_years, born, died, is_guess=is_guess)
    if entry.is_minor is not None and entry.is_minor != (entry.age_years < OF_AGE):
        sentence = _("The age says %d; the tick for minors says otherwise.") % entry.age_years
        yield Remark("age-and-minor", "is_minor", sentence)


def age_in_event(part: Participation) -> Iterator[Remark]:
    """The age at the event against the person's birth and the date of the event."""
    if part.age_years is None:
        return
    born = (part.person.birth_earliest, part.person.birth_latest)
    when = part if part.date else part.event
    is_guess = _is_guess(part.person.birth, when.date)
    then = (when.date_earliest, when.date_latest)
    yield from _age(part.age_years, born, then, is_guess=is_guess)


def _is_guess(*dates: str) -> bool:
    return any(is_guess(date) for date in dates if date)


def _age(age: int, born: Days, then: Days, *, is_guess: bool) -> Iterator[Remark]:
    span = age_in_days(born, then)
    if span is None:  # said as dead before born
        return
    room = ROOM_FOR_GUESSES if is_guess else 0
    if span[0] - room <= age <= span[1] + max(A_CLERKS_YEAR, room):
        return
    sentence = _("The age is given as %(age)d; the dates make it %(low)d to %(high)d.")
    words = {"age": age, "low": span[0], "high": span[1]}
    yield Remark("age-against-dates", "age_years", sentence % words)
