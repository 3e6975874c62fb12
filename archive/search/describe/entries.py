"""Rows of lists: the name as recorded and as read, the public columns, the list's events."""

from collections.abc import Iterable, Iterator

from archive.models import ListEntry, VictimList
from archive.models.search import Basis, SearchKind
from archive.search import ages
from archive.search.days import days_of
from archive.search.tokens import FATE, LIST, SEX, token

from .context import Context, when_and_where
from .document import Document, filled, same_title, worded


def titles() -> Iterable[tuple[str, str]]:
    """Return uid and name as recorded of all public rows; there may be millions."""
    rows = ListEntry.objects.published().values_list("uid", "name_as_recorded")
    return rows.iterator(chunk_size=5_000)


def describe(uids: list[str], context: Context) -> Iterator[Document]:
    """Describe the public rows among these."""
    rows = list(ListEntry.objects.published().filter(uid__in=uids).defer("editor_note"))
    lists = context.lists(row.victim_list_id for row in rows)
    for row in rows:
        its_list, events = lists[row.victim_list_id]
        row.victim_list = its_list
        yield _document(row, its_list, events, context)


def _document(
    row: ListEntry, its_list: VictimList, events: tuple[str, ...], context: Context
) -> Document:
    days, date_basis, places, place_basis = when_and_where(
        [(Basis.OWN, days_of(row.death)), (Basis.EVENTS, context.event_days(events))],
        [
            (Basis.OWN, {row.place_id} if row.place_id else set()),
            (Basis.EVENTS, context.event_places(events)),
        ],
    )
    facets = {token(LIST, its_list.pk)}
    facets |= context.event_tokens(events) | context.place_tokens(places)
    facets |= {token(FATE, row.fate)} if row.fate else set()
    facets |= {token(SEX, row.sex)} if row.sex else set()
    facets |= ages.tokens_of([ages.of_row(row)])
    connected = context.connected_tokens([row.residence_place_id, row.burial_place_id])
    return Document(
        kind=SearchKind.ENTRY,
        uid=row.uid,
        titles=same_title(row.name),
        names=filled(row.all_names()),
        texts=filled(
            [
                *(str(text) for text in row.public_original().values()),
                *(row.residence_text, row.place_text, row.burial_text),
                *worded(row, "circumstances", "public_note"),
            ]
        ),
        facets=frozenset(facets),
        others=(*connected, *context.at_tokens(places)),
        days=days,
        date_basis=date_basis,
        place_basis=place_basis,
    )
