"""What happened at a place: events at it or inside it, rows that name it, who was born or died."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from archive.formatting import fallback_lang, reader_language
from archive.models import Event, ListEntry, Person, Place, PlaceRelation
from archive.models.lists import names_place
from archive.public.events.views import events_for_listing
from archive.public.lists.rows import rows_to_read, table_row

MOST_LEVELS = 8
ROWS_SHOWN = 50
PEOPLE_SHOWN = 50

Group = dict[str, Any]


def inside(place: Place) -> set[str]:
    """Return the ids of a place and of all public places inside it today. One query a level."""
    relations = PlaceRelation.objects.published().filter(basis=PlaceRelation.Basis.TODAY)
    found, level = {place.pk}, {place.pk}
    for _level in range(MOST_LEVELS):
        below = set(relations.filter(parent__in=level).values_list("child_id", flat=True))
        level = below - found
        if not level:
            break
        found |= level
    return found


def events_at(places: set[str]) -> list[Event]:
    """Return the public events at any of these places, in the order of time. Two queries."""
    found: QuerySet[Event] = events_for_listing().filter(places__in=places).distinct()
    return list(found)


def rows_at(place: Place) -> dict[str, Any]:
    """Return the first rows that name a place itself, and how many there are.

    Rows for components/names_table.html; the list of each stands in its last column.
    """
    named = names_place([place.pk])
    found = ListEntry.objects.published().filter(named)
    rows = rows_to_read().filter(named).order_by("sort_az", "pk")[:ROWS_SHOWN]
    return {
        "rows": [{**table_row(row), "where_words": row.victim_list.title} for row in rows],
        "count": found.count(),
        "shown": ROWS_SHOWN,
    }


def born_and_died(place: Place) -> list[Group]:
    """Return the people with an entry of their own born, dead or buried here. One query."""
    here = Q(birth_place=place) | Q(death_place=place) | Q(burial_place=place)
    people = Person.objects.published().listed().filter(here)
    found = list(people.order_by(f"sort_{reader_language()}", "pk")[:PEOPLE_SHOWN])
    told = [
        (_("Born here"), [one for one in found if one.birth_place_id == place.pk]),
        (_("Died here"), [one for one in found if one.death_place_id == place.pk]),
        (_("Buried here"), [one for one in found if one.burial_place_id == place.pk]),
    ]
    return [
        {"heading": heading, "people": [_line(one) for one in group]}
        for heading, group in told
        if group
    ]


def _line(person: Person) -> dict[str, str]:
    return {
        "name": str(person),
        "url": person.get_absolute_url(),
        "lang": fallback_lang(person.label),
    }
