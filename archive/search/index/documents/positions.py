"""Positions: the body, its words and the event they are about."""

from collections.abc import Iterable, Iterator

from archive.models import Position
from archive.models.fields import in_language
from archive.models.search import Basis, SearchKind
from archive.search.days import days_of

from .context import Context
from .document import Document, filled, grouped, sort_keys, titles_of, worded
from .sources import public_names


def titles() -> Iterable[tuple[str, str]]:
    """Return uid and body of all public positions."""
    return (
        (position.pk, in_language(position, "body", "az"))
        for position in Position.objects.published()
    )


def describe(uids: list[str], context: Context) -> Iterator[Document]:
    """Describe the public positions among these. They have a date and an event, but no place."""
    positions = list(Position.objects.published().filter(pk__in=uids))
    named = public_names([], [position.organisation_id for position in positions])
    for position in positions:
        days = days_of(position.date)
        bodies = [*worded(position, "body"), *named.get(position.organisation_id or "", [])]
        words = [position.wording_of_act, position.wording_of_report]
        yield Document(
            kind=SearchKind.POSITION,
            uid=position.pk,
            sort=sort_keys(titles_of(position, "body")),
            names=filled(bodies),
            texts=filled([*words, *worded(position, "jurisdiction", "public_note")]),
            facets=grouped(SearchKind.POSITION, context.event_tokens([position.event_id]), days),
            days=days,
            date_basis=Basis.OWN if days else Basis.NONE,
            titles=filled(bodies),
        )
