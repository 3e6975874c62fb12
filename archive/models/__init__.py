"""Floor 1: what the archive holds. A file per concept; the same noun on every floor."""

from .citations import Citation
from .commemorations import Commemoration
from .event_dates import EventDate
from .events import Event, EventName, EventOrganisation, EventRelation
from .figures import Figure
from .imports import EntryChange, ImportBatch, ImportProfile, StagedRow
from .links import LinkCheck
from .lists import ListEntry, VictimList
from .matches import EntryMatch, MatchProposal
from .media import MediaItem
from .organisations import Organisation
from .pages import Page
from .people import Participation, Person, PersonName, PersonRelation, RoleHeld
from .places import Place, PlaceName, PlaceRelation
from .positions import Position
from .quotations import Quotation, QuotationTranslation
from .readings import ReadingEdit
from .registry import Merge, PastSlug, Record
from .reports import Report
from .reviews import ReviewComment
from .search import SearchEntry, SearchFacets, SearchNeighbour, SearchToken, SearchWords
from .source_contents import SourceContent
from .sources import Source, SourceAuthor, SourcePage, SourceRelation
from .takedowns import Takedown
from .terms import Term
from .translations import StaleText
from .unfinished import WorkLeft

__all__ = [
    "Citation",
    "Commemoration",
    "EntryChange",
    "EntryMatch",
    "Event",
    "EventDate",
    "EventName",
    "EventOrganisation",
    "EventRelation",
    "Figure",
    "ImportBatch",
    "ImportProfile",
    "LinkCheck",
    "ListEntry",
    "MatchProposal",
    "MediaItem",
    "Merge",
    "Organisation",
    "Page",
    "Participation",
    "PastSlug",
    "Person",
    "PersonName",
    "PersonRelation",
    "Place",
    "PlaceName",
    "PlaceRelation",
    "Position",
    "Quotation",
    "QuotationTranslation",
    "ReadingEdit",
    "Record",
    "Report",
    "ReviewComment",
    "RoleHeld",
    "SearchEntry",
    "SearchFacets",
    "SearchNeighbour",
    "SearchToken",
    "SearchWords",
    "Source",
    "SourceAuthor",
    "SourceContent",
    "SourcePage",
    "SourceRelation",
    "StagedRow",
    "StaleText",
    "Takedown",
    "Term",
    "VictimList",
    "WorkLeft",
]
