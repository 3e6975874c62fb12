"""An event as a link, as it stands among lines."""

from collections.abc import Iterable
from dataclasses import dataclass

from archive.formatting import date_value, date_words, fallback_lang
from archive.models import Event

from .base import Component


@dataclass(frozen=True, kw_only=True)
class EventLink(Component):
    """An event as a link, with its date where the title does not say it."""

    template_name = "components/event_link.html"

    url: str
    title: str
    lang: str = ""  # only when it is not the page's
    date_words: str = ""
    date_value: str = ""  # for machines, only for a certain day, month or year


def event_link(event: Event) -> EventLink:
    """Return an event as a link."""
    words = date_words(event.date)
    day = words.removesuffix(" г.").removesuffix(" гг.")  # Russian titles say «года», «годы»
    is_in_title = day.replace("–", "-") in event.title.replace("–", "-")
    return EventLink(
        url=event.get_absolute_url(),
        title=event.title,
        lang=fallback_lang(event.title),
        date_words="" if is_in_title else words,
        date_value=date_value(event.date),
    )


def event_links(events: Iterable[Event]) -> list[EventLink]:
    """Return events as links, in this order."""
    return [event_link(event) for event in events]
