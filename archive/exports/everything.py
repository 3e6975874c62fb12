"""Everything that is public, as tables: a CSV per kind of record and per list of names.

Each table names its columns; a column that is not named here never leaves. Notes of colleagues,
import keys, what visitors wrote, takedowns, and whatever is not public are in none of them. Ties
between relatives are left out: pages show them only between the dead.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q, QuerySet

from archive import models
from archive.models.curated import public

from .entries import entry_columns, entry_record
from .entries import for_export as rows_for_export
from .figures import FIGURE_COLUMNS, figure_record
from .figures import for_export as figures_for_export
from .plain import CHUNK, Address, Plain, worded
from .tables import csv_lines

NOTE = worded("public_note")
PLACE_IN_SOURCE = ("locator_kind", "locator")
EVIDENCE = ("source", *PLACE_IN_SOURCE)
NAME = ("text", "language", "kind", "used_by", "source", *PLACE_IN_SOURCE)
SEEN: tuple[Any, ...] = (
    *(models.Event, models.Place, models.Person, models.Organisation, models.VictimList),
    *(models.Source, models.Quotation, models.Figure, models.Position, models.Commemoration),
)


def _names(model: Any, owner: str) -> "QuerySet[Any]":
    names: QuerySet[Any] = model.objects.published().filter(public(f"{owner}__"))
    return names


def _citations() -> "QuerySet[Any]":
    """Return citations of records that can be read, not only of published ones."""
    seen = Q()
    for model in SEEN:
        seen |= Q(record__in=model.objects.published().values("pk"))
    citations: QuerySet[Any] = models.Citation.objects.published().filter(seen)
    return citations


def _translations() -> "QuerySet[Any]":
    return models.QuotationTranslation.objects.filter(
        quotation__in=models.Quotation.objects.published()
    )


def _authors() -> "QuerySet[Any]":
    return models.SourceAuthor.objects.filter(public("source__"))


PLAIN = (
    Plain(
        "events",
        models.Event.objects.published,
        (
            *("slug", *worded("title"), "kind", "event_type", "date", "date_as_written"),
            *("date_calendar", "places", *worded("summary", "narrative", "content_note")),
            *("described_in", *PLACE_IN_SOURCE, *NOTE, "machine_translated"),
        ),
    ),
    Plain(
        "places",
        models.Place.objects.published,
        (
            *("slug", *worded("label"), "kind", *worded("admin_unit"), "latitude", "longitude"),
            *("is_approximate", "coordinate_origin", "is_mention", "described_in", "locator"),
            *NOTE,
        ),
    ),
    Plain(
        "people",
        models.Person.objects.published,
        (
            *(*worded("label"), "sex", "birth", "birth_as_written", "death", "death_as_written"),
            *("birth_place", "death_place", "burial_place", *worded("occupation", "biography")),
            *("is_minor", "is_citation_only", *NOTE),
        ),
    ),
    Plain(
        "organisations",
        models.Organisation.objects.published,
        ("slug", *worded("title"), "kind", "jurisdiction", "dates", "described_in", *NOTE),
    ),
    Plain(
        "lists",
        models.VictimList.objects.published,
        (
            *("slug", *worded("title"), "kind", "compiled_by", *EVIDENCE, "events", "date"),
            *(*worded("scope"), "stated_count", *worded("completeness"), "rights", "is_here"),
            *NOTE,
        ),
    ),
    Plain(
        "sources",
        models.Source.objects.published,
        (
            *("slug", "title", *worded("title_translation"), "kind", "authors_not_stated"),
            *("issued", "issued_as_written"),
            *("publisher", "container", "url", "archived_url", "archived_on", "accessed_on"),
            *("repository", "call_number", "language", "rights", *NOTE),
        ),
    ),
    Plain(
        "source-authors", _authors, ("source", "position", "name", "person", "organisation"), False
    ),
    Plain(
        "source-relations",
        models.SourceRelation.objects.published,
        ("from_source", "kind", "to_source"),
        False,
    ),
    Plain(
        "quotations",
        models.Quotation.objects.published,
        (
            *("text", "language", "kind", "is_excerpt", "is_cut_before", "speaker_as_named"),
            *(
                "person",
                "organisation",
                *worded("role"),
                "date",
                *worded("occasion"),
                "place",
                "events",
            ),
            *(*EVIDENCE, "original_source", *worded("display_note", "translation_note"), *NOTE),
        ),
    ),
    Plain(
        "quotation-translations",
        _translations,
        ("quotation", "language", "text", "maker", "translator"),
        False,
    ),
    Plain(
        "positions",
        models.Position.objects.published,
        (
            *("event", *worded("body"), "organisation", "body_kind", *worded("jurisdiction")),
            *("stance", "wording_of_act", "wording_of_report", "wording_is", "wording_language"),
            *("instrument", "date", "act_seen", *EVIDENCE, *NOTE),
        ),
    ),
    Plain(
        "commemorations",
        models.Commemoration.objects.published,
        (
            *(*worded("title"), "kind", "month", "day", "since", "place", "events"),
            *(*worded("observance"), *EVIDENCE, *NOTE),
        ),
    ),
    Plain(
        "pages",
        models.Page.objects.published,
        ("slug", *worded("title", "description", "body"), "machine_translated"),
    ),
    Plain(
        "event-dates",
        models.EventDate.objects.published,
        ("event", "date", "as_written", "calendar", "is_preferred", *EVIDENCE, *worded("note")),
        False,
    ),
    Plain(
        "source-contents",
        models.SourceContent.objects.published,
        ("source", *PLACE_IN_SOURCE, *worded("abstract"), "needs_content_note", "events"),
        False,
    ),
    Plain("event-names", lambda: _names(models.EventName, "event"), ("event", *NAME), False),
    Plain(
        "place-names", lambda: _names(models.PlaceName, "place"), ("place", *NAME, "period"), False
    ),
    Plain(
        "person-names",
        lambda: _names(models.PersonName, "person"),
        ("person", *NAME, "given", "patronymic", "family"),
        False,
    ),
    Plain(
        "event-relations",
        models.EventRelation.objects.published,
        ("from_event", "kind", "to_event", *worded("note"), *EVIDENCE),
        False,
    ),
    Plain(
        "event-organisations",
        models.EventOrganisation.objects.published,
        ("event", "organisation", *worded("part"), *EVIDENCE),
        False,
    ),
    Plain(
        "place-relations",
        models.PlaceRelation.objects.published,
        ("child", "parent", "basis", "period", *worded("note"), "source", "locator"),
        False,
    ),
    Plain(
        "participations",
        models.Participation.objects.published,
        (
            *("person", "event", "role", "fate", "status_then", "age_text", "age_years"),
            *("date", "place", *EVIDENCE),
        ),
        False,
    ),
    Plain(
        "roles-held",
        models.RoleHeld.objects.published,
        ("person", *worded("words"), "period", *EVIDENCE),
        False,
    ),
    Plain(
        "citations",
        _citations,
        ("record", *worded("claim"), "bearing", *EVIDENCE, *NOTE),
        False,
    ),
)


def everything(address: Address) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield the name and the lines of every table; `address` makes permanent addresses."""
    for table in PLAIN:
        yield f"{table.name}.csv", csv_lines(table.columns, table.records(address))
    yield "figures.csv", csv_lines(FIGURE_COLUMNS, _figures(address))
    for victim_list in models.VictimList.objects.published().here().order_by("slug"):
        rows = models.ListEntry.objects.published().filter(victim_list=victim_list)
        records = (
            entry_record(row, address(row.uid))
            for row in rows_for_export(rows).iterator(chunk_size=CHUNK)
        )
        yield f"rows/{victim_list.slug}.csv", csv_lines(entry_columns(victim_list), records)


def _figures(address: Address) -> Iterator[dict[str, Any]]:
    figures = figures_for_export(models.Figure.objects.published())
    for figure in figures.iterator(chunk_size=CHUNK):
        yield figure_record(figure, address(figure.pk))
