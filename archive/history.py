"""Floor 2: which models keep a history, and which many-to-many belongs to it.

Registered here, in a table, after all models exist. Bulk writes leave no history: an import is
a batch, and the first edit writes the stored values as the baseline (`models.recording`).
"""

from typing import Any

from simple_history import register

from .models import (
    Citation,
    Commemoration,
    EntryMatch,
    Event,
    EventDate,
    EventName,
    EventOrganisation,
    EventRelation,
    Figure,
    ListEntry,
    MediaItem,
    Organisation,
    Page,
    Participation,
    Person,
    PersonName,
    PersonRelation,
    Place,
    PlaceName,
    PlaceRelation,
    Position,
    Quotation,
    QuotationTranslation,
    Record,
    RoleHeld,
    Source,
    SourceAuthor,
    SourceContent,
    SourceRelation,
    Term,
    VictimList,
)

KEPT: dict[Any, list[str]] = {
    Record: [],
    Event: ["places"],
    EventName: [],
    EventDate: [],
    EventRelation: [],
    EventOrganisation: [],
    Place: [],
    PlaceName: [],
    PlaceRelation: [],
    Person: [],
    PersonName: [],
    PersonRelation: [],
    Participation: [],
    RoleHeld: [],
    Organisation: [],
    VictimList: ["events"],
    ListEntry: [],
    EntryMatch: [],
    Source: [],
    SourceAuthor: [],
    SourceContent: ["events"],
    SourceRelation: [],
    Citation: [],
    Quotation: ["events"],
    QuotationTranslation: [],
    Figure: ["events", "places"],
    Position: [],
    Commemoration: ["events"],
    MediaItem: ["events"],
    Page: [],
    Term: [],
}

for model, many_to_many in KEPT.items():
    fields = [model._meta.get_field(name) for name in many_to_many]
    register(model, app="archive", m2m_fields=fields)
