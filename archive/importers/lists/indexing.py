"""The search index after an import or its undoing: bulk writes send no signals.

A list that is not public has nothing in the index but, later, itself; then nothing is done. The
rows of a large import of a public list are indexed in slices after its commit, so that others can
write between them. That they have to be is written with the commit (`WorkLeft`): what something
stopped in the middle, whatever runs next goes on with (`finishing`). A large undo begins with
taking the rows out, slice by slice: if it ends otherwise, they come back so.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from archive.models import ImportBatch, ListEntry, Record, SearchEntry, VictimList, WorkLeft
from archive.models.search import SearchKind
from archive.search.index import writer as index
from archive.search.index.collecting import announce, postponed, touched
from archive.search.index.dependents import ROWS, keys_of, rows_of_list
from archive.services import publishing
from archive.services.change import change, tried_again

from .writing import let_others_write, turn_to_write

SLICE = 10_000
TAKEN_OUT = 5_000  # rows at once; taking out costs more than putting in
AT_ONCE = 2_000  # rows indexed within the transaction of the commit
INDEX_BATCH, INDEX_LIST = WorkLeft.Kind.INDEX_BATCH, WorkLeft.Kind.INDEX_LIST


def announce_batch(batch: ImportBatch) -> None:
    """Bring the index up to date within a commit, or note that `index_pending` has to."""
    if not is_public(batch):
        return
    counts = batch.counts
    if counts["new"] + counts["changed"] + counts["gone"] > AT_ONCE:
        WorkLeft.leave(INDEX_BATCH, batch.pk)
        return
    for pks in written_rows(batch):
        announce(ListEntry, pks)
    touched([(SearchKind.LIST, str(batch.victim_list_id))])


def index_pending() -> None:
    """Bring the index up to date, in short transactions, with what earlier imports left."""
    about = WorkLeft.objects.filter(kind=INDEX_BATCH).order_by("pk").values("about")
    for batch in ImportBatch.objects.filter(pk__in=about):
        index_batch(batch)


def index_batch(batch: ImportBatch) -> None:
    """Bring the index up to date with whatever a batch wrote, or took back."""
    index_rows(batch, _pending_rows(batch))


def index_rows(batch: ImportBatch, slices: Iterable[list[Any]]) -> None:
    """Bring the index up to date with rows of a batch, a slice in each transaction."""
    for pks in slices:
        with change():
            announce(ListEntry, pks)
        let_others_write()
    with change():
        touched([(SearchKind.LIST, str(batch.victim_list_id))])
        WorkLeft.done(INDEX_BATCH, batch.pk)


def take_out(batch: ImportBatch, progress: Callable[[int], None]) -> None:
    """Take the rows a large batch made out of the index before they are deleted.

    In short transactions, the first of which notes that they are to be put back where the undo
    does not come to its end; `progress` hears how many rows.
    """
    made = ListEntry.objects.filter(first_batch=batch)
    if not is_public(batch) or not made.order_by("pk")[AT_ONCE:].exists():
        return
    done = 0
    for pks in _in_slices(made, TAKEN_OUT):
        with change():
            WorkLeft.leave(INDEX_BATCH, batch.pk)
            index.forget(made.filter(pk__in=pks).values_list("uid", flat=True))
        done += len(pks)
        progress(done)
        let_others_write()


def announce_undo(batch: ImportBatch) -> list[list[Any]]:
    """Bring the index up to date within an undo, before anything is changed.

    Returns, in slices, the rows it changed where they are too many: for `index_rows` afterwards.
    """
    WorkLeft.done(INDEX_BATCH, batch.pk)
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
        WorkLeft.leave(INDEX_BATCH, batch.pk)
        return slices
    for pks in slices:
        announce(ListEntry, pks)
    return []


def publish_in_slices(victim_list: VictimList, author: Any, reason: str) -> bool:
    """Publish a list, then make its rows findable in short transactions, so that nobody waits.

    Whatever ended it on its way, the same again ends well: a list that is public already is
    brought into the search as far as that was left, and nothing is written a second time. Returns
    whether it was not public before. Raises what `publishing.publish` raises; then nothing has
    changed.
    """
    is_first = _publish(victim_list, author, reason)
    if WorkLeft.objects.filter(kind=INDEX_LIST, about=victim_list.pk).exists():
        index_list(victim_list.pk)
    return is_first


@tried_again
def _publish(victim_list: VictimList, author: Any, reason: str) -> bool:
    with turn_to_write(), change(author, reason, holding=[victim_list]), postponed():
        if victim_list.record.is_public:
            return False
        publishing.publish(victim_list, author, reason)
        WorkLeft.leave(INDEX_LIST, victim_list.pk)
    return True


def index_list(uid: str) -> None:
    """Bring the index up to date with a list, its rows and their people, slice by slice."""
    keys = keys_of(Record, [uid])
    with turn_to_write(), change():
        touched(key for key in keys if key[0] != ROWS)
    # all read before anything is written: while rows are still being read SQLite keeps showing the
    # database as it was then, and once somebody else has written lets nobody who reads so write
    rows = iter(list(rows_of_list(uid)))
    while some := list(islice(rows, SLICE)):
        with turn_to_write(), change():
            touched((SearchKind.ENTRY, row) for row in some)
        if len(some) == SLICE:
            let_others_write()
    WorkLeft.done(INDEX_LIST, uid)


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
