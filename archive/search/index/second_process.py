"""Half of the work of a large index is done by a second process: it reads and describes records,
while the first one writes what was described. Small indexes are made by one process alone.

The second process is started afresh (`spawn`) and has a connection of its own, so it sees what is
committed: nobody may call this with changes of their own in an open transaction. It is asked only
by a process that holds the lock of the index, so that nothing it describes changes meanwhile.
"""

import gc
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import fields
from functools import partial
from itertools import count
from operator import attrgetter
from typing import Any, TypeVar

import django
from django.db import connection

from .documents.context import Context
from .documents.document import Groups
from .store import Row, Sketch, sketches

Result = TypeVar("Result")
Packed = list[tuple[tuple[Any, ...], Groups]]
AHEAD = 4  # slices the second process is given at once: more would only fill the memory
# Below this, starting a second process takes longer than it saves.
LARGE = 50_000


def _as_it_comes(told: Any) -> Any:
    return told


class Helper:
    """The second process. What it does not finish, because it was ended, is done here."""

    def __init__(self, executor: ProcessPoolExecutor) -> None:
        self._executor = executor
        self._started = executor.submit(_end_with_parent)
        self._begun: list[Future[Any]] = []

    @property
    def is_ready(self) -> bool:
        """Whether it has started, which takes as long as some thousand records."""
        return self._started.done()

    def begin(
        self,
        alone: Callable[[], Result],
        work: Callable[..., Any],
        *values: Any,
        unpack: Callable[[Any], Result] = _as_it_comes,
    ) -> Callable[[], Result]:
        """Begin some work there, return what waits for it; `alone` does the same work here.

        What comes from there is unpacked. It is done here at once where the second process has
        enough to do: nobody waits then.
        """
        self._begun = [one for one in self._begun if not one.done()]
        if len(self._begun) >= AHEAD:
            done = alone()
            return lambda: done
        try:
            begun = self._executor.submit(work, *values)
        except BrokenProcessPool:
            return alone
        self._begun.append(begun)

        def finish() -> Result:
            try:
                return unpack(begun.result())
            except BrokenProcessPool:
                return alone()

        return finish


@contextmanager
def helper(*, is_wanted: bool) -> Iterator[Helper | None]:
    """Start the second process where it is wanted; it comes to an end with the block."""
    if not is_wanted:
        yield None
        return
    spawning = multiprocessing.get_context("spawn")
    executor = ProcessPoolExecutor(1, mp_context=spawning, initializer=django.setup)
    try:
        yield Helper(executor)
    finally:
        executor.shutdown(cancel_futures=True)


def _end_with_parent() -> None:
    """Let the second process end with the first one, however that ends."""
    threading.Thread(target=_wait_and_end, daemon=True).start()


def _wait_and_end() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
    os._exit(1)


def described(
    kind: str, slices: Iterable[list[str]], context: Context, second: Helper | None
) -> Iterator[tuple[list[str], list[Sketch]]]:
    """Yield slices of records with their sketches, in their order."""
    if second is None:
        for uids in slices:
            yield uids, sketches(kind, uids, context)
        return
    run = next(_runs)
    waiting: deque[tuple[list[str], Callable[[], list[Sketch]]]] = deque()
    for uids in slices:
        alone = partial(sketches, kind, uids, context)
        waiting.append((uids, second.begin(alone, _one, run, kind, uids, unpack=_unpacked)))
        if len(waiting) > 2 * AHEAD:  # the first of them is done by now
            first, told = waiting.popleft()
            yield first, told()
    yield from ((uids, told()) for uids, told in waiting)


def pays(records: int) -> bool:
    """Whether so many records are worth a second process on this machine."""
    return records >= LARGE and (os.cpu_count() or 1) > 1


def sees_all() -> bool:
    """Whether a second process would see what this one sees."""
    return not connection.in_atomic_block


_runs = count()
_contexts: dict[int, Context] = {}  # of the second process: that of the run it is at


_values = attrgetter(*(one.name for one in fields(Row)))


def _one(run: int, kind: str, uids: list[str]) -> Packed:
    if run not in _contexts:
        _contexts.clear()
        _contexts[run] = Context()
        gc.disable()  # descriptions refer to nothing in circles
    # plain tuples, which cost a fifth on their way between processes
    return [(_values(row), groups) for row, groups in sketches(kind, uids, _contexts[run])]


def _unpacked(told: Packed) -> list[Sketch]:
    return [(Row(*values), groups) for values, groups in told]
