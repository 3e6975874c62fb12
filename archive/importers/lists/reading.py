"""The rows of a file made into drafts, slice by slice; those of a large file by a second process.

While one slice is compared and written, it reads the next ones. What comes out is the same, in
the same order: reading a row needs nothing but the row, the mapping and what the archive has.
"""

from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from typing import Any

from django.utils import translation

from archive.lib.sheets import Row
from archive.models import ImportBatch
from archive.search.index.second_process import Helper

from .bringing import EVENTS, UIDS, chosen_reading
from .drafts import Draft, Finding
from .interpreting import Interpreter, Numbered
from .lookups import read_lookups
from .mapping import mapping_from_json

SLICE = 2_000  # rows read and written at once,
LARGEST_SLICE = 4_000_000  # and bytes of the file, about: rows may be long, memory may not
AHEAD = 6  # slices begun before they are written: the first of them is read by then
Packed = list[tuple[Any, ...]]


def interpreter_of(batch: ImportBatch) -> Interpreter:
    """Return what reads the rows of a batch, with what the archive has now."""
    lookups = read_lookups(batch.victim_list, batch.mapping.get(EVENTS, ()))
    return Interpreter(
        mapping_from_json(batch.mapping),
        lookups,
        pads_short_rows=chosen_reading(batch).pads_short_rows,
        uids=batch.mapping.get(UIDS),
    )


class Reader:
    """Reads rows in slices: by itself, or with a second process ahead of who takes them."""

    def __init__(self, batch: ImportBatch, second: Helper | None) -> None:
        self.batch, self.second = batch, second
        self.interpreter = interpreter_of(batch)
        self._run = next(_runs)
        self._read = batch.counts["read"]
        self._offset = batch.counts["offset"]

    def slices(
        self, rows: Iterator[Row], is_over: Callable[[], bool]
    ) -> Iterator[tuple[list[Row], list[Draft], bool]]:
        """Yield slices of rows, their drafts, and whether the file ends with them.

        Empty rows have no drafts. Once it `is_over` only what was begun is finished.
        """
        waiting: deque[tuple[list[Row], Callable[[], list[Draft]], bool]] = deque()
        is_last = is_begun = False
        while not (is_last or (is_begun and is_over())):
            some, is_last = self._slice(rows)
            is_begun = True
            waiting.append((some, self._begun(some), is_last))
            if len(waiting) > (AHEAD if self.second else 0):
                first, drafts, ends = waiting.popleft()
                yield first, drafts(), ends
        for some, drafts, ends in waiting:
            yield some, drafts(), ends

    def _slice(self, rows: Iterator[Row]) -> tuple[list[Row], bool]:
        """Return the rows of the next slice, and whether the file ends with it."""
        some: list[Row] = []
        for row in rows:
            some.append(row)
            if len(some) == SLICE or row.after.offset - self._offset >= LARGEST_SLICE:
                self._offset = row.after.offset
                return some, False
        return some, True

    def _begun(self, rows: list[Row]) -> Callable[[], list[Draft]]:
        """Begin to read a slice; return what yields its drafts."""
        filled = [row for row in rows if "".join(row.cells).strip()]
        numbered = [(row.number, self._read + at, row.cells) for at, row in enumerate(filled, 1)]
        self._read += len(filled)
        alone = partial(self.interpreter.read_all, numbered)
        if self.second is None:
            return alone
        asked = (self._run, self.batch.pk, translation.get_language(), numbered)
        return self.second.begin(alone, _read_apart, *asked, unpack=_unpacked)


_runs = count()
_interpreters: dict[int, Interpreter] = {}  # of the second process: that of the run it is at


def _read_apart(run: int, batch: str, language: str, rows: list[Numbered]) -> Packed:
    """Read rows in the second process, into plain tuples: objects take longer on their way."""
    with translation.override(language):
        if run not in _interpreters:
            _interpreters.clear()
            _interpreters[run] = interpreter_of(ImportBatch.objects.get(pk=batch))
        return _packed(_interpreters[run].read_all(rows))


def _packed(drafts: list[Draft]) -> Packed:
    packed = []
    for one in drafts:
        findings = [tuple(found) for found in one.findings]
        told = (one.number, one.row, one.columns, findings, one.key, one.uid, str(one.outcome))
        packed.append(told)
    return packed


def _unpacked(told: Packed) -> list[Draft]:
    return [
        Draft(number, row, columns, [Finding(*found) for found in findings], *rest)
        for number, row, columns, findings, *rest in told
    ]
