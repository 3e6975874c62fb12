"""The description of a record for the index."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.db import models

from archive.lib.names import sort_key
from archive.models.fields import LANGUAGE_CODES, in_language
from archive.models.search import Basis, Dating, SearchKind
from archive.search.days import UNDATED, Days
from archive.search.dimensions import DECADE, DIMENSIONS, KIND, WHAT
from archive.search.sections import OF_KIND, Section
from archive.search.tokens import (
    EVENT_KIND,
    PARTLY_DATED,
    TEXT,
    WITHOUT_DECADES,
    WITHOUT_YEARS,
    title_tokens,
    token,
    token_line,
)
from archive.search.tokens import UNDATED as UNDATED_TOKEN

SORT_BYTES = 120
NAMELESS_LAST = b"\xff"


Groups = tuple[str, str, str]
Titles = Iterable[tuple[str, str]]
Order = tuple[Section, bytes, str]  # section, Azerbaijani sort key, uid
SortKeys = tuple[bytes, bytes, bytes]
_COLUMNS = {EVENT_KIND: WHAT} | {
    dimension.letter: dimension.column for dimension in DIMENSIONS.values()
}


@dataclass(slots=True)
class Document:
    """What can be searched of a public record, and under which facets."""

    kind: str
    uid: str
    sort: SortKeys  # of the title in English, Azerbaijani and Russian
    names: tuple[str, ...]  # names and titles: searched by word and by sound
    facets: Groups  # tokens, as `grouped` returns them
    beside: tuple[str, ...] = ()  # names of a father or a relative, where they are no part of them
    texts: tuple[str, ...] = ()  # everything else: searched by word
    others: tuple[str, ...] = ()  # tokens that are no facets
    days: Days | None = None
    date_basis: Basis = Basis.NONE
    place_basis: Basis = Basis.NONE
    titles: tuple[str, ...] = ()  # names of its own: whoever types one asks for this record
    beginnings: tuple[str, ...] = ()  # titles it is found by while only their beginning is typed
    apart: Section | None = None  # where it is not that of its kind

    @property
    def section(self) -> Section:
        """Where in the display order it belongs."""
        return self.apart or OF_KIND[self.kind]

    @property
    def span(self) -> Days:
        """The days touched; UNDATED where there are none."""
        return self.days or UNDATED

    def line(self, *, with_beginnings: bool) -> str:
        """Return all tokens of the record."""
        apart = set(self.others)
        if self.titles:
            apart |= title_tokens(self.titles, self.beginnings)
        others = [*self.facets, *sorted(apart), *day_tokens(self.span)]
        line = " ".join(filter(None, others))
        return token_line(
            self.names, self.texts, line, beside=self.beside, with_beginnings=with_beginnings
        )


@lru_cache(maxsize=65_536)
def day_tokens(span: Days) -> tuple[str, ...]:
    """Return the tokens of the years touched, and of what is not known of the date."""
    if span.dating == Dating.UNDATED:
        return (UNDATED_TOKEN,)
    years = [token(TEXT, year) for year in span.years()]
    unknown = [PARTLY_DATED] if span.dating == Dating.PARTLY_UNKNOWN else []
    unknown += [] if years else [WITHOUT_YEARS]
    unknown += [] if span.decades() else [WITHOUT_DECADES]
    return (*unknown, *years)


@lru_cache(maxsize=65_536)
def decade_tokens(days: Days | None) -> tuple[str, ...]:
    """Return the tokens of the decades touched."""
    return tuple(DECADE.token(decade) for decade in (days or UNDATED).decades())


def grouped(kind: str, facets: Iterable[str], days: Days | None) -> Groups:
    """Return the facet tokens of a record: what, where, whom, each as a line."""
    groups: tuple[list[str], ...] = ([], [], [])
    for facet in {KIND.token(kind), *facets, *decade_tokens(days)}:
        groups[_COLUMNS[facet[0]]].append(facet)
    what, where, whom = (" ".join(sorted(group)) for group in groups)
    return what, where, whom


def by_title(kind: SearchKind, titles: Callable[[], Titles]) -> Callable[[], Iterator[Order]]:
    """Return what yields section, sort key and uid, from what yields uids and titles."""
    section = OF_KIND[kind]
    return lambda: ((section, sort_bytes(title, "az"), uid) for uid, title in titles())


def sort_keys(titles: dict[str, str]) -> SortKeys:
    """Return the sort keys of a title in each language."""
    english, azerbaijani, russian = (sort_bytes(titles[code], code) for code in ("en", "az", "ru"))
    return english, azerbaijani, russian


def sort_bytes(title: str, language: str) -> bytes:
    """Return a sort key whose bytes sort as its letters; records without a name come last."""
    return as_bytes(sort_key(title, language))


def as_bytes(key: str) -> bytes:
    """Return a sort key as the index keeps it."""
    return key.encode()[:SORT_BYTES] or NAMELESS_LAST


def titles_of(record: models.Model, name: str = "title") -> dict[str, str]:
    """Return a translated title in every language, with the fallbacks a reader sees."""
    return {code: str(in_language(record, name, code)) for code in LANGUAGE_CODES}


def same_title(text: str) -> dict[str, str]:
    """Return a title for all languages."""
    return dict.fromkeys(LANGUAGE_CODES, text)


def worded(record: models.Model, *names: str) -> list[str]:
    """Return the texts of translated columns in all languages, without empty ones."""
    texts = (getattr(record, f"{name}_{code}") for name in names for code in LANGUAGE_CODES)
    return [text for text in texts if text]


def filled(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts that are not empty, each once."""
    return tuple(dict.fromkeys(text for text in texts if text))
