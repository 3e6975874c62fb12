"""Where a statement is read: the lines that lead from what is said to its source."""

from collections.abc import Iterable
from typing import Any

from archive.formatting import date_words, fallback_lang, foreign_lang, locator_words
from archive.models import Citation, Source

UNDATED = 10**9
"""Sorts after every day."""


Row = dict[str, Any]


def described(record: Any) -> Row | None:
    """Return where a record is described (“According to …”), if that source is public."""
    source = record.described_in
    if source is None or not source.record.is_public:
        return None
    return {
        "title": source.title,
        "url": source.get_absolute_url(),
        "lang": foreign_lang(source.language),
        "locator": locator_words(getattr(record, "locator_kind", ""), record.locator),
        "is_unsigned": source.authors_not_stated,
    }


def citation_line(citation: Citation) -> Row:
    """Return one piece of further evidence."""
    return {
        "claim": citation.claim,
        "claim_lang": fallback_lang(citation.claim),
        "bearing": citation.get_bearing_display(),
        "note": citation.public_note,
        **source_of(citation),
    }


def source_of(statement: Any) -> Row:
    """Return where a statement is read, if that source is public."""
    source = statement.source
    if source is None or not source.record.is_public:
        return {}
    return {
        "source_title": source.title,
        "source_url": source.get_absolute_url(),
        "source_lang": foreign_lang(source.language),
        "locator": locator_words(statement.locator_kind, statement.locator),
    }


def language_of(statement: Any) -> str:
    """Return the language of the source a statement is read in; empty if not known."""
    return statement.source.language if statement.source else ""


def issued(statement: Any) -> int:
    """Return the earliest day the source of a statement can be from; 0 if not known."""
    return (statement.source.issued_earliest if statement.source else None) or 0


def sources_used(sources: Iterable[Source]) -> list[Row]:
    """Return each source once, in the order of their titles."""
    once = {source.pk: source for source in sources}
    return [
        {
            "title": source.title,
            "url": source.get_absolute_url(),
            "lang": foreign_lang(source.language),
            "published": ", ".join(
                word
                for word in (source.publisher, source.container, date_words(source.issued))
                if word
            ),
            "web_url": source.url,
        }
        for source in sorted(once.values(), key=lambda one: one.title.casefold())
    ]
