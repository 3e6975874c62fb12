"""The rows of a file made into drafts, slice by slice."""

from collections.abc import Callable, Iterator

from archive.lib.sheets import Row
from archive.models import ImportBatch

from .bringing import EVENTS, UIDS, chosen_reading
from .continuing import Continuation, continued, former_columns
from .drafts import Draft
from .interpreting import Interpreter
from .lookups import read_lookups
from .mapping import mapping_from_json

SLICE = 2_000  # rows read and written at once,
LARGEST_SLICE = 4_000_000  # and bytes of the file, about: rows may be long, memory may not


def continuation_of(batch: ImportBatch) -> Continuation:
    """Return how the columns of a batch go on those of its list."""
    return continued(mapping_from_json(batch.mapping), former_columns(batch.victim_list))


def interpreter_of(batch: ImportBatch, continuation: Continuation | None = None) -> Interpreter:
    """Return what reads the rows of a batch, with what the archive has now."""
    continuation = continuation or continuation_of(batch)
    lookups = read_lookups(batch.victim_list, batch.mapping.get(EVENTS, ()))
    return Interpreter(
        continuation.mapping,
        lookups,
        called=continuation.called,
        pads_short_rows=chosen_reading(batch).pads_short_rows,
        uids=batch.mapping.get(UIDS),
    )


class Reader:
    """Reads rows in slices."""

    def __init__(self, batch: ImportBatch) -> None:
        self.continuation = continuation_of(batch)
        self.interpreter = interpreter_of(batch, self.continuation)
        self._read = batch.counts["read"]
        self._offset = batch.counts["offset"]

    def slices(
        self, rows: Iterator[Row], is_over: Callable[[], bool]
    ) -> Iterator[tuple[list[Row], list[Draft], bool]]:
        """Yield slices of rows, their drafts, and whether the file ends with them.

        Empty rows have no drafts. At least a slice comes, and none after it `is_over`.
        """
        is_last = is_begun = False
        while not (is_last or (is_begun and is_over())):
            some, is_last = self._slice(rows)
            is_begun = True
            yield some, self._drafts(some), is_last

    def _slice(self, rows: Iterator[Row]) -> tuple[list[Row], bool]:
        """Return the rows of the next slice, and whether the file ends with it."""
        some: list[Row] = []
        for row in rows:
            some.append(row)
            if len(some) == SLICE or row.after.offset - self._offset >= LARGEST_SLICE:
                self._offset = row.after.offset
                return some, False
        return some, True

    def _drafts(self, rows: list[Row]) -> list[Draft]:
        filled = [row for row in rows if "".join(row.cells).strip()]
        numbered = [(row.number, self._read + at, row.cells) for at, row in enumerate(filled, 1)]
        self._read += len(filled)
        return self.interpreter.read_all(numbered)
