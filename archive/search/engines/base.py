"""What every engine does, in SQL that all of them understand.

A question is answered from two tables joined by rank: the engine's full-text table and the narrow
`SearchEntry`. The full-text table always leads, because it yields the few records in display
order; the entry is then looked up by its key.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL

from archive.models.search import (
    LONGEST_SPAN,
    Dating,
    SearchEntry,
    SearchFacets,
    SearchNeighbour,
    SearchToken,
    SearchWords,
)
from archive.search.expression import Expression
from archive.search.sections import Section

INDEX = "archive_searchindex"
ENTRY = SearchEntry._meta.db_table
TOKENS = SearchToken._meta.db_table
WORDS = SearchWords._meta.db_table
NEIGHBOURS = SearchNeighbour._meta.db_table
FACETS = SearchFacets._meta.db_table
EVERY = 10**9


class Order(StrEnum):
    """In which order records come. `DISPLAY` is the order of the index itself and costs nothing."""

    DISPLAY = "display"
    DATE = "date"
    NAME_EN = "name-en"
    NAME_AZ = "name-az"
    NAME_RU = "name-ru"

    @classmethod
    def by_name(cls, language: str) -> "Order":
        """Return the order of a language's alphabet; English for a language without its own."""
        return {"az": cls.NAME_AZ, "ru": cls.NAME_RU}.get(language[:2], cls.NAME_EN)


@dataclass(frozen=True, slots=True)
class Span:
    """Days a record must touch, or lie within; both ends are day numbers and belong to it."""

    first: int
    last: int
    is_within: bool = False
    with_undated: bool = False
    longest: int | None = None  # days a record may last at most

    def condition(self) -> tuple[str, list[Any]]:
        """Return the SQL condition on the entry `e`.

        A short span that touches the days begins within them, or at most its longest length before
        them: both are ranges of an index, and nearly all of the first touch them, so that few need
        be read where a few are asked for. The few long spans are looked at by themselves.
        """
        if self.is_within:
            sql = f"(e.earliest BETWEEN %s AND %s AND e.latest <= %s AND e.dating = {Dating.KNOWN})"
            values = [self.first, self.last, self.last]
        else:
            sql = (
                "((NOT e.is_long AND e.earliest BETWEEN %s AND %s AND e.latest >= %s)"
                " OR (NOT e.is_long AND e.earliest BETWEEN %s AND %s AND e.latest >= %s)"
                " OR (e.is_long AND e.earliest <= %s AND e.latest >= %s))"
            )
            begun = [self.first, self.last, self.first]
            begun_before = [self.first - LONGEST_SPAN, self.first - 1, self.first]
            values = [*begun, *begun_before, self.last, self.first]
        if self.longest is not None:
            return f"({sql} AND e.latest - e.earliest < %s)", [*values, self.longest]
        if self.with_undated:
            sql = f"({sql} OR e.dating IN ({Dating.PARTLY_UNKNOWN}, {Dating.UNDATED}))"
        return sql, values


@dataclass(frozen=True, slots=True)
class IndexQuery:
    """What is asked of the index: words (None: no words) and days (None: any or none).

    `is_of_cards`: without the rows that a person stands for.
    """

    expression: Expression | None = None
    span: Span | None = None
    is_of_cards: bool = False

    def condition(self, rank: str) -> tuple[list[str], list[Any]]:
        """Return the SQL conditions on the rank and on the entry `e`, and their values."""
        span, days = self.span.condition() if self.span else ("", [])
        conditions = [f"{rank} < %s"] if self.is_of_cards else []
        ends: list[Any] = [Section.HELD_ENTRY.floor] if self.is_of_cards else []
        return [*conditions, *([span] if span else [])], [*ends, *days]


@dataclass(frozen=True, slots=True)
class Matched:
    """How an engine finds the records that answer an expression."""

    table: str
    rank: str
    condition: str
    values: list[Any]
    before: str = ""  # a WITH clause, holding the condition


_ORDER_SQL = {
    Order.DATE: "e.earliest, e.rank",
    Order.NAME_EN: "e.sort_en, e.rank",
    Order.NAME_AZ: "e.sort_az, e.rank",
    Order.NAME_RU: "e.sort_ru, e.rank",
}


