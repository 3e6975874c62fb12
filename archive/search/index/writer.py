"""Writing the index: some records of it, or all from the beginning.

    refresh([("event", uid), ("entry", uid)])     in the transaction of the change

What is public is written, everything else is removed: the caller need not know which. Edits come
here by way of `collecting`.
"""

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby, islice
from operator import attrgetter, itemgetter

from django.db import models, transaction

from archive.models import SearchEntry, SearchFacets, SearchWords
from archive.models.search import SearchKind
from archive.search.engines import engine

from . import derived, display_order, vocabulary
from . import kinds as documents
from .dependents import ROWS, Key, of_people, rows_of_list
from .documents.context import Context
from .store import SLICE, Row, counted, drop, put, rows_of, stored

# Up to so many records the index is merged after every removal; above it costs too much
# for an edit, and whoever hides something calls `scrub`.
SMALL_INDEX = 5_000
ORDER = (*SearchKind.values, ROWS)


def refresh(keys: Iterable[Key]) -> None:
    """Bring the rows of these records up to date, in the caller's transaction.

    And what persons and places keep of others, before it is described.
    """
    by_kind = _by_kind({}, keys)
    if not by_kind:
        return
    with transaction.atomic(savepoint=False):
        engine().lock()
        _by_kind(by_kind, _settle(by_kind))
        context = Context()
        come: Counter[str] = Counter()
        gone: Counter[str] = Counter()
        for name in sorted(by_kind, key=ORDER.index):
            kind = SearchKind.ENTRY if name == ROWS else name
            for uids in _slices(name, by_kind[name]):
                old, new = _write(kind, uids, rows_of(kind, uids, context))
                gone.update(counted(old))
                come.update(counted(new))
        engine().sort_in()
        vocabulary.change(come, gone)
        if gone and not SearchEntry.objects.all()[SMALL_INDEX:].exists():
            engine().tidy()


def _by_kind(
    sorted_so_far: dict[str, dict[str, None]], keys: Iterable[Key]
) -> dict[str, dict[str, None]]:
    for kind, uid in keys:
        sorted_so_far.setdefault(str(kind), {})[uid] = None
    return sorted_so_far


def _settle(by_kind: dict[str, dict[str, None]]) -> list[Key]:
    """Settle what these records keep of others; return what bears a label that has changed."""
    renamed = [
        uid
        for kind in derived.KINDS
        for uids in _slices(kind, by_kind.get(kind, {}))
        for uid in derived.settle(kind, uids)
        if kind == SearchKind.PERSON
    ]
    return list(of_people(renamed)) if renamed else []


def _slices(kind: str, uids: Iterable[str]) -> Iterator[list[str]]:
    if kind == ROWS:
        uids = (row for uid in uids for row in rows_of_list(uid))
    waiting = iter(uids)
    while some := list(islice(waiting, SLICE)):
        yield some


def _start_clean() -> None:
    """Empty the engine's table where the entries are gone: a flush does not know that table."""
    if not SearchEntry.objects.exists():
        engine().clear()


def _write(kind: str, uids: Sequence[str], rows: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """Replace what changed of a slice by the rows it has now; return what went and what came."""
    before = stored(uids)
    if not before:
        _start_clean()
    now = {row.uid: row for row in rows}
    same = {uid for uid in now if uid in before and now[uid].says_the_same(before[uid])}
    old = [row for uid, row in before.items() if uid not in same]
    new = [row for uid, row in now.items() if uid not in same]
    drop(old)
    for row in new:
        if row.uid in before and before[row.uid].order == row.order:
            row.rank = before[row.uid].rank
    _put_in_order(new)
    return old, new


def _put_in_order(rows: list[Row]) -> None:
    """Write rows that keep their rank first, then give ranks to the others among them."""
    known = [row for row in rows if row.rank]
    fresh = [row for row in rows if not row.rank]
    put(known)
    for section in sorted({row.section for row in fresh}):
        some = [row for row in fresh if row.section is section]
        display_order.assign_ranks(section, some)
        put(some)


def forget(uids: Iterable[str]) -> None:
    """Take records out that are public still and about to be deleted in bulk.

    Whatever keeps them from being deleted has to `announce` them, or no search shows them.
    """
    waiting = iter(uids)
    with transaction.atomic():
        engine().lock()
        while some := list(islice(waiting, SLICE)):
            old = list(stored(some).values())
            drop(old)
            vocabulary.change(Counter(), counted(old))


def scrub() -> None:
    """Leave nothing of removed words in the index file; for whoever hides or withdraws."""
    engine().tidy()


def rebuild() -> dict[str, int]:
    """Write the whole index anew; return how many records of each kind are public.

    It is a transaction: readers see the old index until it is done, and an error leaves it.
    """
    counts: dict[str, int] = {}
    learn()
    with transaction.atomic(), _without_collecting():
        engine().lock()
        _settle({kind: dict.fromkeys(_all(kind)) for kind in derived.KINDS})
        _empty()
        context = Context()
        for kind in SearchKind.values:
            counts[kind] = _rebuild_kind(kind, context)
        engine().sort_in()
        vocabulary.count_anew()
        engine().tidy()
    engine().settle()
    return counts


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Look for no circles of objects meanwhile: plain rows have none, and looking takes a fifth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def learn(*of: type[models.Model]) -> None:
    """Let the database look anew at these tables, or at all, once many rows came or went."""
    engine().learn(*of)


def _all(kind: str) -> Iterable[str]:
    uids: Iterable[str] = derived.KINDS[kind][0]._base_manager.values_list("pk", flat=True)
    return uids


def _empty() -> None:
    engine().clear()
    for model in (SearchWords, SearchEntry, SearchFacets):
        model._default_manager.all().delete()
    vocabulary.clear()


def _rebuild_kind(kind: str, context: Context) -> int:
    ordered = sorted(documents.order(kind))
    for section, places in groupby(ordered, key=itemgetter(0)):
        uids = [uid for _section, _key, uid in places]
        for at in range(0, len(uids), SLICE):
            rows = rows_of(kind, uids[at : at + SLICE], context)
            rows.sort(key=attrgetter("order"))
            first = display_order.nth(section, at)
            for number, row in enumerate(rows):
                row.rank = first + display_order.STEP * number
            put(rows)
    return len(ordered)
