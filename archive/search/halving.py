"""Half of the work of a large index is done by a second process: it reads and describes records,
while the first one writes what was described. Small indexes are made by one process alone.

The second process is started afresh (`spawn`) and has a connection of its own, so it sees what is
committed: nobody may call this with changes of their own in an open transaction. It is asked only
by a process that holds the lock of the index, so that nothing it describes changes meanwhile.
"""

import multiprocessing
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from itertools import count
from multiprocessing.pool import Pool
from operator import attrgetter
from typing import Any

import django
from django.db import connection

from .describe.context import Context
from .describe.document import Groups
from .store import Row, Sketch, sketches

# Below this, starting a second process takes longer than it saves.
LARGE = 50_000


@contextmanager
def helper(*, is_wanted: bool) -> Iterator[Pool | None]:
    """Start the second process where it is wanted; it comes to an end with the block."""
    if not is_wanted:
        yield None
        return
    with multiprocessing.get_context("spawn").Pool(1, initializer=django.setup) as pool:
        yield pool


def described(
    kind: str, slices: Iterable[list[str]], context: Context, pool: Pool | None
) -> Iterator[tuple[list[str], list[Sketch]]]:
    """Yield slices of records with their sketches, in their order."""
    if pool is None:
        for uids in slices:
            yield uids, sketches(kind, uids, context)
        return
    known = list(slices)
    run = next(_runs)
    told = pool.imap(_one, [(run, kind, uids) for uids in known])
    for uids, some in zip(known, told, strict=True):
        yield uids, [(Row(*values), groups) for values, groups in some]


def pays(records: int) -> bool:
    """Whether so many records are worth a second process on this machine."""
    return records >= LARGE and (os.cpu_count() or 1) > 1


def sees_all() -> bool:
    """Whether a second process would see what this one sees."""
    return not connection.in_atomic_block


_runs = count()
_contexts: dict[int, Context] = {}  # of the second process: that of the run it is at


_values = attrgetter(*(one.name for one in fields(Row)))


def _one(asked: tuple[int, str, list[str]]) -> list[tuple[tuple[Any, ...], Groups]]:
    """Return sketches as plain tuples, which cost a fifth on their way between processes."""
    run, kind, uids = asked
    if run not in _contexts:
        _contexts.clear()
        _contexts[run] = Context()
    return [(_values(row), groups) for row, groups in sketches(kind, uids, _contexts[run])]
