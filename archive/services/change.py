"""A change: whoever writes records does it in here, at the desk, in a verb, in an import.

    with change(request.user, "date corrected after p. 12", claims=[(event.pk, version)]):
        event.save()

It is a transaction, so that all of it is written or nothing. What it is about is held first
(`holding`): locked, in an order all follow, and read anew. The versions somebody looked at are
claimed (`claims`), so that nobody overwrites anybody. Every row of history written inside carries
author and reason; and the search index is brought up to date once, at the end, before anybody sees
the change.

A change inside another is a part of it: it is undone alone where its error is caught, signs its
own part if it says who or why, and leaves the index to the outer block.
"""

import random
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import F, Model
from django.utils import timezone

from archive.models import ListEntry, Record
from archive.models.recording import recording
from archive.search.index.collecting import collected

from .holding import EditConflict, hold

__all__ = [
    "Claim",
    "EditConflict",
    "change",
    "claim",
    "claim_entry",
    "hold",
    "is_passing",
    "tried_again",
    "write",
]

Given = ParamSpec("Given")
Result = TypeVar("Result")
Claim = tuple[str, int]  # the id of a record, and the version somebody looked at

ATTEMPTS = 5
LONGEST_PAUSE = 0.05  # seconds before the second attempt; then twice as long each time
# Deadlock detected, serialization failure, unique violation: as PostgreSQL names them
PASSING = {"40P01", "40001", "23505"}


@contextmanager
def change(
    author: Any = None,
    reason: str = "",
    claims: Iterable[Claim] = (),
    holding: Iterable[Model] = (),
) -> Iterator[None]:
    """Do a change. Raises EditConflict where a record claimed has another version by now.

    Records are locked and claimed in the order of their ids, whatever order they are named in:
    two changes of the same records wait for each other, and never each for the other.
    """
    rows, versions = list(holding), dict(claims)
    with transaction.atomic(), collected(), recording(author, reason):
        if rows:  # the records claimed are locked with the others, in one order
            hold(*rows, *Record.objects.filter(pk__in=versions))
        for uid in sorted(versions):
            claim(uid, versions[uid])
        for row in rows:
            record = row if isinstance(row, Record) else getattr(row, "record", None)
            if record is not None and record.pk in versions:
                record.version += 1
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


def write(row: Any, **values: Any) -> None:
    """Write these columns of a row that is held, and its history; of a record, a new moment too."""
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=[*values, *(["changed_at"] if isinstance(row, Record) else [])])


def tried_again(verb: Callable[Given, Result]) -> Callable[Given, Result]:
    """Let a verb be done anew, a few times, where the database ended it for the sake of another.

    PostgreSQL ends one of two transactions that wait for each other. What was written is undone by
    then, so the verb may begin again: it must read all it needs itself, or hold it. Within another
    transaction nothing is tried again; that is for whoever began it.
    """

    @wraps(verb)
    def trying(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        if connection.in_atomic_block:
            return verb(*args, **kwargs)
        for attempt in range(1, ATTEMPTS):
            try:
                return verb(*args, **kwargs)
            except DatabaseError as error:
                is_last = isinstance(error, IntegrityError) and attempt > 1
                if is_last or not is_passing(error):
                    raise
            time.sleep(random.uniform(0, LONGEST_PAUSE * 2**attempt))  # noqa: S311 - no secret
        return verb(*args, **kwargs)

    return trying


def is_passing(error: DatabaseError) -> bool:
    """Whether a transaction was ended because of another, and may well go through next time.

    Where another wrote the same key meanwhile, the next time whoever looks for it finds it.
    """
    return getattr(error.__cause__, "sqlstate", "") in PASSING
