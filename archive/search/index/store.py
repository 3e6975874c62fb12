"""Rows of the index in and out of the tables: the entry, its words, the engine, the vocabulary."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from itertools import chain
from operator import attrgetter
from typing import Any

from django.db.models import QuerySet

from archive.models import SearchEntry, SearchFacets, SearchWords
from archive.models.search import HELD_ENTRY
from archive.search.engines import engine
from archive.search.sections import Section, section_of
from archive.search.tokens import vocabulary

from . import kinds as documents
from .documents.context import Context
from .documents.document import Document

SLICE = 2_000


@dataclass(slots=True)
class Row:
    """A record of the index: the columns of its entry, and its line of tokens.

    Rank 0: not given yet. A plain object, because an index is made of millions.
    """

    rank: int
    kind: str
    uid: str
    earliest: int
    latest: int
    is_long: bool
    dating: int
    date_basis: int
    place_basis: int
    facets_what: int
    facets_where: int
    facets_whom: int
    sort_en: bytes
    sort_az: bytes
    sort_ru: bytes
    line: str = ""
    section: Section = Section.ENTRY

    @property
    def place(self) -> tuple[bytes, str]:
        """Where the record belongs in its section."""
        return self.sort_az, self.uid

    @property
    def order(self) -> tuple[int, bytes, str]:
        """Where the record belongs among all."""
        return self.section, self.sort_az, self.uid

    def says_the_same(self, other: "Row") -> bool:
        """Whether the index would not change if this row replaced the other."""
        return astuple(self)[1:] == astuple(other)[1:]


ENTRY_COLUMNS = tuple(field.name for field in fields(Row) if field.name not in ("line", "section"))


def rows_of(kind: str, uids: Iterable[str], context: Context) -> list[Row]:
    """Return the rows of the public records among these, their facets stored, without ranks."""
    described = list(documents.build(kind, uids, context))
    ids, wanted = context.facet_ids, engine().wants_beginnings
    _store_facets({line for document in described for line in document.facets}, ids)
    return [_row(document, ids, with_beginnings=wanted) for document in described]


def _row(document: Document, facet_ids: dict[str, int], *, with_beginnings: bool) -> Row:
    span = document.span
    what, where, whom = document.facets
    english, azerbaijani, russian = document.sort
    return Row(
        0,
        HELD_ENTRY if document.section is Section.HELD_ENTRY else str(document.kind),
        document.uid,
        span.first,
        span.last,
        span.is_long,
        int(span.dating),
        int(document.date_basis),
        int(document.place_basis),
        facet_ids[what],
        facet_ids[where],
        facet_ids[whom],
        english,
        azerbaijani,
        russian,
        document.line(with_beginnings=with_beginnings),
        document.section,
    )


def _store_facets(lines: set[str], known: dict[str, int]) -> None:
    """Note the id of each set of facets in `known`, storing those not met before."""
    digests = {_digest(line): line for line in lines if line not in known}
    if not digests:
        return
    _note(digests, known)
    missing = {digest: line for digest, line in digests.items() if line not in known}
    if missing:
        engine().insert(SearchFacets, ("digest", "tokens"), missing.items())
        _note(missing, known)


def _note(digests: dict[str, str], known: dict[str, int]) -> None:
    stored = SearchFacets.objects.filter(digest__in=digests).values_list("digest", "pk")
    known |= {digests[digest]: pk for digest, pk in stored}


def _digest(line: str) -> str:
    return hashlib.md5(line.encode(), usedforsecurity=False).hexdigest()


def stored(uids: Iterable[str]) -> dict[str, Row]:
    """Return the rows of the index for these records."""
    return {row.uid: row for row in with_words(engine().entries_of(list(uids)))}


def with_words(entries: "QuerySet[SearchEntry]") -> list[Row]:
    """Return entries together with their lines of tokens, in the order given."""
    rows = [Row(*map(_plain, values)) for values in entries.values_list(*ENTRY_COLUMNS)]
    ranks = [row.rank for row in rows]
    words = SearchWords.objects.filter(rank__in=ranks) if ranks else SearchWords.objects.none()
    lines = dict(words.values_list("rank", "tokens"))
    for row in rows:
        row.line, row.section = lines.get(row.rank, ""), section_of(row.rank)
    return rows


_columns = attrgetter(*ENTRY_COLUMNS)


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value


def put(rows: Sequence[Row]) -> None:
    """Write rows that have their ranks."""
    if not rows:
        return
    ascending = sorted(rows, key=attrgetter("rank"))
    lines = [(row.rank, row.line) for row in ascending]
    engine().insert(SearchEntry, ENTRY_COLUMNS, [_columns(row) for row in ascending])
    engine().insert(SearchWords, ("rank", "tokens"), lines)
    engine().add(lines)


def counted(rows: Iterable[Row]) -> Counter[str]:
    """Return in how many of these rows each token stands."""
    return Counter(chain.from_iterable(vocabulary(row.line) for row in rows))


def drop(rows: Sequence[Row]) -> None:
    """Take rows out."""
    if not rows:
        return
    ascending = sorted(rows, key=attrgetter("rank"))
    engine().remove([(row.rank, row.line) for row in ascending])
    ranks = [row.rank for row in ascending]
    SearchWords.objects.filter(rank__in=ranks).delete()
    SearchEntry.objects.filter(rank__in=ranks).delete()
