"""What rests on a source: every public statement that names it, grouped by what it is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive import models
from archive.formatting import date_words, fallback_lang, figure_words, named, number
from archive.lib.text import shorten
from archive.marking import filled_in, joined
from archive.models import Citation, Event, Figure, ListEntry, Record, Source
from archive.models.curated import Curated
from archive.public.addresses import MODELS, public_address
from archive.public.components.base import Component, Part
from archive.public.components.evidence import is_read_in_part, place_alone
from archive.public.components.locators import anchors_of
from archive.public.components.marks import Marks, marks, read_in_part
from archive.public.statements.figure_rows import figure_row
from archive.public.statements.figures import figures_for_reading
from archive.public.statements.quotations import by_speaker

NAMES_SHOWN = 200
ROWS_SHOWN = 20
SHOWN_OPEN = 20
"""Items of a group that stand open; more of them are opened on demand."""


@dataclass(frozen=True, kw_only=True)
class Item(Part):
    """What rests on a source: its page, and what is said of it."""

    text: str
    lang: str = ""  # only when it is not the page's
    url: str = ""
    note: str = ""
    where: str = ""  # the place in the source
    spots: tuple[str, ...] = ()  # ids of the places it rests on, where they have numbers
    under: str = ""  # the event it is about, where that is worth a heading
    is_read_in_part: bool = False  # all the archive read of the source is a part


@dataclass(frozen=True, kw_only=True)
class ItemsUnder(Part):
    """Items about the same event."""

    heading: str  # empty where they need none
    heading_lang: str
    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True)
class RestingGroup(Component):
    """All of a kind that rests on a source."""

    template_name = "sources/group.html"

    anchor: str  # id of the heading
    heading: str
    count_words: str
    parts: tuple[ItemsUnder, ...]
    more: str = ""  # what is not listed
    is_folded: bool = False  # so many that they are opened on demand


def resting_on(source: Source) -> list[RestingGroup]:
    """Return what rests on a source in groups, those without items left out.

    20 queries, and 1 for each kind of record the source is cited for.
    """
    groups = [
        _group("figures", _("Figures"), figures_on(source)),
        _group("quotations", _("Words spoken"), quotations_on(source)),
        _group("positions", _("Positions"), positions_on(source)),
        _group("dates", _("Dates"), dates_on(source)),
        _group("lists", _("Lists of names"), lists_on(source)),
        rows_group(source),
        _group("remembrance", _("Days and places of remembrance"), remembrance_on(source)),
        _group("described", _("Described in it"), described_in(source)),
        _group("people", _("What it says of people"), people_on(source)),
        _group("bodies", _("What it says of bodies"), bodies_on(source)),
        _group("relations", _("How events and places hang together"), relations_on(source)),
        _group("names", _("Forms of names"), names_on(source)),
        _group("citations", _("Cited for"), citations_on(source)),
    ]
    return [group for group in groups if group is not None]


def _group(anchor: str, heading: str, items: Iterable[Item], more: str = "") -> RestingGroup | None:
    """Put items about the same event under the same heading; None without items."""
    listed = list(items)
    if not listed:
        return None
    return RestingGroup(
        anchor=anchor,
        heading=heading,
        count_words=number(len(listed)),
        parts=tuple(
            ItemsUnder(heading=under, heading_lang=fallback_lang(under), items=tuple(same))
            for under, same in groupby(listed, key=lambda item: item.under)
        ),
        more=more,
        is_folded=len(listed) > SHOWN_OPEN,
    )


def explained(groups: Iterable[RestingGroup]) -> Marks | None:
    """Explain the marks of the items, once."""
    items = (item for group in groups for part in group.parts for item in part.items)
    return marks((read_in_part("rests"), any(item.is_read_in_part for item in items)))


def with_items(group: RestingGroup, is_kept: Callable[[Item], bool]) -> RestingGroup | None:
    """Return a group with some of its items; None where none is kept."""
    parts = tuple(
        replace(part, items=kept)
        for part in group.parts
        if (kept := tuple(item for item in part.items if is_kept(item)))
    )
    count = sum(len(part.items) for part in parts)
    if not parts:
        return None
    is_folded = count > SHOWN_OPEN
    return replace(group, parts=parts, count_words=number(count), is_folded=is_folded)


def item(
    source: Source, statement: Any, text: str, url: str, note: str = "", under: str = ""
) -> Item:
    """Return a line: what rests here, its page, and the place in the source."""
    return Item(
        text=text,
        lang=fallback_lang(text),
        url=url,
        note=note,
        where=place_alone(statement, source.language),
        spots=tuple(anchors_of(statement)),
        under=under,
        is_read_in_part=is_read_in_part(statement),
    )


def figures_on(source: Source) -> Iterable[Item]:
    """Return each figure with its event. Two queries."""
    figures = (
        figures_for_reading()
        .filter(source=source)
        .prefetch_related(Prefetch("events", Event.objects.published().in_order()))
    )
    for figure in sorted(figures, key=lambda each: (_first_day(each), each.locator, each.pk)):
        event = figure.events.all()[0]
        row = figure_row(figure)
        counted = joined((row.measure, row.group))
        text = filled_in(_("%(counted)s: %(figure)s"), counted=counted, figure=figure_words(figure))
        address = f"{event.get_absolute_url()}#figure-{figure.pk}"
        yield item(source, figure, text, address, under=event.title)


def _first_day(figure: Figure) -> tuple[int, str]:
    """Return where a figure belongs in time: with its first event."""
    event = figure.events.all()[0]
    return event.date_earliest or 0, str(event.pk)


def quotations_on(source: Source) -> Iterable[Item]:
    """Return the quotations carried by a source, those for their event's page only left out."""
    quotations = models.Quotation.objects.published().listed().filter(source=source)
    for quotation in quotations.select_related("person__record", "organisation__record", "source"):
        yield item(source, quotation, by_speaker(quotation), quotation.get_absolute_url())


