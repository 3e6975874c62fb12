"""The rows of lists among the results, read with what their cards show and nothing else.

A page of results is mostly rows; read as other records are, they would cost twice the time.
"""

import json
from collections.abc import Sequence
from typing import Any

from django.db import connection

from archive.models import EntryMatch, ListEntry, Person, Place, Source, VictimList
from archive.models.curated import public
from archive.models.row_fields import ROW_FIELDS
from archive.search.cache import Table
from archive.search.raw_rows import PlainRows

MOST_SHARED = 5_000
SHOWN = {"id", "uid", "victim_list_id", "family", "sex"}
SHOWN |= {column for field in ROW_FIELDS if field.on_card for column in field.main_columns}
# in the order of the model, as `from_db` wants them
COLUMNS = [field.attname for field in ListEntry._meta.concrete_fields if field.attname in SHOWN]
SPELLINGS = COLUMNS.index("spellings")
_rows = PlainRows(ListEntry.objects.published, "uid", COLUMNS)
# Asked for rows that are public: what else makes a match public need not be looked at again.
_matches = PlainRows(
    lambda: EntryMatch.objects.filter(public("person__")), "entry__uid", ("entry_id", "person_id")
)


def _shared(rows: Any, most: int = MOST_SHARED) -> Table[str, Any]:
    return Table(lambda pks: {record.pk: record for record in rows().filter(pk__in=pks)}, most)


# A public row has a public list, and sources that are public
LISTS = _shared(lambda: VictimList.objects.select_related("source"))
SOURCES = _shared(Source.objects.all)
PLACES = _shared(lambda: Place.objects.select_related("record"))
# A public match has a public person
PEOPLE = _shared(Person.objects.all)


def public_rows(uids: Sequence[str]) -> list[ListEntry]:
    """Return the public rows among these, with all that their cards show."""
    rows = [_made(values) for values in _rows.read(uids)]
    lists = LISTS.look_up({row.victim_list_id for row in rows})
    sources = SOURCES.look_up({row.source_id for row in rows if row.source_id})
    places = PLACES.look_up({row.place_id for row in rows if row.place_id})
    held = dict(_matches.read([row.uid for row in rows]))
    people = PEOPLE.look_up(set(held.values()))
    for row in rows:
        row.victim_list = lists[row.victim_list_id]
        row.source = sources[row.source_id] if row.source_id else None
        row.place = places[row.place_id] if row.place_id else None
        # what is not there is said too: Django would ask the database for it, row by row
        person = people.get(held.get(row.pk, ""))
        row._state.fields_cache["match"] = EntryMatch(entry=row, person=person) if person else None
    return rows


def _made(values: tuple[Any, ...]) -> ListEntry:
    """Return the row as Django would make it; JSON came as text."""
    made = list(values)
    made[SPELLINGS] = json.loads(made[SPELLINGS])
    return ListEntry.from_db(connection.alias, COLUMNS, made)
