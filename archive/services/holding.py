"""Holding rows: they are locked and read anew, so that what is decided of them stays true.

    with change(author, reason, holding=[person, *names]):
        ...                       # nobody else writes these now, and they say what is stored

Whoever changes a row holds it first, and with it what it hangs on: a name its person and that
person's record. All rows are locked in one order (batches of imports, records, then the models as
they stand in `archive.models`; within each by key), whatever order they are named in, so that two
changes wait for each other and never each for the other. SQLite has one writer at a time anyway;
there the rows are only read anew.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import CASCADE, Model

from archive.models import EntryMatch, ImportBatch, Merge, Record, Takedown
from archive.models.curated import Curated

Place = tuple[type[Model], Any]  # a model, and the key of a row

FIRST: tuple[type[Model], ...] = (ImportBatch, Record)
# Rows that are about others without going when they go; what else hangs on a row goes with it
ABOUT: dict[type[Model], tuple[str, ...]] = {
    EntryMatch: ("entry", "person"),
    Takedown: ("record", "entry", "person_name"),
    Merge: ("kept", "absorbed"),
}


class EditConflict(Exception):
    """Somebody else saved, or removed, this record since it was opened; nothing was written."""

    def __init__(self, uid: Any, opened: int | None = None) -> None:
        since = f"was changed by somebody else after version {opened}" if opened else "is gone"
        super().__init__(f"Record {uid} {since}.")
        self.uid, self.opened = uid, opened


def hold(*rows: Any) -> None:
    """Lock stored rows and what they hang on until the transaction ends, and read them anew.

    They and their record then say what is stored. Raises EditConflict where a row is gone. Of a
    row that is not stored yet what it hangs on is held, if that is there. A query for each model.
    """
    held: dict[Place, Model] = {}
    asked: set[Place] = set()
    while places := set(_places(rows)) - asked:  # again, where a row came to hang elsewhere
        held |= _locked(places)
        asked |= places
        gone = [row for row in rows if not row._state.adding and (type(row), row.pk) not in held]
        if gone:
            raise EditConflict(getattr(gone[0], "uid", gone[0].pk))
        for row in (*held.values(), *rows):
            _renew(row, held)


def lock(model: type[Model], keys: Iterable[Any]) -> list[Any]:
    """Lock rows of a model in the order of their keys; return those there are. 1 query."""
    rows = model._base_manager.filter(pk__in=list(keys)).order_by("pk")
    if connection.features.has_select_for_update:
        rows = rows.select_for_update(no_key=True)  # what refers to them may go on being written
    return list(rows)


def lock_table(model: type[Model]) -> None:
    """Let nobody else write rows of a model until the transaction ends: to be the first there."""
    if connection.features.has_select_for_update:
        with connection.cursor() as cursor:
            name = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"LOCK TABLE {name} IN SHARE ROW EXCLUSIVE MODE")


def _locked(places: Iterable[Place]) -> dict[Place, Model]:
    keys: dict[type[Model], list[Any]] = {}
    for model, pk in places:
        keys.setdefault(model, []).append(pk)
    return {
        (model, row.pk): row
        for model in sorted(keys, key=_turn)
        for row in lock(model, keys[model])
    }


def _turn(model: type[Model]) -> int:
    models = [*FIRST, *apps.get_app_config("archive").get_models()]
    return models.index(model)


def _places(rows: Iterable[Any]) -> Iterator[Place]:
    """Yield the places of rows and of all they hang on."""
    for row in rows:
        if not row._state.adding:
            yield type(row), row.pk
        for field in _owners(type(row)):
            pk, model = getattr(row, field.attname), field.related_model
            if pk is None:
                continue
            yield model, pk
            if issubclass(model, Curated):
                yield Record, pk
            elif model is not Record:
                yield from _places(model._base_manager.filter(pk=pk))


def _owners(model: type[Model]) -> list[Any]:
    about = ABOUT.get(model, ("record",) if issubclass(model, Curated) else ())
    fields: list[Any] = [field for field in model._meta.concrete_fields if field.is_relation]
    return [
        field for field in fields if field.name in about or field.remote_field.on_delete is CASCADE
    ]


def _renew(row: Any, held: dict[Place, Model]) -> None:
    """Let a row say what is stored, and lead to the rows held with it."""
    stored = held.get((type(row), row.pk), row)
    if stored is not row:
        for field in row._meta.concrete_fields:
            setattr(row, field.attname, getattr(stored, field.attname))
        for relation in (*row._meta.concrete_fields, *row._meta.related_objects):
            if relation.is_relation and relation.is_cached(row):
                relation.delete_cached_value(row)
        row._prefetched_objects_cache = {}
    for field in _owners(type(row)):
        owner = held.get((field.related_model, getattr(row, field.attname)))
        if owner is not None:
            setattr(row, field.name, owner)
