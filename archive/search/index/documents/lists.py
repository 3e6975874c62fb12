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
    return (
        (victim_list.pk, in_language(victim_list, "title", "az"))
        for victim_list in VictimList.objects.published()
    )


def describe(uids: list[str], context: Context) -> Iterator[Document]:
    """Describe the public lists among these, those not brought in yet as well."""
    for victim_list, events in context.lists(uids).values():
        days, date_basis, places, place_basis = when_and_where(
            [(Basis.EVENTS, context.event_days(events)), (Basis.OWN, days_of(victim_list.date))],
            [(Basis.EVENTS, context.event_places(events))],
        )
        yield Document(
            kind=SearchKind.LIST,
            uid=victim_list.pk,
            sort=sort_keys(titles_of(victim_list)),
            names=filled(worded(victim_list, "title")),
            texts=filled(
                [
                    victim_list.compiled_by,
                    *worded(victim_list, "scope", "completeness", "public_note"),
                ]
            ),
            facets=grouped(
                SearchKind.LIST,
                {LIST.token(victim_list.pk)}
                | context.event_tokens(events)
                | context.place_tokens(places),
                days,
            ),
            others=tuple(context.at_tokens(places)),
            days=days,
            date_basis=date_basis,
            place_basis=place_basis,
            titles=filled(worded(victim_list, "title")),
            beginnings=filled(worded(victim_list, "title")),
        )
