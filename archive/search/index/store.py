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
from archive.search.engines import engine
from archive.search.tokens import vocabulary

from . import kinds as documents
from .documents.context import Context
from .documents.document import Document, Groups

SLICE = 2_000


@dataclass(slots=True)
class Row:
    """One record of the index: the columns of its entry, and its line of tokens.

    Rank 0: not dealt yet. A plain object, because an index is made of millions.
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

    @property
    def order(self) -> tuple[bytes, str]:
        """Where the record belongs among those of its kind."""
        return self.sort_az, self.uid

    def says_the_same(self, other: "Row") -> bool:
        """Whether the index would not change if this row replaced the other."""
        return astuple(self)[1:] == astuple(other)[1:]


Sketch = tuple[Row, Groups]
ENTRY_COLUMNS = tuple(one.name for one in fields(Row) if one.name != "line")


def rows_of(kind: str, uids: Iterable[str], context: Context) -> list[Row]:
    """Return the rows of the public records among these, their facets stored, without ranks."""
    return numbered(sketches(kind, uids, context), context)


def sketches(kind: str, uids: Iterable[str], context: Context) -> list[Sketch]:
    """Return the rows of the public records among these, their facets still in words."""
    wanted = engine().wants_beginnings
    found = documents.build(kind, uids, context)
    return [(_row(one, with_beginnings=wanted), one.facets) for one in found]


def numbered(sketched: Sequence[Sketch], context: Context) -> list[Row]:
    """Return rows with the ids of their facets, which are stored where they are new."""
    ids = context.facet_ids
    _store_facets({line for _row, groups in sketched for line in groups}, ids)
    for row, (what, where, whom) in sketched:
        row.facets_what, row.facets_where, row.facets_whom = ids[what], ids[where], ids[whom]
    return [row for row, _groups in sketched]


def _row(document: Document, *, with_beginnings: bool) -> Row:
    span = document.span
    english, azerbaijani, russian = document.sort
    return Row(
        0,
        str(document.kind),
        document.uid,
        span.first,
        span.last,
        span.is_long,
        int(span.dating),
        int(document.date_basis),
        int(document.place_basis),
        0,
        0,
        0,
        english,
        azerbaijani,
        russian,
        document.line(with_beginnings=with_beginnings),
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
    found = SearchWords.objects.filter(rank__in=ranks) if ranks else SearchWords.objects.none()
    lines = dict(found.values_list("rank", "tokens"))
    for row in rows:
        row.line = lines.get(row.rank, "")
    return rows


_columns = attrgetter(*ENTRY_COLUMNS)


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value


def put(rows: Sequence[Row]) -> None:
    """Write rows whose ranks are dealt."""
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
