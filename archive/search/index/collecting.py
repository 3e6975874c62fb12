"""What a change touches is collected while it goes on, and brought up to date once, at its end.

    with collected(): ...                  a refresh for everything that is saved inside
    touched([("event", uid)])              records known already
    touched_by(of_events, [uid])           records to be looked up, as they are then
    announce(ListEntry, pks)               after a bulk write, which sends no signals

Outside a `collected` block each of these brings the index up to date at once.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction
from django.db.models import Model

from archive.search.engines import engine

from .dependents import Key, Lookup, keys_of
from .store import SLICE
from .writer import refresh


class Pending:
    """The records that wait for a refresh, and changed rows whose records are looked up for it.

    Rows of a kind are looked up together and late: a name saved four times costs a query.
    """

    def __init__(self) -> None:
        self._keys: dict[Key, None] = {}
        self._rows: dict[Lookup, dict[Any, None]] = {}

    def add(self, keys: Iterable[Key]) -> None:
        """Let these records wait."""
        self._keys |= dict.fromkeys(keys)

    def add_rows(self, look: Lookup, pks: Iterable[Any]) -> None:
        """Let whatever `look` will say of these rows wait."""
        self._rows.setdefault(look, {}).update(dict.fromkeys(pks))

    def __bool__(self) -> bool:
        return bool(self._keys or self._rows)

    def keys(self) -> list[Key]:
        """Return all that waits, looked up now."""
        for look, rows in self._rows.items():
            for pks in _sliced(rows):
                self.add(look(pks))
        self._rows.clear()
        return list(self._keys)


_pending: ContextVar[Pending | None] = ContextVar("pending", default=None)


@contextmanager
def collected() -> Iterator[None]:
    """Refresh once, at the end, what is touched inside; nothing where an error ends it.

    Inside another block, at the end of that block. It opens no transaction: `services.change` does.
    """
    if _pending.get() is not None:
        yield
        return
    with postponed() as pending:
        yield
    if pending:
        _refresh(pending)


def _refresh(pending: Pending) -> None:
    """Look up what was touched, and write it, while no other change writes the index.

    Looked up before, it would miss what came to depend on it in a change that ends meanwhile.
    """
    with transaction.atomic(savepoint=False):
        engine().lock()
        refresh(pending.keys())


@contextmanager
def postponed() -> Iterator[Pending]:
    """Refresh nothing; hand over what was touched, for a caller who refreshes it in slices.

    For what becomes public only: whoever hides or withdraws must not leave it for later.
    """
    pending = Pending()
    token = _pending.set(pending)
    try:
        yield pending
    finally:
        _pending.reset(token)


def touched(keys: Iterable[Key]) -> None:
    """Bring these records up to date, at the end of the `collected` block or else now."""
    pending = _pending.get()
    if pending is None:
        refresh(keys)
    else:
        pending.add(keys)


def touched_by(look: Lookup, pks: Iterable[Any]) -> None:
    """Bring up to date what `look` says of these rows when the `collected` block ends, or now."""
    pending = _pending.get()
    if pending is None:
        refresh(look(list(pks)))
    else:
        pending.add_rows(look, pks)


def announce(model: type[Model], pks: Iterable[Any]) -> None:
    """Bring up to date all that depends on rows written or deleted in bulk.

    Looked up now: rows that will be gone can be announced only before they go, inside a
    `collected` block, which refreshes after.
    """
    for some in _sliced(pks):
        touched(keys_of(model, some))


def _sliced(pks: Iterable[Any]) -> Iterator[list[Any]]:
    ids = list(pks)
    for at in range(0, len(ids), SLICE):
        yield ids[at : at + SLICE]
