"""Half of the work of a large index is done by a second process: it reads and describes records,
while the first one writes what was described. Small indexes are made by one process alone.

The second process is started afresh (`spawn`) and has a connection of its own, so it sees what is
committed: nobody may call this with changes of their own in an open transaction.
"""

import gc
import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat

import django

from .describe.context import Context
from .store import Sketch, sketches

# Below this, starting a second process takes longer than it saves.
LARGE = 50_000


def described(kind: str, slices: Sequence[list[str]], *, by_two: bool) -> Iterator[list[Sketch]]:
    """Yield the sketches of slices of records, in their order."""
    if by_two:
        afresh = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(1, afresh, initializer=django.setup) as second:
            yield from second.map(_one, repeat(kind), slices)
        return
    context = Context()
    for uids in slices:
        yield sketches(kind, uids, context)


def pays(count: int) -> bool:
    """Whether so many records are worth a second process on this machine."""
    return count >= LARGE and (os.cpu_count() or 1) > 1


_context: list[Context] = []  # of the second process, kept from slice to slice


def _one(kind: str, uids: list[str]) -> list[Sketch]:
    if not _context:
        _context.append(Context())
        gc.disable()  # descriptions refer to nothing in circles
    return sketches(kind, uids, _context[0])
