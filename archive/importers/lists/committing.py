"""Commit: what was rehearsed is written in a transaction, all of it or nothing.

Imports of a list take turns. What stood before is kept, so that the batch can be undone exactly.
"""

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from tempfile import TemporaryFile
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from archive.models import (
    EntryChange,
    ImportBatch,
    ListEntry,
    StagedRow,
    VictimList,
)
from archive.search.index import writer as index
from archive.services.change import change, tried_again, write
from archive.services.linkage import names_follow

from . import clearing, renewed
from .drafts import Outcome
from .indexing import AT_ONCE, announce_batch, index_pending
from .mapping import mapping_from_json
from .moving import insert_new, staged_rows
from .receiving import (
    CommitRefused,
    NewList,
    RehearseAgain,
    locked_list,
    merged_columns,
    require_right,
    write_columns,
)
from .rehearsing import FILLED, REHEARSAL, REKEYED, list_stands_at, locked
from .writing import (
    as_json,
    check_at_once,
    free_keys,
    insert_rows,
    json_columns,
    lock_rows,
    turn_to_write,
    update_entries,
)

AT_DESK = "desk"
"""In the mapping: what the desk keeps of a batch on its way."""
MARKS = ("version", "last_batch_id", "gone_in_batch_id")
_KEY_OF_ANOTHER = 100  # characters kept of a key that goes to another row
Tell = Callable[[str, int], None]


class _Changes(NamedTuple):
    """What a commit does to a slice of rows: plain values, as the tables take them."""

    versions: dict[int, int]  # by row: the version the rehearsal saw
    before: list[tuple[Any, ...]]
    now: dict[tuple[str, ...], list[tuple[Any, ...]]]  # by the columns they change


def commit(
    batch: ImportBatch,
    author: Any = None,
    new_list: NewList | None = None,
    tell: Tell = lambda what, rows: None,
) -> ImportBatch:
    """Write what was rehearsed. Rows are public only if their list is, and not hidden.

    Raises RehearseAgain where the list changed meanwhile, CommitRefused where the rehearsal is
    not finished, nothing would come in, or the list is public and the author may not publish.
    `tell` hears how many rows are written.
    """
    batch = _commit_at_once(batch, author, new_list, tell)
    if sum(batch.counts[what] for what in ("new", "changed", "gone")) > AT_ONCE:
        index.learn(ListEntry)
    index_pending()
    clearing.clear(batch)
    return batch


@tried_again
def _commit_at_once(
    batch: ImportBatch, author: Any, new_list: NewList | None, tell: Tell
) -> ImportBatch:
    """Write everything in a transaction, and what is left to be done after it."""
    rehearsed = ImportBatch.objects.get(pk=batch.pk)
    if rehearsed.counts.get(REHEARSAL) != batch.counts.get(REHEARSAL):
        raise RehearseAgain(_("It was rehearsed again meanwhile: look at the new result."))
    reason = f"Import of {batch.file_name}"
    with _prepared(rehearsed) as prepared, turn_to_write(), change(author, reason):
        batch = locked(batch)
        _require_ready(batch, rehearsed)
        victim_list = locked_list(batch, new_list)
        require_right(victim_list, author)
        changed = StagedRow.objects.filter(batch=batch, outcome=Outcome.CHANGED)
        lock_rows(ListEntry.objects.filter(pk__in=changed.values("target")))
        check_at_once()
        if batch.counts.get(REKEYED):
            _free_keys(batch)
        _change_entries(prepared, tell)
        same = {"victim_list_id": victim_list.pk}
        same |= {"first_batch_id": batch.pk, "last_batch_id": batch.pk}
        for rows in insert_new(batch, same):
            tell("new", rows)
        _finish(batch, victim_list)
        clearing.leave(batch)
    return batch


def abandon(batch: ImportBatch) -> None:
    """Give a batch up that was not committed: its staged rows go, its file too.

    Raises CommitRefused where it was committed, or given up, meanwhile.
    """
    with change():
        stored = locked(batch)
        if stored.state != ImportBatch.State.STAGED:
            raise CommitRefused(_("The import is %s already.") % stored.get_state_display())
        write(stored, state=ImportBatch.State.ABANDONED, counts={})
        clearing.leave(stored)
    clearing.clear(stored)
    batch.state = stored.state


def abandon_stale(days: int = 7) -> int:
    """Give up batches rehearsed so long ago and never committed, as after a killed import.

    Those begun at the desk stay: somebody may come back to them.
    """
    before = timezone.now() - timedelta(days=days)
    stale = ImportBatch.objects.filter(state=ImportBatch.State.STAGED, created_at__lt=before)
    stale = stale.exclude(mapping__has_key=AT_DESK)
    batches = list(stale)
    for batch in batches:
        abandon(batch)
    return len(batches)


def balance(counts: dict[str, Any]) -> bool:
    """Whether every row read is accounted for: read = new + changed + unchanged + refused."""
    parts = ("new", "changed", "unchanged", "refused")
    return bool(counts["read"] == sum(counts[name] for name in parts))


def _require_ready(batch: ImportBatch, rehearsed: ImportBatch) -> None:
    if batch.state != ImportBatch.State.STAGED:
        words = _("The import is %s; it cannot be committed.")
        raise CommitRefused(words % batch.get_state_display())
    counts = batch.counts
    if not counts.get("is_done"):
        raise CommitRefused(_("The rehearsal is not finished."))
    staged = StagedRow.objects.filter(batch=batch).count()
    is_true = balance(counts) and staged == counts["read"] and counts == rehearsed.counts
    if not is_true or FILLED not in counts:
        raise RehearseAgain(_("The numbers do not balance: rehearse again."))
    if counts["read"] == counts["refused"]:
        raise CommitRefused(_("No row was accepted."))
    if list_stands_at(batch) != counts["list_stands_at"]:
        raise RehearseAgain(_("Another import of this list came first: rehearse again."))
    if renewed.is_to_be_asked(rehearsed):
        raise CommitRefused(*renewed.sentences(rehearsed))


