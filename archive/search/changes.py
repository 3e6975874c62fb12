"""Has anybody written to the database? The one question every cache asks before it answers."""

from collections.abc import Callable, Hashable

from django.db import connection


def database_state() -> Hashable:
    """Return what differs once anybody has written to the database since, told per connection.

    It may differ for no reason, never the other way round. One short query.
    """
    return _STATES[connection.vendor]()


def _of_sqlite() -> Hashable:
    """Return SQLite's counter of what others committed, and what was written from here."""
    connection.ensure_connection()
    raw = connection.connection
    return raw.execute("PRAGMA data_version").fetchone()[0], raw.total_changes


def _of_postgresql() -> Hashable:
    """Return which transactions have ended: whoever writes begins one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_snapshot()::text")
        return str(cursor.fetchone()[0])


_STATES: dict[str, Callable[[], Hashable]] = {"sqlite": _of_sqlite, "postgresql": _of_postgresql}
