"""The calendar of a source: what each place of it says, in our words, and what rests on it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Prefetch, QuerySet

from archive.formatting import fallback_lang, locator_of, number
from archive.models import Event, Source, SourceContent
from archive.public.components.base import Component, Part
from archive.public.components.event_links import EventLink, event_links
from archive.public.components.locators import anchor_of

from .dependants import Item, RestingGroup, with_items


@dataclass(frozen=True, kw_only=True)
class RestingItems(Part):
    """What of a kind rests on a place."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True)
class Place(Part):
    """A paragraph or page of a source."""

    anchor: str
    heading: str  # "para 4"
    abstract: str
    lang: str = ""  # only when it is not the page's
    needs_note: bool = False  # it describes killing or injury
    events: tuple[EventLink, ...] = ()
    rests: tuple[RestingItems, ...] = ()
    count_words: str = ""  # of what rests on it


@dataclass(frozen=True, kw_only=True)
class Contents(Component):
    """What stands in a source, place by place."""

    template_name = "sources/contents.html"

    places: tuple[Place, ...]


def contents_of(
    source: Source, groups: list[RestingGroup]
) -> tuple[Contents | None, list[RestingGroup]]:
    """Return what stands in a source with what rests on each place, and what rests elsewhere.

    Two queries.
    """
    described = list(_contents_to_read(source))
    by_anchor = _by_anchor(groups)
    places = tuple(_place(content, by_anchor[anchor_of(content)]) for content in described)
    anchors = {place.anchor for place in places}
    elsewhere = [with_items(group, lambda item: anchors.isdisjoint(item.spots)) for group in groups]
    return Contents(places=places) if places else None, [group for group in elsewhere if group]


def _contents_to_read(source: Source) -> "QuerySet[SourceContent]":
    events = Prefetch("events", Event.objects.published().in_order())
    return (
        SourceContent.objects.published()
        .filter(source=source)
        .select_related("source")
        .prefetch_related(events)
    )


def _by_anchor(groups: Iterable[RestingGroup]) -> dict[str, dict[str, list[Item]]]:
    """Return items by the id of the place they rest on and by the heading of their group."""
    by_anchor: dict[str, dict[str, list[Item]]] = defaultdict(dict)
    for group in groups:
        for item in (item for part in group.parts for item in part.items):
            for anchor in item.spots:
                by_anchor[anchor].setdefault(group.heading, []).append(item)
    return by_anchor


def _place(content: SourceContent, resting: dict[str, list[Item]]) -> Place:
    links = event_links(content.events.all())
    events = tuple(replace(link, date_words="", date_value="") for link in links)
    named = {event.url for event in events}
    rests = [
        RestingItems(heading=heading, items=tuple(map(_in_place, items)))
        for heading, every in resting.items()
        if (items := [item for item in every if item.url not in named])
    ]
    count = sum(len(kind.items) for kind in rests)
    return Place(
        anchor=anchor_of(content),
        heading=_heading(content),
        abstract=content.abstract,
        lang=fallback_lang(content.abstract),
        needs_note=content.needs_content_note,
        events=events,
        rests=tuple(rests),
        count_words=number(count) if count else "",
    )


def _in_place(item: Item) -> Item:
    """Return an item as it stands under its place: with its event, and places only if several."""
    return replace(
        item, note=item.under or item.note, where=item.where if len(item.spots) > 1 else ""
    )


def _heading(content: SourceContent) -> str:
    return locator_of(content, content.source.language)
