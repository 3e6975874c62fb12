"""The rows of a file made into drafts, slice by slice; those of a large file by a second process.

While one slice is compared and written, it reads the next ones. What comes out is the same, in
the same order: reading a row needs nothing but the row, the mapping and what the archive has.
"""

from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count, islice
from multiprocessing.pool import Pool
from typing import Any

from django.utils import translation

from archive.lib.sheets import Row
from archive.models import ImportBatch

from .bringing import EVENTS, chosen_reading
from .drafts import Draft
from .findings import Finding
from .interpreting import Interpreter
from .lookups import read_lookups
from .mapping import mapping_from_json

AHEAD = 3  # slices read by a second process before they are written
Numbered = tuple[int, int, list[str]]  # number in the file, number among the rows, cells


def interpreter_of(batch: ImportBatch) -> Interpreter:
    """Return what reads the rows of a batch, with what the archive has now."""
    lookups = read_lookups(batch.victim_list, batch.mapping.get(EVENTS, ()))
    pads = chosen_reading(batch).pads_short_rows
    return Interpreter(mapping_from_json(batch.mapping), lookups, pads_short_rows=pads)


class Reader:
    """Reads rows in slices: by itself, or with a second process ahead of who takes them."""

    def __init__(self, batch: ImportBatch, pool: Pool | None) -> None:
        self.batch, self.pool = batch, pool
        self.interpreter = interpreter_of(batch)
        self._run = next(_runs)
        self._read = batch.counts["read"]

    def slices(
        self, rows: Iterator[Row], length: int, is_over: Callable[[], bool]
    ) -> Iterator[tuple[list[Row], list[Draft]]]:
        """Yield slices of so many rows, the last one shorter, and their drafts.

        Empty rows have none. Once it `is_over` only what was begun is finished.
        """
        waiting: deque[tuple[list[Row], Callable[[], list[Draft]]]] = deque()
        is_last = is_begun = False
        while not (is_last or (is_begun and is_over())):
            some = list(islice(rows, length))
            is_begun, is_last = True, len(some) < length
            waiting.append((some, self._begun(some)))
            if len(waiting) > (AHEAD if self.pool else 0):
                first, drafts = waiting.popleft()
                yield first, drafts()
        for some, drafts in waiting:
            yield some, drafts()

    def _begun(self, rows: list[Row]) -> Callable[[], list[Draft]]:
        """Begin to read a slice; return what yields its drafts."""
        filled = [row for row in rows if "".join(row.cells).strip()]
        numbered = [(row.number, self._read + at, row.cells) for at, row in enumerate(filled, 1)]
        self._read += len(filled)
        if self.pool is None:
            return partial(_drafts, self.interpreter, numbered)
        asked = (self._run, self.batch.pk, translation.get_language(), numbered)
        told = self.pool.apply_async(_read_apart, asked)
        return lambda: [_unpacked(values) for values in told.get()]


def _drafts(interpreter: Interpreter, rows: list[Numbered]) -> list[Draft]:
    return [interpreter.read(*row) for row in rows]


_runs = count()
_interpreters: dict[int, Interpreter] = {}  # of the second process: that of the run it is at


def _read_apart(run: int, batch: str, language: str, rows: list[Numbered]) -> list[Any]:
    """Read rows in the second process, into plain tuples: objects take longer on their way."""
    with translation.override(language):
        if run not in _interpreters:
            _interpreters.clear()
            _interpreters[run] = interpreter_of(ImportBatch.objects.get(pk=batch))
        return [_packed(one) for one in _drafts(_interpreters[run], rows)]


def _packed(draft: Draft) -> tuple[Any, ...]:
    findings = [tuple(one) for one in draft.findings]
    return (draft.number, draft.row, draft.columns, findings, draft.key, draft.uid,
            str(draft.outcome))  # fmt: skip


def _unpacked(values: tuple[Any, ...]) -> Draft:
    number, row, columns, findings, *rest = values
    return Draft(number, row, columns, [Finding(*one) for one in findings], *rest)
