"""Which rows of the index an edit touches: a table from the changed model to affected records.

`direct` are the records the changed rows belong to. `indirect` are those that borrow from them: a
row of a list takes its date from the list's event. They are looked up only when any of the
`borrowed_fields` changes, because a country may lie around half the archive. Any change of the
state of a record touches them. `points` are the columns of a row that say whose it is: when any of
them changes, the record it belonged to before is touched as well.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q

from archive import models as m
from archive.models.events import RelationKind
from archive.models.lists import names_place
from archive.models.registry import Kind
from archive.models.search import SearchKind
from archive.search.dimensions import LIST

Key = tuple[str, str]
# All rows of a list, by the id of the list: there may be a million, too many to name each
ROWS = "rows"
Keys = Iterable[Key]
Pks = Iterable[Any]
Lookup = Callable[[list[Any]], Keys]


@dataclass(frozen=True, slots=True)
class Touched:
    """What a change of a model touches."""

    direct: Lookup
    indirect: Lookup | None = None
    borrowed_fields: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


def keys_of(model: type[Model], pks: Pks) -> list[Key]:
    """Return the keys of everything that changed rows of a model may touch."""
    touched = TABLE.get(model)
    if touched is None:
        return []
    ids = list(pks)
    keys = dict.fromkeys(touched.direct(ids))
    return list(keys | dict.fromkeys(touched.indirect(ids) if touched.indirect else ()))


def themselves(kind: str) -> Lookup:
    """Return the lookup of records that are of a kind themselves."""
    return lambda pks: [(kind, pk) for pk in pks]


def through(model: type[Model], column: str, kind: str) -> Lookup:
    """Return the lookup of the records a column of the changed rows points to."""

    def look(pks: list[Any]) -> Keys:
        rows = model._default_manager.filter(pk__in=pks).exclude(**{column: None}).order_by()
        return [(kind, uid) for uid in rows.values_list(column, flat=True).distinct()]

    return look


def of_entries(pks: list[Any]) -> Keys:
    """Rows of lists, and the people they are held to be."""
    yield from _entries(Q(pk__in=pks))


def of_lists(pks: list[Any]) -> Keys:
    """Lists, all their rows, and the people those are held to be."""
    yield from ((SearchKind.LIST, pk) for pk in pks)
    yield from ((ROWS, pk) for pk in pks)
    yield from _people_of(Q(victim_list__in=pks))


def rows_of_list(pk: str) -> Iterator[str]:
    """Yield the ids of the rows of a list, in their display order, which the index takes best.

    Nothing where neither the list is public nor any row of it in the index: there is nothing to do.
    """
    is_public = m.VictimList.objects.published().filter(pk=pk).exists()
    if not is_public and not m.SearchToken.objects.filter(token=LIST.token(pk)).exists():
        return iter(())
    rows = m.ListEntry.objects.filter(victim_list=pk).order_by("sort_az", "uid")
    return rows.values_list("uid", flat=True).iterator(chunk_size=5_000)


def of_events(pks: list[Any]) -> Keys:
    """Events and their parts, with the lists, people and statements that hang on them."""
    uids = _parts_too(pks)
    yield from ((SearchKind.EVENT, uid) for uid in uids)
    yield from of_lists(list(_uids(m.VictimList, Q(events__in=uids))))
    yield from _keys(SearchKind.PERSON, m.Person, Q(participations__event__in=uids))
    yield from _keys(SearchKind.QUOTATION, m.Quotation, Q(events__in=uids))
    yield from _keys(SearchKind.POSITION, m.Position, Q(event__in=uids))
    yield from _keys(SearchKind.ORGANISATION, m.Organisation, Q(event_parts__event__in=uids))


def of_places(pks: list[Any]) -> Keys:
    """Places and what lies inside them today, with everything that happened there."""
    uids = _inner_too(pks)
    yield from ((SearchKind.PLACE, uid) for uid in uids)
    yield from of_events(list(_uids(m.Event, Q(places__in=uids))))
    yield from _entries(names_place(uids))
    places = Q(birth_place__in=uids) | Q(death_place__in=uids) | Q(burial_place__in=uids)
    yield from _keys(SearchKind.PERSON, m.Person, places | Q(participations__place__in=uids))
    yield from _keys(SearchKind.QUOTATION, m.Quotation, Q(place__in=uids))


def of_people(pks: list[Any]) -> Keys:
    """People, the rows they stand for, and the sources and quotations that bear their names."""
    yield from ((SearchKind.PERSON, pk) for pk in pks)
    yield from _keys(SearchKind.SOURCE, m.Source, Q(authors__person__in=pks))
    yield from _keys(SearchKind.QUOTATION, m.Quotation, Q(person__in=pks))
    rows = m.EntryMatch.objects.filter(person__in=pks).values_list("entry__uid", flat=True)
    yield from ((SearchKind.ENTRY, uid) for uid in rows)


def of_organisations(pks: list[Any]) -> Keys:
    """Organisations, and the sources, quotations and positions that bear their names."""
    yield from ((SearchKind.ORGANISATION, pk) for pk in pks)
    yield from _keys(SearchKind.SOURCE, m.Source, Q(authors__organisation__in=pks))
    yield from _keys(SearchKind.QUOTATION, m.Quotation, Q(organisation__in=pks))
    yield from _keys(SearchKind.POSITION, m.Position, Q(organisation__in=pks))


def of_sources(pks: list[Any]) -> Keys:
    """Sources, and everything that is public only while they are."""
    yield from ((SearchKind.SOURCE, pk) for pk in pks)
    yield from of_lists(list(_uids(m.VictimList, Q(source__in=pks))))
    yield from _entries(Q(source__in=pks))
    yield from _keys(SearchKind.QUOTATION, m.Quotation, Q(source__in=pks))
    yield from _keys(SearchKind.POSITION, m.Position, Q(source__in=pks))
    stated = Q(participations__source__in=pks) | Q(roles__source__in=pks)
    stated |= Q(names__source__in=pks)
    yield from _keys(SearchKind.PERSON, m.Person, stated)
    yield from _keys(SearchKind.ORGANISATION, m.Organisation, Q(event_parts__source__in=pks))
    yield from _keys(SearchKind.PLACE, m.Place, Q(names__source__in=pks))
    yield from _keys(SearchKind.EVENT, m.Event, Q(names__source__in=pks))
    yield from of_places(list(_uids(m.Place, Q(inside__source__in=pks))))
    yield from of_events(list(_uids(m.Event, Q(relations_from__source__in=pks))))


BY_KIND: dict[str, Lookup] = {
    Kind.EVENT: of_events,
    Kind.PERSON: of_people,
    Kind.PLACE: of_places,
    Kind.LIST: of_lists,
    Kind.SOURCE: of_sources,
    Kind.QUOTATION: themselves(SearchKind.QUOTATION),
    Kind.POSITION: themselves(SearchKind.POSITION),
    Kind.ORGANISATION: of_organisations,
}


def of_records(pks: list[Any]) -> Keys:
    """Records of the registry: everything that depends on what they are."""
    for uid, kind in m.Record.objects.filter(pk__in=pks).values_list("uid", "kind"):
        if kind in BY_KIND:
            yield from BY_KIND[kind]([uid])


def of_event_relations(pks: list[Any]) -> Keys:
    """Parts of events: the part itself and everything that hangs on it."""
    relations = m.EventRelation.objects.filter(pk__in=pks, kind=RelationKind.PART_OF)
    yield from of_events(list(relations.values_list("from_event_id", flat=True)))


def of_place_relations(pks: list[Any]) -> Keys:
    """Places inside places: the inner place and everything that happened there."""
    relations = m.PlaceRelation.objects.filter(pk__in=pks)
    yield from of_places(list(relations.values_list("child_id", flat=True)))


def of_matches(pks: list[Any]) -> Keys:
    """Rows held to be people: the people, and the rows they stand for."""
    yield from through(m.EntryMatch, "person_id", SearchKind.PERSON)(pks)
    yield from through(m.EntryMatch, "entry__uid", SearchKind.ENTRY)(pks)


def nothing(pks: list[Any]) -> Keys:
    """What changes with the registry only."""
    return ()


def _hanging(model: type[Model], column: str, kind: str) -> Touched:
    """Return what rows touch that hang on a single record: it."""
    return Touched(through(model, column, kind), points=(column,))


BORROWED_FROM_LISTS = ("source_id", "columns")
TABLE: dict[type[Model], Touched] = {
    m.Record: Touched(nothing, of_records, ("state", "hidden_at", "merged_into_id")),
    m.Event: Touched(themselves(SearchKind.EVENT), of_events, ("date",)),
    m.EventName: _hanging(m.EventName, "event_id", SearchKind.EVENT),
    m.EventRelation: Touched(of_event_relations, points=("from_event_id", "kind")),
    m.EventOrganisation: _hanging(m.EventOrganisation, "organisation_id", SearchKind.ORGANISATION),
    m.Place: Touched(themselves(SearchKind.PLACE)),
    m.PlaceName: _hanging(m.PlaceName, "place_id", SearchKind.PLACE),
    m.PlaceRelation: Touched(of_place_relations, points=("child_id",)),
    m.Person: Touched(of_people),
    m.PersonName: _hanging(m.PersonName, "person_id", SearchKind.PERSON),
    m.Participation: _hanging(m.Participation, "person_id", SearchKind.PERSON),
    m.RoleHeld: _hanging(m.RoleHeld, "person_id", SearchKind.PERSON),
    m.Organisation: Touched(of_organisations),
    m.VictimList: Touched(themselves(SearchKind.LIST), of_lists, BORROWED_FROM_LISTS),
    m.ListEntry: Touched(of_entries),
    m.EntryMatch: Touched(of_matches, points=("person_id", "entry_id")),
    m.Source: Touched(themselves(SearchKind.SOURCE)),
    m.SourceAuthor: _hanging(m.SourceAuthor, "source_id", SearchKind.SOURCE),
    m.Quotation: Touched(themselves(SearchKind.QUOTATION)),
    m.QuotationTranslation: _hanging(m.QuotationTranslation, "quotation_id", SearchKind.QUOTATION),
    m.Position: Touched(themselves(SearchKind.POSITION)),
}

# Many-to-many relations: whose, and what their change touches.
MANY: dict[type[Model], tuple[str, Lookup]] = {
    m.Event.places.through: ("event_id", of_events),
    m.VictimList.events.through: ("victimlist_id", of_lists),
    m.Quotation.events.through: ("quotation_id", themselves(SearchKind.QUOTATION)),
}


def _uids(model: type[Model], condition: Q) -> set[str]:
    return set(model._default_manager.filter(condition).values_list("pk", flat=True))


def _keys(kind: str, model: type[Model], condition: Q) -> Keys:
    return ((kind, uid) for uid in _uids(model, condition))


def _entries(condition: Q) -> Keys:
    """Return rows in their display order, which is how the index takes them in best."""
    rows = m.ListEntry.objects.filter(condition).order_by("sort_az", "uid")
    for uid in rows.values_list("uid", flat=True).iterator(chunk_size=5_000):
        yield SearchKind.ENTRY, uid
    yield from _people_of(condition)


def _people_of(condition: Q) -> Keys:
    people = m.EntryMatch.objects.filter(entry__in=m.ListEntry.objects.filter(condition))
    for uid in people.values_list("person_id", flat=True).distinct():
        yield SearchKind.PERSON, uid


def _parts_too(pks: list[Any]) -> set[str]:
    """Return events and all that are part of them, directly or by way of others."""
    return _downwards(
        pks,
        lambda level: m.EventRelation.objects.filter(
            to_event__in=level, kind=RelationKind.PART_OF
        ).values_list("from_event_id", flat=True),
    )


def _inner_too(pks: list[Any]) -> set[str]:
    """Return places and all that lie inside them today."""
    return _downwards(
        pks,
        lambda level: m.PlaceRelation.objects.filter(
            parent__in=level, basis=m.PlaceRelation.Basis.TODAY
        ).values_list("child_id", flat=True),
    )


def _downwards(pks: list[Any], step: Callable[[set[str]], Iterable[str]]) -> set[str]:
    below, level = set(pks), set(pks)
    while level:
        level = set(step(level)) - below
        below |= level
    return below
