"""Places in a source, each a link to what the archive says stands there.

Where a source is described paragraph by paragraph (`SourceContent`), a place such as “para 22, 25”
leads there, number by number. A content note stands before it where a paragraph describes killing.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import format_html
from django.utils.text import slugify
from django.utils.translation import gettext as _

from archive.formatting import locator_of
from archive.lib.locators import Place, read_places
from archive.marking import Marked, joined, marked
from archive.models import Source, SourceContent
from archive.models.fields import LocatorKind

NUMBERS = re.compile(r"\d+[^\W\d]?(?:–\d+[^\W\d]?)?")
RANGE = re.compile(r"(\d+)–(\d+)")
LONGEST_RANGE = 500
PREFIXES: dict[str, str] = {  # what the ids of places begin with, by what is counted
    LocatorKind.PARAGRAPH: "para",
    LocatorKind.PAGE: "page",
    LocatorKind.LINE: "line",
    LocatorKind.FOLIO: "folio",
    LocatorKind.TABLE_ROW: "row",
    LocatorKind.ARTICLE: "article",
    LocatorKind.FOOTNOTE: "footnote",
}
Described = dict[str, bool]  # anchors of what is described, and whether a content note is needed


@dataclass
class Known:
    """What was asked while a page was made."""

    sources: set[str] | None = None  # those of which anything is described
    places: dict[str, Described] = field(default_factory=dict)  # by source
    said: dict[tuple[str, str, str], Marked] = field(default_factory=dict)  # by source and place


_of_page: ContextVar[Known | None] = ContextVar("described_places", default=None)


@contextmanager
def known_for_a_page() -> Iterator[None]:
    """Ask but once while a page is made which places of a source are described."""
    token = _of_page.set(Known())
    try:
        yield
    finally:
        _of_page.reset(token)


def linked_locator(statement: Any, source: Source) -> Marked:
    """Say where in a source a statement stands; what is described there is a link to it."""
    known = _of_page.get() or Known()
    kind, written = getattr(statement, "locator_kind", ""), statement.locator
    key = source.pk, kind, written
    if key not in known.said:
        known.said[key] = _said(statement, source)
    return known.said[key]


def _said(statement: Any, source: Source) -> Marked:
    described = described_places(source) if statement.locator else {}
    anchors = anchors_of(statement) if described else []
    if not anchors:
        return locator_of(statement, source.language)
    address = source.get_absolute_url()

    def link(place: Place, words: str) -> Marked:
        return _linked(place, words, address, described)

    said = locator_of(statement, source.language, link)
    return _with_note(said) if any(described.get(anchor) for anchor in anchors) else said


def anchor_of(content: SourceContent) -> str:
    """Return the id of the paragraph or page on the page of its source: “para-4”."""
    anchors = anchors_of(content)
    return anchors[0] if anchors else f"place-{slugify(content.locator) or content.pk}"


def anchors_of(statement: Any) -> list[str]:
    """Return the ids of all places a statement rests on; a range is all that lies in it."""
    places = read_places(getattr(statement, "locator_kind", ""), statement.locator)
    return [
        anchor for place in places for numbers in place.numbers for anchor in _ids(place, numbers)
    ]


def described_places(source: Source) -> Described:
    """Return the anchors of all that is described of a source. 1 query for a page, 1 for each."""
    known = _of_page.get() or Known()
    contents = SourceContent.objects.published()
    if known.sources is None:
        known.sources = set(contents.order_by().values_list("source", flat=True).distinct())
    if source.pk not in known.sources:
        return {}
    if source.pk not in known.places:
        places = contents.filter(source=source)
        known.places[source.pk] = {
            anchor_of(content): content.needs_content_note
            for content in places.only("locator_kind", "locator", "needs_content_note")
        }
    return known.places[source.pk]


def _ids(place: Place, numbers: str) -> list[str]:
    """Return the ids of a number or of all in a range."""
    prefix = PREFIXES.get(place.kind)
    between = RANGE.fullmatch(numbers)
    if prefix is None:
        return []
    if between is None:
        return [f"{prefix}-{numbers}"]
    first, last = int(between[1]), min(int(between[2]), int(between[1]) + LONGEST_RANGE)
    return [f"{prefix}-{number}" for number in range(first, last + 1)]


def _linked(place: Place, words: str, address: str, described: Described) -> Marked:
    """Cut words at their numbers, each a link; the outer ones take along what stands beside."""
    spans = list(NUMBERS.finditer(words))
    if len(spans) != len(place.numbers):
        return marked(words)
    pieces: list[str] = []
    for at, (span, numbers) in enumerate(zip(spans, place.numbers, strict=True)):
        start = spans[at - 1].end() if at else 0
        end = len(words) if span is spans[-1] else span.end()
        anchor = next((anchor for anchor in _ids(place, numbers) if anchor in described), "")
        between = words[start : span.start()] if at else ""
        text = words[span.start() if at else 0 : end]
        link = format_html('<a href="{}#{}">{}</a>', address, anchor, text) if anchor else text
        pieces += [between, Marked.made(text, link) if anchor else text]
    return joined(pieces, "")


def _with_note(said: Marked) -> Marked:
    """Put before a place that something hard to read stands there."""
    title = _("Killing or injury is described there, or words that denigrate a people.")
    pattern = '<span class="content-note" title="{}">{}</span> {}'
    return Marked.made(said, format_html(pattern, title, _("content note:"), said))
