"""Rows of lists: the name as recorded and as read, the public columns, the list's events.

There may be millions of them, so they are read as plain tuples, and what rows share (their list,
their place, their age group) is put into words once.
"""

import json
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from django.db.models import Q, QuerySet

from archive.lib.lives import Years
from archive.lib.names import sort_key
from archive.lib.names.order import name_in_order
from archive.models import EntryMatch, ListEntry
from archive.models.row_fields import CONNECTED_PLACES, ROW_FIELDS
from archive.models.search import Basis, SearchKind
from archive.search import ages
from archive.search.days import Days, days_of
from archive.search.dimensions import AGE, FATE, SEX
from archive.search.raw_rows import PlainRows
from archive.search.sections import Section
from archive.search.tokens import HELD

from .context import Context
from .document import Document, Order, as_bytes, decade_tokens, filled
from .named import named

NO_SPELLINGS = "[]"
_read_json = json.JSONDecoder().raw_decode  # `loads` looks for spaces before and after, as slowly
KNOWN = (
    *("uid", "victim_list_id", "name_as_recorded", "name_reading", "spellings", "sort_az"),
    *("patronymic", "sex", "fate", "age_years", "is_minor", "birth", "death", "original"),
)
PLACES = ("place_id", *(field.reading for field in CONNECTED_PLACES))
TEXTS = tuple(
    column
    for field in ROW_FIELDS
    if field.searched
    for column in ([field.written] if field.written else field.columns)
)
COLUMNS = (*KNOWN, *PLACES, *TEXTS)
PLACES_FROM, TEXTS_FROM = len(KNOWN), len(KNOWN) + len(PLACES)
ROWS = PlainRows(ListEntry.objects.published, "uid", COLUMNS)


def held_matches() -> "QuerySet[EntryMatch]":
    """Return the matches of rows that a public person stands for in the search."""
    listed = Q(person__is_citation_only=False)
    matches: QuerySet[EntryMatch] = EntryMatch.objects.published().filter(listed)
    return matches


HELD_ROWS = PlainRows(held_matches, "entry__uid", ("entry__uid",))


def order() -> Iterator[Order]:
    """Return section, sort key and uid of all public rows, the key as the rows keep it."""
    held = set(held_matches().values_list("entry__uid", flat=True))
    columns = ("uid", "sort_az", "name_as_recorded", "patronymic")
    rows = ListEntry.objects.published().values_list(*columns)
    for uid, key, name, father in rows.iterator(chunk_size=5_000):
        section = Section.HELD_ENTRY if uid in held else Section.ENTRY
        yield section, as_bytes(key or sort_key(name_in_order(name, father), "az")), uid


def describe(uids: list[str], context: Context) -> Iterator[Document]:
    """Describe the public rows among these."""
    rows = list(ROWS.read(uids))
    context.inside(place for row in rows for place in row[PLACES_FROM:TEXTS_FROM])  # all at once
    held = set(HELD_ROWS.read(uids))
    return (_document(row, context, is_held=(row[0],) in held) for row in rows)


def _document(row: tuple[Any, ...], context: Context, *, is_held: bool) -> Document:
    uid, list_uid, recorded, reading, spellings, sort_az, *known = row[:PLACES_FROM]
    father, sex, fate, age_years, is_minor, birth, death, original = known
    place, connected = row[PLACES_FROM], row[PLACES_FROM + 1 : TEXTS_FROM]
    its_list = context.list_facts(list_uid)
    days, date_basis = days_of(death), Basis.OWN
    if days is None:
        days = its_list.days
        date_basis = Basis.EVENTS if days else Basis.NONE
    where, place_basis = its_list.where, its_list.place_basis
    if place:
        where, place_basis = context.where((place,)), Basis.OWN
    others = (*where.at, HELD) if is_held else where.at
    if any(connected):
        others += context.connected(connected)
    years = ages.known(age_years, is_minor, birth, death)
    in_order = name_in_order(recorded, father)
    english = as_bytes(sort_key(in_order, "en"))
    forms = [recorded, reading]
    if spellings != NO_SPELLINGS:
        forms += [spelling.get("text", "") for spelling in json.loads(spellings)]
    names = named(forms, (father,))
    cells = _read_json(original)[0] if its_list.columns else {}
    texts = [*(str(cells.get(name) or "") for name in its_list.columns), *row[TEXTS_FROM:]]
    texts += names.words
    return Document(
        kind=SearchKind.ENTRY,
        uid=uid,
        # the Russian order of a name is the English order: both alphabets in both
        sort=(english, as_bytes(_sort_az(sort_az, in_order)), english),
        names=filled(names.own),
        beside=filled(names.beside),
        texts=filled(texts),
        facets=(its_list.what, where.tokens, _whom(fate, sex, years, days)),
        others=others,
        days=days,
        date_basis=date_basis,
        place_basis=place_basis,
        titles=filled(form for form in names.own if " " not in form) if " " not in recorded else (),
        apart=Section.HELD_ENTRY if is_held else None,
    )


def _sort_az(stored: str, name: str) -> str:
    return stored or sort_key(name, "az")


def _whom(fate: str, sex: str, years: Years | None, days: Days | None) -> str:
    """Return the facets of whom a row is about, in the order of their first letters."""
    line = f"{_age_line(years)} {_decade_line(days)}" if days else _age_line(years)
    if fate:
        line += f" {_fate(fate)}"
    return f"{line} {_sex(sex)}" if sex else line


@cache
def _fate(fate: str) -> str:
    return FATE.token(fate)


@cache
def _sex(sex: str) -> str:
    return SEX.token(sex)


@lru_cache(maxsize=4096)
def _age_line(years: Years | None) -> str:
    return " ".join(sorted(map(AGE.token, ages.groups_of([years]))))


@lru_cache(maxsize=65_536)
def _decade_line(days: Days) -> str:
    return " ".join(decade_tokens(days))
