"""PostgreSQL: a table of token vectors beside the entries, with a GIN index.

Vectors are written as such, not by a text parser, so that tokens are the same as on every engine.
PostgreSQL must be told how to go about it, or it takes seconds over the wrong way. The first page
of a common word comes by walking a stretch of the records in display order; where the stretch
does not fill the page, and for every rare word, records come through the index and sorted.
Their entries are then looked up singly: few are wanted, and it would read all of them in order.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import BooleanField, Model, QuerySet
from django.db.models.expressions import RawSQL

from archive.models import SearchEntry
from archive.search.expression import (
    EVERYTHING,
    All,
    Expression,
    Phrase,
    Some,
    Token,
    Without,
    every,
    expected,
    rarest,
)
from archive.search.frequencies import BEGINNINGS, FREQUENCIES
from archive.search.tokens import BREAK, HELD

from .base import (
    ENTRY,
    FACETS,
    INDEX,
    NEIGHBOURS,
    TOKENS,
    WORDS,
    Engine,
    IndexQuery,
    Matched,
    Order,
)

LOCK = 4_711_071  # any number, the same for every writer of the index
LAST_POSITION = 16_383
MOST_POSITIONS = 255
# Finding a record through the index and reading it costs so many times as much as reading the next
# it in order.
COST_OF_FINDING = 3.5
# A stretch is so many times as long as should be needed: words are not spread evenly, and among
# those whose years fit, few may have fitting days.
SPARE, SPARE_WITH_DAYS = 4, 20
SHORTEST_STRETCH = 200
NEARLY_EVERYWHERE = 0.2  # of all records: the first ones met are enough then
COST_OF_READING = 10  # of a record that answers, to that of a record of a word in the index
# Words not yet sorted into the index wait in a list that every search reads through: it is cleared
# after many rows came at once, and may grow to so many kilobytes while they do. To sort in the
# words of many rows together takes two thirds of the time.
ROOM_FOR_WORDS = 65_536
FEW, MANY = 200, 10_000  # rows


class PostgresEngine(Engine):
    """tsvector and GIN."""

    _unsorted = 0  # rows added since the list was cleared

    def prepare(self) -> None:
        """Make the table of vectors and its index where they are missing."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"CREATE TABLE IF NOT EXISTS {INDEX}"
                " (rank bigint PRIMARY KEY, vector tsvector NOT NULL)"
            )
            cursor.execute(
                f"CREATE INDEX IF NOT EXISTS {INDEX}_vector ON {INDEX} USING gin (vector)"
            )
            # so that many rows are sorted into the index together, in half the time
            cursor.execute(
                f"ALTER INDEX {INDEX}_vector"
                f" SET (fastupdate = on, gin_pending_list_limit = {ROOM_FOR_WORDS})"
            )

    def clear(self) -> None:
        """Empty the table of vectors."""
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {INDEX}")  # noqa: S608

    def among(self, values: Sequence[str]) -> RawSQL:
        """Unpack a parameter."""
        return RawSQL("SELECT unnest(%s::text[])", [list(values)])

    def entries_of(self, uids: Sequence[str]) -> "QuerySet[SearchEntry]":
        """Look each of them up: from a subquery it would read all entries to find a slice."""
        return SearchEntry.objects.filter(
            RawSQL(f"{ENTRY}.uid = ANY(%s)", [list(uids)], output_field=BooleanField())  # noqa: S611 - a name of our own
        )

    def add(self, rows: Sequence[tuple[int, str]]) -> None:
        """Take in new records."""
        self._copy(INDEX, ("rank", "vector"), ((rank, vector(tokens)) for rank, tokens in rows))
        self._unsorted += len(rows)
        if self._unsorted >= MANY:
            self.sort_in()

    def sort_in(self) -> None:
        """Clear the list of words that wait, where there are many."""
        if self._unsorted > FEW:
            self._run(f"SELECT gin_clean_pending_list('{INDEX}_vector')", [])
        self._unsorted = 0

    def remove(self, rows: Sequence[tuple[int, str]]) -> None:
        """Forget records by rank."""
        ranks = [rank for rank, _tokens in rows]
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {INDEX} WHERE rank = ANY(%s)", [ranks])  # noqa: S608

    def lock(self) -> None:
        """Wait for other writers of the index until this transaction ends."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])

    def tidy(self) -> None:
        """Do nothing: autovacuum clears removed rows."""

    def learn(self, *of: type[Model]) -> None:
        """Look at some rows of each table; autovacuum would do so later."""
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {', '.join(model._meta.db_table for model in of)}")

    def settle(self) -> None:
        """Give room back too, which removed rows take until then; not within a transaction."""
        if connection.in_atomic_block:
            self.learn()
            return
        tables = ", ".join((INDEX, ENTRY, WORDS, TOKENS, NEIGHBOURS, FACETS))
        with connection.cursor() as cursor:
            cursor.execute(f"VACUUM (ANALYZE) {tables}")

    def holds(self) -> int:
        """Return how many records the table of vectors holds."""
        return int(self._run(f"SELECT count(*) FROM {INDEX}", [])[0][0])  # noqa: S608

    def insert(
        self, model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]
    ) -> None:
        """Copy rows in, several times as fast as inserting them."""
        self._copy(model._meta.db_table, columns, rows)

    def count_tokens(self, but: str) -> None:
        """Count the words of all vectors; the break between texts is never a word."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {TOKENS} (token, documents)"  # noqa: S608
                f" SELECT word, ndoc FROM ts_stat('SELECT vector FROM {INDEX}') WHERE word <> %s",
                [but],
            )

    def ranks(
        self, query: IndexQuery, limit: int, offset: int = 0, order: Order = Order.DISPLAY
    ) -> list[int]:
        """Return the ranks of a page of records, from the first stretch where that holds them."""
        wanted = limit + offset
        if order is Order.DISPLAY and (stretch := _stretch(query, wanted)):
            walked = self._walked(query, stretch, wanted)
            if len(walked) == wanted:
                return walked[offset:]
        return super().ranks(query, limit, offset, order)

    def matched(self, expression: Expression, *, in_any_order: bool) -> Matched:
        """Return the index; for a word that stands nearly everywhere, whatever comes first."""
        values: list[Any] = [written(expression)]
        if in_any_order and _is_nearly_everywhere(expression):
            # IS TRUE keeps the planner from the index
            return Matched(f"{INDEX} i", "i.rank", "(i.vector @@ %s::tsquery) IS TRUE", values)
        before, values = _through_index(expression, "i.rank")
        return Matched("matches", "matches.rank", "", values, before)

    def count(self, query: IndexQuery, cap: int) -> int:
        """Return how many records answer; those of a word are counted in the vocabulary."""
        if (
            isinstance(query.expression, Token)
            and not query.expression.is_prefix
            and not query.span
            and not (query.is_of_cards and FREQUENCIES.look_up([HELD]))
        ):
            return min(_known(query.expression)(query.expression), cap)
        if query.expression is None or query.span or _is_nearly_everywhere(query.expression):
            return super().count(query, cap)
        before, values = _through_index(query.expression, "i.rank")
        where, ends = query.condition("matches.rank")
        rows = f"SELECT FROM matches{' WHERE ' + where[0] if where else ''} LIMIT %s"
        sql = f"{before}SELECT count(*) FROM ({rows}) hits"  # noqa: S608
        values += ends
        return int(self._run(sql, [*values, cap])[0][0])

    def _walked(self, query: IndexQuery, stretch: int, wanted: int) -> list[int]:
        """Return up to so many ranks from the first records in display order."""
        assert query.expression is not None  # noqa: S101 - for the type checker: `_stretch` is 0 then
        first = f"(SELECT rank, vector FROM {INDEX} ORDER BY rank LIMIT %s) i"  # noqa: S608
        all_rows = Matched(
            first, "i.rank", "i.vector @@ %s::tsquery", [stretch, written(query.expression)]
        )
        rest, values = self._narrowed(all_rows, query)
        sql = f"SELECT i.rank {rest} ORDER BY i.rank LIMIT %s"
        return [row[0] for row in self._run(sql, [*values, wanted])]

    def _entries(self, rank: str) -> str:
        # OFFSET keeps the planner from reading all entries in order
        return f" CROSS JOIN LATERAL (SELECT * FROM {ENTRY} WHERE rank = {rank} OFFSET 0) e"  # noqa: S608

    def _copy(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        # a copy goes past Django's cursor, which would name the database's errors as its own
        with (
            connection.cursor() as cursor,
            connection.wrap_database_errors,
            cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy,
        ):
            for row in rows:
                copy.write_row(row)


def _stretch(query: IndexQuery, wanted: int) -> int:
    """Return how many records to walk in display order; 0 where finding them is likely cheaper."""
    if query.expression is None:
        return 0
    total = _total()
    hits = _likely(query.expression, total)
    if hits < 1:
        return 0
    stretch = int((SPARE_WITH_DAYS if query.span else SPARE) * wanted * total / hits)
    stretch += SHORTEST_STRETCH
    return stretch if stretch < hits * COST_OF_FINDING else 0


def _is_nearly_everywhere(expression: Expression) -> bool:
    total = _total()
    return _likely(expression, total) > total * NEARLY_EVERYWHERE


def _likely(expression: Expression, total: int) -> float:
    return expected(expression, _known(expression), total)


def _through_index(expression: Expression, columns: str) -> tuple[str, list[Any]]:
    """Return a WITH clause `matches`, read no further than is asked for, and its values."""
    rows = f"SELECT {columns} FROM {INDEX} i WHERE i.vector @@ %s::tsquery"  # noqa: S608
    telling = _telling(expression)
    values = [written(telling)]
    if telling is not expression:
        rows += " AND (i.vector @@ %s::tsquery) IS TRUE"
        values.append(written(expression))
    return f"WITH matches AS MATERIALIZED ({rows}) ", values


def _total() -> int:
    """Return about how many records there are: those of each kind, from the vocabulary."""
    return sum(FREQUENCIES.look_up(token.text for token in _tokens(EVERYTHING)).values())


def _known(expression: Expression) -> Callable[[Token], int]:
    """Return what tells in how many records each of its tokens stands, for a beginning about."""
    tokens = list(_tokens(expression))
    words = FREQUENCIES.look_up(token.text for token in tokens if not token.is_prefix)
    beginnings = BEGINNINGS.look_up(token.text for token in tokens if token.is_prefix)
    return lambda token: (beginnings if token.is_prefix else words).get(token.text, 0)


def _telling(expression: Expression) -> Expression:
    """Return what to look up in the index: without the parts that say little beside the rarest.

    Its records must be read then to be tested; that takes less time than to gather from the index
    all records of a much commoner part. Left out are also beginnings of words.
    """
    if not isinstance(expression, All):
        return expression
    known, total = _known(expression), max(_total(), 1)
    read = min(expected(part, known, total) for part in expression.parts)

    def tells(part: Expression) -> bool:
        hits = expected(part, known, total)
        if hits == read:
            return True
        spared = read * (1 - hits / total)
        is_beginning = any(token.is_prefix for token in _tokens(part))
        return not is_beginning and rarest(part, known) < spared * COST_OF_READING

    telling = [part for part in expression.parts if tells(part)]
    return expression if len(telling) == len(expression.parts) else every(telling) or expression


def _tokens(expression: Expression) -> set[Token]:
    match expression:
        case Token():
            return {expression}
        case Phrase(tokens):
            return {Token(text) for text in tokens}
        case All(parts) | Some(parts):
            return set().union(*map(_tokens, parts))
        case Without(wanted, _unwanted):
            return _tokens(wanted)


def vector(line: str) -> str:
    """Return a line of tokens as a tsvector literal, each token with its positions."""
    tokens = line.split()
    if len(tokens) <= MOST_POSITIONS:  # nearly every line; PostgreSQL puts positions together
        return " ".join([f"{token}:{at}" for at, token in enumerate(tokens, 1) if token != BREAK])
    positions: dict[str, list[str]] = {}
    for at, token in enumerate(tokens, start=1):
        places = positions.setdefault(token, [])
        if token != BREAK and len(places) < MOST_POSITIONS and at <= LAST_POSITION:
            places.append(str(at))
    return " ".join(
        f"{token}:{','.join(places)}" if places else token
        for token, places in positions.items()
        if token != BREAK
    )


def written(expression: Expression) -> str:
    """Return the expression as a tsquery literal; tokens hold letters and digits only."""
    match expression:
        case Token(text, is_prefix):
            return text + (":*" if is_prefix else "")
        case Phrase(tokens):
            return "(" + " <-> ".join(tokens) + ")"
        case All(parts):
            return "(" + " & ".join(map(written, parts)) + ")"
        case Some(parts):
            return "(" + " | ".join(map(written, parts)) + ")"
        case Without(wanted, unwanted):
            return f"({written(wanted)} & !{written(unwanted)})"
