"""Undo of a whole batch: rows it made go, rows it changed are as they were, marks are lifted.

Exactly, or not at all: where somebody edited, matched or hid a row since, it says which.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.models import (
    EntryChange,
    EntryMatch,
    ImportBatch,
    ListEntry,
    MatchProposal,
    PersonName,
    Record,
    Takedown,
    VictimList,
)
from archive.services.change import change, tried_again
from archive.services.holding import lock
from archive.services.linkage import names_follow
from archive.services.refusal import Refused

from . import clearing
from .comparing import edited_entries
from .indexing import announce_undo, index_pending, index_rows, take_out
from .reading import SLICE
from .rehearsing import locked
from .writing import (
    as_json,
    delete_rows,
    free_keys,
    json_columns,
    lock_rows,
    turn_to_write,
    update_entries,
)

NAMED_AT_MOST = 50


class UndoRefused(Refused):
    """The batch cannot be undone exactly; `sentences` say which rows stand in the way."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo did, in rows."""

    removed: int
    restored: int
    unmarked: int


def obstacles(batch: ImportBatch, author: Any = None) -> list[str]:
    """Return what stands in the way of undoing a batch, a sentence each; empty if nothing."""
    if batch.state != ImportBatch.State.COMMITTED:
        words = _("The import is %s; only a committed one can be undone.")
        return [words % batch.get_state_display()]
    public = batch.victim_list and batch.victim_list.record.first_published_at
    if public and author is not None and not author.has_perm("archive.publish_record"):
        return [_("The list is or was public: somebody who may publish has to undo this import.")]
    edited = [
        _("Row %(place)d (%(name)s) %(what)s.")
        % {"place": row.position, "name": row.name_as_recorded or _("no name"), "what": words}
        for row, words in changed_since(batch)
    ]
    return edited[:NAMED_AT_MOST] + ["And more."] * (len(edited) > NAMED_AT_MOST)


def changed_since(batch: ImportBatch) -> list[tuple[ListEntry, str]]:
    """Return rows that are not as the batch left them, and what happened, until enough."""
    return [
        (row, words)
        for rows, words in _since(batch)
        for row in rows.order_by("position")[: NAMED_AT_MOST + 1]
    ][: NAMED_AT_MOST + 1]


def foreseen(batch: ImportBatch) -> Undone:
    """Return what an undo would do, in rows."""
    return Undone(
        ListEntry.objects.filter(first_batch=batch).count(),
        EntryChange.objects.filter(batch=batch).count(),
        ListEntry.objects.filter(gone_in_batch=batch).count(),
    )


def undo(
    batch: ImportBatch, author: Any = None, tell: Callable[[int], None] = lambda rows: None
) -> Undone:
    """Take a committed batch back, exactly. Raises UndoRefused, naming what was edited since.

    Many public rows leave the search first, in short transactions: nobody else waits for it.
    `tell` hears how many. Then all is taken back at once; what ends it before puts them back.
    """
    if reasons := obstacles(batch, author):
        raise UndoRefused(*reasons)
    try:
        take_out(batch, tell)
        batch, done, pending = _undo_at_once(batch, author)
    except Exception:
        with suppress(DatabaseError):  # then the next import does it
            index_pending()
        raise
    if pending:
        index_rows(batch, pending)
    clearing.clear(batch)
    return done


@tried_again
def _undo_at_once(batch: ImportBatch, author: Any) -> tuple[ImportBatch, Undone, list[list[Any]]]:
    """Take everything back in a transaction; return also what is left to index."""
    with turn_to_write(), change(author, f"Import of {batch.file_name} undone"):
        batch = locked(batch)
        if batch.victim_list_id:
            lock(Record, [batch.victim_list_id])
        changed = EntryChange.objects.filter(batch=batch).values("entry")
        rows = Q(first_batch=batch) | Q(gone_in_batch=batch) | Q(pk__in=changed)
        lock_rows(ListEntry.objects.filter(rows))
        if reasons := obstacles(batch, author):
            raise UndoRefused(*reasons)
        pending = announce_undo(batch)
        unmarked = ListEntry.objects.filter(gone_in_batch=batch).update(gone_in_batch=None)
        done = Undone(_remove_made(batch), _restore_changed(batch), unmarked)
        _restore_list(batch)
        batch.state, batch.undone_at = ImportBatch.State.UNDONE, timezone.now()
        batch.save()
        clearing.leave(batch)
    return batch, done, pending


