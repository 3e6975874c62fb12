"""How events hang together, said in words from either end."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.formatting import fallback_lang, foreign_lang, locator_words
from archive.models import Event, EventRelation
from archive.models.events import RelationKind
from archive.public.evidence import UNDATED

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


Group = dict[str, Any]


def relations_of(event: Event) -> list[EventRelation]:
    """Return the public relations of an event, from both ends, in the order of time. One query."""
    found = (
        EventRelation.objects.published()
        .filter(Q(from_event=event) | Q(to_event=event))
        .select_related("from_event__record", "to_event__record", "source")
    )
    return sorted(found, key=lambda one: _other(one, event).date_earliest or UNDATED)


def related_groups(event: Event, relations: Iterable[EventRelation]) -> list[Group]:
    """Group related events under words that say how: parts first, words of time last."""
    groups: dict[str, Group] = {}
    for here, words in ((False, THERE_FIRST), (True, HERE_FIRST)):
        for kind, heading in words.items():
            groups[f"{here}{kind}"] = {"heading": heading, "items": []}
    for relation in relations:
        here = relation.from_event_id == event.pk
        groups[f"{here}{relation.kind}"]["items"].append(_item(relation, event))
    return [group for group in groups.values() if group["items"]]


def wholes(event: Event, relations: Iterable[EventRelation]) -> list[Event]:
    """Return the events this one is part of."""
    return [
        one.to_event
        for one in relations
        if one.kind == RelationKind.PART_OF and one.from_event_id == event.pk
    ]


def _other(relation: EventRelation, event: Event) -> Event:
    return relation.to_event if relation.from_event_id == event.pk else relation.from_event


def _item(relation: EventRelation, event: Event) -> dict[str, Any]:
    source = relation.source
    return {
        "event": _other(relation, event),
        "note": relation.note,
        "note_lang": fallback_lang(relation.note),
        "source_title": source.title if source else "",
        "source_url": source.get_absolute_url() if source else "",
        "source_lang": foreign_lang(source.language) if source else "",
        "locator": locator_words(relation.locator_kind, relation.locator) if source else "",
    }
