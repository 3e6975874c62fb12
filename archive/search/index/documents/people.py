"""People: their names and those of the rows held to be them; when and where they died."""

from collections.abc import Iterable, Iterator
from typing import Any

from archive.lib.lives import Years
from archive.models import (
    EntryMatch,
    ListEntry,
    Participation,
    Person,
    PersonName,
    RoleHeld,
    VictimList,
)
from archive.models.fields import in_language
from archive.models.row_fields import CONNECTED_PLACES
from archive.models.search import Basis, SearchKind
from archive.search import ages
from archive.search.days import Days, days_of, joined
from archive.search.dimensions import AGE, FATE, LIST, NAMED_AS, SEX
from archive.search.named_as import named_as

from .context import Context, when_and_where
from .document import Document, filled, grouped, sort_keys, titles_of, worded
from .entries import TEXTS
from .named import Named, named
from .related import by_owner

Lists = dict[str, tuple[VictimList, tuple[str, ...]]]


def titles() -> Iterable[tuple[str, str]]:
    """Return uid and name of all public people."""
    people = Person.objects.published().listed()
    return ((person.pk, in_language(person, "label", "az")) for person in people)


def describe(uids: list[str], context: Context) -> Iterator[Document]:
    """Describe the public people among these who are not only cited."""
    names = by_owner(PersonName.objects.published(), "person", uids)
    parts = by_owner(Participation.objects.published(), "person", uids)
    roles = by_owner(RoleHeld.objects.published(), "person", uids)
    matches = by_owner(EntryMatch.objects.published().select_related("entry"), "person", uids)
    for person in Person.objects.published().listed().filter(pk__in=uids):
        rows = [match.entry for match in matches[person.pk]]
        forms = [name.text for name in names[person.pk]]
        forms += [form for row in rows for form in row.all_names()]
        fathers = [said.patronymic for said in (*names[person.pk], *rows)]
        words = [text for role in roles[person.pk] for text in worded(role, "words")]
        yield _document(person, parts[person.pk], rows, context, named(forms, fathers), words)


def _document(
    person: Person,
    parts: list[Participation],
    rows: list[ListEntry],
    context: Context,
    names: Named,
    words: list[str],
) -> Document:
    lists = context.lists(row.victim_list_id for row in rows)
    events = {part.event_id for part in parts} | {
        event for _one, its_events in lists.values() for event in its_events
    }
    stated: list[Any] = [*parts, *rows]
    days, date_basis, places, place_basis = when_and_where(
        [
            (Basis.OWN, days_of(person.death)),
            (Basis.STATEMENTS, _stated_days(parts, rows)),
            (Basis.EVENTS, context.event_days(events)),
        ],
        [
            (Basis.OWN, filled_ids([person.death_place_id])),
            (Basis.STATEMENTS, filled_ids(statement.place_id for statement in stated)),
            (Basis.EVENTS, context.event_places(events)),
        ],
    )
    fates = {statement.fate for statement in stated if statement.fate}
    homes = {getattr(row, field.reading) for row in rows for field in CONNECTED_PLACES}
    homes |= {person.birth_place_id, person.burial_place_id}
    return Document(
        kind=SearchKind.PERSON,
        uid=person.pk,
        sort=sort_keys(titles_of(person, "label")),
        names=filled(names.own),
        beside=filled(names.beside),
        texts=filled(
            [
                *words,
                *names.words,
                *worded(person, "occupation", "biography", "public_note"),
                *(text for row in rows for text in _row_texts(row, lists)),
            ]
        ),
        facets=grouped(
            SearchKind.PERSON,
            context.event_tokens(events)
            | context.place_tokens(places)
            | {FATE.token(fate) for fate in fates}
            | {AGE.token(group) for group in ages.groups_of(_stated_ages(person, parts, rows))}
            | {LIST.token(uid) for uid in lists}
            | {NAMED_AS.token(named_as(parts, is_on_list=bool(rows)))}
            | {SEX.token(sex) for sex in _sexes(person, rows)},
            days,
        ),
        others=(*context.connected_tokens(homes), *context.at_tokens(places)),
        days=days,
        date_basis=date_basis,
        place_basis=place_basis,
        titles=filled(names.own),
    )


def _sexes(person: Person, rows: list[ListEntry]) -> set[str]:
    """Return the sex of the person's record, else what the rows say."""
    return {person.sex} if person.sex else {row.sex for row in rows if row.sex}


def _row_texts(row: ListEntry, lists: Lists) -> Iterator[str]:
    """Yield the public texts of a row: a result is the person, who is found by them too."""
    columns = lists[row.victim_list_id][0].public_columns() if row.victim_list_id in lists else ()
    yield from (str(row.original.get(name) or "") for name in columns)
    yield from (str(getattr(row, column)) for column in TEXTS)


def _stated_days(parts: list[Participation], rows: list[ListEntry]) -> Days | None:
    """Return the days sources and lists give for what happened to the person."""
    texts = [part.date for part in parts] + [row.death for row in rows]
    return joined(days_of(text) for text in texts)


def _stated_ages(
    person: Person, parts: list[Participation], rows: list[ListEntry]
) -> list[Years | None]:
    """Return what each statement says of the age at the event."""
    stated = [ages.of_participation(part) for part in parts] + [ages.of_row(row) for row in rows]
    return [ages.of_person(person), *stated]


def filled_ids(uids: Iterable[str | None]) -> set[str]:
    """Return the ids that are there."""
    return {uid for uid in uids if uid}