def _since(batch: ImportBatch) -> Iterator[tuple[Any, str]]:
    """Yield the rows that are no longer as the batch left them, and what happened to them."""
    made = ListEntry.objects.filter(first_batch=batch)
    changed = ListEntry.objects.filter(changes__batch=batch)
    yield made.filter(version__gt=1), _("was changed since")
    yield made.exclude(version__gt=1).filter(pk__in=_edited(made)), _("was edited since")
    yield made.filter(pk__in=EntryMatch.objects.values("entry")), _("is matched to a person")
    yield made.filter(pk__in=Takedown.objects.values("entry")), _("was hidden on request")
    hidden_names = PersonName.objects.filter(takedowns__isnull=False, entry__isnull=False)
    yield made.filter(pk__in=hidden_names.values("entry")), _("brought a name that was hidden")
    yield (
        made.exclude(gone_in_batch=None),
        _("is gone from a later release: undo that import first"),
    )
    pks = [
        pk
        for pk, version, before in changed.values_list(
            "pk", "version", "changes__before"
        ).iterator()
        if version != before.get("version", 0) + 1
    ]
    yield ListEntry.objects.filter(pk__in=pks[:NAMED_AT_MOST]), _("was changed since")


def _edited(made: Any) -> list[int]:
    """Return the made rows with a history, which an import does not write."""
    history: Any = ListEntry.history  # type: ignore[attr-defined]
    with_history = history.filter(id__in=made.values("pk")).values_list("id", flat=True)
    return list(edited_entries(with_history.distinct()))


def _remove_made(batch: ImportBatch) -> int:
    made = ListEntry.objects.filter(first_batch=batch)
    proposals = MatchProposal.objects.all()
    delete_rows(proposals.filter(entry__in=made.values("pk")))
    delete_rows(proposals.filter(other_entry__in=made.values("pk")))
    for name in PersonName.objects.filter(entry__in=made.values("pk")):
        name.delete()
    return delete_rows(made)


def _restore_changed(batch: ImportBatch) -> int:
    """Write back what stood before, column by column, and forget the before-images."""
    changes = EntryChange.objects.filter(batch=batch).order_by("entry_id")
    rekeyed = changes.filter(before__has_key="row_key").order_by().values("entry")
    free_keys(ListEntry.objects.filter(pk__in=rekeyed))
    in_json = json_columns(ListEntry)
    last, restored = 0, 0
    while some := list(changes.filter(entry__gt=last).values_list("entry", "before")[:SLICE]):
        last = some[-1][0]
        alike: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
        for pk, before in some:
            was = (as_json(value) if name in in_json else value for name, value in before.items())
            alike.setdefault(tuple(before), []).append((*was, pk))
        with names_follow(ListEntry.objects.filter(pk__in=[pk for pk, _before in some])):
            for names, rows in alike.items():  # only what had changed: other indexes stay untouched
                update_entries(names, rows)
        restored += len(some)
    delete_rows(changes.order_by())
    return restored


def _restore_list(batch: ImportBatch) -> None:
    victim_list = batch.victim_list
    if victim_list is None:
        return
    counts = batch.counts
    values: dict[str, Any] = {"row_count": victim_list.entries.count()}
    values["is_here"] = counts.get("was_here_before", True)
    if "columns_before" in counts:
        values["columns"] = counts["columns_before"]
        Record.objects.filter(pk=victim_list.pk).update(version=F("version") + 1)
    VictimList.objects.filter(pk=victim_list.pk).update(**values)
