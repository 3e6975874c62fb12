"""Lists of names: title, who made them, whom they name; the dates and places of their events."""

from collections.abc import Iterable, Iterator

from archive.models import VictimList
from archive.models.fields import in_language
from archive.models.search import Basis, SearchKind
from archive.search.days import days_of
from archive.search.dimensions import LIST

from .context import Context, when_and_where
from .document import Document, filled, grouped, sort_keys, titles_of, worded


def titles() -> Iterable[tuple[str, str]]:
    """Return uid and title of all public lists."""
    return ((one.pk, in_language(one, "title", "az")) for one in VictimList.objects.published())


def describe(uids: list[str], context: Context) -> Iterator[Document]:
    """Describe the public lists among these, those not brought in yet as well."""
    for one, events in context.lists(uids).values():
        days, date_basis, places, place_basis = when_and_where(
            [(Basis.EVENTS, context.event_days(events)), (Basis.OWN, days_of(one.date))],
            [(Basis.EVENTS, context.event_places(events))],
        )
        yield Document(
            kind=SearchKind.LIST,
            uid=one.pk,
            sort=sort_keys(titles_of(one)),
            names=filled(worded(one, "title")),
            texts=filled([one.compiled_by, *worded(one, "scope", "completeness", "public_note")]),
            facets=grouped(
                SearchKind.LIST,
                {LIST.token(one.pk)} | context.event_tokens(events) | context.place_tokens(places),
                days,
            ),
            others=tuple(context.at_tokens(places)),
            days=days,
            date_basis=date_basis,
            place_basis=place_basis,
        )
