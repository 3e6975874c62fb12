"""Telling the search what an import or its undoing changed: bulk writes send no signals.

A list that is not public has nothing in the index but, later, itself; then nothing is told.
"""

from collections.abc import Iterator
from typing import Any

from archive.models import ImportBatch, ListEntry, VictimList
from archive.models.search import SearchKind
from archive.search import index

SLICE = 2_000


def announce_batch(batch: ImportBatch) -> None:
    """Bring the index up to date with the rows a batch wrote, in the caller's transaction."""
    if not _is_public(batch):
        return
    for pks in written_rows(batch):
        index.announce(ListEntry, pks)
    index.touched([(SearchKind.LIST, str(batch.victim_list_id))])


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


def _is_public(batch: ImportBatch) -> bool:
    return VictimList.objects.published().filter(pk=batch.victim_list_id).exists()
