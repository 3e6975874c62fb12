"""The search index after an import or its undoing: bulk writes send no signals.

A list that is not public has nothing in the index but, later, itself; then nothing is done. The
rows of a large import of a public list are indexed in slices after its commit, so that others can
write between them; what was pending when something stopped it is indexed with the next import. A
large undo begins with taking the rows out, slice by slice: if it ends otherwise, they come back so.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from archive.models import ImportBatch, ListEntry, SearchEntry, VictimList
from archive.models.search import SearchKind
from archive.search.index import writer as index
from archive.search.index.collecting import announce, postponed, touched
from archive.search.index.dependents import ROWS, rows_of_list
from archive.services import publishing
from archive.services.change import change

from .writing import let_others_write

SLICE = 10_000
TAKEN_OUT = 5_000  # rows at once; taking out costs more than putting in
AT_ONCE = 2_000  # rows indexed within the transaction of the commit
PENDING = "to_tell"
"""In the counts of a batch whose rows are not all indexed yet."""


def announce_batch(batch: ImportBatch) -> None:
    """Bring the index up to date within a commit, or note that `index_pending` has to."""
    if not is_public(batch):
        return
    counts = batch.counts
    if counts["new"] + counts["changed"] + counts["gone"] > AT_ONCE:
        _mark_pending(batch)
        return
    for pks in written_rows(batch):
        announce(ListEntry, pks)
    touched([(SearchKind.LIST, str(batch.victim_list_id))])


def index_pending() -> None:
    """Bring the index up to date, in short transactions, with what earlier imports left."""
    for batch in ImportBatch.objects.filter(**{f"counts__{PENDING}": True}):
        index_rows(batch, _pending_rows(batch))


def index_rows(batch: ImportBatch, slices: Iterable[list[Any]]) -> None:
    """Bring the index up to date with rows of a batch, a slice in each transaction."""
    for pks in slices:
        with change():
            announce(ListEntry, pks)
        let_others_write()
    with change():
        touched([(SearchKind.LIST, str(batch.victim_list_id))])
        del batch.counts[PENDING]
        ImportBatch.objects.filter(pk=batch.pk).update(counts=batch.counts)


def take_out(batch: ImportBatch, progress: Callable[[int], None]) -> None:
    """Take the rows a large batch made out of the index before they are deleted.

    In short transactions, each of which marks the batch for `index_pending`; `progress` hears how
    many rows.
    """
    made = ListEntry.objects.filter(first_batch=batch)
    if not is_public(batch) or not made.order_by("pk")[AT_ONCE:].exists():
        return
    done = 0
    for pks in _in_slices(made, TAKEN_OUT):
        with change():
            _mark_pending(batch)
            index.forget(made.filter(pk__in=pks).values_list("uid", flat=True))
        done += len(pks)
        progress(done)
        let_others_write()


def announce_undo(batch: ImportBatch) -> list[list[Any]]:
    """Bring the index up to date within an undo, before anything is changed.

    Returns, in slices, the rows it changed where they are too many: for `index_rows` afterwards.
    """
    batch.counts.pop(PENDING, None)
    if not is_public(batch):
        return []
    made = ListEntry.objects.filter(first_batch=batch)
    left = SearchEntry.objects.filter(uid__in=made.values("uid"))
    touched((SearchKind.ENTRY, uid) for uid in left.values_list("uid", flat=True))
    touched([(SearchKind.LIST, str(batch.victim_list_id))])
    gone = ListEntry.objects.filter(gone_in_batch=batch)
    changed = ListEntry.objects.filter(last_batch=batch).exclude(first_batch=batch)
    slices = [pks for rows in (changed, gone) for pks in _in_slices(rows, SLICE)]
    if sum(map(len, slices)) > AT_ONCE:
        batch.counts[PENDING] = True
        return slices
    for pks in slices:
        announce(ListEntry, pks)
    return []


def publish_in_slices(victim_list: VictimList, author: Any, reason: str) -> None:
    """Publish a list, then make its rows findable in short transactions, so that nobody waits.

    Raises what `publishing.publish` raises; then nothing has changed.
    """
    with postponed() as pending:
        publishing.publish(victim_list, author, reason)
    keys = pending.keys()
    index.refresh(key for key in keys if key[0] != ROWS)
    rows = (
        (SearchKind.ENTRY, row) for kind, uid in keys if kind == ROWS for row in rows_of_list(uid)
    )
    while some := list(islice(rows, SLICE)):
        index.refresh(some)
        if len(some) == SLICE:
            let_others_write()


def _mark_pending(batch: ImportBatch) -> None:
    batch.counts[PENDING] = True
    ImportBatch.objects.filter(pk=batch.pk).update(counts=batch.counts)


def _pending_rows(batch: ImportBatch) -> Iterator[list[Any]]:
    """Yield the rows a batch wrote; once it is undone nobody knows which, so all of the list."""
    if batch.state == ImportBatch.State.UNDONE:
        return _in_slices(ListEntry.objects.filter(victim_list=batch.victim_list_id), SLICE)
    return written_rows(batch)


def written_rows(batch: ImportBatch) -> Iterator[list[Any]]:
    """Yield the numbers of the rows a batch made, changed or marked gone, in slices."""
    for queryset in (
        ListEntry.objects.filter(last_batch=batch),
        ListEntry.objects.filter(gone_in_batch=batch),
    ):
        yield from _in_slices(queryset, SLICE)


def _in_slices(queryset: Any, size: int) -> Iterator[list[Any]]:
    last = 0
    rows = queryset.order_by("pk").values_list("pk", flat=True)
    while pks := list(rows.filter(pk__gt=last)[:size]):
        yield pks
        last = pks[-1]


def is_public(batch: ImportBatch) -> bool:
    """Whether the rows of the batch's list are public, unless hidden."""
    return VictimList.objects.published().filter(pk=batch.victim_list_id).exists()
