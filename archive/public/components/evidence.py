"""Where a statement is read: the lines that lead from what is said to its source."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from archive.formatting import (
    date_words,
    fallback_lang,
    locator_words,
    title_lang,
    title_translation,
)
from archive.lib.locators import BEGINNING, read_places
from archive.models import Citation, Source

from .base import Component, Part
from .locators import linked_locator

UNDATED = 10**9
"""Sorts after every day."""


@dataclass(frozen=True, kw_only=True)
class Evidence(Component):
    """Where a statement is read, and the place in that source."""

    template_name = "components/evidence.html"

    source_title: str
    source_url: str = ""
    source_lang: str = ""  # only when it is not the page's
    translation: str = ""  # of the title
    locator: str = ""  # "para 4"
    is_read_in_part: bool = False  # told by a mark: the locator does not say it then


@dataclass(frozen=True, kw_only=True)
class Described(Component):
    """Where a record as a whole is described."""

    template_name = "components/described.html"

    title: str
    url: str
    lang: str = ""
    translation: str = ""  # of the title
    locator: str = ""
    is_unsigned: bool = False  # the item names no author


@dataclass(frozen=True, kw_only=True)
class CitationLine(Part):
    """A piece of further evidence: what it bears on, and how."""

    claim: str
    claim_lang: str
    bearing: str  # "supports", "contradicts"
    note: str
    evidence: Evidence | None


@dataclass(frozen=True, kw_only=True)
class SourceLine(Component):
    """A source as a line of a bibliography. Several stand in `<ol class="sources">`."""

    template_name = "components/source_line.html"

    title: str
    url: str = ""  # its page here
    lang: str = ""  # of the title
    translation: str = ""  # of the title
    authors: str = ""  # or "Author not stated"
    published: str = ""  # container, publisher, date
    kind_words: str = ""  # "press report"
    language_words: str = ""  # "in Azerbaijani"
    web_url: str = ""
    archived_url: str = ""  # a kept copy
    accessed_words: str = ""  # "21 March 2025"


def described(record: Any) -> Described | None:
    """Return where a record is described (“According to …”), if that source is public."""
    source = record.described_in
    if source is None or not source.record.is_public:
        return None
    return Described(
        title=source.title,
        url=source.get_absolute_url(),
        lang=title_lang(source),
        translation=title_translation(source),
        locator=linked_locator(record, source),
        is_unsigned=source.authors_not_stated,
    )


def citation_line(citation: Citation) -> CitationLine:
    """Return a piece of further evidence."""
    return CitationLine(
        claim=citation.claim,
        claim_lang=fallback_lang(citation.claim),
        bearing=citation.get_bearing_display(),
        note=citation.public_note,
        evidence=evidence_of(citation),
    )


def evidence_of(statement: Any) -> Evidence | None:
    """Return where a statement is read, if that source is public."""
    source = statement.source
    if source is None or not source.record.is_public:
        return None
    return Evidence(
        source_title=source.title,
        source_url=source.get_absolute_url(),
        source_lang=title_lang(source),
        translation=title_translation(source),
        locator=linked_locator(statement, source),
    )


def evidence_in_table(statement: Any) -> Evidence | None:
    """Return where a statement is read; that little of it was read is left to a mark."""
    evidence = evidence_of(statement)
    if evidence is None or not is_read_in_part(statement):
        return evidence
    return replace(
        evidence, locator=place_alone(statement, language_of(statement)), is_read_in_part=True
    )


def is_read_in_part(statement: Any) -> bool:
    """Return whether the archive read but a part of what a statement is read in."""
    kind, locator = getattr(statement, "locator_kind", ""), getattr(statement, "locator", "")
    return any(place.kind == BEGINNING for place in read_places(kind, locator))


def place_alone(statement: Any, language: str = "") -> str:
    """Say where in its source a statement stands, without how much of it was read."""
    kind, locator = getattr(statement, "locator_kind", ""), getattr(statement, "locator", "")
    return locator_words(kind, locator, language, without=BEGINNING)


def language_of(statement: Any) -> str:
    """Return the language of the source a statement is read in; empty if not known."""
    return statement.source.language if statement.source else ""


def issued(statement: Any) -> int:
    """Return the earliest day the source of a statement can be from; 0 if not known."""
    return (statement.source.issued_earliest if statement.source else None) or 0


def sources_used(sources: Iterable[Source]) -> list[SourceLine]:
    """Return each source once, in the order of their titles."""
    by_pk = {source.pk: source for source in sources}
    return [
        _line_in_brief(source)
        for source in sorted(by_pk.values(), key=lambda source: source.title.casefold())
    ]


def _line_in_brief(source: Source) -> SourceLine:
    published = (source.publisher, source.container, date_words(source.issued))
    return SourceLine(
        title=source.title,
        url=source.get_absolute_url(),
        lang=title_lang(source),
        translation=title_translation(source),
        published=", ".join(word for word in published if word),
        web_url=source.url,
    )
