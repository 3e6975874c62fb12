"""Events: title, names in use, summary and narrative; their dates and places."""

from collections.abc import Iterator

from archive.models import Event, EventName
from archive.models.fields import in_language
from archive.models.search import Basis, SearchKind
from archive.search.sections import HAPPENED as SECTIONS
from archive.search.sections import Section, of_event
from archive.search.tokens import EVENT_KIND, HAPPENED, token

from .context import Context, EventFacts
from .document import (
    Document,
    Order,
    filled,
    grouped,
    sort_bytes,
    sort_keys,
    titles_of,
    worded,
)
from .related import by_owner


def order() -> Iterator[Order]:
    """Yield section, sort key and uid of all public events."""
    events = list(Event.objects.published())
    facts = Context().events(event.pk for event in events)
    for event in events:
        title = in_language(event, "title", "az")
        yield _section(event, facts[event.pk]), sort_bytes(title, "az"), event.pk


def _section(event: Event, facts: EventFacts) -> Section:
    return of_event(event.kind, is_part=len(facts.wholes) > 1)


def describe(uids: list[str], context: Context) -> Iterator[Document]:
    """Describe the public events among these."""
    names = by_owner(EventName.objects.published(), "event", uids)
    for event in Event.objects.published().filter(pk__in=uids):
        facts = context.events([event.pk])[event.pk]
        places, section = set(facts.places), _section(event, facts)
        its_names = [*worded(event, "title"), *(name.text for name in names[event.pk])]
        yield Document(
            kind=SearchKind.EVENT,
            uid=event.pk,
            sort=sort_keys(titles_of(event)),
            names=filled(its_names),
            texts=filled(worded(event, "summary", "narrative", "public_note")),
            facets=grouped(
                SearchKind.EVENT,
                context.event_tokens([event.pk])
                | context.place_tokens(places)
                | {token(EVENT_KIND, event.kind)},
                facts.days,
            ),
            others=(*context.at_tokens(places), *([HAPPENED] if section in SECTIONS else [])),
            days=facts.days,
            date_basis=Basis.OWN if facts.days else Basis.NONE,
            place_basis=Basis.OWN if places else Basis.NONE,
            titles=filled(its_names),
            beginnings=filled(its_names),
            apart=section,
        )
