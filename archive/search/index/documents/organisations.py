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
    return (
        (body.pk, in_language(body, "title", "az")) for body in Organisation.objects.published()
    )


def describe(uids: list[str], context: Context) -> Iterator[Document]:
    """Describe the public organisations among these."""
    parts = by_owner(EventOrganisation.objects.published(), "organisation", uids)
    for body in Organisation.objects.published().filter(pk__in=uids):
        days = days_of(body.dates)
        yield Document(
            kind=SearchKind.ORGANISATION,
            uid=body.pk,
            sort=sort_keys(titles_of(body)),
            names=filled(worded(body, "title")),
            texts=filled([body.jurisdiction, *worded(body, "public_note")]),
            facets=grouped(
                SearchKind.ORGANISATION,
                context.event_tokens(part.event_id for part in parts[body.pk]),
                days,
            ),
            days=days,
            date_basis=Basis.OWN if days else Basis.NONE,
            titles=filled(worded(body, "title")),
            beginnings=filled(worded(body, "title")),
        )
