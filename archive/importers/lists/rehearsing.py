"""Rehearsal: every row read, compared and staged, with its outcome; nothing else is touched.

In slices: the desk does a slice of at most two seconds per request, the command all of them.
Each slice is a short transaction, so that no other writer waits and none is done twice.
"""

import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from archive.lib.sheets import Mark, Row
from archive.lib.sheets.limits import LAST_ROW
from archive.models import ImportBatch, StagedRow
from archive.models.registry import new_uid
from archive.services.holding import lock

from .bringing import chosen_reading, open_file, rows_from
from .comparing import PASSED_ON, Comparer
from .doubts import ANSWERS, DOUBTS, count_answers, count_doubts
from .drafts import CONFLICT, NOTE, Draft, Finding, Outcome
from .mapping import ColumnMapping, mapping_from_json
from .pairing import Pairing
from .reading import SLICE, Reader
from .recognising import keep
from .renewed import RENEWED, summary
from .unpacking import MERGED
from .writing import as_json, check_at_once, insert_rows, may_be_lost

_STAGED = (
    *("batch_id", "number", "outcome", "row_key", "target", "version", "is_warned"),
    *("cells", "reading", "findings"),
)
_OF_MAPPING = ("columns", "name_order", "merges", "pair_by")
COUNTED = ("read", "new", "changed", "unchanged", "warned", "refused", "conflicts", "blank")
REHEARSAL = "rehearsal"
"""In the counts: which rehearsal they are of, so that nobody commits what they did not see."""

PAIRING = "pairing"
"""In the counts, once all rows are staged: up to which of them new rows are paired; -1 for all."""

REKEYED = "rekeyed"
"""In the counts: whether a row of the list gets another key, or its key goes to another row."""

FILLED = "filled"
"""In the counts: the columns of ListEntry that new rows fill."""


