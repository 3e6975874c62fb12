"""Rows of the index in and out of the tables: the entry, its words, the engine, the vocabulary."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Model

from archive.models import SearchEntry, SearchFacets, SearchWords

from .describe.document import Document
from .engines import engine
from .tokens import vocabulary

SLICE = 500


@dataclass(slots=True)
class Row:
    """One record of the index: its entry and its line of tokens. Rank 0: not dealt yet."""

    entry: SearchEntry
    line: str

    @property
    def uid(self) -> str:
        """The record's permanent id."""
        return self.entry.uid

    @property
    def order(self) -> tuple[bytes, str]:
        """Where the record belongs among those of its kind."""
        return bytes(self.entry.sort_az), self.entry.uid

    def says_the_same(self, other: "Row") -> bool:
        """Whether the index would not change if this row replaced the other."""
        return self.line == other.line and _columns(self.entry) == _columns(other.entry)


COMPARED = (
    "kind",
    "uid",
    "earliest",
    "latest",
    "is_long",
    "dating",
    "date_basis",
    "place_basis",
    "facets_id",
    "sort_en",
    "sort_az",
    "sort_ru",
)


ENTRY_COLUMNS = ("rank", *COMPARED)


def _columns(entry: SearchEntry) -> list[object]:
    values = (getattr(entry, name) for name in COMPARED)
    return [bytes(value) if isinstance(value, memoryview) else value for value in values]


def rows_of(documents: Sequence[Document]) -> list[Row]:
    """Return the rows documents make, their facets stored, without ranks."""
    lines = [document.all_facets() for document in documents]
    known = _facets(set(lines))
    return [
        Row(_entry(document, known[line]), document.line())
        for document, line in zip(documents, lines, strict=True)
    ]


def _entry(document: Document, facets: int) -> SearchEntry:
    span = document.span
    return SearchEntry(
        rank=0,
        kind=str(document.kind),
        uid=document.uid,
        earliest=span.first,
        latest=span.last,
        is_long=span.is_long,
        dating=int(span.dating),
        date_basis=int(document.date_basis),
        place_basis=int(document.place_basis),
        facets_id=facets,
        sort_en=document.sort_bytes("en"),
        sort_az=document.sort_bytes("az"),
        sort_ru=document.sort_bytes("ru"),
    )


def _facets(lines: set[str]) -> dict[str, int]:
    """Return the id of each set of facets, storing those not met before."""
    digests = {_digest(line): line for line in lines}
    stored = SearchFacets.objects.filter(digest__in=digests).values_list("digest", "pk")
    known = dict(stored)
    missing = [one for one in digests if one not in known]
    SearchFacets.objects.bulk_create(
        [SearchFacets(digest=one, tokens=digests[one]) for one in missing], batch_size=SLICE
    )
    if missing:
        known |= dict(SearchFacets.objects.filter(digest__in=missing).values_list("digest", "pk"))
    return {line: known[digest] for digest, line in digests.items()}


def _digest(line: str) -> str:
    return hashlib.md5(line.encode(), usedforsecurity=False).hexdigest()


def insert(model: type[Model], columns: Sequence[str], rows: Iterable[Any]) -> None:
    """Write many small rows: a fifth of the time that instances of models take."""
    table, names = model._meta.db_table, ", ".join(columns)
    marks = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(rows))  # noqa: S608


def _stored_values(entry: SearchEntry) -> list[object]:
    return [getattr(entry, name) for name in ENTRY_COLUMNS]


def stored(uids: Iterable[str]) -> dict[str, Row]:
    """Return the rows of the index for these records."""
    entries = list(SearchEntry.objects.filter(uid__in=list(uids)))
    return {row.uid: row for row in with_words(entries)}


def with_words(entries: Sequence[SearchEntry]) -> list[Row]:
    """Return entries together with their lines of tokens."""
    ranks = [entry.rank for entry in entries]
    lines = dict(SearchWords.objects.filter(rank__in=ranks).values_list("rank", "tokens"))
    return [Row(entry, lines.get(entry.rank, "")) for entry in entries]


def put(rows: Sequence[Row]) -> Counter[str]:
    """Write rows whose ranks are dealt; return how often each token came in."""
    if not rows:
        return Counter()
    ascending = sorted(rows, key=lambda row: row.entry.rank)
    words = [(row.entry.rank, row.line) for row in ascending]
    insert(SearchEntry, ENTRY_COLUMNS, (_stored_values(row.entry) for row in ascending))
    insert(SearchWords, ("rank", "tokens"), words)
    engine().add(words)
    return Counter(token for _rank, line in words for token in vocabulary(line))


def drop(rows: Sequence[Row]) -> Counter[str]:
    """Take rows out; return how often each token went."""
    if not rows:
        return Counter()
    words = [(row.entry.rank, row.line) for row in rows]
    engine().remove(words)
    ranks = [rank for rank, _line in words]
    SearchWords.objects.filter(rank__in=ranks).delete()
    SearchEntry.objects.filter(rank__in=ranks).delete()
    return Counter(token for _rank, line in words for token in vocabulary(line))
