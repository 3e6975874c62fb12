"""Rows without a key recognised by what they say, in the columns file and list have in common.

White space, case and Unicode form do not count (`lib.sameness`). A row of the list is met by one
row of the file at most; rows that say the same meet in their order. The digests of a list are kept
in memory, seventeen bytes a row: read once per rehearsal by a process that does all of it.
"""

import hashlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any

from archive.lib.sameness import plain
from archive.models import ImportBatch, ListEntry, StagedRow

from .continuing import Continuation
from .drafts import Draft
from .mapping import Column

CONTENT_KEY = "h:"
"""Before the key of a row whose list gives it none: a digest of what it said at first."""
AT_ONCE = 900  # rows in a question to the database
_NOTHING = 0


def digest_of(cells: Iterable[str]) -> int:
    """Return a number for what cells say, however they are written; 0 where they say nothing."""
    said = [plain(cell) for cell in cells]
    if not any(said):
        return _NOTHING
    made = hashlib.blake2b("\x1e".join(said).encode("utf-8", "replace"), digest_size=8)
    return int.from_bytes(made.digest()) or 1


class KeptCells:
    """Takes cells of some columns out of rows: of the list, and of the file."""

    def __init__(self, continuation: Continuation, columns: Sequence[Column]) -> None:
        kept = [column.name for column in continuation.mapping.columns if not column.is_dropped]
        self._at = [kept.index(column.name) for column in columns]
        called, means = continuation.called, continuation.means
        self._names = [
            tuple(dict.fromkeys((called[column.name], *means[column.name]))) for column in columns
        ]

    def of_file(self, row: Sequence[str]) -> list[str]:
        """Return the cells of a row of the file."""
        return [row[at] for at in self._at]

    def of_list(self, original: dict[str, Any]) -> list[str]:
        """Return the cells of a row of the list: of a column renamed, under any of its names."""
        return [
            str(next((original[name] for name in names if original.get(name)), ""))
            for names in self._names
        ]


class Digests:
    """Digests of rows, each with the number of its row: asked for rows by digest."""

    def __init__(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Take pairs of digest and row, in the order of the rows."""
        digests, self._rows = array("Q"), array("Q")
        for digest, row in pairs:
            if digest != _NOTHING:
                digests.append(digest)
                self._rows.append(row)
        order = sorted(range(len(digests)), key=digests.__getitem__)  # of those alike the first
        self._digests = array("Q", (digests[at] for at in order))
        self._places = array("Q", order)
        self._is_taken = bytearray(len(order))

    def __len__(self) -> int:
        return len(self._rows)

    def rows(self, digest: int) -> list[int]:
        """Return the rows of a digest that are not taken, in their order."""
        at = bisect_left(self._digests, digest)
        rows = []
        while at < len(self._digests) and self._digests[at] == digest != _NOTHING:
            place = self._places[at]
            if not self._is_taken[place]:
                rows.append(self._rows[place])
            at += 1
        return rows

    def take(self, row: int) -> None:
        """Take a row, so that it is not found again."""
        place = bisect_left(self._rows, row)
        if place < len(self._rows) and self._rows[place] == row:
            self._is_taken[place] = 1


class Recogniser:
    """Which row of a list a row of the file is, by what both say. Made once per rehearsal."""

    def __init__(self, batch: ImportBatch, continuation: Continuation, *, keyless: bool) -> None:
        self.cells = KeptCells(continuation, continuation.shared)
        rows = ListEntry.objects.filter(victim_list=batch.victim_list_id)
        if not keyless:  # the file has keys now: rows that never had one are looked for
            rows = rows.filter(row_key__startswith=CONTENT_KEY)
        said = rows.order_by("pk").values_list("pk", "original")
        known = said.iterator() if continuation.shares_name else ()
        self._list = Digests((digest_of(self.cells.of_list(cells)), pk) for pk, cells in known)
        staged = StagedRow.objects.filter(batch=batch, target__isnull=False)
        if len(self._list):
            for row in staged.values_list("target", flat=True).iterator():
                self._list.take(row)

    def __bool__(self) -> bool:
        return len(self._list) > 0

    def rows_like(self, draft: Draft) -> list[int]:
        """Return the rows of the list that say what a row of the file says, and are free."""
        return self._list.rows(digest_of(self.cells.of_file(draft.row)))

    def take(self, row: int) -> None:
        """Let a row of the list be that of a row of the file, and of no other."""
        self._list.take(row)


_kept: dict[tuple[Any, ...], Recogniser] = {}
"""The recogniser of the rehearsal this process is at, under how far it has come."""


def recogniser_for(batch: ImportBatch, continuation: Continuation, *, keyless: bool) -> Recogniser:
    """Return what recognises the next rows of a rehearsal: that of the last, where it is here."""
    here = _kept.pop(_mark(batch), None)
    _kept.clear()
    return here or Recogniser(batch, continuation, keyless=keyless)


def keep(recogniser: Recogniser | None, batch: ImportBatch) -> None:
    """Keep a recogniser for the rows after those a rehearsal has staged."""
    _kept.clear()
    if recogniser is not None and not batch.counts["is_done"]:
        _kept[_mark(batch)] = recogniser


def _mark(batch: ImportBatch) -> tuple[Any, ...]:
    return batch.pk, batch.counts.get("rehearsal"), batch.counts["read"]