class Engine(ABC):
    """The full-text table of a database."""

    wants_beginnings = False  # of names, as tokens of their own

    @abstractmethod
    def prepare(self) -> None:
        """Make the full-text table where it is missing."""

    @abstractmethod
    def clear(self) -> None:
        """Empty the full-text table."""

    def insert(
        self, model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]
    ) -> None:
        """Write many small rows: a fifth of the time that instances of models take."""
        table, names = model._meta.db_table, ", ".join(columns)
        marks = ", ".join(["%s"] * len(columns))
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(rows))  # noqa: S608

    @abstractmethod
    def among(self, values: Sequence[str]) -> RawSQL:
        """Return texts as a subquery for `…__in`: thousands of parameters take longer than rows."""

    def entries_of(self, uids: Sequence[str]) -> "QuerySet[SearchEntry]":
        """Return the entries of these records."""
        return SearchEntry.objects.filter(uid__in=self.among(uids))

    @abstractmethod
    def add(self, rows: Sequence[tuple[int, str]]) -> None:
        """Take in new records, as rank and line of tokens, in ascending order of rank."""

    @abstractmethod
    def sort_in(self) -> None:
        """Bring what was added to where it is read fastest, once all has been added."""

    @abstractmethod
    def remove(self, rows: Sequence[tuple[int, str]]) -> None:
        """Forget records, as rank and the line of tokens they were taken in with."""

    @abstractmethod
    def lock(self) -> None:
        """Let a single transaction at a time write the index."""

    @abstractmethod
    def tidy(self) -> None:
        """Merge all parts of the index, so that nothing of removed words stays in the file."""

    @abstractmethod
    def learn(self, *of: type[Model]) -> None:
        """Let the database count the rows of these, or all, for its plans: after many came at once.

        Without, it believes a million rows to be ten and reads them all to find a few.
        """

    @abstractmethod
    def settle(self) -> None:
        """Put the tables in order after the whole index was written anew."""

    @abstractmethod
    def holds(self) -> int:
        """Return how many records the full-text table holds; raise where it is damaged."""

    @abstractmethod
    def count_tokens(self, but: str) -> None:
        """Write into the empty vocabulary how many records each token stands in, except `but`."""

    @abstractmethod
    def matched(self, expression: Expression, *, in_any_order: bool) -> Matched:
        """Return how to find the records of an expression: all, or in any order until enough."""

    def ranks(
        self, query: IndexQuery, limit: int, offset: int = 0, order: Order = Order.DISPLAY
    ) -> list[int]:
        """Return the ranks of a page of records."""
        sql, values = self._page(query, limit, offset, order)
        return [row[0] for row in self._run(sql, values)]

    def columns(self, ranks: Sequence[int], names: Sequence[str]) -> dict[int, tuple[Any, ...]]:
        """Return some columns of the entries with these ranks."""
        if not ranks:
            return {}
        marks = ", ".join(["%s"] * len(ranks))
        sql = f"SELECT rank, {', '.join(names)} FROM {ENTRY} WHERE rank IN ({marks})"  # noqa: S608
        return {row[0]: row[1:] for row in self._run(sql, ranks)}

    def count(self, query: IndexQuery, cap: int) -> int:
        """Return how many records answer, but not more than `cap`."""
        before, rest, values, _rank = self._from(query, in_any_order=True)
        sql = f"{before}SELECT count(*) FROM (SELECT 1 AS one {rest} LIMIT %s) hits"  # noqa: S608
        return int(self._run(sql, [*values, cap])[0][0])

    def counts_fast(self, query: IndexQuery) -> bool:
        """Whether counting takes much less than reading the facets of what is counted."""
        return False

    def facet_sets(self, query: IndexQuery, cap: int) -> list[tuple[int, int, int]]:
        """Return the sets of facets (what, where, whom) of the first `cap` records."""
        before, rest, values, _rank = self._from(query, with_entry=True, in_any_order=True)
        sql = f"{before}SELECT e.facets_what, e.facets_where, e.facets_whom {rest} LIMIT %s"
        return self._run(sql, [*values, cap])

    def uids(self, query: IndexQuery) -> RawSQL:
        """Return the ids of all records that answer, as a subquery for `pk__in`."""
        before, rest, values, _rank = self._from(query, with_entry=True)
        return RawSQL(f"{before}SELECT e.uid {rest}", values)  # noqa: S611

    def explain(self, query: IndexQuery, limit: int, order: Order = Order.DISPLAY) -> str:
        """Return the database's plan for a first page (for tests and measuring)."""
        sql, values = self._page(query, limit, 0, order)
        rows = self._run(f"{self.explain_word} {sql}", values)
        return "\n".join(str(row[-1]) for row in rows)

    explain_word = "EXPLAIN"

    def _page(
        self, query: IndexQuery, limit: int, offset: int, order: Order
    ) -> tuple[str, list[Any]]:
        is_sorted = order in _ORDER_SQL
        before, rest, values, rank = self._from(query, with_entry=is_sorted)
        by = _ORDER_SQL.get(order, rank)
        sql = f"{before}SELECT {rank} {rest} ORDER BY {by} LIMIT %s OFFSET %s"
        return sql, [*values, limit, offset]

    def _from(
        self, query: IndexQuery, *, with_entry: bool = False, in_any_order: bool = False
    ) -> tuple[str, str, list[Any], str]:
        """Return a WITH clause, the tables and conditions, their values, and the rank's name."""
        if query.expression is None:
            conditions, values = query.condition("e.rank")
            where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
            return "", f"FROM {ENTRY} e{where}", values, "e.rank"
        matched = self.matched(query.expression, in_any_order=in_any_order)
        rest, values = self._narrowed(matched, query, with_entry=with_entry)
        return matched.before, rest, values, matched.rank

    def _narrowed(
        self, matched: Matched, query: IndexQuery, *, with_entry: bool = False
    ) -> tuple[str, list[Any]]:
        """Return the tables and conditions of what answers and touches a span, and values."""
        narrowed, values = query.condition(matched.rank)
        tables, conditions = matched.table, [matched.condition] if matched.condition else []
        if query.span or with_entry:
            tables += self._entries(matched.rank)
            conditions.append(f"e.rank = {matched.rank}")
        conditions += narrowed
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        return f"FROM {tables}{where}", [*matched.values, *values]

    def _entries(self, rank: str) -> str:
        """Join the entries `e` of these records; CROSS: SQLite must not begin with them."""
        return f" CROSS JOIN {ENTRY} e"

    def _run(self, sql: str, values: Iterable[Any]) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(sql, list(values))
            return list(cursor.fetchall()) if cursor.description else []
