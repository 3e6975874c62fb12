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
    return ((one.pk, in_language(one, "body", "az")) for one in Position.objects.published())


def describe(uids: list[str], context: Context) -> Iterator[Document]:
    """Describe the public positions among these. They have a date and an event, but no place."""
    found = list(Position.objects.published().filter(pk__in=uids))
    named = public_names([], [one.organisation_id for one in found])
    for one in found:
        days = days_of(one.date)
        bodies = [*worded(one, "body"), *named.get(one.organisation_id or "", [])]
        words = [one.wording_of_act, one.wording_of_report]
        yield Document(
            kind=SearchKind.POSITION,
            uid=one.pk,
            sort=sort_keys(titles_of(one, "body")),
            names=filled(bodies),
            texts=filled([*words, *worded(one, "jurisdiction", "public_note")]),
            facets=grouped(SearchKind.POSITION, context.event_tokens([one.event_id]), days),
            days=days,
            date_basis=Basis.OWN if days else Basis.NONE,
        )
