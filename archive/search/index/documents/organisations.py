"""Organisations: what they are called and the public events they took part in."""

from collections.abc import Iterable, Iterator

from archive.models import EventOrganisation, Organisation
from archive.models.fields import in_language
from archive.models.search import Basis, SearchKind
from archive.search.days import days_of

from .context import Context
from .document import Document, filled, grouped, sort_keys, titles_of, worded
from .related import by_owner


def titles() -> Iterable[tuple[str, str]]:
    """Return uid and name of all public organisations."""
    return ((one.pk, in_language(one, "title", "az")) for one in Organisation.objects.published())


def describe(uids: list[str], context: Context) -> Iterator[Document]:
    """Describe the public organisations among these."""
    parts = by_owner(EventOrganisation.objects.published(), "organisation", uids)
    for one in Organisation.objects.published().filter(pk__in=uids):
        days = days_of(one.dates)
        yield Document(
            kind=SearchKind.ORGANISATION,
            uid=one.pk,
            sort=sort_keys(titles_of(one)),
            names=filled(worded(one, "title")),
            texts=filled([one.jurisdiction, *worded(one, "public_note")]),
            facets=grouped(
                SearchKind.ORGANISATION,
                context.event_tokens(part.event_id for part in parts[one.pk]),
                days,
            ),
            days=days,
            date_basis=Basis.OWN if days else Basis.NONE,
        )
