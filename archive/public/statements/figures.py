"""Figures: numbers that sources state, loaded for reading, and as data to take away."""

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponseBase

from archive.exports.downloads import csv_download
from archive.exports.figures import FIGURE_COLUMNS, figure_record, for_export
from archive.models import Event, Figure, SourceAuthor
from archive.public.addresses import permanent_address
from archive.public.lookup import find_by_slug, public_page


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
