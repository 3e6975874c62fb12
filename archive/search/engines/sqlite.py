"""SQLite: an FTS5 table over the stored tokens, its rows in display order.

The table has no text of its own (`content=`): words are forgotten by a special command that wants
the very tokens they came in with. Scores are never used, so no sizes are kept (`columnsize=0`).
"""

import json
from collections.abc import Sequence

from django.db import connection
from django.db.models import Model
from django.db.models.expressions import RawSQL

from archive.search.expression import All, Expression, Phrase, Some, Token, Without
from archive.search.tokens import BEGINNING, is_kept_beginning

from .base import INDEX, TOKENS, WORDS, Engine, IndexQuery, Matched

# Bytes of words kept in memory before FTS5 writes a piece: the default of 1 MB makes a large index
# out of so many pieces that merging them takes longer than everything else.
ROOM_FOR_WORDS = 32 << 20
MANY = "1000000"  # rows


class SQLiteEngine(Engine):
    """FTS5, with rowid = rank.

    It could keep all beginnings of words by itself, but those of every facet too, which makes the
    table more than twice as large: the beginnings asked for are tokens of their own instead.
    """

    wants_beginnings = True

    explain_word = "EXPLAIN QUERY PLAN"

    def prepare(self) -> None:
        """Make the full-text table where it is missing."""
        self._do(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {INDEX} USING fts5(tokens, content='{WORDS}',"
            f" content_rowid='rank', columnsize=0, tokenize='ascii')"
        )
        kept = self._run(f"SELECT v FROM {INDEX}_config WHERE k = 'hashsize'", [])  # noqa: S608
        if kept != [(ROOM_FOR_WORDS,)]:  # written only where it must be: others may be writing
            self._do(f"INSERT INTO {INDEX}({INDEX}, rank) VALUES ('hashsize', {ROOM_FOR_WORDS})")  # noqa: S608
        self._expect_much()

    def clear(self) -> None:
        """Empty the full-text table."""
        self._command("delete-all")

    def among(self, values: Sequence[str]) -> RawSQL:
        """Unpack a parameter."""
        return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(list(values))])

    def add(self, rows: Sequence[tuple[int, str]]) -> None:
        """Take in new records in ascending order: FTS5 is three times slower out of order."""
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {INDEX}(rowid, tokens) VALUES (%s, %s)", rows)  # noqa: S608

    def sort_in(self) -> None:
        """Do nothing: FTS5 sorts by itself."""

    def remove(self, rows: Sequence[tuple[int, str]]) -> None:
        """Forget records by the command that takes back exactly what was given."""
        sql = f"INSERT INTO {INDEX}({INDEX}, rowid, tokens) VALUES ('delete', %s, %s)"  # noqa: S608
        with connection.cursor() as cursor:
            cursor.executemany(sql, rows)

    def lock(self) -> None:
        """Do nothing: SQLite has a single writer at a time."""

    def tidy(self) -> None:
        """Merge all segments; what was removed is then overwritten (`secure_delete`)."""
        self._command("optimize")

    def learn(self, *of: type[Model]) -> None:
        """Look at some rows of each index, not at all of them."""
        self._do("PRAGMA analysis_limit = 1000")
        for table in [model._meta.db_table for model in of] or [""]:
            self._do(f"ANALYZE {table}")
        if not of:
            self._expect_much()

    def _expect_much(self) -> None:
        """Let SQLite believe the full-text table to be large, whatever it was when looked at.

        Told that its data has few rows, it reads all of them whenever FTS5 throws away a range: the
        words of a million records were merged in four minutes instead of seconds.
        """
        if not self._run("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'", []):
            return
        here, values = "tbl = %s AND idx IS NULL AND stat <> %s", [f"{INDEX}_data", MANY]
        if self._run(f"SELECT 1 FROM sqlite_stat1 WHERE {here}", values):  # noqa: S608
            self._run(f"UPDATE sqlite_stat1 SET stat = %s WHERE {here}", [MANY, *values])  # noqa: S608
            self._do("ANALYZE sqlite_master")  # which only reads what is known now

    def settle(self) -> None:
        """Learn; room given back is used again by itself."""
        self.learn()

    def holds(self) -> int:
        """Return how many records the index holds, after checking it against the stored tokens."""
        self._do(f"INSERT INTO {INDEX}({INDEX}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
        return int(self._run(f"SELECT count(*) FROM {INDEX}", [])[0][0])  # noqa: S608

    def count_tokens(self, but: str) -> None:
        """Read the counts FTS5 keeps."""
        self._do(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{INDEX}_terms"
            f" USING fts5vocab(main, {INDEX}, row)"
        )
        self._run(
            f"INSERT INTO {TOKENS} (token, documents)"  # noqa: S608
            f" SELECT term, doc FROM temp.{INDEX}_terms WHERE term <> %s",
            [but],
        )
        self._do(f"DROP TABLE temp.{INDEX}_terms")

    def counts_fast(self, query: IndexQuery) -> bool:
        """Whether days alone are asked: where many touch them, the first ones met are enough.

        Words are not counted first: to look for them twice takes longer than to read their facets.
        """
        return query.expression is None

    def matched(self, expression: Expression, *, in_any_order: bool) -> Matched:
        """Return the MATCH; FTS5 yields its rows in display order, so the first come at once."""
        return Matched(INDEX, f"{INDEX}.rowid", f"{INDEX} MATCH %s", [written(expression)])

    def _command(self, command: str) -> None:
        self._do(f"INSERT INTO {INDEX}({INDEX}) VALUES ('{command}')")  # noqa: S608

    def _do(self, sql: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql)


def written(expression: Expression) -> str:
    """Return the expression in FTS5's syntax; every token is quoted."""
    match expression:
        case Token(text, is_prefix=True):
            return f'"{BEGINNING}{text}"' if is_kept_beginning(text) else f'"{text}" *'
        case Token(text):
            return f'"{text}"'
        case Phrase(tokens):
            return f'"{" ".join(tokens)}"'
        case All(parts):
            return "(" + " AND ".join(map(written, parts)) + ")"
        case Some(parts):
            return "(" + " OR ".join(map(written, parts)) + ")"
        case Without(wanted, unwanted):
            return f"({written(wanted)} NOT {written(unwanted)})"
