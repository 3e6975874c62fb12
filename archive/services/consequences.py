"""What a step would mean: what becomes public, what a record waits for, what rests on it."""

from collections.abc import Collection
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.models import (
    Commemoration,
    Event,
    Figure,
    ListEntry,
    Person,
    Place,
    Position,
    Quotation,
    Source,
    VictimList,
)
from archive.models.curated import Curated
from archive.models.registry import State

NAMED_AT_MOST = 20
NOT_YET = (State.DRAFT, State.IN_REVIEW)


def public_dependants(source: Source) -> list[Any]:
    """Return the public statements, lists and rows that rest on a source, at most 20 of each."""
    resting: list[Any] = []
    for model in (Figure, Quotation, Position, Commemoration, VictimList):
        rows = model.objects.published().filter(source=source).select_related("record")
        resting += rows[:NAMED_AT_MOST]
    resting += ListEntry.objects.published().filter(source=source)[:NAMED_AT_MOST]
    return resting


def waits_for(instance: Any, together: Collection[str] = ()) -> list[str]:
    """Return what must be public as well before a published record is seen by anybody.

    `together` are the ids of records that are to be published with it.
    """
    return [
        _("%(kind)s “%(name)s” is %(state)s.")
        % {
            "kind": needed.record.get_kind_display(),
            "name": needed,
            "state": _("hidden") if needed.record.hidden_at else needed.record.get_state_display(),
        }
        for needed in _needed_by(instance)
        if not needed.record.is_public and needed.pk not in together
    ]


def _needed_by(instance: Any) -> list[Curated]:
    """Return the records that must be public for a statement or list to be seen."""
    source = getattr(instance, "source", None)
    needed: list[Curated] = [source] if source is not None else []
    if isinstance(instance, Position):
        needed.append(instance.event)
    elif isinstance(instance, Figure | Quotation):
        events = list(instance.events.select_related("record"))
        if not any(event.record.is_public for event in events):
            needed += events
    return needed


def drafts_around(instance: Any) -> list[Curated]:
    """Return what is not public yet and is read together with a record, at most 20 of each.

    Of a statement: its source and its events; of an event, a source or a list: what is stated of
    it, and the sources of that; of an event its places, the people in it and what it cites as
    well. Each once.
    """
    records = list(_needed_by(instance))
    if isinstance(instance, Event):
        records += _on_the_page_of(instance)
    for name in ("figures", "quotations", "positions", "lists"):
        if isinstance(instance, Event | Source):
            stated = getattr(instance, name).select_related("record", "source__record")
            rows = list(stated.filter(record__state__in=NOT_YET)[:NAMED_AT_MOST])
            records += [*rows, *(end for row in rows for end in _needed_by(row))]
    drafts = {record.pk: record for record in records if record.pk != instance.pk}
    return [
        record
        for record in drafts.values()
        if record.record.state in NOT_YET and not record.record.hidden_at
    ]


def _on_the_page_of(event: Event) -> list[Curated]:
    """Return the places, people and cited sources of an event that are not public yet."""
    cited = Source.objects.filter(citations__record=event.record)
    people = Person.objects.filter(participations__event=event)
    rows: list[Curated] = []
    for around in (event.places.all(), people, cited):
        waiting: Any = around.filter(record__state__in=NOT_YET).select_related("record").distinct()
        rows += waiting[:NAMED_AT_MOST]
    return rows


def what_becomes_public(instance: Any) -> list[str]:
    """Return in a few sentences what readers will see once this record is public."""
    if isinstance(instance, VictimList):
        return _of_list(instance)
    if isinstance(instance, Person | Place):
        return _of_names(instance)
    if isinstance(instance, Event):
        return _of_event(instance)
    if isinstance(instance, Source):
        return _of_source(instance)
    if isinstance(instance, Figure | Quotation | Position):
        return _of_statement(instance)
    return []


