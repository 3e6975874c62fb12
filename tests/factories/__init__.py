"""Plainly fictional test data. `state` says how far a record has come; published by default.

EventFactory()                       a published event
EventFactory(state="draft")          a draft
PersonFactory(name="Alice Example")  a person with one preferred English name
ListEntryFactory(name_as_recorded="Bob Sample", victim_list=...)
"""

from .records import (
    CitationFactory,
    CommemorationFactory,
    EventFactory,
    FigureFactory,
    ListEntryFactory,
    MediaItemFactory,
    OrganisationFactory,
    PageFactory,
    PersonFactory,
    PlaceFactory,
    PositionFactory,
    QuotationFactory,
    RecordFactory,
    SourceFactory,
    TermFactory,
    VictimListFactory,
)

__all__ = [
    "CitationFactory",
    "CommemorationFactory",
    "EventFactory",
    "FigureFactory",
    "ListEntryFactory",
    "MediaItemFactory",
    "OrganisationFactory",
    "PageFactory",
    "PersonFactory",
    "PlaceFactory",
    "PositionFactory",
    "QuotationFactory",
    "RecordFactory",
    "SourceFactory",
    "TermFactory",
    "VictimListFactory",
]
