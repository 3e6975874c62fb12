"""Telling the search what an import or its undoing changed: bulk writes send no signals.

A list that is not public has nothing in the index but, later, itself; then nothing is told.
A large import of a public list is told in slices after its commit, so that others can write
between them; what was not told when something stopped it is told with the next import.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db import transaction

from archive.models import ImportBatch, ListEntry, VictimList
from archive.models.search import SearchKind
from archive.search import halving, index
from archive.search.dependents import ROWS, rows_of_list
from archive.services import publishing

from .turns import let_others_write

SLICE = 10_000
AT_ONCE = 2_000  # rows told within the transaction of the commit
TO_TELL = "to_tell"


def announce_batch(batch: ImportBatch) -> None:
    """Bring the index up to date within a commit, or note that `tell_rest` has to."""
    if not is_public(batch):
        return
    counts = batch.counts
    if counts["new"] + counts["changed"] + counts["gone"] > AT_ONCE:
        counts[TO_TELL] = True
        ImportBatch.objects.filter(pk=batch.pk).update(counts=counts)
        return
    for pks in written_rows(batch):
        index.announce(ListEntry, pks)
    index.touched([(SearchKind.LIST, str(batch.victim_list_id))])


def tell_rest() -> None:
    """Bring the index up to date, in short transactions, with what commits left to be told."""
    for batch in ImportBatch.objects.filter(**{f"counts__{TO_TELL}": True}):
        for pks in written_rows(batch):
            with transaction.atomic():
                index.announce(ListEntry, pks)
            let_others_write()
        with transaction.atomic():
            index.touched([(SearchKind.LIST, str(batch.victim_list_id))])
            del batch.counts[TO_TELL]
            ImportBatch.objects.filter(pk=batch.pk).update(counts=batch.counts)


def publish_in_slices(victim_list: VictimList, author: Any, reason: str) -> None:
    """Publish a list, then make its rows findable in short transactions, so that nobody waits.

    Raises what `publishing.publish` raises; then nothing has changed.
    """
    is_large = halving.pays(victim_list.entries.count())
    with halving.helper(is_wanted=is_large and halving.sees_all()) as second:
        with index.postponed() as keys:
            publishing.publish(victim_list, author, reason)
        index.refresh(key for key in keys if key[0] != ROWS)
        rows = (
            (SearchKind.ENTRY, row)
            for kind, uid in keys
            if kind == ROWS
            for row in rows_of_list(uid)
        )
        while some := list(islice(rows, SLICE)):
            index.refresh(some, second if second and second.is_ready else None)
            if len(some) == SLICE:
                let_others_write()


def written_rows(batch: ImportBatch) -> Iterator[list[Any]]:
    """Yield the numbers of the rows a batch made, changed or marked gone, in slices."""
    for queryset in (
        ListEntry.objects.filter(last_batch=batch),
        ListEntry.objects.filter(gone_in_batch=batch),
    ):
        last = 0
        rows = queryset.order_by("pk").values_list("pk", flat=True)
        while pks := list(rows.filter(pk__gt=last)[:SLICE]):
            yield pks
            last = pks[-1]


def is_public(batch: ImportBatch) -> bool:
    """Whether the rows of the batch's list are public, unless hidden."""
    return VictimList.objects.published().filter(pk=batch.victim_list_id).exists()
