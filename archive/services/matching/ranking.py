"""Scored pairs beside their rivals: who may keep the top mark, and how many a row may ask about.

A list names a person once, so of several rows of one list that resemble a row alike at most one
is right: none of them gets the top mark, and the reason says so. Where a row has a partner with
the top mark and no rival, weak proposals towards the same list are not asked about.
"""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from .scoring import LIKELY, NOT_SURE_MOST, TOP_MARK
from .scratch import Scratch

MOST_A_ROW = 3  # proposals of one row towards one list, best first


class Ranked(NamedTuple):
    """A pair ready to be proposed: a row, and another row or a person."""

    entry: int
    other: int | None
    person: str | None
    score: int
    reasons: list[Any]


def ranked(scratch: Scratch) -> Iterator[Ranked]:
    """Yield the pairs found, best first, without those far down a row's own order."""
    _look_from_both_sides(scratch)
    rows = scratch.run(
        "SELECT entry, other, person, score, reasons, max(rivals), min(place), on_list "
        "FROM seen JOIN found USING (entry, other, person) LEFT JOIN standing USING (person, side) "
        "GROUP BY entry, other, person "
        "HAVING min(place) <= ? AND (score >= ? OR max(is_settled) = 0) "
        "ORDER BY score DESC, entry, other, person",
        MOST_A_ROW,
        LIKELY,
    )
    for entry, other, person, score, reasons, rivals, _place, on_list in rows:
        said = json.loads(reasons)
        if rivals:
            said.append(["rivals", rivals])
        if on_list:
            said.append(["on-that-list"])
        most = NOT_SURE_MOST if rivals or on_list else 100
        yield Ranked(entry, other or None, person or None, min(score, most), said)


def _look_from_both_sides(scratch: Scratch) -> None:
    """Number each pair among those of the same row, or person, towards the same list."""
    scratch.run(
        "CREATE TABLE seen AS "
        "SELECT entry, other, person, "
        "  row_number() OVER near AS place, "
        "  count(*) OVER alike - 1 AS rivals, "
        "  sum(score >= 90) OVER whole = 1 AS is_settled FROM ("  # one partner has the top mark
        "    SELECT entry, other, person, score, 'e' || entry AS one, other_side AS towards "
        "    FROM found "
        "    UNION ALL "
        "    SELECT entry, other, person, score, "
        "      CASE WHEN other THEN 'e' || other ELSE 'p' || person END, side FROM found) "
        "WINDOW near AS (PARTITION BY one, towards ORDER BY score DESC, entry, other, person), "
        "  alike AS (PARTITION BY one, towards ORDER BY score "
        "    RANGE BETWEEN 10 PRECEDING AND 100 FOLLOWING), "  # rivals: within 10 points
        "  whole AS (PARTITION BY one, towards)"
    )


def is_top(score: int) -> bool:
    """Whether a score is the top mark."""
    return score >= TOP_MARK
