"""Subjects of matching: a row or a person, cut down to what can be compared.

Subjects are kept as JSON in the scratch store, so that a million rows need no memory.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from archive.models import ListEntry, Participation, Person, PersonName, VictimList, row_fields
from archive.models.registry import State
from archive.models.row_field import RowField, moved

from .names import FAMILY, FATHER, GIVEN, Form, Part, form, names_in_parts

PLACES = moved(row_fields.PLACES, residence="place")
NOWHERE = ("",) * len(PLACES)
PEOPLE = ""  # the group of persons; every other group is a list
Bounds = tuple[int | None, int | None]


@dataclass(slots=True)
class Subject:
    """A row (`entry`, of the list `group`) or a person (no entry), ready to be compared.

    `person` is the person a row is already held to be. Bounds are day numbers. `places` are ids
    in the order of `PLACES`, empty where none is known: the place of the event comes first.
    """

    entry: int | None
    group: str
    person: str
    names: list[list[Part]]
    sex: str = ""
    birth: Bounds = (None, None)
    birth_edtf: str = ""
    death: Bounds = (None, None)
    death_edtf: str = ""
    age: int | None = None
    places: tuple[str, ...] = NOWHERE
    events: tuple[str, ...] = ()
    side: int = field(init=False, default=0)  # the number of its list in this run
    forms: list[Form] = field(init=False)
    about: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Take the names apart into words."""
        self.about = frozenset(self.events)
        self.forms = [form(parts) for parts in self.names]

    def stored(self) -> str:
        """Return the subject as JSON."""
        return json.dumps([getattr(self, name) for name in STORED], ensure_ascii=False)

    @classmethod
    def read(cls, text: str) -> "Subject":
        """Return the subject from its JSON."""
        return cls(*json.loads(text))


STORED = (
    "entry",
    "group",
    "person",
    "names",
    "sex",
    "birth",
    "birth_edtf",
    "death",
    "death_edtf",
    "age",
    "places",
    "events",
)
COLUMNS = (
    "pk",
    "victim_list_id",
    "match__person_id",
    "given",
    "patronymic",
    "family",
    "name_as_recorded",
    "name_reading",
    "spellings",
    "sex",
    "birth_earliest",
    "birth_latest",
    "birth",
    "death_earliest",
    "death_latest",
    "death",
    "age_years",
    *(field.reading for field in PLACES),
)
AT_ONCE = 5_000


def of_rows(lists: list[str] | None = None) -> Iterator[Subject]:
    """Yield the rows that may be proposed: named, not hidden, their list not hidden.

    `lists` narrows to the rows of these lists.
    """
    rows = ListEntry.objects.filter(
        hidden_at__isnull=True, victim_list__record__hidden_at__isnull=True
    )
    if lists is not None:
        rows = rows.filter(victim_list__in=lists)
    events = _events_of_lists()
    values = rows.order_by("pk").values_list(*COLUMNS)
    for row in values.iterator(chunk_size=AT_ONCE):
        subject = _of_row(row, events)
        if subject.names:
            yield subject


def _of_row(row: tuple[Any, ...], events: dict[str, tuple[str, ...]]) -> Subject:
    pk, group, person, given, father, family, recorded, reading, spellings = row[:9]
    sex, born_from, born_to, birth, died_from, died_to, death, age, *places = row[9:]
    columns = [(given, GIVEN), (father, FATHER), (family, FAMILY)]
    texts = [recorded, reading, *(str(spelling.get("text", "")) for spelling in spellings)]
    return Subject(
        entry=pk,
        group=group,
        person=person or "",
        names=names_in_parts(columns, filter(None, texts)),
        sex=sex,
        birth=(born_from, born_to),
        birth_edtf=birth,
        death=(died_from, died_to),
        death_edtf=death,
        age=age,
        places=tuple(uid or "" for uid in places),
        events=events.get(group, ()),
    )


def _events_of_lists() -> dict[str, tuple[str, ...]]:
    by_list: dict[str, list[str]] = defaultdict(list)
    pairs = VictimList.events.through.objects.values_list("victimlist_id", "event_id")
    for victim_list, event in pairs:
        by_list[victim_list].append(event)
    return {victim_list: tuple(sorted(events)) for victim_list, events in by_list.items()}


def of_people() -> Iterator[Subject]:
    """Yield the persons a row may be held to be: visible, not merged, not only cited."""
    people = Person.objects.filter(
        ~Q(record__state=State.WITHDRAWN),
        record__hidden_at__isnull=True,
        record__merged_into__isnull=True,
        is_citation_only=False,
    ).order_by("pk")
    waiting: list[Person] = []
    for person in people.iterator(chunk_size=AT_ONCE):
        waiting.append(person)
        if len(waiting) == AT_ONCE:
            yield from _of_people(waiting)
            waiting = []
    yield from _of_people(waiting)


def _of_people(people: list[Person]) -> Iterator[Subject]:
    names: dict[str, list[PersonName]] = defaultdict(list)
    for name in PersonName.objects.published().filter(person__in=people):
        names[name.person_id].append(name)
    events: dict[str, set[str]] = defaultdict(set)
    parts = Participation.objects.filter(person__in=people)
    for uid, event in parts.values_list("person_id", "event_id"):
        events[uid].add(event)
    for person in people:
        subject = _of_person(person, names[person.pk], tuple(sorted(events[person.pk])))
        if subject.names:
            yield subject


def _of_person(person: Person, names: list[PersonName], events: tuple[str, ...]) -> Subject:
    forms: list[list[Part]] = []
    for name in names:
        columns = [(name.given, GIVEN), (name.patronymic, FATHER), (name.family, FAMILY)]
        forms += [form for form in names_in_parts(columns, [name.text]) if form not in forms]
    return Subject(
        entry=None,
        group=PEOPLE,
        person=person.pk,
        names=forms,
        sex=person.sex,
        birth=(person.birth_earliest, person.birth_latest),
        birth_edtf=person.birth,
        death=(person.death_earliest, person.death_latest),
        death_edtf=person.death,
        places=tuple(_place_of_person(person, field) for field in PLACES),
        events=events,
    )


def _place_of_person(person: Person, field: RowField) -> str:
    """Return where somebody died for where it happened; the others as rows have them, if at all."""
    if field.key == "place":
        return person.death_place_id or ""
    return getattr(person, field.reading) or "" if field.of_person else ""