def positions_on(source: Source) -> Iterable[Item]:
    """Return the positions read in a source, in the order of their events."""
    positions = models.Position.objects.published().filter(source=source).select_related("event")
    for position in positions.order_by("event__date_earliest", "event", "record"):
        words = {"body": position.body, "stance": position.get_stance_display()}
        text = _("%(body)s: %(stance)s") % words
        yield item(source, position, text, position.get_absolute_url(), under=position.event.title)


def dates_on(source: Source) -> Iterable[Item]:
    """Return what a source says about the dates of events, in the order of time."""
    dates = models.EventDate.objects.published().filter(source=source).select_related("event")
    for stated in dates.order_by("date_earliest", "event", "pk"):
        text = date_words(stated.date) or stated.as_written
        address = f"{stated.event.get_absolute_url()}#dates"
        yield item(source, stated, text, address, under=stated.event.title)


def relations_on(source: Source) -> Iterable[Item]:
    """Return what a source says of how events, and places, hang together. Two queries."""
    ties = models.EventRelation.objects.published().filter(source=source)
    for tie in ties.select_related("from_event", "to_event").order_by("from_event", "pk"):
        words = f"{tie.get_kind_display()} “{tie.to_event.title}”"
        event = tie.from_event
        yield item(source, tie, event.title, event.get_absolute_url(), words)
    inside = models.PlaceRelation.objects.published().filter(source=source)
    for lies in inside.select_related("child", "parent").order_by("child", "pk"):
        within = _("inside %s") % lies.parent.label
        yield item(source, lies, lies.child.label, lies.child.get_absolute_url(), within)


def lists_on(source: Source) -> Iterable[Item]:
    """Return the lists printed in a source."""
    for printed in models.VictimList.objects.published().filter(source=source).order_by("slug"):
        count = ngettext("%s row here", "%s rows here", printed.row_count) % number(
            printed.row_count
        )
        yield item(
            source,
            printed,
            printed.title,
            printed.get_absolute_url(),
            count if printed.is_here else "",
        )


