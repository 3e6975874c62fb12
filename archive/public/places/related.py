"""What happened at a place: events at it or inside it, rows that name it, who was born or died."""

from dataclasses import dataclass, replace
from urllib.parse import quote

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.formatting import fallback_lang, number, reader_language
from archive.models import Event, ListEntry, Person, Place, PlaceRelation
from archive.models.lists import names_place
from archive.models.search import SearchKind
from archive.public.components.base import Component, Name, Part
from archive.public.events.views import events_for_listing
from archive.public.lists.names_table import NamesTable, name_row
from archive.public.lists.rows import rows_to_read

MOST_LEVELS = 8
ROWS_SHOWN = 50
PEOPLE_SHOWN = 50


@dataclass(frozen=True, kw_only=True)
class PlaceRows(Component):
    """The first rows of lists that name a place itself."""

    template_name = "places/rows.html"

    table: NamesTable
    all_url: str = ""  # the search for all of them, where more are here
    count_words: str  # how many are here: "1,204"


@dataclass(frozen=True, kw_only=True)
class NameLink(Part):
    """A person or place as a link."""

    name: Name
    url: str


@dataclass(frozen=True, kw_only=True)
class PersonGroup(Part):
    """People to whom the same happened here."""

    heading: str  # "Born here"
    people: tuple[NameLink, ...]


def inside(place: Place) -> set[str]:
    """Return the ids of a place and of all public places inside it today. 1 query a level."""
    relations = PlaceRelation.objects.published().filter(basis=PlaceRelation.Basis.TODAY)
    known, level = {place.pk}, {place.pk}
    for _level in range(MOST_LEVELS):
        below = set(relations.filter(parent__in=level).values_list("child_id", flat=True))
        level = below - known
        if not level:
            break
        known |= level
    return known


def events_at(places: set[str]) -> list[Event]:
    """Return the public events at any of these places, in the order of time. Two queries."""
    events: QuerySet[Event] = events_for_listing().filter(places__in=places).distinct()
    return list(events)


def rows_at(place: Place) -> PlaceRows | None:
    """Return the first rows that name a place itself, and how many there are. Two queries.

    The list of each stands in its last column.
    """
    named = names_place([place.pk])
    rows = rows_to_read().filter(named).order_by("sort_az", "pk")[:ROWS_SHOWN]
    table_rows = tuple(replace(name_row(row), where_words=row.victim_list.title) for row in rows)
    if not table_rows:
        return None
    count = ListEntry.objects.published().filter(named).count()
    # rows that a person stands for are found as the person
    kinds = f"kind={SearchKind.ENTRY.value}&kind={SearchKind.PERSON.value}"
    query = f"place={quote(place.label)}&{kinds}"
    caption = _("Rows of lists that name this place")
    return PlaceRows(
        table=NamesTable(caption=caption, rows=table_rows, with_lists=True),
        all_url=f"{reverse('public:search')}?{query}" if count > ROWS_SHOWN else "",
        count_words=number(count),
    )


def born_and_died(place: Place) -> list[PersonGroup]:
    """Return the people with an entry of their own born, dead or buried here. 1 query."""
    here = Q(birth_place=place) | Q(death_place=place) | Q(burial_place=place)
    people = Person.objects.published().listed().filter(here)
    shown = list(people.order_by(f"sort_{reader_language()}", "pk")[:PEOPLE_SHOWN])
    groups = [
        (_("Born here"), [person for person in shown if person.birth_place_id == place.pk]),
        (_("Died here"), [person for person in shown if person.death_place_id == place.pk]),
        (_("Buried here"), [person for person in shown if person.burial_place_id == place.pk]),
    ]
    return [
        PersonGroup(heading=heading, people=tuple(name_link(person) for person in group))
        for heading, group in groups
        if group
    ]


def name_link(record: Person | Place) -> NameLink:
    """Return a person or place as a link."""
    name = Name(text=str(record), lang=fallback_lang(record.label))
    return NameLink(name=name, url=record.get_absolute_url())
