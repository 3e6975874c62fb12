"""Places in a source, each a link to what the archive says stands there.

Where a source is described paragraph by paragraph (`SourceContent`), a locator such as “para 22,
25” leads there, number by number. A content note stands before it where a paragraph describes
killing.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString
from django.utils.text import slugify

from archive.formatting import locator_words
from archive.models import Source, SourceContent
from archive.models.fields import LocatorKind

from .base import Component, Part

NUMBER = re.compile(r"\d+")
RANGE = re.compile(r"(\d+)\s*[-–]\s*(\d+)")
LONGEST_RANGE = 500
PREFIXES = {  # what the ids of places begin with, by what is counted
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


_of_page: ContextVar[Known | None] = ContextVar("described_places", default=None)


@dataclass(frozen=True, kw_only=True)
class LocatorPart(Part):
    """A piece of a locator; with an address it leads to what stands there."""

    text: str
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Locator(Component):
    """A place in a source: “para 22, 25”. Written into a template by name, it draws itself."""

    template_name = "components/locator.html"

    parts: tuple[LocatorPart, ...] = ()
    needs_note: bool = False  # what stands there describes killing or injury

    def __bool__(self) -> bool:
        return bool(self.parts)

    def __str__(self) -> SafeString:
        """Draw it where a template names it."""
        return self.render()

    @property
    def words(self) -> str:
        """The same without its links."""
        return "".join(part.text for part in self.parts)


@contextmanager
def known_for_a_page() -> Iterator[None]:
    """Ask but once while a page is made which places of a source are described."""
    token = _of_page.set(Known())
    try:
        yield
    finally:
        _of_page.reset(token)


def locator(statement: Any, source: Source | None = None) -> Locator:
    """Return where in its source a statement stands; `source` where the statement names none."""
    kind, written = getattr(statement, "locator_kind", ""), statement.locator
    words = locator_words(kind, written)
    source = source or getattr(statement, "source", None)
    if not words:
        return Locator()
    if source is None or not _prefix(kind, written):
        return Locator(parts=(LocatorPart(text=words),))
    described = described_places(source)
    return Locator(
        parts=tuple(_parts(words, _prefix(kind, written), source, described)),
        needs_note=any(described.get(anchor) for anchor in anchors_of(statement)),
    )


def anchor_of(content: SourceContent) -> str:
    """Return the id of the paragraph or page on the page of its source: “para-4”."""
    prefix = _prefix(content.locator_kind, content.locator) or "place"
    number = NUMBER.search(content.locator)
    return f"{prefix}-{number.group() if number else slugify(content.locator) or content.pk}"


def anchors_of(statement: Any) -> list[str]:
    """Return the ids of all places a statement rests on; a range is all that lies in it."""
    kind, written = getattr(statement, "locator_kind", ""), statement.locator
    prefix = _prefix(kind, written)
    if not prefix:
        return []
    numbers = {int(number) for number in NUMBER.findall(written)}
    for first, last in RANGE.findall(written):
        numbers |= set(range(int(first), min(int(last), int(first) + LONGEST_RANGE) + 1))
    return [f"{prefix}-{number}" for number in sorted(numbers)]


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


def _prefix(kind: str, written: str) -> str:
    """Return what the ids of places of a kind begin with; empty where it has no numbers."""
    if not NUMBER.search(written):
        return ""
    if written.startswith("para "):
        kind = LocatorKind.PARAGRAPH
    return PREFIXES.get(LocatorKind(kind), "") if kind else ""


def _parts(words: str, prefix: str, source: Source, described: Described) -> Iterator[LocatorPart]:
    """Cut the words at their numbers, each a link; a single number takes all words with it."""
    numbers = list(NUMBER.finditer(words))
    if len(numbers) == 1:
        yield _part(words, f"{prefix}-{int(numbers[0].group())}", source, described)
        return
    end = 0
    for position, number in enumerate(numbers):
        start = number.start()
        if position and start > end:
            yield LocatorPart(text=words[end:start])
            end = start
        # the first number takes the word before it along: “para 22”
        anchor = f"{prefix}-{int(number.group())}"
        yield _part(words[end : number.end()], anchor, source, described)
        end = number.end()
    if words[end:]:
        yield LocatorPart(text=words[end:])


def _part(text: str, anchor: str, source: Source, described: Described) -> LocatorPart:
    if anchor not in described:
        return LocatorPart(text=text)
    return LocatorPart(text=text, url=f"{source.get_absolute_url()}#{anchor}")
