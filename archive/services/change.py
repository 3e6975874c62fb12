"""A change: whoever writes records does it in here, at the desk, in a verb, in an import.

    with change(request.user, "date corrected after p. 12", claims=[(event.pk, version)]):
        event.save()

It is a transaction, so that all of it is written or nothing. The versions are claimed first, so
that nobody overwrites anybody; every row of history written inside carries author and reason; and
the search index is brought up to date once, at the end, before anybody sees the change.

A change inside another is a part of it: it is undone alone where its error is caught, signs its
own part if it says who or why, and leaves the index to the outer block.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from archive.models import ListEntry, Record
from archive.models.recording import recording
from archive.search.index.collecting import collected

Claim = tuple[str, int]  # the id of a record, and the version somebody looked at


class EditConflict(Exception):
    """Somebody else saved this record since it was opened; nothing has been written."""

    def __init__(self, uid: str, opened: int) -> None:
        super().__init__(f"Record {uid} was changed by somebody else after version {opened}.")
        self.uid, self.opened = uid, opened


@contextmanager
def change(author: Any = None, reason: str = "", claims: Iterable[Claim] = ()) -> Iterator[None]:
    """Do a change. Raises EditConflict where a record claimed has another version by now.

    Records are claimed in the order of their ids, whatever order they are named in: two changes
    of the same records wait for each other, and never each for the other.
    """
    with transaction.atomic(), collected(), recording(author, reason):
        for uid, version in sorted(claims):
            claim(uid, version)
        yield


def claim(uid: str, version: int) -> None:
    """Take the next version of a record, or raise EditConflict where it moved on meanwhile.

    For who knows only within the change what it will change; else name it in `claims`.
    """
    claimed = Record.objects.filter(pk=uid, version=version).update(
        version=F("version") + 1, changed_at=timezone.now()
    )
    if not claimed:
        raise EditConflict(uid, version)


def claim_entry(entry: ListEntry, version: int) -> None:
    """Take the next version of a row of a list, which counts its own; as `claim` does."""
    stored = ListEntry.objects.filter(pk=entry.pk, version=version)
    if not stored.update(version=F("version") + 1):
        raise EditConflict(entry.uid, version)
    entry.version = version + 1
