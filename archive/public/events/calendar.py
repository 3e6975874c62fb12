"""The year: days of remembrance, and events whose day is known exactly."""

import re
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from archive.formatting import date_words, day_words, fallback_lang, foreign_lang, locator_words
from archive.models import Commemoration, Event
from archive.public.closing import closing, machine_translation
from archive.public.lookup import find_by_uid, public_page

EXACT_DAYS = re.compile(r"\d{4}-\d\d-\d\d(/\d{4}-\d\d-\d\d)?")
LONGEST_DAYS = 7
"""An event over more days than this belongs to no day of the year."""

Day = dict[str, Any]


def commemorations_for_reading() -> "QuerySet[Commemoration]":
    """Return the public days and places of remembrance with what a line shows."""
    return (
        Commemoration.objects.published()
        .select_related("record", "source__record", "act__record", "place__record")
        .prefetch_related(Prefetch("events", Event.objects.published()))
        .order_by("month", "day", "record")
    )


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
    """Show the year. Context: months (number, name, days), without_day, crumbs."""
    remembered = list(commemorations_for_reading())
    context = {
        "months": year(remembered, dated_events()),
        "without_day": [one for one in remembered if not one.day],
        "crumbs": [
            {"label": _("Home"), "url": reverse("public:home")},
            {"label": _("Days of the year")},
        ],
    }
    return render(request, "calendar/year.html", context)


def year(remembered: list[Commemoration], events: list[Event]) -> list[dict[str, Any]]:
    """Return twelve months, each with its days in order; an event stands at its first day."""
    days: dict[tuple[int, int], Day] = {}
    for one in remembered:
        if one.month and one.day:
            _day(days, one.month, one.day)["remembrance"].append(one)
    for event in events:
        first = days_of(event)[0]
        _day(days, first.month, first.day)["events"].append(event)
    return [
        {
            "number": number,
            "name": name,
            "days": [days[key] for key in sorted(days) if key[0] == number],
        }
        for number, name in MONTHS.items()
    ]


def _day(days: dict[tuple[int, int], Day], month: int, day: int) -> Day:
    empty: Day = {"day": day, "month": month, "remembrance": [], "events": []}
    return days.setdefault((month, day), empty)


def on_day(month: int, day: int) -> Day:
    """Return what is remembered, and what happened, on a day of the year. Three queries."""
    return {
        "remembrance": list(commemorations_for_reading().filter(month=month, day=day)),
        "events": [
            event
            for event in dated_events()
            if any((one.month, one.day) == (month, day) for one in days_of(event))
        ],
    }


@public_page
def commemoration_detail(request: HttpRequest, uid: str) -> HttpResponse:
    """Show a day or place of remembrance.

    Context: commemoration, facts, events, evidence, crumbs, notice and the closing.
    """
    found = find_by_uid(commemorations_for_reading(), uid)
    context = {
        "commemoration": found,
        "facts": commemoration_facts(found),
        "events": list(found.events.all()),
        "locator": locator_words(found.locator_kind, found.locator),
        "notice": machine_translation(request, found),
        "crumbs": [
            {"label": _("Home"), "url": reverse("public:home")},
            {"label": _("Days of the year"), "url": reverse("public:calendar")},
            {"label": found.title, "lang": fallback_lang(found.title)},
        ],
        **closing(request, found, found.title),
    }
    return render(request, "calendar/detail.html", context)


def commemoration_facts(found: Commemoration) -> list[dict[str, Any]]:
    """Return the facts in brief, those without a value left out."""
    act = found.act if found.act is not None and found.act.record.is_public else None
    place = found.place if found.place is not None and found.place.record.is_public else None
    told: list[tuple[str, dict[str, Any]]] = [
        (_("What it is"), {"text": found.get_kind_display()}),
        (_("Day"), {"text": day_words(found.month, found.day)}),
        (_("Since"), {"text": date_words(found.since)}),
    ]
    if act is not None:
        lang = foreign_lang(act.language)
        told.append(
            (_("By which act"), {"text": act.title, "url": act.get_absolute_url(), "lang": lang})
        )
    if place is not None:
        told.append((_("Where"), {"text": place.label, "url": place.get_absolute_url()}))
    return [{"label": label, "values": [value]} for label, value in told if value["text"]]
