"""The sections of the display order: what comes before what, where words match equally well.

What happened comes before acts, days of remembrance and marches about it; a person, a place or a
body before things that only mention it. A rank begins with its section, so that every question
comes in this order for nothing. Rows that a person stands for lie behind all others: the search
ends before them, and the pages of their lists do not.
"""

from enum import IntEnum

from archive.models.events import EventKind
from archive.models.search import SearchKind

SECTION_BITS = 56  # of a rank, below the number of its section


class Section(IntEnum):
    """A stretch of the display order."""

    EVENT = 1
    PART_OF_EVENT = 2
    AROUND_EVENT = 3  # what led there, what was found out
    PERSON = 4
    PLACE = 5
    ORGANISATION = 6
    ENTRY = 7
    LIST = 8
    ABOUT_EVENT = 9  # acts, sessions, days of remembrance
    SOURCE = 10
    QUOTATION = 11
    POSITION = 12
    HELD_ENTRY = 13  # a row that a public person stands for

    @property
    def floor(self) -> int:
        """The rank below every record of the section."""
        return self << SECTION_BITS

    @property
    def ceiling(self) -> int:
        """The rank above every record of the section."""
        return (self + 1) << SECTION_BITS


HAPPENED = frozenset({Section.EVENT, Section.PART_OF_EVENT})
OF_KIND: dict[str, Section] = {
    SearchKind.PERSON: Section.PERSON,
    SearchKind.PLACE: Section.PLACE,
    SearchKind.ORGANISATION: Section.ORGANISATION,
    SearchKind.ENTRY: Section.ENTRY,
    SearchKind.LIST: Section.LIST,
    SearchKind.SOURCE: Section.SOURCE,
    SearchKind.QUOTATION: Section.QUOTATION,
    SearchKind.POSITION: Section.POSITION,
}
_OF_HAPPENINGS = (EventKind.LOSS_AND_HARM, EventKind.ARMED_CONFLICT)
_AROUND = (EventKind.BACKGROUND, EventKind.INQUIRY)


def section_of(rank: int) -> Section:
    """Return the section a rank lies in."""
    return Section(rank >> SECTION_BITS)


def of_event(kind: str, *, is_part: bool) -> Section:
    """Return the section of an event: what happened, what led there, what was done about it."""
    if kind in _OF_HAPPENINGS:
        return Section.PART_OF_EVENT if is_part else Section.EVENT
    return Section.AROUND_EVENT if kind in _AROUND else Section.ABOUT_EVENT
