"""Scratch space for a run of matching: what must be sorted and joined, but not remembered.

A private temporary SQLite file (the same beside SQLite and PostgreSQL), which vanishes with the
run: a million rows are blocked in constant memory, and the archive's database is only read until
the proposals are written.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from .subjects import Subject

AT_ONCE = 10_000
KEPT_READY = 100_000  # subjects held parsed: about 100 MB

TABLES = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -64000;
CREATE TABLE subject (id INTEGER PRIMARY KEY, side INTEGER, data TEXT);
CREATE TABLE block (key INTEGER, id INTEGER, side INTEGER, held INTEGER);
CREATE TABLE deletion (variant INTEGER, word INTEGER, is_rare INTEGER);
CREATE TABLE scored (
    entry INTEGER, other INTEGER, person TEXT, side INTEGER, other_side INTEGER,
    score INTEGER, reasons TEXT, PRIMARY KEY (entry, other, person)
) WITHOUT ROWID;
"""


class Scratch:
    """The temporary tables of a run. Close it, or use it as a context."""

    def __init__(self) -> None:
        self.database = sqlite3.connect("", isolation_level=None)
        self.database.executescript(TABLES)
        self.subject = lru_cache(maxsize=KEPT_READY)(self._subject)

    def __enter__(self) -> "Scratch":
        self.database.execute("BEGIN")
        return self

    def __exit__(self, *args: object) -> None:
        self.subject.cache_clear()
        self.database.close()

    def run(self, sql: str, *named: Any) -> sqlite3.Cursor:
        """Run a statement."""
        return self.database.execute(sql, named)

    def fill(self, sql: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Run a statement for each row."""
        self.database.executemany(sql, rows)

    def keep(self, numbered: Iterable[tuple[int, int, Subject]]) -> None:
        """Keep subjects under their numbers, each with the number of its list (0: persons)."""
        self.fill(
            "INSERT INTO subject VALUES (?, ?, ?)",
            ((number, side, subject.stored()) for number, side, subject in numbered),
        )

    def subjects(self) -> Iterator[tuple[int, int, Subject]]:
        """Yield all subjects with their number and the number of their list."""
        for number, side, data in self.run("SELECT id, side, data FROM subject ORDER BY id"):
            yield number, side, Subject.read(data)

    def _subject(self, number: int) -> Subject:
        sql = "SELECT side, data FROM subject WHERE id = ?"
        side, data = self.run(sql, number).fetchone()
        made = Subject.read(data)
        made.side = side
        return made

    def keep_scored(self, rows: Iterable[tuple[Any, ...]]) -> None:
        """Keep scored pairs; of a pair that comes twice, the better score."""
        self.fill(
            "INSERT INTO scored VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
            "score = excluded.score, reasons = excluded.reasons WHERE excluded.score > score",
            rows,
        )


def packed(reasons: list[Any]) -> str:
    """Return reasons as the scratch tables keep them."""
    return json.dumps(reasons, ensure_ascii=False)
