"""Events: title, names in use, summary and narrative; their dates and places."""

from collections.abc import Iterable, Iterator

from archive.models import Event, EventName
from archive.models.fields import in_language
from archive.models.search import Basis, SearchKind
from archive.search.tokens import EVENT_KIND, token

from .context import Context
from .document import Document, filled, grouped, sort_keys, titles_of, worded
from .related import by_owner


def titles() -> Iterable[tuple[str, str]]:
    """Return uid and title of all public events."""
    return ((event.pk, in_language(event, "title", "az")) for event in Event.objects.published())


def describe(uids: list[str], context: Context) -> Iterator[Document]:
    """Describe the public events among these."""
    names = by_owner(EventName.objects.published(), "event", uids)
    for event in Event.objects.published().filter(pk__in=uids):
        facts = context.events([event.pk])[event.pk]
        places = set(facts.places)
        yield Document(
            kind=SearchKind.EVENT,
            uid=event.pk,
            sort=sort_keys(titles_of(event)),
            names=filled([*worded(event, "title"), *(name.text for name in names[event.pk])]),
            texts=filled(worded(event, "summary", "narrative", "public_note")),
            facets=grouped(
                SearchKind.EVENT,
                context.event_tokens([event.pk])
                | context.place_tokens(places)
                | {token(EVENT_KIND, event.kind)},
                facts.days,
            ),
            others=tuple(context.at_tokens(places)),
            days=facts.days,
            date_basis=Basis.OWN if facts.days else Basis.NONE,
            place_basis=Basis.OWN if places else Basis.NONE,
        )