def rows_group(source: Source) -> RestingGroup | None:
    """Return the first rows with this as their own source, and how many there are. Two queries."""
    entries = ListEntry.objects.published().filter(source=source)
    rows = entries.select_related("victim_list").order_by("victim_list", "position")[:ROWS_SHOWN]
    items = [
        item(source, row, str(row), row.get_absolute_url(), row.victim_list.title) for row in rows
    ]
    count = entries.count() if len(items) == ROWS_SHOWN else len(items)
    more = _("%(shown)s of %(count)s rows; the others stand on their lists.") % {
        "shown": number(len(items)),
        "count": number(count),
    }
    return _group("rows", _("Rows of lists"), items, more if count > len(items) else "")


def remembrance_on(source: Source) -> Iterable[Item]:
    """Return days and places of remembrance stated by a source."""
    for day in models.Commemoration.objects.published().filter(source=source):
        yield item(source, day, day.title, day.get_absolute_url())


def described_in(source: Source) -> Iterable[Item]:
    """Return events, places and bodies described in a source. Three queries."""
    for event in Event.objects.published().filter(described_in=source).in_order():
        yield item(source, event, event.title, event.get_absolute_url(), str(_("event")))
    for place in models.Place.objects.published().listed().filter(described_in=source):
        yield item(source, place, place.label, place.get_absolute_url(), str(_("place")))
    for body in models.Organisation.objects.published().filter(described_in=source):
        yield item(source, body, body.title, body.get_absolute_url(), str(_("organisation")))


def people_on(source: Source) -> Iterable[Item]:
    """Return parts in events, offices and family ties a source states. Three queries."""
    parts = models.Participation.objects.published().filter(source=source)
    for part in parts.select_related("person", "event"):
        word = part.get_fate_display() if part.fate else part.get_role_display()
        yield item(
            source, part, str(part.person), part.person.get_absolute_url(), _in(word, part.event)
        )
    for role in models.RoleHeld.objects.published().filter(source=source).select_related("person"):
        yield item(source, role, str(role.person), role.person.get_absolute_url(), role.words)


def _in(word: str, event: Event) -> str:
    return _("%(word)s, “%(event)s”") % {"word": word, "event": event.title}


def bodies_on(source: Source) -> Iterable[Item]:
    """Return what a source says that bodies did in events."""
    parts = models.EventOrganisation.objects.published().filter(source=source)
    for part in parts.select_related("event", "organisation").order_by("organisation__slug"):
        body = part.organisation
        yield item(source, part, body.title, body.get_absolute_url(), _in(part.part, part.event))


def names_on(source: Source) -> Iterable[Item]:
    """Return the forms of names of public people, places and events a source has. Three queries."""
    for model, owner in (
        (models.PersonName, "person"),
        (models.PlaceName, "place"),
        (models.EventName, "event"),
    ):
        owners = MODELS[owner].objects.published()
        names: QuerySet[Any] = model.objects.published().filter(
            source=source, **{f"{owner}__in": owners}
        )
        for name in names.select_related(owner).order_by("text")[:NAMES_SHOWN]:
            called = getattr(name, owner)
            other = str(called) if str(called) != name.text else ""
            text = named(name.text, source.language)
            yield item(source, name, text, called.get_absolute_url(), other)


def citations_on(source: Source) -> Iterable[Item]:
    """Return the records a source is cited for. 1 query, and 1 for each kind of record."""
    citing = Citation.objects.published().filter(source=source).select_related("record")
    citations = list(citing.order_by("uid"))
    seen = _public_records(citation.record for citation in citations)
    for citation in citations:
        record = seen.get(citation.record_id)
        if record is not None:
            claim = f"{citation.get_bearing_display()}: {citation.claim}"
            yield item(
                source, citation, shorten(str(record), 120), _address(record), claim.rstrip(": ")
            )


def _public_records(records: Iterable[Record]) -> dict[str, Curated]:
    """Return the public records of registry rows by id. 1 query for each kind."""
    by_kind: dict[str, list[str]] = {}
    for record in records:
        by_kind.setdefault(record.kind, []).append(record.pk)
    return {
        curated.pk: curated
        for kind, ids in by_kind.items()
        if kind in MODELS
        for curated in MODELS[kind].objects.published().filter(pk__in=ids)
    }


def _address(record: Curated) -> str:
    """Return the page of a record; a figure, read on its event's page, forwards there."""
    if isinstance(record, Figure):
        return record.get_absolute_url()
    return public_address(record)
