"""Rows that cannot be recognised, paired by the columns somebody chose: after all rows are staged.

A new row of the file and a row of the list that would be gone are paired where no other row on
either side says the same in those columns. What cannot be paired for certain is not: it is said.
"""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from archive.models import ImportBatch, ListEntry, StagedRow

from .comparing import Comparer
from .continuing import OF_NAMES
from .drafts import NOTE, Draft, Finding, Outcome
from .recognising import Digests, KeptCells, digest_of


class Pairing:
    """Pairs the new rows of a batch with rows of its list."""

    def __init__(self, batch: ImportBatch, comparer: Comparer) -> None:
        self.batch, self.comparer = batch, comparer
        by = {name: at for at, name in enumerate(comparer.mapping.pair_by)}
        columns = [
            column for column in comparer.mapping.columns
            if column.name in by and not column.is_dropped
        ]  # fmt: skip
        self.cells = KeptCells(comparer.continuation, columns)
        self._named = [at for at, column in enumerate(columns) if column.field in OF_NAMES]
        self._new = StagedRow.objects.filter(batch=batch, outcome=Outcome.NEW)
        self._of_file = Digests(self._digests(self._new.order_by("number"), "number", "reading"))
        missed = unmet_rows(batch)
        self._of_list = Digests(self._digests(missed.order_by("pk"), "pk", "original"))

    def _digests(self, rows: Any, number: str, column: str) -> Iterator[tuple[int, int]]:
        for at, said in rows.values_list(number, column).iterator():
            original = said.get("original", {}) if column == "reading" else said
            yield self._digest(original), at

    def _digest(self, original: dict[str, Any]) -> int:
        """Return a digest of what rows are paired by; 0 where too little of it is said."""
        cells = self.cells.of_list(original)
        said = [bool(cell.strip()) for cell in cells]
        is_enough = any(said[at] for at in self._named) if self._named else all(said)
        return digest_of(cells) if is_enough else 0

    def staged(self, after: int, at_once: int) -> list[StagedRow]:
        """Return the next new rows, after that of a number."""
        return list(self._new.filter(number__gt=after).order_by("number")[:at_once])

    def paired(self, rows: list[StagedRow]) -> list[Draft]:
        """Return drafts of those rows that are paired, or have to be told why not."""
        drafts: list[Draft] = []
        pks: dict[int, int] = {}
        for staged in rows:
            digest = self._digest(staged.reading.get("original", {}))
            here, there = self._of_file.rows(digest), self._of_list.rows(digest)
            if not here or not there:
                continue
            draft = self._draft(staged)
            drafts.append(draft)
            if len(here) == len(there) == 1:
                pks[draft.number] = there[0]
            else:
                by = ", ".join(self.comparer.mapping.pair_by)
                message = _("Not paired: several rows are alike in “%s”.") % by
                draft.warn("not-paired", "", message)
        stored = self.comparer.stored(sorted(pks.values()))
        known = {number: stored[pk] for number, pk in pks.items()}
        for draft in drafts:
            if draft.number in known:
                message = _("The same row as before, paired by “%s”.")
                draft.note(NOTE, "paired", "", message % ", ".join(self.comparer.mapping.pair_by))
        self.comparer.hold_against(drafts, known)
        return drafts

    def _draft(self, staged: StagedRow) -> Draft:
        interpreter = self.comparer.interpreter
        said = staged.reading.get("original", {})
        called = self.comparer.continuation.called
        draft = Draft(
            staged.number, [said.get(called[name], "") for name in interpreter.kept_names]
        )
        draft.columns, draft.key = staged.reading, staged.row_key
        draft.findings = [Finding(**finding) for finding in staged.findings]
        return draft


def unmet_rows(batch: ImportBatch) -> Any:
    """Return the rows of the list, not gone before, that no row of the file is."""
    met = StagedRow.objects.filter(batch=batch, target__isnull=False)
    rows = ListEntry.objects.filter(victim_list=batch.victim_list_id, gone_in_batch=None)
    return rows.exclude(pk__in=met.values("target"))
