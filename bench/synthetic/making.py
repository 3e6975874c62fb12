"""Writing made-up lists into a database that holds nothing real."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from archive.importers.lists.writing import as_json, defaults, insert_rows, json_columns
from archive.lib.dates import UncertainDate, from_day_number
from archive.lib.names import sort_key
from archive.models import (
    Event,
    ListEntry,
    Place,
    PlaceName,
    PlaceRelation,
    Record,
    Source,
    VictimList,
)
from archive.models.fields import LocatorKind
from archive.models.naming import NameKind, choose_labels
from archive.models.people import Fate, Sex
from archive.models.registry import Kind, State, new_uid, quick_uids
from archive.search.index.collecting import postponed

from .naming import FEMALE, Names

KEY = "synthetic"
SLICE = 10_000
LISTS, EVENTS, DISTRICTS, PLACES_EACH = 20, 60, 20, 15
FIRST_DAY, LAST_DAY = 725_000, 738_000  # 1985 to 2020
OLDEST_IN_DAYS = 85 * 365
FATES = [Fate.KILLED] * 6 + [Fate.MISSING] * 2 + [Fate.WOUNDED, Fate.CAPTIVE, ""]
SEXES = [Sex.MALE] * 6 + [Sex.FEMALE] * 3 + [""]
COLUMNS = ("Name", "Born", "Note")
Tell = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Made:
    """What was made."""

    rows: int
    lists: int
    events: int
    places: int


def refusal(scratch: str = "") -> str:
    """Return why nothing may be made here, in a sentence; empty where it may.

    Where real lists are public, only somebody who names the database as a scratch one may.
    """
    real = VictimList.objects.published().exclude(import_key__startswith=KEY)
    if not real.exists():
        return ""
    name = Path(str(connection.settings_dict["NAME"])).name
    if scratch == name:
        return ""
    if scratch:
        return f"The database is called {name}, not {scratch}: nothing was made."
    return (
        "This database holds published lists of real people; made-up rows never stand beside them. "
        "Use an empty database (DATABASE_URL, then migrate). If this one is a scratch copy whose "
        f"content does not matter, say so with --scratch {name}."
    )


def make(rows: int, seed: int = 1, tell: Tell = lambda rows: None) -> Made:
    """Write that many made-up rows in published lists; the index is left to `rebuild`."""
    dice = random.Random(seed)  # noqa: S311 - made-up data, the same in every run
    with transaction.atomic(), postponed():
        source = _source(seed)
        places = _places(source)
        events = _events(dice, places)
        lists = _lists(source, events, seed)
    fixed = defaults(ListEntry)
    names, written = Names(dice), 0
    while written < rows:
        some = min(SLICE, rows - written)
        with transaction.atomic():
            _insert(list(_rows(dice, names, lists, places, range(written, written + some))), fixed)
        written += some
        tell(written)
    for one in lists:
        one.recount()
    return Made(rows, len(lists), len(events), len(places))


def _published(record: Any) -> Any:
    record.save()
    Record.objects.filter(pk=record.pk).update(
        state=State.PUBLISHED, first_published_at=timezone.now()
    )
    return record


def _source(seed: int) -> Source:
    source = Source(
        title=f"Made-up rows for measuring, seed {seed}",
        slug=f"synthetic-source-{new_uid().lower()}",
        language="en",
        import_key=KEY,
    )
    _published(source)
    return source


def _places(source: Source) -> list[Place]:
    """Make districts, each with places inside it; return the places."""
    districts = _named([f"Testdistrict {number + 1}" for number in range(DISTRICTS)])
    places = _named([f"Testplace {number + 1}" for number in range(DISTRICTS * PLACES_EACH)])
    PlaceRelation.objects.bulk_create(
        PlaceRelation(
            child=place,
            parent=districts[number // PLACES_EACH],
            basis=PlaceRelation.Basis.TODAY,
            source=source,
        )
        for number, place in enumerate(places)
    )
    return places


def _named(names: list[str]) -> list[Place]:
    """Write published places of these names, all at once and without history."""
    now = timezone.now()
    records = [
        Record(kind=Kind.PLACE, state=State.PUBLISHED, first_published_at=now) for _ in names
    ]
    places = [
        Place(record=record, slug=name.lower().replace(" ", "-"), import_key=KEY)
        for record, name in zip(records, names, strict=True)
    ]
    forms = [
        PlaceName(place=place, text=name, language="en", kind=NameKind.PREFERRED)
        for place, name in zip(places, names, strict=True)
    ]
    for place, form in zip(places, forms, strict=True):
        place.set_labels(choose_labels([form]))
    Record.objects.bulk_create(records)
    Place.objects.bulk_create(places)
    PlaceName.objects.bulk_create(forms)
    return places


def _events(dice: random.Random, places: list[Place]) -> list[Event]:
    events = []
    for number in range(EVENTS):
        year, month, _day = from_day_number(dice.randint(FIRST_DAY, LAST_DAY))
        event = Event(
            title_en=f"Made-up event {number + 1}",
            slug=f"synthetic-event-{number + 1}",
            date=f"{year:04}-{month:02}",
            import_key=KEY,
        )
        events.append(_published(event))
        event.places.set(dice.sample(places, 2))
    return events


def _lists(source: Source, events: list[Event], seed: int) -> list[VictimList]:
    lists = []
    for number in range(LISTS):
        one = VictimList(
            title_en=f"Made-up list {number + 1}: nobody of these names lived",
            slug=f"synthetic-list-{number + 1}",
            source=source,
            locator_kind=LocatorKind.WHOLE,
            columns=[{"name": name, "public": name != "Note"} for name in COLUMNS],
            import_key=f"{KEY}:{seed}",
        )
        lists.append(_published(one))
        one.events.set(events[number * EVENTS // LISTS : (number + 1) * EVENTS // LISTS])
    return lists


def _rows(
    dice: random.Random, names: Names, lists: list[VictimList], places: list[Place], numbers: range
) -> Iterator[dict[str, Any]]:
    for number, uid in zip(numbers, quick_uids(len(numbers)), strict=True):
        sex = dice.choice(SEXES)
        name = names.full(sex or FEMALE)
        death = dice.randint(FIRST_DAY, LAST_DAY) if dice.random() < 0.5 else None
        birth = _birth(dice, death)
        yield {
            "uid": uid,
            "victim_list_id": lists[number % len(lists)].pk,
            "row_key": str(number + 1),
            "position": number // len(lists) + 1,
            "page": str(number // len(lists) // 40 + 1),
            "name_as_recorded": name,
            "original": {"Name": name, "Born": birth, "Note": f"row {number + 1}"},
            "sex": sex,
            "fate": dice.choice(FATES),
            "birth": birth,
            "death": _day(death) if death else "",
            "age_years": dice.randint(0, 90) if dice.random() < 0.3 else None,
            "place_id": dice.choice(places).pk if dice.random() < 0.6 else None,
            "sort_az": sort_key(name, "az"),
        }


def _birth(dice: random.Random, death: int | None) -> str:
    if dice.random() < 0.4:
        return ""
    day = (death or FIRST_DAY) - dice.randint(0, OLDEST_IN_DAYS)
    return _day(day) if dice.random() < 0.5 else _day(day)[:4]


def _day(number: int) -> str:
    return "{:04}-{:02}-{:02}".format(*from_day_number(number))


def _insert(rows: list[dict[str, Any]], fixed: dict[str, Any]) -> None:
    in_json = json_columns(ListEntry)
    for row in rows:
        row.update(_bounds(row, "birth") | _bounds(row, "death"))
        row["original"] = as_json(row["original"])
    alike = {
        name: as_json(value) if name in in_json else value
        for name, value in fixed.items()
        if name not in rows[0]
    }
    insert_rows(ListEntry, list(rows[0]), (tuple(row.values()) for row in rows), alike)


def _bounds(row: dict[str, Any], name: str) -> dict[str, int | None]:
    date = UncertainDate.parse(row[name]) if row[name] else None
    return {
        f"{name}_earliest": date.earliest if date else None,
        f"{name}_latest": date.latest if date else None,
    }