def what_disappears(instance: Any) -> list[str]:
    """Return in a few sentences what readers will no longer see once this record is withdrawn."""
    if isinstance(instance, VictimList):
        rows = instance.entries.filter(hidden_at__isnull=True).count()
        sentences = [ngettext("%d row of the list.", "%d rows of the list.", rows) % rows]
        return sentences + _on_pages_of_people(instance)
    if not isinstance(instance, Event):
        return []
    elsewhere = Event.objects.published().exclude(pk=instance.pk)
    gone: list[tuple[str, Any]] = [
        (_("figures"), Figure.objects.published().exclude(events__in=elsewhere)),
        (_("quotations"), Quotation.objects.published().exclude(events__in=elsewhere)),
    ]
    counted = [(words, rows.filter(events=instance).count()) for words, rows in gone]
    counted.append((_("positions"), Position.objects.published().filter(event=instance).count()))
    return [
        _("%(what)s that stand on no other page: %(number)d.")
        % {"number": number, "what": capfirst(words)}
        for words, number in counted
        if number
    ]


def _of_list(victim_list: VictimList) -> list[str]:
    rows = victim_list.entries.filter(hidden_at__isnull=True).count()
    sentences = [ngettext("%d row of the list.", "%d rows of the list.", rows) % rows]
    sentences += _on_pages_of_people(victim_list)
    shown = victim_list.public_columns()
    kept = [
        str(column["name"]) for column in victim_list.columns if column.get("public") is not True
    ]
    if shown:
        sentences.append(_("Original columns shown: %s.") % ", ".join(shown))
    if kept:
        sentences.append(_("Original columns kept private: %s.") % ", ".join(kept))
    return sentences


def _on_pages_of_people(victim_list: VictimList) -> list[str]:
    """Say on how many public pages of people the rows of a list are told, with their spellings."""
    matched = Person.objects.published().filter(
        entry_matches__entry__victim_list=victim_list,
        entry_matches__entry__hidden_at__isnull=True,
    )
    people = matched.distinct().count()
    words = ngettext(
        "What its rows say, and their spellings, on the page of %d person.",
        "What its rows say, and their spellings, on the pages of %d people.",
        people,
    )
    return [words % people] if people else []


def _of_names(instance: Any) -> list[str]:
    public = instance.names.published()
    texts = dict.fromkeys(name.text for name in public[:NAMED_AT_MOST])
    waiting = instance.names.not_hidden().exclude(pk__in=public.values("pk"))
    held = dict.fromkeys(name.text for name in waiting[:NAMED_AT_MOST] if name.text not in texts)
    words = [
        (_("Names: %s."), texts),
        (_("Names that wait until the list or source they come from is public: %s."), held),
    ]
    return [sentence % ", ".join(names) for sentence, names in words if names]


def _of_event(event: Event) -> list[str]:
    waiting = [
        (_("figures"), event.figures),
        (_("quotations"), event.quotations),
        (_("positions"), event.positions),
    ]
    return _counted(waiting)


def _of_statement(statement: Any) -> list[str]:
    """Name the public events on whose pages a statement will stand."""
    events = [statement.event] if isinstance(statement, Position) else statement.events.all()
    public_events = Event.objects.published().filter(pk__in=[about.pk for about in events])
    return [
        _("It will stand on the page of “%s”.") % event for event in public_events[:NAMED_AT_MOST]
    ]


def _of_source(source: Source) -> list[str]:
    waiting = [
        (_("figures"), source.figures),
        (_("quotations"), source.quotations),
        (_("positions"), source.positions),
        (_("lists of names"), source.lists),
    ]
    return _counted(waiting)


def _counted(waiting: list[tuple[str, Any]]) -> list[str]:
    sentences = []
    for words, related in waiting:
        number = related.filter(record__state=State.PUBLISHED).count()
        if number:
            sentences.append(
                _("%(number)d published %(what)s that waited for it.")
                % {"number": number, "what": words}
            )
    return sentences
