"""Which names stand on which lists: one line for each combination, with its count."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import ngettext

from archive.formatting import fallback_lang, number
from archive.models import VictimList
from archive.public.components.base import Component, Part

from .counts import Tally, bit

MOST_COLUMNS = 12
"""With more lists than this, a line names its lists by their letters alone."""
MOST_LINES = 40


@dataclass(frozen=True, kw_only=True)
class ListMark(Part):
    """A list, and the letter that stands for it on this page."""

    letter: str  # A, B, C
    title: str
    lang: str = ""  # only when it is not the page's


@dataclass(frozen=True, kw_only=True)
class OverlapLine(Part):
    """How many names stand on exactly these lists."""

    count_words: str  # "12 names"
    marks: tuple[bool, ...]  # for each list of the roll, whether the names stand on it
    lists: tuple[ListMark, ...]  # those they stand on
    letters: str  # of the same: "A, B"


@dataclass(frozen=True, kw_only=True)
class OverlapTable(Component):
    """Which names stand on which lists, the most frequent combination first. Never a chart."""

    template_name = "components/overlap_table.html"

    columns: tuple[ListMark, ...]  # empty where there are too many lists
    lines: tuple[OverlapLine, ...]
    rest: str = ""  # names on combinations that are not shown
    remark: str = ""  # what is counted by itself


def letter(place: int) -> str:
    """Return the short mark of a list: A, B, C; after the alphabet its number."""
    return chr(ord("A") + place) if place < 26 else str(place + 1)


def list_mark(place: int, victim_list: VictimList) -> ListMark:
    """Return how a list is marked by its place among the lists of a roll."""
    title = victim_list.title
    return ListMark(letter=letter(place), title=title, lang=fallback_lang(title))


def overlap_of(lists: Sequence[VictimList], tally: Tally) -> OverlapTable | None:
    """Return the table, or None where there are not two lists with names. No query."""
    if sum(1 for count in tally.named if count) < 2:
        return None
    columns = [list_mark(place, victim_list) for place, victim_list in enumerate(lists)]
    combinations = sorted(
        tally.names_by_lists().items(), key=lambda counted: (-counted[1], counted[0])
    )
    shown, more = combinations[:MOST_LINES], combinations[MOST_LINES:]
    return OverlapTable(
        columns=tuple(columns) if len(columns) <= MOST_COLUMNS else (),
        lines=tuple(_line(columns, stands_on, count) for stands_on, count in shown),
        rest=_rest(sum(count for _stands_on, count in more)),
        remark=_remark(sum(tally.unmatched)),
    )


def _line(columns: Sequence[ListMark], stands_on: int, count: int) -> OverlapLine:
    marks = tuple(bool(stands_on & bit(place)) for place in range(len(columns)))
    lists = tuple(column for column, is_on in zip(columns, marks, strict=True) if is_on)
    return OverlapLine(
        count_words=ngettext("%s name", "%s names", count) % number(count),
        marks=marks,
        lists=lists,
        letters=", ".join(column.letter for column in lists),
    )


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
