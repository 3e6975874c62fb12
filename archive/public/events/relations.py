"""How events hang together, said in words from either end."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.formatting import fallback_lang
from archive.models import Event, EventRelation
from archive.models.events import RelationKind
from archive.public.components.base import Part
from archive.public.components.event_links import EventLink, event_link
from archive.public.components.evidence import UNDATED, Evidence, evidence_of

HERE_FIRST = {
    RelationKind.PART_OF: _("Part of"),
    RelationKind.RESPONDS_TO: _("Responds to"),
    RelationKind.COMMEMORATES: _("Commemorates"),
    RelationKind.INVESTIGATES: _("Investigates"),
    RelationKind.BACKGROUND_TO: _("Background to"),
    RelationKind.LEGAL_BASIS_OF: _("Legal basis of"),
    RelationKind.FOLLOWS: _("Follows in time"),
    RelationKind.PRECEDED_BY: _("Preceded in time by"),
    RelationKind.ADVOCATES_ABOUT: _("Advocates about"),
}
"""This event, seen as the one that stands in the relation to another."""

THERE_FIRST = {
    RelationKind.PART_OF: _("Events that are part of this one"),
    RelationKind.RESPONDS_TO: _("Responded to by"),
    RelationKind.COMMEMORATES: _("Commemorated by"),
    RelationKind.INVESTIGATES: _("Investigated by"),
    RelationKind.BACKGROUND_TO: _("Background"),
    RelationKind.LEGAL_BASIS_OF: _("Legal basis"),
    RelationKind.FOLLOWS: _("Followed in time by"),
    RelationKind.PRECEDED_BY: _("Precedes in time"),
    RelationKind.ADVOCATES_ABOUT: _("Advocacy about it"),
}
"""This event, seen as the one another event stands in the relation to."""


@dataclass(frozen=True, kw_only=True)
class RelatedEvent(Part):
    """An event that hangs together with another, with what is said of the relation."""

    event: EventLink
    note: str
    note_lang: str
    evidence: Evidence | None


@dataclass(frozen=True, kw_only=True)
class RelatedGroup(Part):
    """Related events under words that say how."""

    heading: str
    items: tuple[RelatedEvent, ...]


def relations_of(event: Event) -> list[EventRelation]:
    """Return the public relations of an event, from both ends, in the order of time. One query."""
    relations = (
        EventRelation.objects.published()
        .filter(Q(from_event=event) | Q(to_event=event))
        .select_related("from_event__record", "to_event__record", "source__record")
    )
    return sorted(relations, key=lambda relation: _other(relation, event).date_earliest or UNDATED)


def related_groups(event: Event, relations: Iterable[EventRelation]) -> list[RelatedGroup]:
    """Group related events under words that say how: parts first, words of time last."""
    groups: dict[tuple[bool, str], list[RelatedEvent]] = {}
    for relation in relations:
        here = relation.from_event_id == event.pk
        groups.setdefault((here, relation.kind), []).append(_related_event(relation, event))
    return [
        RelatedGroup(heading=str(heading), items=tuple(groups[here, kind]))
        for here, words in ((False, THERE_FIRST), (True, HERE_FIRST))
        for kind, heading in words.items()
        if (here, kind) in groups
    ]


def wholes(event: Event, relations: Iterable[EventRelation]) -> list[Event]:
    """Return the events this one is part of."""
    return [
        relation.to_event
        for relation in relations
        if relation.kind == RelationKind.PART_OF and relation.from_event_id == event.pk
    ]


def _other(relation: EventRelation, event: Event) -> Event:
    return relation.to_event if relation.from_event_id == event.pk else relation.from_event


def _related_event(relation: EventRelation, event: Event) -> RelatedEvent:
    return RelatedEvent(
        event=event_link(_other(relation, event)),
        note=relation.note,
        note_lang=fallback_lang(relation.note),
        evidence=evidence_of(relation),
    )
