"""What was read stays known until the database changes: labels, sets of facets, whole pages.

    LABELS = Table(read_labels, most=64)
    LABELS.look_up(["…"])

Nothing is ever told to forget: before each use the database itself is asked whether anybody has
written since (`database_state`), so that what was hidden is gone with the commit that hid it.
Inside a transaction nothing is remembered, because it may be rolled back, as previews are.
"""

import itertools
import threading
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.backends.signals import connection_created

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
SLICE = 900  # SQLite takes 999 values in a statement at least
SERIAL, SEEN = "_archive_serial", "_archive_seen"

_serials = itertools.count(1)
_one_page: ContextVar[int | None] = ContextVar("one_page", default=None)
_lock = threading.Lock()
_generation = 0


def _number(sender: object, connection: Any, **kwargs: Any) -> None:
    """Number connections: the databases count what changed for each of them apart."""
    setattr(connection, SERIAL, next(_serials))


connection_created.connect(_number, dispatch_uid="remembering")


def generation() -> int | None:
    """Return a number that grows whenever the database changed; None inside a transaction.

    Threads share it: whoever first sees a change makes everything older void. A thread that sees
    the same change later does so again, which costs a little and harms nothing.
    """
    global _generation  # noqa: PLW0603 - a number for all threads is the point
    if connection.in_atomic_block:
        return None
    if (of_page := _one_page.get()) is not None:
        return of_page
    state = (database_state(), getattr(connection, SERIAL, 0))
    if getattr(connection, SEEN, None) != state:
        with _lock:
            _generation += 1
        setattr(connection, SEEN, state)
    return _generation


@contextmanager
def within(since: int | None) -> Iterator[None]:
    """Ask once for a whole page: what is read for it counts as known since its beginning.

    Whatever changes meanwhile makes all that void with the next page, and this page is not kept.
    """
    token = _one_page.set(since)
    try:
        yield
    finally:
        _one_page.reset(token)


class Memory:
    """Values by key, the `most` used last, each valid until the database changes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[Hashable, tuple[int, Any]] = {}

    def get(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """Return what is known under a key, or make it; kept if nothing changed meanwhile."""
        since = generation()
        known = self.find(key, since)
        if known is None:
            known = make()
            self.keep(key, known, since)
        return known

    def find(self, key: Hashable, since: int | None) -> Any:
        """Return what is known under a key at a `generation`; None for nothing."""
        with _lock:
            known = self._kept.pop(key, None)
            if since is None or known is None or known[0] != since:
                return None
            self._kept[key] = known  # as the last used
            return known[1]

    def keep(self, key: Hashable, value: Any, since: int | None) -> None:
        """Keep what was made from what was read since a `generation`, if it is still the same."""
        if since is None or generation() != since:
            return
        with _lock:
            self._kept[key] = since, value
            while len(self._kept) > self._most:
                del self._kept[next(iter(self._kept))]


class Table(Generic[K, V]):
    """Values by key, read many at once by `read`, each known until the database changes."""

    def __init__(self, read: Callable[[list[K]], dict[K, V]], most: int) -> None:
        self._read, self._most = read, most
        self._memory = Memory(1)

    def look_up(self, keys: Iterable[K]) -> dict[K, V]:
        """Return the values there are for these keys."""
        known: dict[K, V | None] = self._memory.get("", dict)
        wanted = list(keys)
        missing = [key for key in wanted if key not in known]
        if len(known) + len(missing) > self._most:
            known, missing = {}, wanted
        for at in range(0, len(missing), SLICE):
            some = missing[at : at + SLICE]
            known.update(dict.fromkeys(some) | self._read(some))
        return {key: value for key in wanted if (value := known[key]) is not None}


def database_state() -> Hashable:
    """Return what differs once anybody has written to the database since, told per connection.

    It may differ for no reason, never the other way round. A short query.
    """
    return _STATES[connection.vendor]()


def _of_sqlite() -> Hashable:
    """Return SQLite's counter of what others committed, and what was written from here."""
    connection.ensure_connection()
    raw = connection.connection
    return raw.execute("PRAGMA data_version").fetchone()[0], raw.total_changes


def _of_postgresql() -> Hashable:
    """Return which transactions have ended: whoever writes begins a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_snapshot()::text")
        return str(cursor.fetchone()[0])


_STATES: dict[str, Callable[[], Hashable]] = {"sqlite": _of_sqlite, "postgresql": _of_postgresql}
