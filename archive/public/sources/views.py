"""Sources: what can be cited, and everything in the archive that rests on each."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.formatting import (
    capfirst,
    date_words,
    fallback_lang,
    named,
    read_in_language,
    title_lang,
    title_translation,
)
from archive.marking import filled, joined, marked
from archive.models import Source, SourceAuthor, SourceRelation
from archive.public.components.base import Part
from archive.public.components.closing import closing
from archive.public.components.evidence import SourceLine
from archive.public.components.key_facts import FactValue, KeyFacts, key_facts
from archive.public.components.notices import notices
from archive.public.components.wayfinding import Crumb, breadcrumbs, on_this_page
from archive.public.listing import RecordList
from archive.public.lookup import find_by_slug, public_page
from archive.search.query.filters import SourceFilter

from .contents import contents_of
from .dependants import explained, resting_on

Kind = SourceRelation.RelationKind

SEEN_FROM_HERE = {
    Kind.EDITION: gettext_lazy("An edition of"),
    Kind.TRANSLATION: gettext_lazy("A translation of"),
    Kind.QUOTES: gettext_lazy("Quotes"),
    Kind.MIRRORS: gettext_lazy("A copy of"),
}
SEEN_FROM_THERE = {
    Kind.EDITION: gettext_lazy("Another edition"),
    Kind.TRANSLATION: gettext_lazy("A translation of it"),
    Kind.QUOTES: gettext_lazy("Quoted in"),
    Kind.MIRRORS: gettext_lazy("A copy of it"),
}


@dataclass(frozen=True, kw_only=True)
class RelatedSource(Part):
    """Another source and how the page's hangs together with it."""

    words: str  # "A translation of"
    title: str
    url: str
    lang: str


def sources_to_read() -> "QuerySet[Source]":
    """Return the public sources with their authors, by title. Two queries."""
    authors = SourceAuthor.objects.select_related("person__record", "organisation__record")
    sources: QuerySet[Source] = Source.objects.published().select_related("record", "kind")
    return sources.prefetch_related(Prefetch("authors", authors)).order_by("title", "pk")


class SourceList(RecordList):
    """Sources by title. Context: as RecordList, and lines."""

    heading = gettext_lazy("Sources")
    template_name = "sources/list.html"
    filterset_class = SourceFilter

    def get_queryset(self) -> "QuerySet[Source]":
        """Start from the public ones."""
        return sources_to_read()

    def shown(self, records: list[Source]) -> dict[str, object]:
        """Return the lines of this page."""
        return {"lines": [source_line(source) for source in records]}


def source_line(source: Source) -> SourceLine:
    """Return a source as a line of a bibliography; its authors must be prefetched."""
    return SourceLine(
        title=source.title,
        url=source.get_absolute_url(),
        lang=title_lang(source),
        translation=title_translation(source),
        authors=authors_words(source),
        published=published_words(source),
        kind_words=source.kind.label if source.kind else "",
        language_words=read_in_language(source.language),
        web_url=source.url,
        archived_url=source.archived_url,
        accessed_words=_day(source.accessed_on),
    )


def authors_words(source: Source) -> str:
    """Name the authors in order; say so where the item itself names none."""
    names = joined(author_name(author, source) for author in source.authors.all())
    if names:
        return names
    return capfirst(_("author not stated")) if source.authors_not_stated else ""


def author_name(author: SourceAuthor, source: Source) -> str:
    """Name an author as printed, else as the public person or body that goes by the name."""
    if author.name:
        return named(author.name, source.language)
    for known, name in (
        (author.person, author.person and author.person.label),
        (author.organisation, author.organisation and author.organisation.title),
    ):
        if known and name and known.record.is_public:
            return marked(name, fallback_lang(name))
    return ""


def published_words(source: Source) -> str:
    """Say in what, by whom and when an item was issued."""
    issued = date_words(source.issued) or source.issued_as_written
    container = named(source.container, source.language)
    publisher = named(source.publisher, source.language)
    if not container and not publisher:
        return capfirst(issued)
    return joined((container and filled(_("In: %s"), container), publisher, issued))


@public_page
def source_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a source; the number of queries does not grow with what rests on it.

    Context: source, source_lang, line, facts, related, contents, rests (the groups of
    `resting_on`, without what stands under its place in the contents), marks, sections, crumbs,
    notices and the closing.
    """
    source = find_by_slug(sources_to_read(), slug)
    contents, rests = contents_of(source, resting_on(source))
    lang = title_lang(source)
    context: dict[str, object] = {
        "source": source,
        "source_lang": lang,
        # what the facts below say too is left to them
        "line": replace(source_line(source), url="", kind_words="", language_words=""),
        "facts": source_facts(source),
        "related": related(source),
        "contents": contents,
        "rests": rests,
        "marks": explained(rests),
        "notices": notices(request, source),
        "crumbs": breadcrumbs(
            Crumb(label=_("Sources"), url=reverse("public:source-list")),
            Crumb(label=source.title, lang=lang),
        ),
        **closing(request, source, source.title),
    }
    context["sections"] = on_this_page(
        [
            (_("Contents"), "contents", contents),
            *((group.heading, group.anchor, group) for group in rests),
        ],
        context["remark"],
    )
    return render(request, "sources/detail.html", context)


def source_facts(source: Source) -> KeyFacts | None:
    """Return what the line of the bibliography does not say; what has no value is left out."""
    return key_facts(
        [
            (_("What it is"), FactValue(text=source.kind.label if source.kind else "")),
            (
                _("Date as printed"),
                FactValue(text=source.issued_as_written if source.issued else ""),
            ),
            (_("Language"), FactValue(text=read_in_language(source.language))),
            (_("Held by"), FactValue(text=source.repository, note=source.call_number)),
            (_("Kept copy made on"), FactValue(text=_day(source.archived_on))),
            (_("Last opened by this archive"), FactValue(text=_day(source.accessed_on))),
            (_("Rights"), FactValue(text=source.rights)),
        ]
    )


def _day(day: date | None) -> str:
    return date_words(day.isoformat()) if day else ""


def related(source: Source) -> list[RelatedSource]:
    """Return the other sources this source hangs together with, and how. 1 query."""
    either = Q(from_source=source) | Q(to_source=source)
    ties = SourceRelation.objects.published().filter(either).order_by("kind", "uid")
    return [
        _related_source(SEEN_FROM_HERE[Kind(tie.kind)], tie.to_source)
        if tie.from_source_id == source.pk
        else _related_source(SEEN_FROM_THERE[Kind(tie.kind)], tie.from_source)
        for tie in ties.select_related("from_source", "to_source")
    ]


def _related_source(words: Promise, other: Source) -> RelatedSource:
    return RelatedSource(
        words=str(words),
        title=other.title,
        url=other.get_absolute_url(),
        lang=title_lang(other),
    )
