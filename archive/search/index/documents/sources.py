"""Sources: title and authors, publisher and container; when they were issued."""

from collections.abc import Iterable, Iterator

from archive.models import Organisation, Person, Source, SourceAuthor
from archive.models.search import Basis, SearchKind
from archive.search.days import days_of

from .context import Context
from .document import Document, filled, grouped, same_title, sort_keys, worded
from .related import by_owner


def titles() -> Iterable[tuple[str, str]]:
    """Return uid and title of all public sources."""
    return Source.objects.published().values_list("pk", "title")


def describe(uids: list[str], context: Context) -> Iterator[Document]:
    """Describe the public sources among these."""
    authors = by_owner(SourceAuthor.objects.all(), "source", uids)
    every = [author for its_authors in authors.values() for author in its_authors]
    named = public_names([a.person_id for a in every], [a.organisation_id for a in every])
    for source in Source.objects.published().filter(pk__in=uids):
        days = days_of(source.issued)
        printed = [author.name for author in authors[source.pk]]
        for author in authors[source.pk]:
            printed += named.get(author.person_id or author.organisation_id or "", [])
        yield Document(
            kind=SearchKind.SOURCE,
            uid=source.pk,
            sort=sort_keys(same_title(source.title)),
            names=filled([source.title, *printed]),
            texts=filled(
                [
                    *(source.publisher, source.container, source.repository),
                    source.call_number,
                    *worded(source, "public_note"),
                ]
            ),
            facets=grouped(SearchKind.SOURCE, (), days),
            days=days,
            date_basis=Basis.OWN if days else Basis.NONE,
            titles=filled([source.title]),
            beginnings=filled([source.title]),
        )


def public_names(
    people: Iterable[str | None], organisations: Iterable[str | None]
) -> dict[str, list[str]]:
    """Return what people and bodies that are public themselves are called, by uid.

    Persons only cited are left out: no search leads to them.
    """
    persons = Person.objects.published().listed().filter(pk__in={uid for uid in people if uid})
    named = {row.pk: worded(row, "label") for row in persons}
    bodies = Organisation.objects.published().filter(pk__in={uid for uid in organisations if uid})
    return named | {row.pk: worded(row, "title") for row in bodies}
