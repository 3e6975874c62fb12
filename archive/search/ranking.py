"""The display order, kept in numbers with room between them.

A kind owns a range of ranks; within it records stand in the order of their Azerbaijani sort keys,
`STEP` apart after a rebuild. New records share the gap they fall into. Where a gap is full, its
neighbourhood alone is spread out again.
"""

from dataclasses import dataclass

from django.db import models

from archive.models import SearchEntry
from archive.models.search import SearchKind

from .store import Row, drop, put, with_words

KIND_BITS = 56
STEP = 1 << 20
# Room before the first record of a kind, for those that will come before it.
FIRST = 1 << 40
NEIGHBOURS = 32
ENOUGH_ROOM = 1 << 8


@dataclass(frozen=True, slots=True)
class Gap:
    """The room between two neighbouring ranks; `full` when nothing fits any more."""

    kind: str
    before: int
    after: int

    def shared(self, count: int) -> list[int]:
        """Return `count` ranks spread over the gap; empty where they do not fit."""
        step = (self.after - self.before) // (count + 1)
        return [self.before + step * (at + 1) for at in range(count)] if step else []


def floor(kind: str) -> int:
    """Return the rank below every record of a kind."""
    return (SearchKind.values.index(kind) + 1) << KIND_BITS


def ceiling(kind: str) -> int:
    """Return the rank above every record of a kind."""
    return floor(kind) + (1 << KIND_BITS)


def nth(kind: str, number: int) -> int:
    """Return the rank of a kind's nth record (from 0) when all are dealt afresh."""
    return floor(kind) + FIRST + STEP * number


def deal(kind: str, rows: list[Row]) -> None:
    """Give new rows of one kind their ranks; other rows move only where there is no room."""
    rows.sort(key=lambda row: row.order)
    at = 0
    while at < len(rows):
        following = _following(kind, rows[at])
        run = len(rows) - at
        if following is not None:
            end = (bytes(following.sort_az), following.uid)
            run = next((n for n in range(1, run) if rows[at + n].order > end), run)
        gap = _gap(kind, following)
        ranks = gap.shared(run) if following else _appended(gap, run)
        if not ranks:
            _spread_out(gap, run)
            at = 0  # ranks dealt before may lie in the neighbourhood that moved
            continue
        for row, rank in zip(rows[at : at + run], ranks, strict=True):
            row.entry.rank = rank
        at += run


def _following(kind: str, row: Row) -> SearchEntry | None:
    """Return the entry that comes right after this row."""
    key, uid = row.order
    later = models.Q(sort_az__gt=key) | models.Q(uid__gt=uid)
    found = SearchEntry.objects.filter(later, kind=kind, sort_az__gte=key)
    return found.order_by("sort_az", "uid").first()


def _gap(kind: str, following: SearchEntry | None) -> Gap:
    """Return the gap before an entry, or after the last one of the kind."""
    after = following.rank if following else ceiling(kind)
    below = SearchEntry.objects.filter(rank__lt=after, rank__gt=floor(kind))
    before = below.order_by("-rank").values_list("rank", flat=True).first()
    return Gap(kind, before or floor(kind), after)


def _appended(gap: Gap, count: int) -> list[int]:
    """Return ranks at the end of a kind, a full step apart where there is room."""
    first = gap.before + STEP if gap.before != floor(gap.kind) else nth(gap.kind, 0)
    if first + STEP * count < gap.after:
        return [first + STEP * at for at in range(count)]
    return gap.shared(count)


def _spread_out(gap: Gap, needed: int) -> None:
    """Give the neighbourhood of a full gap new ranks with room for `needed` more."""
    width = NEIGHBOURS
    while True:
        below = list(_ranks(gap.kind, rank__lte=gap.before).order_by("-rank")[: width + 1])
        above = list(_ranks(gap.kind, rank__gte=gap.after).order_by("rank")[: width + 1])
        is_all = len(below) <= width and len(above) <= width
        lowest = below.pop().rank if len(below) > width else floor(gap.kind)
        highest = above.pop().rank if len(above) > width else ceiling(gap.kind)
        moved = [*reversed(below), *above]
        if is_all or (highest - lowest) // (len(moved) + needed + 1) >= ENOUGH_ROOM * needed:
            break
        width *= 2
    _move(moved, Gap(gap.kind, lowest, highest).shared(len(moved)))


def _ranks(kind: str, **bounds: int) -> "models.QuerySet[SearchEntry]":
    return SearchEntry.objects.filter(rank__gt=floor(kind), rank__lt=ceiling(kind)).filter(**bounds)


def _move(entries: list[SearchEntry], ranks: list[int]) -> None:
    rows = with_words(entries)
    drop(rows)
    for row, rank in zip(rows, ranks, strict=True):
        row.entry.rank = rank
    put(rows)
