"""An event in brief: when, where as it was called then, under which names, and who took part."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from archive.formatting import (
    date_value,
    date_words,
    fallback_lang,
    foreign_lang,
    language_words,
    reader_language,
)
from archive.models import Event, EventName, EventOrganisation, Place
from archive.models.fields import Calendar
from archive.public.components.base import Part
from archive.public.components.evidence import Evidence, evidence_of
from archive.public.components.key_facts import FactValue, KeyFacts, key_facts
from archive.public.components.names_in_use import NameInUse, NamesInUse, origins_of


@dataclass(frozen=True, kw_only=True)
class BodyLine(Part):
    """What a body did in an event, as a source names it."""

    title: str
    title_lang: str
    url: str
    part: str
    part_lang: str
    evidence: Evidence | None


def event_facts(event: Event, part_of: Sequence[Event]) -> KeyFacts | None:
    """Return the facts in brief: when, where, what kind, part of."""
    return key_facts(
        [
            (_("When"), when_value(event)),
            (_("Where"), [place_value(event, place) for place in event.places.all()]),
            (_("What kind"), FactValue(text=event.event_type.label if event.event_type else "")),
            (_("Part of"), [link_value(whole) for whole in part_of]),
        ]
    )


def when_value(event: Event) -> FactValue:
    """Return the date in words, with how the source writes it and in which calendar."""
    notes = []
    if event.date_as_written:
        notes.append(_("written “%s”") % event.date_as_written)
    if event.date_calendar == Calendar.JULIAN:
        notes.append(str(Calendar.JULIAN.label))
    return FactValue(
        text=date_words(event.date), date_value=date_value(event.date), note=", ".join(notes)
    )


def link_value(event: Event) -> FactValue:
    """Return a related event as a value of a fact."""
    title = event.title
    return FactValue(text=title, url=event.get_absolute_url(), lang=fallback_lang(title))


def place_value(event: Event, place: Place) -> FactValue:
    """Return a place: as it is called here, as it was called then, and what it lies in today."""
    then = name_then(event, place)
    notes = [_("then %s") % then if then else ""]
    notes.append(_("today: %s") % place.admin_unit if place.admin_unit else "")
    return FactValue(
        text=place.label,
        url=place.get_absolute_url(),
        lang=fallback_lang(place.label),
        note="; ".join(note for note in notes if note),
    )


def name_then(event: Event, place: Place) -> str:
    """Return the name a place bore in the time of the event, if it was another name."""
    if event.date_earliest is None or event.date_latest is None:
        return ""
    first, last = event.date_earliest, event.date_latest
    borne = [
        name
        for name in place.names.all()
        if name.period
        and (name.period_earliest is None or name.period_earliest <= last)
        and (name.period_latest is None or name.period_latest >= first)
    ]
    ours = [name for name in borne if name.language.startswith(reader_language())]
    names = list(dict.fromkeys(name.text for name in ours or borne))
    return ", ".join(name for name in names if name != place.label)


def event_names(event: Event) -> NamesInUse | None:
    """Return the names of an event other than its title, and who uses each. 1 query.

    Those in the reader's language come first.
    """
    names = event.names.published().select_related("source__record")
    ordered = sorted(names, key=lambda name: not name.language.startswith(reader_language()))
    items = tuple(_name_in_use(name) for name in ordered)
    return NamesInUse(items=items, quoted=True) if items else None


def _name_in_use(name: EventName) -> NameInUse:
    origins = origins_of(name)
    # where the source stands beside it as the user of the name, it is named once
    is_said_beside = name.used_by.strip('“”"«»') in [origin.title for origin in origins]
    return NameInUse(
        text=name.text,
        lang=foreign_lang(name.language),
        language_words=language_words(name.language),
        used_by="" if is_said_beside else name.used_by,
        origins=origins,
    )


def bodies_in(event: Event) -> list[BodyLine]:
    """Return what bodies did in the event, as sources name it. 1 query."""
    parts = (
        EventOrganisation.objects.published()
        .filter(event=event)
        .select_related("organisation__record", "source__record")
        .order_by("organisation__slug", "uid")
    )
    return [
        BodyLine(
            title=part.organisation.title,
            title_lang=fallback_lang(part.organisation.title),
            url=part.organisation.get_absolute_url(),
            part=part.part,
            part_lang=fallback_lang(part.part),
            evidence=evidence_of(part),
        )
        for part in parts
    ]
