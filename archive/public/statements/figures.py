"""Figures: numbers that sources state, as rows of a table and as data to take away."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from archive.exports.downloads import csv_download
from archive.exports.figures import FIGURE_COLUMNS, figure_record, for_export
from archive.formatting import date_words, figure_number, figure_words, in_quotes, named
from archive.marking import joined
from archive.models import Event, Figure, SourceAuthor
from archive.models.figures import FigureStatus
from archive.public.addresses import permanent_address
from archive.public.components.base import Component, Part
from archive.public.components.evidence import Evidence, evidence_of, issued, language_of
from archive.public.lookup import find_by_slug, public_page

NOT_STATED = "not-stated"


@dataclass(frozen=True, kw_only=True)
class FigureRow(Part):
    """A number a source states."""

    anchor: str  # id of the row
    is_part: bool = False  # of the row over it
    measure: str  # what is counted: "killed"
    group: str  # of whom, as named: "civilians"
    territory: str = ""
    period: str = ""  # as stored
    period_words: str = ""
    value: str  # as stated: "82", "more than 200", "6–7", or the words of the source
    value_lang: str = ""  # with words of the source, which stand in quotation marks
    status_words: str = ""  # "provisional"
    counted_by: str
    source_by: str = ""  # who wrote the source
    evidence: Evidence | None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class FigureGroup(Part):
    """Figures under what they count, a whole before its parts."""

    heading: str  # empty where the rows say it
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, kw_only=True)
class FigureTable(Component):
    """Numbers that sources state, side by side. Never summed, never averaged."""

    template_name = "components/figure_table.html"

    caption: str
    groups: tuple[FigureGroup, ...]


def figures_for_reading() -> "QuerySet[Figure]":
    """Return the public figures with what a row of a table shows."""
    return (
        Figure.objects.published()
        .select_related("record", "measure", "population", "cause_of_injury", "source__record")
        .prefetch_related(
            Prefetch(
                "source__authors",
                SourceAuthor.objects.exclude(name="").only("source", "name", "position"),
            )
        )
    )


def figure_table(figures: Iterable[Figure], known_period: str = "") -> FigureTable | None:
    """Return the figures of a page by what is counted, people first; None without any.

    `known_period` is the date of the page's event: a figure of that very period need not say it.
    """
    groups: list[tuple[str, list[FigureRow]]] = []
    for row in figure_rows(figures):
        if not row.is_part and (not groups or groups[-1][0] != row.measure):
            groups.append((row.measure, []))
        heading, rows = groups[-1]
        rows.append(_under(heading, row, known_period))
    caption = _("Figures, as each source states them")
    made = tuple(_group(heading, rows) for heading, rows in groups)
    return FigureTable(caption=caption, groups=made) if made else None


def _under(heading: str, row: FigureRow, known_period: str) -> FigureRow:
    """Return a row without what the heading of its group or the page says already."""
    return replace(
        row,
        measure="" if row.measure == heading and row.group else row.measure,
        period_words="" if row.period == known_period else row.period_words,
    )


def _group(heading: str, rows: list[FigureRow]) -> FigureGroup:
    says_it_all = len(rows) == 1 and rows[0].measure
    return FigureGroup(heading="" if says_it_all else heading, rows=tuple(rows))


def figure_rows(figures: Iterable[Figure]) -> list[FigureRow]:
    """Return a row for each figure, a whole before its parts."""
    ordered = sorted(figures, key=_order)
    shown = {figure.pk for figure in ordered}
    parts: dict[str, list[Figure]] = {}
    for figure in ordered:
        if figure.part_of_id in shown:
            parts.setdefault(str(figure.part_of_id), []).append(figure)
    wholes = [figure for figure in ordered if figure.part_of_id not in shown]
    return [row for whole in wholes for row in _with_parts(whole, parts)]


def _with_parts(
    figure: Figure, parts: dict[str, list[Figure]], *, is_part: bool = False
) -> list[FigureRow]:
    whole = figure_row(figure, is_part=is_part)
    rows = [whole]
    for part in parts.get(figure.pk, []):
        first, *others = _with_parts(part, parts, is_part=True)
        rows += [_beside_whole(first, whole), *others]
    return rows


def _beside_whole(part: FigureRow, whole: FigureRow) -> FigureRow:
    """Return the row of a part; where and when are said once, with the whole."""
    return replace(
        part,
        territory="" if part.territory == whole.territory else part.territory,
        period_words="" if part.period_words == whole.period_words else part.period_words,
    )


def figure_row(figure: Figure, *, is_part: bool = False) -> FigureRow:
    """Return a row: what is counted, what is stated, by whom, and where it is written."""
    number = figure_number(figure)
    authors = figure.source.authors.all() if figure.source else ()
    return FigureRow(
        anchor=f"figure-{figure.pk}",
        is_part=is_part,
        measure=figure.measure.label,
        group=group_words(figure),
        territory=figure.territory,
        period="" if figure.as_of else figure.period,
        period_words=period_words(figure),
        value=figure_words(figure),
        value_lang="" if number else language_of(figure) or "und",
        status_words=figure.get_status_display() if figure.status != FigureStatus.STATED else "",
        counted_by=figure.counted_by or _("not stated by this source"),
        source_by=", ".join(str(author) for author in authors),
        evidence=evidence_of(figure),
        note=note_words(figure, number),
    )


def group_words(figure: Figure) -> str:
    """Say who is counted: as the source names them, after the archive's word for them."""
    who = figure.population
    is_named = bool(figure.group) and who is not None and who.slug == NOT_STATED
    words = [who.label if who and not is_named else "", figure.group]
    if figure.cause_of_injury:
        words.append(figure.cause_of_injury.label)
    return ", ".join(dict.fromkeys(word for word in words if word))


def period_words(figure: Figure) -> str:
    """Say what time a figure covers, and as of when it was counted."""
    words = [date_words(figure.period)]
    if figure.as_of:
        words.append(_("as of %s") % date_words(figure.as_of))
    return ", ".join(word for word in words if word)


def note_words(figure: Figure, number: str) -> str:
    """Return the note of a figure; before it the source's own words, where a number is shown."""
    source_language = figure.source.language if figure.source else ""
    as_written = named(figure.value_text, source_language) if number else ""
    words = [in_quotes(as_written) if as_written else "", figure.method, figure.public_note]
    return joined((word for word in words if word != figure.territory), " ")


def _order(figure: Figure) -> tuple[Any, ...]:
    """People first, then by what is counted and of whom, the earlier statement first."""
    population = figure.population.position if figure.population else -1
    return (
        not figure.measure.is_people,
        figure.measure.position,
        figure.measure.slug,
        population,
        str(figure.group),
        figure.as_of_earliest or issued(figure),
        figure.pk,
    )


@public_page
def event_figures_csv(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Hand out the figures of an event as CSV."""
    event = find_by_slug(Event.objects.published(), slug)
    return _download(request, figures_for_reading().filter(events=event), f"figures-{slug}.csv")


@public_page
def all_figures_csv(request: HttpRequest) -> HttpResponseBase:
    """Hand out all figures of the archive as CSV."""
    return _download(request, figures_for_reading(), "figures.csv")


def _download(request: HttpRequest, figures: "QuerySet[Figure]", filename: str) -> HttpResponseBase:
    records = (
        figure_record(figure, permanent_address(request, figure.pk))
        for figure in for_export(figures).iterator(chunk_size=500)
    )
    return csv_download(filename, FIGURE_COLUMNS, records)
