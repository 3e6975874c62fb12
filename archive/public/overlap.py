"""Which names stand on which lists: one line for each combination, with its count."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import ngettext

from archive.models import VictimList

from .tallies import Tally, bit
from .wording import fallback_lang, number

MOST_COLUMNS = 12
"""With more lists than this, a line names its lists by their letters alone."""
MOST_LINES = 40

Row = dict[str, Any]


def letter(place: int) -> str:
    """Return the short mark of a list: A, B, C; after the alphabet its number."""
    return chr(ord("A") + place) if place < 26 else str(place + 1)


def overlap_of(lists: Sequence[VictimList], tally: Tally) -> Row | None:
    """Return the table, or None where there are not two lists with names. No query.

    Keys: columns (letter, title, lang of each list; empty for many lists), lines, remark, rest.
    """
    if sum(1 for count in tally.named if count) < 2:
        return None
    columns = [column(place, one) for place, one in enumerate(lists)]
    found = sorted(tally.names_by_lists().items(), key=lambda one: (-one[1], one[0]))
    return {
        "columns": columns if len(columns) <= MOST_COLUMNS else [],
        "lines": [_line(columns, stands_on, count) for stands_on, count in found[:MOST_LINES]],
        "rest": _rest(sum(count for _on, count in found[MOST_LINES:])),
        "remark": _remark(sum(tally.unmatched)),
    }


def column(place: int, one: VictimList) -> Row:
    """Return how a list is marked."""
    return {"letter": letter(place), "title": one.title, "lang": fallback_lang(one.title)}


def _line(columns: Sequence[Row], stands_on: int, count: int) -> Row:
    marks = [bool(stands_on & bit(place)) for place in range(len(columns))]
    on_these = [one for one, is_on in zip(columns, marks, strict=True) if is_on]
    return {
        "count": ngettext("%s name", "%s names", count) % number(count),
        "marks": marks,
        "letters": ", ".join(one["letter"] for one in on_these),
        "lists": on_these,
        "is_one": len(on_these) == 1,
    }


def _rest(count: int) -> str:
    said = ngettext(
        "%s more name stands on other combinations.",
        "%s more names stand on other combinations.",
        count,
    )
    return said % number(count) if count else ""


def _remark(unmatched: int) -> str:
    """Say that rows nobody has matched are counted by themselves."""
    said = ngettext(
        "%s row has not been matched with another yet, and counts as a name of its own. It may "
        "be somebody who stands on another list too.",
        "%s rows have not been matched with others yet, and each counts as a name of its own. "
        "Some may be people who stand on another list too.",
        unmatched,
    )
    return said % number(unmatched) if unmatched else ""
