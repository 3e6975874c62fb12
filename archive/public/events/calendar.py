"""The year: days of remembrance, and events whose day is known exactly."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from archive.formatting import date_words, day_words, fallback_lang, foreign_lang, quoted
from archive.models import Commemoration, Event, Source
from archive.public.closing import closing
from archive.public.components import Component, Part
from archive.public.event_links import EventLink, event_link, event_links
from archive.public.evidence import evidence_of
from archive.public.key_facts import FactValue, KeyFacts, key_facts
from archive.public.lookup import find_by_uid, public_page
from archive.public.notices import notices
from archive.public.wayfinding import Crumb, breadcrumbs

EXACT_DAYS = re.compile(r"\d{4}-\d\d-\d\d(/\d{4}-\d\d-\d\d)?")
LONGEST_DAYS = 7
"""An event over more days than this belongs to no day of the year."""


@dataclass(frozen=True, kw_only=True)
class RemembranceLink(Component):
    """A day or place of remembrance as a link; its name is a quotation from the act behind it."""

    template_name = "calendar/link.html"

    url: str
    title: str
    lang: str = ""  # only when it is not the page's
    kind_words: str  # "annual day"
    day_words: str = ""  # where the page does not say it already
    act_title: str = ""
    act_url: str = ""
    act_lang: str = ""


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


def commemorations_for_reading() -> "QuerySet[Commemoration]":
    """Return the public days and places of remembrance with what a line shows."""
    return (
        Commemoration.objects.published()
        .select_related("record", "source__record", "act__record", "place__record")
        .prefetch_related(Prefetch("events", Event.objects.published()))
        .order_by("month", "day", "record")
    )


def remembrance_link(commemoration: Commemoration, *, with_day: bool = False) -> RemembranceLink:
    """Return a day or place of remembrance as a link."""
    act = _public_act(commemoration)
    return RemembranceLink(
        url=commemoration.get_absolute_url(),
        title=quoted(commemoration.title),
        lang=fallback_lang(commemoration.title),
        kind_words=commemoration.get_kind_display(),
        day_words=day_words(commemoration.month, commemoration.day) if with_day else "",
        act_title=act.title if act else "",
        act_url=act.get_absolute_url() if act else "",
        act_lang=act.language if act else "",
    )


def _public_act(commemoration: Commemoration) -> Source | None:
    act: Source | None = commemoration.act
    return act if act is not None and act.record.is_public else None


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


@public_page
def commemoration_detail(request: HttpRequest, uid: str) -> HttpResponse:
    """Show a day or place of remembrance.

    Context: commemoration, facts, evidence, events, crumbs, notices and the closing.
    """
    shown = find_by_uid(commemorations_for_reading(), uid)
    context = {
        "commemoration": shown,
        "facts": commemoration_facts(shown),
        "evidence": evidence_of(shown),
        "events": event_links(shown.events.all()),
        "notices": notices(request, shown, shown.public_note),
        "crumbs": breadcrumbs(
            Crumb(label=_("Days of the year"), url=reverse("public:calendar")),
            Crumb(label=shown.title, lang=fallback_lang(shown.title)),
        ),
        **closing(request, shown, shown.title),
    }
    return render(request, "calendar/detail.html", context)


def commemoration_facts(shown: Commemoration) -> KeyFacts | None:
    """Return the facts in brief, those without a value left out."""
    told: list[tuple[str, FactValue]] = [
        (_("What it is"), FactValue(text=shown.get_kind_display())),
        (_("Day"), FactValue(text=day_words(shown.month, shown.day))),
        (_("Since"), FactValue(text=date_words(shown.since))),
    ]
    if (act := _public_act(shown)) is not None:
        value = FactValue(
            text=act.title, url=act.get_absolute_url(), lang=foreign_lang(act.language)
        )
        told.append((_("By which act"), value))
    place = shown.place
    if place is not None and place.record.is_public:
        told.append((_("Where"), FactValue(text=place.label, url=place.get_absolute_url())))
    return key_facts(told)
