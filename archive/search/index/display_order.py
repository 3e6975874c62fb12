"""The display order, kept in numbers with room between them.

A kind owns a range of ranks; within it records stand in the order of their Azerbaijani sort keys,
`STEP` apart after a rebuild. New records share the gap they fall into. Where a gap is full, its
neighbourhood alone is spread out again.
"""

from dataclasses import dataclass

from django.db import connection, models

from archive.models import SearchEntry
from archive.models.search import SearchKind

from .store import Row, drop, put, with_words

KIND_BITS = 56
STEP = 1 << 20
# Room before the first record of a kind, for those that will come before it.
FIRST = 1 << 40
NEIGHBOURS = 32
ENOUGH_ROOM = 1 << 8

ENTRIES = SearchEntry._meta.db_table
FOLLOWING = f"""
    SELECT e.sort_az, e.uid, e.rank, (SELECT max(p.rank) FROM {ENTRIES} p WHERE p.rank < e.rank)
    FROM {ENTRIES} e
    WHERE e.kind = %s AND e.sort_az >= %s AND (e.sort_az > %s OR e.uid > %s)
    ORDER BY e.sort_az, e.uid LIMIT 1
"""  # noqa: S608 - the table's own name


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
    """Return the rank of a kind's nth record (from 0) when all are given afresh."""
    return floor(kind) + FIRST + STEP * number


def assign_ranks(kind: str, rows: list[Row]) -> None:
    """Give new rows of a kind their ranks; other rows move only where there is no room."""
    rows.sort(key=lambda row: row.order)
    at = 0
    while at < len(rows):
        following = _following(kind, rows[at])
        run = len(rows) - at
        if following.order is not None:
            later = (n for n in range(1, run) if rows[at + n].order > following.order)
            run = next(later, run)
        ranks = following.gap.shared(run) if following.order else _appended(following.gap, run)
        if not ranks:
            _spread_out(following.gap, run)
            at = 0  # ranks given before may lie in the neighbourhood that moved
            continue
        for row, rank in zip(rows[at : at + run], ranks, strict=True):
            row.rank = rank
        at += run


@dataclass(frozen=True, slots=True)
class Following:
    """The gap a row falls into, and the order of the entry after it; None at the end."""

    gap: Gap
    order: tuple[bytes, str] | None


def _following(kind: str, row: Row) -> Following:
    """Look up where a row belongs. Once for each gap, so it is written in plain SQL."""
    key, uid = row.order
    with connection.cursor() as cursor:
        cursor.execute(FOLLOWING, [kind, key, key, uid])
        next_entry = cursor.fetchone()
    if next_entry:
        sort_az, its_uid, rank, before = next_entry
        return Following(Gap(kind, max(before or 0, floor(kind)), rank), (bytes(sort_az), its_uid))
    below = SearchEntry.objects.filter(rank__lt=ceiling(kind), rank__gt=floor(kind))
    last = below.order_by("-rank").values_list("rank", flat=True).first()
    return Following(Gap(kind, last or floor(kind), ceiling(kind)), None)


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
        below = with_words(_ranks(gap.kind, rank__lte=gap.before).order_by("-rank")[: width + 1])
        above = with_words(_ranks(gap.kind, rank__gte=gap.after).order_by("rank")[: width + 1])
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


def _move(rows: list[Row], ranks: list[int]) -> None:
    drop(rows)
    for row, rank in zip(rows, ranks, strict=True):
        row.rank = rank
    put(rows)
