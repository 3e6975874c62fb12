"""The display order, kept in numbers with room between them.

A section owns a range of ranks; within it records stand in the order of their Azerbaijani sort
keys, `STEP` apart after a rebuild. New records share the gap they fall into. Where a gap is full,
its neighbourhood alone is spread out again.
"""

from dataclasses import dataclass

from django.db import connection, models

from archive.models import SearchEntry
from archive.search.sections import Section

from .store import Row, drop, put, with_words

STEP = 1 << 20
# Room before the first record of a section, for those that will come before it.
FIRST = 1 << 40
NEIGHBOURS = 32
ENOUGH_ROOM = 1 << 8

ENTRIES = SearchEntry._meta.db_table
FOLLOWING = f"""
    SELECT e.sort_az, e.uid, e.rank, (SELECT max(p.rank) FROM {ENTRIES} p WHERE p.rank < e.rank)
    FROM {ENTRIES} e
    WHERE e.kind = %s AND e.sort_az >= %s AND (e.sort_az > %s OR e.uid > %s)
    AND e.rank BETWEEN %s AND %s
    ORDER BY e.sort_az, e.uid LIMIT 1
"""  # noqa: S608 - the table's own name


@dataclass(frozen=True, slots=True)
class Gap:
    """The room between two neighbouring ranks; `full` when nothing fits any more."""

    section: Section
    before: int
    after: int

    def shared(self, count: int) -> list[int]:
        """Return `count` ranks spread over the gap; empty where they do not fit."""
        step = (self.after - self.before) // (count + 1)
        return [self.before + step * (at + 1) for at in range(count)] if step else []


def nth(section: Section, number: int) -> int:
    """Return the rank of a section's nth record (from 0) when all are given afresh."""
    return section.floor + FIRST + STEP * number


def assign_ranks(section: Section, rows: list[Row]) -> None:
    """Give new rows of a section their ranks; other rows move only where there is no room."""
    rows.sort(key=lambda row: row.place)
    at = 0
    while at < len(rows):
        following = _following(section, rows[at])
        run = len(rows) - at
        if following.order is not None:
            later = (n for n in range(1, run) if rows[at + n].place > following.order)
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


def _following(section: Section, row: Row) -> Following:
    """Look up where a row belongs. Once for each gap, so it is written in plain SQL."""
    key, uid = row.place
    with connection.cursor() as cursor:
        bounds = [section.floor, section.ceiling]
        cursor.execute(FOLLOWING, [row.kind, key, key, uid, *bounds])
        next_entry = cursor.fetchone()
    if next_entry:
        sort_az, its_uid, rank, before = next_entry
        gap = Gap(section, max(before or 0, section.floor), rank)
        return Following(gap, (bytes(sort_az), its_uid))
    below = SearchEntry.objects.filter(rank__lt=section.ceiling, rank__gt=section.floor)
    last = below.order_by("-rank").values_list("rank", flat=True).first()
    return Following(Gap(section, last or section.floor, section.ceiling), None)


def _appended(gap: Gap, count: int) -> list[int]:
    """Return ranks at the end of a section, a full step apart where there is room."""
    first = gap.before + STEP if gap.before != gap.section.floor else nth(gap.section, 0)
    if first + STEP * count < gap.after:
        return [first + STEP * at for at in range(count)]
    return gap.shared(count)


def _spread_out(gap: Gap, needed: int) -> None:
    """Give the neighbourhood of a full gap new ranks with room for `needed` more."""
    width = NEIGHBOURS
    while True:
        below = with_words(_ranks(gap.section, rank__lte=gap.before).order_by("-rank")[: width + 1])
        above = with_words(_ranks(gap.section, rank__gte=gap.after).order_by("rank")[: width + 1])
        is_all = len(below) <= width and len(above) <= width
        lowest = below.pop().rank if len(below) > width else gap.section.floor
        highest = above.pop().rank if len(above) > width else gap.section.ceiling
        moved = [*reversed(below), *above]
        if is_all or (highest - lowest) // (len(moved) + needed + 1) >= ENOUGH_ROOM * needed:
            break
        width *= 2
    _move(moved, Gap(gap.section, lowest, highest).shared(len(moved)))


def _ranks(section: Section, **bounds: int) -> "models.QuerySet[SearchEntry]":
    return SearchEntry.objects.filter(rank__gt=section.floor, rank__lt=section.ceiling).filter(
        **bounds
    )


def _move(rows: list[Row], ranks: list[int]) -> None:
    drop(rows)
    for row, rank in zip(rows, ranks, strict=True):
        row.rank = rank
    put(rows)
