"""Figures side by side: people in a table of their own, what else is counted in others.

Under each heading they stand by who counted, then by the date of the statement, what is not stated
last, and parts under their whole. Nothing is chosen by its size.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from archive.formatting import number, reader_language
from archive.lib.names import sort_key
from archive.models import Figure
from archive.public.components.base import Component, Part
from archive.public.components.evidence import UNDATED, issued
from archive.public.components.marks import Marks, marks, read_in_part

from .figure_rows import FigureRow, figure_row

CHIEF = 6
"""Figures shown at once; all of them on demand."""
PEOPLE, THINGS, QUANTITIES = range(3)


@dataclass(frozen=True, kw_only=True)
class FigureGroup(Part):
    """Figures under what they count, a whole before its parts."""

    heading: str
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, kw_only=True)
class FigureTable(Component):
    """Numbers that sources state, side by side. Never summed, never averaged."""

    template_name = "components/figure_table.html"

    caption: str
    groups: tuple[FigureGroup, ...]


@dataclass(frozen=True, kw_only=True)
class Figures(Component):
    """All figures of an event: where they are many, the chief ones before the fold."""

    template_name = "components/figures.html"

    chief: FigureTable | None = None
    tables: tuple[FigureTable, ...]
    count: str  # of all figures
    marks: Marks | None = None


@dataclass(frozen=True)
class Whole:
    """A figure with those stated as parts of it."""

    figure: Figure
    parts: tuple["Whole", ...]


def figures_of(figures: Iterable[Figure], known_period: str = "") -> Figures | None:
    """Return the figures of a page by what is counted; None without any.

    `known_period` is the date of the page's event: a figure of that very period need not say it.
    """
    listed = list(figures)
    if not listed:
        return None
    wholes = with_parts(listed)
    tables = tuple(
        FigureTable(caption=_caption(kind), groups=figure_groups(same, known_period))
        for kind, same in groupby(wholes, key=lambda whole: kind_of(whole.figure))
    )
    return Figures(
        chief=_chief(wholes, known_period) if len(listed) > CHIEF else None,
        tables=tables,
        count=number(len(listed)),
        marks=_explained(tables),
    )


def with_parts(figures: Iterable[Figure]) -> list[Whole]:
    """Return the figures in their order, each with its parts."""
    ordered = sorted(figures, key=_order)
    shown = {figure.pk for figure in ordered}
    parts: dict[str, list[Figure]] = {}
    for figure in ordered:
        if figure.part_of_id in shown:
            parts.setdefault(str(figure.part_of_id), []).append(figure)

    def whole(figure: Figure) -> Whole:
        return Whole(figure, tuple(whole(part) for part in parts.get(figure.pk, ())))

    return [whole(figure) for figure in ordered if figure.part_of_id not in shown]


def kind_of(figure: Figure) -> int:
    """Return which table a figure belongs to: of people, of things, of distances and the like."""
    if figure.measure.is_people:
        return PEOPLE
    return THINGS if figure.measure.is_chartable else QUANTITIES


def _caption(kind: int) -> str:
    captions = (_("People"), _("What else is counted"), _("Distances, areas, shares and times"))
    return captions[kind]


def _chief(wholes: Sequence[Whole], known_period: str) -> FigureTable:
    """Return the first figures: of people before others, those for a chart before others."""
    ranked = sorted(
        wholes, key=lambda whole: (kind_of(whole.figure), not whole.figure.is_chartable)
    )
    first = {whole.figure.pk for whole in ranked[:CHIEF]}
    alone = [Whole(whole.figure, ()) for whole in wholes if whole.figure.pk in first]
    return FigureTable(
        caption=_("The first figures"),
        groups=tuple(
            replace(group, rows=tuple(replace(row, anchor="") for row in group.rows))
            for group in figure_groups(alone, known_period)
        ),
    )


def figure_groups(wholes: Iterable[Whole], known_period: str = "") -> tuple[FigureGroup, ...]:
    """Return the rows under what they count."""
    return tuple(
        FigureGroup(
            heading=heading,
            rows=tuple(
                _under(heading, row, known_period) for whole in same for row in _rows_of(whole)
            ),
        )
        for heading, same in groupby(wholes, key=lambda whole: str(whole.figure.measure))
    )


def _rows_of(whole: Whole, *, is_part: bool = False) -> list[FigureRow]:
    over = figure_row(whole.figure, is_part=is_part)
    rows = [over]
    for part in whole.parts:
        first, *others = _rows_of(part, is_part=True)
        rows += [_beside_whole(first, over), *others]
    return rows


def _beside_whole(part: FigureRow, whole: FigureRow) -> FigureRow:
    """Return the row of a part; where and when are said once, with the whole."""
    return replace(
        part,
        territory="" if part.territory == whole.territory else part.territory,
        period_words="" if part.period_words == whole.period_words else part.period_words,
    )


def _under(heading: str, row: FigureRow, known_period: str) -> FigureRow:
    """Return a row without what the heading of its group or the page says already."""
    return replace(
        row,
        measure="" if row.measure == heading else row.measure,
        period_words="" if row.period == known_period else row.period_words,
    )


def _explained(tables: Iterable[FigureTable]) -> Marks | None:
    """Explain the marks of the rows, and what an empty place means, once."""
    rows = [row for table in tables for group in table.groups for row in group.rows]
    is_marked = any(row.evidence and row.evidence.is_read_in_part for row in rows)
    is_open = any(not row.counted_by for row in rows)
    unstated = _("Left empty: who was counted, or who counted, is not stated by this source.")
    return marks((read_in_part("figures"), is_marked), note=unstated if is_open else "")


def _order(figure: Figure) -> tuple[Any, ...]:
    """Put people first, then go by what is counted, who counted, and when it was stated."""
    counted_by = str(figure.counted_by)
    return (
        kind_of(figure),
        figure.measure.position,
        figure.measure.slug,
        not counted_by,
        sort_key(counted_by, reader_language()),
        issued(figure) or UNDATED,
        figure.population.position if figure.population else -1,
        str(figure.group),
        figure.pk,
    )
