"""Figures as data: who counted, what is stated, and where it is written."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from archive.models import Event, Figure, Place

FIGURE_COLUMNS = (
    *("uid", "address", "events", "event_slugs", "measure", "counts_people", "population"),
    *("group_as_named", "cause_of_injury", "value", "value_low", "value_high", "value_text"),
    *("bound", "territory", "places", "period", "as_of", "counted_by", "method", "status"),
    *("part_of", "source_title", "source_url", "source_uid", "source_language"),
    *("locator_kind", "locator", "note"),
)


def for_export(figures: "QuerySet[Figure]") -> "QuerySet[Figure]":
    """Return public figures with all a record holds, in a fixed number of queries."""
    return (
        figures.select_related(
            *("measure", "population", "cause_of_injury", "source", "part_of__record")
        )
        .prefetch_related(
            Prefetch("events", Event.objects.published().in_order()),
            Prefetch("places", Place.objects.published().order_by("slug")),
        )
        .order_by("record")
    )


def figure_record(figure: Figure, address: str) -> dict[str, Any]:
    """Return a figure as a dict of `FIGURE_COLUMNS`; texts are in the active language.

    `address` is its permanent address. Dates are EDTF. The figure must come from `for_export`.
    """
    whole = figure.part_of
    source: Any = figure.source  # a public figure has a source
    events, places = list(figure.events.all()), list(figure.places.all())
    return {
        "uid": figure.pk,
        "address": address,
        "events": [event.title for event in events],
        "event_slugs": [event.slug for event in events],
        "measure": figure.measure.label,
        "counts_people": figure.measure.is_people,
        "population": figure.population.label if figure.population else "",
        "group_as_named": figure.group,
        "cause_of_injury": figure.cause_of_injury.label if figure.cause_of_injury else "",
        "value": figure.value,
        "value_low": figure.value_low,
        "value_high": figure.value_high,
        "value_text": figure.value_text,
        "bound": figure.bound,
        "territory": figure.territory,
        "places": [place.label for place in places],
        "period": figure.period,
        "as_of": figure.as_of,
        "counted_by": figure.counted_by,
        "method": figure.method,
        "status": figure.status,
        "part_of": whole.pk if whole is not None and whole.record.is_public else "",
        "source_title": source.title,
        "source_url": source.url,
        "source_uid": figure.source_id,
        "source_language": source.language,
        "locator_kind": figure.locator_kind,
        "locator": figure.locator,
        "note": figure.public_note,
    }
