"""When an event was, as sources state it: side by side, none of them silently chosen."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from archive.formatting import date_value, date_words, fallback_lang, foreign_lang
from archive.models import Event, EventDate
from archive.models.fields import Calendar
from archive.public.components.base import Component, Part
from archive.public.components.evidence import Evidence, evidence_of

TWO_CALENDARS = date(1924, 1, 1).toordinal()
"""Until then the calendar of a date has to be said: both were in use."""


@dataclass(frozen=True, kw_only=True)
class StatedDate(Part):
    """What a source says about when an event was."""

    date_words: str
    date_value: str = ""  # for machines, only for a certain day, month or year
    as_written: str = ""  # in the words of the source
    as_written_lang: str = ""
    calendar_words: str = ""
    is_preferred: bool = False  # the date of the event follows it
    note: str = ""
    note_lang: str = ""  # only when it is not the page's
    evidence: Evidence | None


@dataclass(frozen=True, kw_only=True)
class StatedDates(Component):
    """The dates of an event, as sources state them."""

    template_name = "events/dates.html"

    dates: tuple[StatedDate, ...]


def event_dates(event: Event) -> StatedDates | None:
    """Return what sources say about when an event was, that which it follows first. 1 query."""
    dates = EventDate.objects.published().filter(event=event).in_order()
    lines = tuple(stated_date(stated) for stated in dates.select_related("source__record"))
    return StatedDates(dates=lines) if lines else None


def calendar_words(stated: EventDate) -> str:
    """Say which calendar a date is written in, where readers may wonder."""
    is_in_doubt = stated.date_earliest is None or stated.date_earliest < TWO_CALENDARS
    if stated.calendar == Calendar.GREGORIAN and not is_in_doubt:
        return ""
    words = str(stated.get_calendar_display())
    return words or (_("calendar not stated") if is_in_doubt else "")


def stated_date(stated: EventDate) -> StatedDate:
    """Return a line: the date, how it is written and where."""
    language = stated.source.language
    return StatedDate(
        date_words=date_words(stated.date),
        date_value=date_value(stated.date),
        as_written=stated.as_written,
        as_written_lang=foreign_lang(language) if language else "und",
        calendar_words=calendar_words(stated),
        is_preferred=stated.is_preferred,
        note=stated.note,
        note_lang=fallback_lang(stated.note),
        evidence=evidence_of(stated),
    )
