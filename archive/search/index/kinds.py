"""What is indexed of each kind of record: a function per kind, public facts only.

Every description starts at `published()`. What a record borrows from another (the date of an
event, the name of a speaker) is borrowed only where that other record is public as well.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from archive.models.search import SearchKind

from .documents import (
    entries,
    events,
    lists,
    organisations,
    people,
    places,
    positions,
    quotations,
    sources,
)
from .documents.context import Context
from .documents.document import Document, Order, by_title


class Description(NamedTuple):
    """How a kind is described, and where all its public records stand."""

    build: Callable[[list[str], Context], Iterator[Document]]
    order: Callable[[], Iterable[Order]]


DESCRIPTIONS: dict[str, Description] = {
    SearchKind.EVENT: Description(events.describe, events.order),
    SearchKind.PERSON: Description(people.describe, by_title(SearchKind.PERSON, people.titles)),
    SearchKind.ENTRY: Description(entries.describe, entries.order),
    SearchKind.PLACE: Description(places.describe, by_title(SearchKind.PLACE, places.titles)),
    SearchKind.LIST: Description(lists.describe, by_title(SearchKind.LIST, lists.titles)),
    SearchKind.SOURCE: Description(sources.describe, by_title(SearchKind.SOURCE, sources.titles)),
    SearchKind.QUOTATION: Description(
        quotations.describe, by_title(SearchKind.QUOTATION, quotations.titles)
    ),
    SearchKind.POSITION: Description(
        positions.describe, by_title(SearchKind.POSITION, positions.titles)
    ),
    SearchKind.ORGANISATION: Description(
        organisations.describe, by_title(SearchKind.ORGANISATION, organisations.titles)
    ),
}


def build(kind: str, uids: Iterable[str], context: Context | None = None) -> list[Document]:
    """Describe the public records among these; the others are left out.

    Give a context to several calls of a run, so that events and places are read once.
    """
    return list(DESCRIPTIONS[kind].build(list(uids), context or Context()))


def order(kind: str) -> Iterable[Order]:
    """Return section, Azerbaijani sort key and uid of every public record of a kind."""
    return DESCRIPTIONS[kind].order()
