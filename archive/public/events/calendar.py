"""The year: days of remembrance, and events whose day is known exactly."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from archive.formatting import day_words
from archive.models import Commemoration, Event
from archive.public.components.base import Part
from archive.public.components.event_links import EventLink, event_link, event_links
from archive.public.components.wayfinding import Crumb, breadcrumbs
from archive.public.lookup import public_page

from .remembrance import RemembranceLink, commemorations_for_reading, remembrance_link

EXACT_DAYS = re.compile(r"\d{4}-\d\d-\d\d(/\d{4}-\d\d-\d\d)?")
LONGEST_DAYS = 7
"""An event over more days than this belongs to no day of the year."""


@dataclass(frozen=True, kw_only=True)
class Day(Part):
    """A day of the year: what is remembered, and what happened."""

    words: str  # "26 February"
    remembrance: tuple[RemembranceLink, ...]
    events: tuple[EventLink, ...]


@dataclass(frozen=True, kw_only=True)
class Month(Part):
    """A month of the year, with those of its days that have something recorded."""

    number: int
    name: str
    days: tuple[Day, ...]


def days_of(event: Event) -> list[date]:
    """Return the days of an event known to the day, at most a week of them; else none."""
    first, last = event.date_earliest, event.date_latest
    if first is None or last is None or not EXACT_DAYS.fullmatch(event.date):
        return []
    if first < 1 or last - first >= LONGEST_DAYS:
        return []
    return [date.fromordinal(day) for day in range(first, last + 1)]


def dated_events() -> list[Event]:
    """Return the public events that belong to days of the year, in the order of time."""
    return [event for event in Event.objects.published().in_order() if days_of(event)]


@public_page
def calendar(request: HttpRequest) -> HttpResponse:
    """Show the year. Context: months, without_day (links), crumbs."""
    remembered = list(commemorations_for_reading())
    context = {
        "months": year(remembered, dated_events()),
        "without_day": [remembrance_link(item) for item in remembered if not item.day],
        "crumbs": breadcrumbs(Crumb(label=_("Days of the year"))),
    }
    return render(request, "calendar/year.html", context)


def year(remembered: Iterable[Commemoration], events: Iterable[Event]) -> list[Month]:
    """Return twelve months, each with its days in order; an event stands at its first day."""
    links: dict[tuple[int, int], list[RemembranceLink]] = defaultdict(list)
    happened: dict[tuple[int, int], list[EventLink]] = defaultdict(list)
    for item in remembered:
        if item.month and item.day:
            links[item.month, item.day].append(remembrance_link(item))
    for event in events:
        first = days_of(event)[0]
        happened[first.month, first.day].append(event_link(event))
    days = {
        key: _day(key, links.get(key, ()), happened.get(key, ()))
        for key in sorted(links.keys() | happened.keys())
    }
    return [
        Month(
            number=number,
            name=str(name),
            days=tuple(day for (month, _number), day in days.items() if month == number),
        )
        for number, name in MONTHS.items()
    ]


def _day(
    key: tuple[int, int], remembrance: Iterable[RemembranceLink], events: Iterable[EventLink]
) -> Day:
    return Day(words=day_words(*key), remembrance=tuple(remembrance), events=tuple(events))


def on_day(month: int, day: int) -> Day | None:
    """Return what belongs to a day of the year; None where nothing does. Three queries."""
    remembered = commemorations_for_reading().filter(month=month, day=day)
    shown = _day(
        (month, day),
        [remembrance_link(item) for item in remembered],
        event_links(
            event
            for event in dated_events()
            if (month, day) in {(date.month, date.day) for date in days_of(event)}
        ),
    )
    return shown if shown.remembrance or shown.events else None
