"""Bringing the collection into an archive that has no records yet."""

import time
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.models import ListEntry, Record
from archive.search.index import writer as index
from archive.search.index.collecting import postponed
from archive.services.change import change

from .baseline import write_baselines
from .collection import MOMENT, Collection, Sheet
from .commemorations import add_commemorations
from .entries import READ_HERE, bring_rows, stored_rows
from .event_dates import add_event_dates
from .events import add_events
from .figures import FIGURES
from .lists import add_lists
from .matches import MADE_AFTER_ROWS, add_matches
from .organisations import ORGANISATIONS
from .pages import add_pages
from .people import add_people
from .places import add_places
from .positions import POSITIONS
from .quotations import QUOTATIONS
from .source_contents import add_source_contents
from .sources import add_sources
from .tables import FOLDER
from .terms import TERMS
from .uids import UidMap

BATCH = 500  # rows written at once
PLAIN = (TERMS, ORGANISATIONS, FIGURES, QUOTATIONS, POSITIONS)  # nothing but their columns
OTHERS = (
    add_sources,
    add_places,
    add_people,
    add_events,
    add_event_dates,
    add_source_contents,
    add_commemorations,
    add_lists,
    add_matches,
    add_pages,
)


class AlreadyHere(Exception):
    """The collection has been loaded before; there is nothing to do."""


class HoldsOther(Exception):
    """The archive holds records of its own; a first collection is for an empty archive."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded: rows by model, rows of history and of the index, seconds."""

    objects: dict[str, int]
    history: int
    indexed: dict[str, int]
    seconds: float


def read(folder: Path = FOLDER, *, is_giving_ids: bool = False) -> Collection:
    """Read all tables; needs no database. Raises CollectionRefused naming all that is wrong."""
    collection = Collection(folder)
    collection.add_all(*PLAIN)
    for add in OTHERS:
        add(collection)
    collection.require_sound(is_giving_ids=is_giving_ids)
    return collection


def is_here(folder: Path = FOLDER) -> bool:
    """Return whether any record of the collection is in the archive.

    An archive with records, but none of these, raises HoldsOther.
    """
    if not Record.objects.exists():
        return False
    here = set(Record.objects.values_list("pk", flat=True))
    if here.isdisjoint(UidMap(folder / "uids.csv").known.values()):
        raise HoldsOther
    return True


def load(folder: Path = FOLDER) -> Loaded:
    """Load everything in a transaction, with baseline history and search index.

    Raises AlreadyHere or HoldsOther in an archive with records, and CollectionRefused for tables
    that are wrong; then nothing has changed.
    """
    if is_here(folder):
        raise AlreadyHere
    start = time.perf_counter()
    collection = read(folder)
    with ExitStack() as if_undone, change(), postponed():
        _create(collection, [model for model in collection.objects if model not in MADE_AFTER_ROWS])
        Record.objects.update(created_at=MOMENT, changed_at=MOMENT)
        for sheet in collection.sheets.values():
            bring_rows(sheet, if_undone)
            _write_readings(sheet)
        _create(collection, MADE_AFTER_ROWS)
        history = write_baselines()
        indexed = dict(index.rebuild())
        if_undone.pop_all()
    rows = {model._meta.model_name: len(made) for model, made in collection.objects.items()}
    rows["listentry"] = sum(len(sheet.readings) for sheet in collection.sheets.values())
    return Loaded(rows, history, indexed, time.perf_counter() - start)


def _create(collection: Collection, made: Iterable[Any]) -> None:
    """Write the rows of some models, and what they link to, past signals and history."""
    for model in made:
        rows = collection.objects.get(model, {})
        model._base_manager.bulk_create(rows.values(), batch_size=BATCH)
        for link in model._meta.many_to_many:
            own, other = f"{link.m2m_field_name()}_id", f"{link.m2m_reverse_field_name()}_id"
            through = link.remote_field.through
            through.objects.bulk_create(
                (
                    through(**{own: uid, other: key})
                    for uid, keys in collection.links.get((model, link.name), {}).items()
                    for key in keys
                ),
                batch_size=BATCH,
            )


def _write_readings(sheet: Sheet) -> None:
    """Write our reading of the rows of a list over what the importer read."""
    stored_rows(sheet)
    for entry in sheet.readings.values():
        reading = {name: getattr(entry, name) for name in READ_HERE}
        ListEntry.objects.filter(pk=entry.pk).update(**reading)