class Overtaken(Exception):
    """Another request rehearses this batch, or it is no longer open; nothing was written."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a rehearsal has come: rows read, bytes read of how many, whether it is done."""

    rows: int
    read_bytes: int
    all_bytes: int
    is_done: bool

    @property
    def percent(self) -> int:
        """Return how much of the file is read, 0 to 100."""
        return 100 if self.is_done else min(99, 100 * self.read_bytes // max(self.all_bytes, 1))


def start_rehearsal(batch: ImportBatch, mapping: ColumnMapping) -> None:
    """Keep the mapping with the batch and forget what an earlier rehearsal staged.

    Raises MappingRefused where the mapping does not fit the file.
    """
    chosen = chosen_reading(batch)
    fitted = mapping_from_json(mapping.fitted(chosen.names).as_json())
    kept = {name: batch.mapping[name] for name in _OF_MAPPING if name in batch.mapping}
    others = {name: value for name, value in batch.mapping.items() if name not in kept}
    counts = dict.fromkeys(COUNTED, 0) | {
        REHEARSAL: new_uid(),
        "codes": {},
        DOUBTS: [],
        ANSWERS: {},
        FILLED: [],
        "offset": chosen.start,
        "rows": chosen.rows,
        "is_done": False,
        "dropped": fitted.dropped,
        "places_not_found": 0,
        "list_stands_at": list_stands_at(batch),
    }
    _begin(batch, {**others, **fitted.as_json()}, counts)


def _begin(batch: ImportBatch, mapping: dict[str, Any], counts: dict[str, Any]) -> None:
    """Write mapping and counts once nothing staged is left, whoever else rehearses the batch."""
    _locked(batch).update(counts={})  # a slice on its way finds that it is no longer wanted
    while True:
        forget_staged(batch)
        with transaction.atomic():
            open_batch = _locked(batch)
            if not StagedRow.objects.filter(batch=batch).exists():
                open_batch.update(mapping=mapping, counts=counts)
                break
    batch.mapping, batch.counts = mapping, counts


def locked(batch: ImportBatch) -> ImportBatch:
    """Return a batch as it is stored, locked for the open transaction."""
    stored = lock(ImportBatch, [batch.pk])
    if not stored:
        raise Overtaken
    return stored[0]  # type: ignore[no-any-return]


def _locked(batch: ImportBatch) -> Any:
    """Return the batch as a query, locked where a transaction is open; Overtaken if not open."""
    with transaction.atomic():
        if locked(batch).state != ImportBatch.State.STAGED:
            raise Overtaken
    return ImportBatch.objects.filter(pk=batch.pk)


def rehearse_slice(batch: ImportBatch, seconds: float = 2.0) -> Progress:
    """Rehearse for so long, and keep where to go on. Raises SheetRefused for a broken file.

    Raises Overtaken, having written nothing twice, where another request is at the same batch.
    """
    until = time.monotonic() + seconds
    chosen = chosen_reading(batch)
    work = _Work(batch)
    with open_file(batch) as file:
        size = _size(file)
        rows = rows_from(file, chosen, Mark(batch.counts["offset"], batch.counts["rows"]))
        if not batch.counts["is_done"] and PAIRING not in batch.counts:
            slices = work.reader.slices(rows, lambda: time.monotonic() >= until)
            for some, drafts, is_last in slices:
                work.stage(some, drafts, is_last=is_last)
    if PAIRING in batch.counts and not batch.counts["is_done"] and time.monotonic() < until:
        work.finish(lambda: time.monotonic() >= until)
    keep(work.comparer.recogniser, batch)
    counts = batch.counts
    return Progress(counts["read"], counts["offset"], size, counts["is_done"])


def rehearse(batch: ImportBatch, tell: Callable[[Progress], None] = lambda progress: None) -> None:
    """Rehearse to the end, telling the progress every second."""
    is_done = False
    while not is_done:
        progress = rehearse_slice(batch, 0.8)
        tell(progress)
        is_done = progress.is_done


def forget_staged(batch: ImportBatch, *, only_plain: bool = False) -> None:
    """Delete staged rows in short transactions; `only_plain` keeps those with findings."""
    staged = StagedRow.objects.filter(batch=batch)
    if only_plain:
        staged = staged.filter(findings=[])
    while pks := list(staged.order_by("pk").values_list("pk", flat=True)[:5_000]):
        StagedRow.objects.filter(pk__gte=pks[0], pk__lte=pks[-1], pk__in=pks)._raw_delete("default")


def list_stands_at(batch: ImportBatch) -> list[Any]:
    """Return a mark that differs as soon as another import of the same list is done or undone."""
    if batch.victim_list_id is None:
        return []
    others = ImportBatch.objects.filter(victim_list=batch.victim_list_id)
    states = ImportBatch.State
    done = others.filter(state__in=[states.COMMITTED, states.UNDONE]).order_by("uid")
    return [[uid, state] for uid, state in done.values_list("uid", "state")]


class _Work:
    """What a slice needs, made once per request."""

    def __init__(self, batch: ImportBatch) -> None:
        self.batch = batch
        self.reader = Reader(batch)
        self.comparer = Comparer(batch, self.reader.continuation, self.reader.interpreter)
        # apart from each other and in order, as the workbook gives them
        self.merged = [(first, last) for first, last in batch.mapping.get(MERGED, [])]

    def stage(self, rows: list[Row], drafts: list[Draft], *, is_last: bool) -> None:
        """Compare and write a slice, with the counts, in a transaction."""
        counts = {**self.batch.counts, "codes": dict(self.batch.counts.get("codes", {}))}
        counts["read"] += len(drafts)
        counts["blank"] += len(rows) - len(drafts)
        self._mark_merged(drafts)
        self.comparer.compare(drafts)
        _count(counts, drafts)
        if rows:
            counts["offset"], counts["rows"] = rows[-1].after
        if is_last and not self.comparer.is_empty:
            counts[PAIRING] = 0 if self.comparer.mapping.pair_by else -1
        counts["is_done"] = is_last and self.comparer.is_empty
        self._write(drafts, counts)

    def finish(self, is_over: Callable[[], bool]) -> None:
        """Pair new rows with those that would be gone, where wanted, and say what is renewed."""
        pairing = Pairing(self.batch, self.comparer) if self.batch.counts[PAIRING] >= 0 else None
        while pairing is not None and self.batch.counts[PAIRING] >= 0:
            self._pair(pairing)
            if is_over():
                return
        renewal = summary(self.batch, self.reader.continuation)
        self._write([], {**self.batch.counts, RENEWED: renewal, "is_done": True})

    def _pair(self, pairing: Pairing) -> None:
        counts = {**self.batch.counts, "codes": dict(self.batch.counts["codes"])}
        before = {row.number: row for row in pairing.staged(counts[PAIRING], SLICE)}
        drafts = pairing.paired(list(before.values()))
        counts[PAIRING] = max(before, default=-1)
        for draft in drafts:
            was = before[draft.number]
            counts["new"] -= 1
            counts["warned"] -= was.is_warned
            known = len(was.findings)
            added, draft.findings = draft.findings[known:], draft.findings[:known]
            _count_findings(counts, [replace(draft, findings=added)])
            draft.findings += added
            counts[str(draft.outcome)] += 1
            counts["warned"] += draft.is_warned
            counts[REKEYED] = counts.get(REKEYED, False) or "row_key" in draft.columns
        self._write(drafts, counts, again=True)

    def _write(self, drafts: list[Draft], counts: dict[str, Any], *, again: bool = False) -> None:
        """Write staged rows with the counts, in a transaction; `again`: in place of what they were.

        Raises Overtaken where another request was here meanwhile.
        """
        with transaction.atomic():
            open_batch = _locked(self.batch)
            if open_batch.values_list("counts", flat=True).get() != self.batch.counts:
                raise Overtaken
            may_be_lost()  # with its counts: the next slice begins where they say
            check_at_once()
            for draft in drafts if again else ():
                StagedRow.objects.filter(batch=self.batch, number=draft.number)._raw_delete(
                    "default"
                )
            insert_rows(StagedRow, _STAGED, (self._staged(draft) for draft in drafts))
            open_batch.update(counts=counts)
        self.batch.counts = counts

    def _mark_merged(self, drafts: list[Draft]) -> None:
        """Warn of rows within merged cells: only the first of them holds the value."""
        for draft in drafts if self.merged else ():
            before = bisect_right(self.merged, (draft.number, LAST_ROW)) - 1
            if before >= 0 and draft.number <= self.merged[before][1]:
                message = _("Cells are merged here: only the first of them holds the value.")
                draft.warn("merged-cells", "", message)

    def _staged(self, draft: Draft) -> tuple[Any, ...]:
        cells: dict[str, str] = {}
        if draft.findings or draft.outcome != Outcome.NEW:
            pairs = zip(self.reader.interpreter.kept_names, draft.row, strict=True)
            cells = {name: cell for name, cell in pairs if cell}
            if draft.is_refused:
                cells = {name: cell.replace("\x00", "\ufffd") for name, cell in cells.items()}
        columns = {} if draft.is_refused else draft.columns
        return (
            self.batch.pk,
            draft.number,
            str(draft.outcome),
            draft.key.replace("\x00", ""),
            draft.target,
            draft.version,
            draft.is_warned,
            as_json(cells),
            as_json(columns),
            _findings_as_json(tuple(draft.findings)),
        )


@lru_cache(maxsize=4_096)
def _findings_as_json(findings: tuple[Finding, ...]) -> str:
    """Remembered: the same few findings, of the same few places, fill every list."""
    return as_json([finding.as_dict() for finding in findings])


def _count(counts: dict[str, Any], drafts: list[Draft]) -> None:
    """Add the rows of a slice, by outcome and by what was noted in them."""
    made = [draft.columns for draft in drafts if draft.outcome == Outcome.NEW]
    counts[FILLED] = sorted(set(counts[FILLED]).union(*made))
    for draft in drafts:
        counts[str(draft.outcome)] += 1
        counts["warned"] += draft.is_warned
        if draft.target is not None:
            counts[REKEYED] = counts.get(REKEYED, False) or "row_key" in draft.columns
        elif any(finding.code == PASSED_ON for finding in draft.findings):
            counts[REKEYED] = True
    _count_findings(counts, drafts)


def _count_findings(counts: dict[str, Any], drafts: list[Draft]) -> None:
    """Add what was noted in rows, by code."""
    codes = Counter(counts["codes"])
    for draft in drafts:
        codes.update({finding.code for finding in draft.findings})
        for finding in draft.findings:
            if finding.code == "place-not-found":
                counts["places_not_found"] += finding.level == NOTE
        counts["conflicts"] += any(note.level == CONFLICT for note in draft.findings)
    counts["codes"] = dict(codes)
    count_doubts(counts, drafts)
    count_answers(counts, drafts)


def _size(file: Any) -> int:
    here = file.tell()
    size = file.seek(0, 2)
    file.seek(here)
    return int(size)
