"""The description of one record for the index."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import models

from archive.lib.names import sort_key
from archive.models.fields import LANGUAGE_CODES, in_language
from archive.models.search import Basis
from archive.search.days import UNDATED, Days
from archive.search.tokens import DECADE, KIND, PARTLY_DATED, TEXT, token, token_line
from archive.search.tokens import UNDATED as UNDATED_TOKEN

SORT_BYTES = 120
NAMELESS_LAST = b"\xff"


@dataclass(frozen=True, slots=True)
class Document:
    """What can be found of one public record, and under which facets."""

    kind: str
    uid: str
    titles: dict[str, str]  # by language, for the order of names
    names: tuple[str, ...]  # names and titles: found by word and by sound
    texts: tuple[str, ...] = ()  # everything else: found by word
    facets: frozenset[str] = field(default_factory=frozenset)  # tokens
    others: tuple[str, ...] = ()  # tokens that are no facets
    days: Days | None = None
    date_basis: Basis = Basis.NONE
    place_basis: Basis = Basis.NONE

    @property
    def span(self) -> Days:
        """The days touched; UNDATED where there are none."""
        return self.days or UNDATED

    def all_facets(self) -> str:
        """Return the facet tokens in one line: kind and decades besides what was given."""
        decades = [token(DECADE, decade) for decade in self.span.decades()]
        return " ".join(sorted({token(KIND, self.kind), *self.facets, *decades}))

    def line(self) -> str:
        """Return all tokens of the record."""
        unknown = {
            self.span.dating.UNDATED: [UNDATED_TOKEN],
            self.span.dating.PARTLY_UNKNOWN: [PARTLY_DATED],
        }.get(self.span.dating, [])
        years = [token(TEXT, year) for year in self.span.years()]
        others = [*self.all_facets().split(), *self.others, *unknown, *years]
        return token_line(self.names, self.texts, others)

    def sort_bytes(self, language: str) -> bytes:
        """Return the sort key of the title in a language."""
        return sort_bytes(self.titles[language], language)


def sort_bytes(title: str, language: str) -> bytes:
    """Return a sort key whose bytes sort as its letters; records without a name come last."""
    return sort_key(title, language).encode()[:SORT_BYTES] or NAMELESS_LAST


def titles_of(record: models.Model, name: str = "title") -> dict[str, str]:
    """Return a translated title in every language, with the fallbacks a reader sees."""
    return {code: str(in_language(record, name, code)) for code in LANGUAGE_CODES}


def same_title(text: str) -> dict[str, str]:
    """Return one title for all languages."""
    return dict.fromkeys(LANGUAGE_CODES, text)


def worded(record: models.Model, *names: str) -> list[str]:
    """Return the texts of translated columns in all languages, without empty ones."""
    texts = (getattr(record, f"{name}_{code}") for name in names for code in LANGUAGE_CODES)
    return [text for text in texts if text]


def filled(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts that are not empty, each once."""
    return tuple(dict.fromkeys(text for text in texts if text))
