"""What an import needs no more, once it is committed, undone or given up: thrown away.

The change that ends it notes that this is left to do (`leave`): it takes long, and a file that is
deleted does not come back with a transaction.
"""

from archive.models import ImportBatch, WorkLeft

from .bringing import discard_file
from .rehearsing import forget_staged

State = ImportBatch.State


def leave(batch: ImportBatch) -> None:
    """Note, in the transaction that ends a batch, that it is to be cleared."""
    WorkLeft.leave(WorkLeft.Kind.CLEAR_BATCH, batch.pk)


def clear(batch: ImportBatch) -> None:
    """Delete staged rows; after a commit only those without findings, which reports show.

    Of a batch that was given up its file goes too.
    """
    if batch.state != State.STAGED:
        forget_staged(batch, only_plain=batch.state == State.COMMITTED)
    if batch.state == State.ABANDONED:
        discard_file(batch)
        batch.save(update_fields=["file", "mapping"])
    WorkLeft.done(WorkLeft.Kind.CLEAR_BATCH, batch.pk)