def _finish(batch: ImportBatch, victim_list: VictimList) -> None:
    """Mark what is gone, bring list, batch and index up to date."""
    counts, columns_before = batch.counts, victim_list.columns
    counts["gone"] = _mark_gone(batch, victim_list)
    columns = merged_columns(columns_before, batch)
    if columns != columns_before:
        write_columns(victim_list, columns)
        counts["columns_before"] = columns_before
    counts["was_here_before"] = victim_list.is_here
    rows = victim_list.entries.count()
    VictimList.objects.filter(pk=victim_list.pk).update(row_count=rows, is_here=True)
    batch.state, batch.committed_at = ImportBatch.State.COMMITTED, timezone.now()
    batch.victim_list, batch.counts = victim_list, counts
    batch.save()
    announce_batch(batch)


@contextmanager
def _prepared(batch: ImportBatch) -> Iterator[Iterator[_Changes]]:
    """Read what changed rows say before and after, slice by slice, into a file of its own.

    That is most of the work, and is done before our turn to write, in which nobody else can: then
    it is enough that no row has another version.
    """
    with TemporaryFile() as spool:
        slices = 0
        for some in staged_rows(batch, Outcome.CHANGED):
            pickle.dump(_changes(batch, some), spool)
            slices += 1
        spool.seek(0)
        yield (pickle.load(spool) for _ in range(slices))  # noqa: S301 - written above


def _changes(batch: ImportBatch, some: list[dict[str, Any]]) -> _Changes:
    in_json = json_columns(ListEntry)
    # only what some of them change: reading the rest takes longer than writing
    names = {name for row_staged in some for name in row_staged["reading"]} | set(MARKS)
    rows = ListEntry.objects.filter(pk__in=[row_staged["target"] for row_staged in some])
    before = {row["pk"]: row for row in rows.values("pk", *names)}
    changes = _Changes({row_staged["target"]: row_staged["version"] for row_staged in some}, [], {})
    for staged in some:
        row = before.get(staged["target"])
        if row is None:
            continue  # gone since: its version will not match either
        now = {"version": row["version"] + 1, "last_batch_id": batch.pk}
        now |= {"gone_in_batch_id": None, **staged["reading"]}
        kept = as_json({name: row[name] for name in now})
        changes.before.append((batch.pk, staged["target"], kept))
        values = (as_json(value) if name in in_json else value for name, value in now.items())
        changes.now.setdefault(tuple(now), []).append((*values, staged["target"]))
    return changes


def _change_entries(prepared: Iterator[_Changes], tell: Tell) -> None:
    """Keep what stood before of each changed row, then write what the list says now."""
    for some in prepared:
        rows = ListEntry.objects.filter(pk__in=list(some.versions))  # locked by now
        if dict(rows.values_list("pk", "version")) != some.versions:
            raise RehearseAgain(_("Somebody edited rows since the rehearsal: rehearse again."))
        insert_rows(EntryChange, ("batch_id", "entry_id", "before"), some.before)
        with names_follow(ListEntry.objects.filter(pk__in=list(some.versions))):
            # only what changes: other indexes stay untouched
            for names, values in some.now.items():
                update_entries(names, values)
        tell("changed", len(some.versions))


def _free_keys(batch: ImportBatch) -> None:
    """Free the keys that go to other rows: keys are known once in a list, at every moment.

    A row that no row of the file is keeps its key with the id of this import behind it.
    """
    staged = StagedRow.objects.filter(batch=batch)
    rows = ListEntry.objects.filter(victim_list=batch.victim_list_id)
    rekeyed = staged.filter(outcome=Outcome.CHANGED, reading__has_key="row_key")
    wanted = staged.filter(outcome=Outcome.NEW) | rekeyed
    met = staged.filter(target__isnull=False)
    left = rows.filter(row_key__in=wanted.values("row_key")).exclude(pk__in=met.values("target"))
    names = ("pk", "row_key", *MARKS)
    for row in list(left.order_by("pk").values(*names)):
        pk = row.pop("pk")
        kept = {"row_key": f"{row['row_key'][:_KEY_OF_ANOTHER]}~{batch.pk}"}
        insert_rows(EntryChange, ("batch_id", "entry_id", "before"), [(batch.pk, pk, as_json(row))])
        values = (kept["row_key"], row["version"] + 1, batch.pk, pk)
        update_entries(("row_key", "version", "last_batch_id"), [values])
    free_keys(rows.filter(pk__in=rekeyed.values("target")))


def gone_rows(batch: ImportBatch) -> Any:
    """Return the rows of the list that this file does not have: after a commit, marked so."""
    rows = ListEntry.objects.filter(victim_list=batch.victim_list_id)
    if batch.victim_list_id is None or mapping_from_json(batch.mapping).merges:
        return rows.none()  # a part of a list downloaded and corrected is not a release of it
    if batch.state != ImportBatch.State.STAGED:
        return rows.filter(gone_in_batch=batch)
    seen = StagedRow.objects.filter(batch=batch, target__isnull=False)
    return rows.filter(gone_in_batch=None).exclude(pk__in=seen.values("target"))


def _mark_gone(batch: ImportBatch, victim_list: VictimList) -> int:
    """Mark the rows of the list that this file does not have; those of before only."""
    return int(gone_rows(batch).exclude(first_batch=batch).update(gone_in_batch=batch))
