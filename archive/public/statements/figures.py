"""Figures: numbers that sources state, as rows of a table and as data to take away."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from archive.exports.downloads import csv_download
from archive.exports.figures import FIGURE_COLUMNS, figure_record, for_export
from archive.formatting import date_words, fallback_lang, figure_number, figure_words
from archive.models import Event, Figure, SourceAuthor
from archive.models.figures import FigureStatus
from archive.public.addresses import permanent_address
from archive.public.evidence import issued, language_of, source_of
from archive.public.lookup import find_by_slug, public_page

Row = dict[str, Any]

NOT_STATED = "not-stated"


def figures_for_reading() -> "QuerySet[Figure]":
    """Return the public figures with what one row of a table shows."""
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


def figure_groups(figures: Iterable[Figure], known_period: str = "") -> list[Row]:
    """Return the groups of components/figure_table.html, by what is counted, people first.

    `known_period` is the date of the page's event: a figure of that very period need not say it.
    """
    groups: list[Row] = []
    for row in figure_rows(figures):
        if row["depth"] == 0 and (not groups or groups[-1]["heading"] != row["measure"]):
            groups.append({"heading": row["measure"], "rows": []})
        same_measure = row["measure"] == groups[-1]["heading"]
        if same_measure and row["group"]:
            row["measure"] = ""
        if row["period"] == known_period:
            row["period_words"] = ""
        groups[-1]["rows"].append(row)
    for group in groups:
        if len(group["rows"]) == 1 and group["rows"][0]["measure"]:
            group["heading"] = ""  # one row that says it all
    return groups


def figure_rows(figures: Iterable[Figure]) -> list[Row]:
    """Return rows of components/figure_table.html, a whole before its parts."""
    ordered = sorted(figures, key=_order)
    shown = {figure.pk for figure in ordered}
    parts: dict[str, list[Figure]] = {}
    for figure in ordered:
        if figure.part_of_id in shown:
            parts.setdefault(str(figure.part_of_id), []).append(figure)
    wholes = [figure for figure in ordered if figure.part_of_id not in shown]
    return [row for whole in wholes for row in _with_parts(whole, parts, 0)]


def _with_parts(figure: Figure, parts: dict[str, list[Figure]], depth: int) -> list[Row]:
    rows = [figure_row(figure, depth)]
    for part in parts.get(figure.pk, []):
        first, *others = _with_parts(part, parts, depth + 1)
        for said in ("territory", "period_words"):  # once, with the whole
            if first[said] == rows[0][said]:
                first[said] = ""
        rows += [first, *others]
    return rows


def figure_row(figure: Figure, depth: int = 0) -> Row:
    """Return one row: what is counted, what is stated, by whom, and where it is written."""
    number = figure_number(figure)
    return {
        "anchor": f"figure-{figure.pk}",
        "depth": min(depth, 1),
        "measure": figure.measure.label,
        "group": group_words(figure),
        "territory": figure.territory,
        "period": "" if figure.as_of else figure.period,
        "period_words": period_words(figure),
        "value": figure_words(figure),
        "value_lang": "" if number else language_of(figure) or "und",
        "counted_by": figure.counted_by or _("not stated by this source"),
        **source_of(figure),
        "source_by": ", ".join(str(author) for author in figure.source.authors.all())
        if figure.source
        else "",
        "note": note_words(figure, number),
        "note_lang": fallback_lang(figure.public_note),
        "status_words": (
            figure.get_status_display() if figure.status != FigureStatus.STATED else ""
        ),
    }


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
    words = [f"“{figure.value_text}”" if number and figure.value_text else ""]
    words += [figure.method, figure.public_note]
    return " ".join(word for word in words if word and word != figure.territory)


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
    """Hand out the figures of one event as CSV."""
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
