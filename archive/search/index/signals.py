"""Listening to edits: whatever a saved or deleted row touches is brought up to date at once.

A row that comes to point elsewhere touches what it pointed to before as well: a match moved from
a person to another touches both. Fixtures are loaded raw and announce themselves.
"""

from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.db.models.signals import (
    m2m_changed,
    post_delete,
    post_migrate,
    post_save,
    pre_delete,
    pre_save,
)

from archive.models import Record, SearchEntry
from archive.models.registry import State
from archive.search.engines import engine

from . import collecting
from . import writer as index
from .dependents import MANY, TABLE, keys_of

BEFORE = "_search_before"


def connect() -> None:
    """Start listening; called once when the app is ready."""
    for model in TABLE:
        name = f"search-{model.__name__}"
        pre_save.connect(_before_save, sender=model, dispatch_uid=name)
        post_save.connect(_after_save, sender=model, dispatch_uid=name)
        pre_delete.connect(_before_delete, sender=model, dispatch_uid=name)
        post_delete.connect(_after_delete, sender=model, dispatch_uid=name)
    for through in MANY:
        m2m_changed.connect(_many_changed, sender=through, dispatch_uid=f"search-{through}")
    post_migrate.connect(
        _prepare, sender=apps.get_app_config("archive"), dispatch_uid="search-prepare"
    )


def _before_save(sender: type[Model], instance: Any, raw: bool, **kwargs: Any) -> None:
    """Remember what the stored row touches, where it is about to point or lend something else.

    A query, for the models that do either; none for a row that is new.
    """
    if raw or instance._state.adding:
        return
    touched = TABLE[sender]
    columns = (*touched.points, *touched.borrowed_fields)
    rows = sender._base_manager.filter(pk=instance.pk).values(*columns) if columns else ()
    for stored in rows:
        differs = {name for name in columns if stored[name] != getattr(instance, name)}
        keys = list(touched.direct([instance.pk])) if differs.intersection(touched.points) else []
        setattr(instance, BEFORE, (keys, bool(differs.intersection(touched.borrowed_fields))))


def _after_save(sender: type[Model], instance: Any, raw: bool, **kwargs: Any) -> None:
    if raw:
        return
    touched = TABLE[sender]
    keys, lends_otherwise = instance.__dict__.pop(BEFORE, ([], False))
    with collecting.collected():
        collecting.touched(keys)
        collecting.touched_by(touched.direct, [instance.pk])
        if touched.indirect and lends_otherwise:
            collecting.touched_by(touched.indirect, [instance.pk])


def _before_delete(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    setattr(instance, BEFORE, keys_of(sender, [instance.pk]))


def _after_delete(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    collecting.touched(instance.__dict__.pop(BEFORE, []))


def _many_changed(
    sender: type[Model],
    instance: Any,
    action: str,
    reverse: bool,
    pk_set: set[Any] | None,
    **kwargs: Any,
) -> None:
    """Bring up to date the side the relation belongs to, from whichever side it was changed."""
    owner, look = MANY[sender]
    if action == "pre_clear" and reverse:
        other = _other_column(sender, owner)
        pairs = sender._default_manager.filter(**{other: instance.pk})
        setattr(instance, BEFORE, list(look(list(pairs.values_list(owner, flat=True)))))
    elif action == "post_clear" and reverse:
        collecting.touched(instance.__dict__.pop(BEFORE, []))
    elif action in ("post_add", "post_remove", "post_clear"):
        collecting.touched_by(look, (pk_set or ()) if reverse else [instance.pk])


def _other_column(through: type[Model], owner: str) -> str:
    ends = [field.attname for field in through._meta.fields if field.is_relation]
    return next(name for name in ends if name != owner)


def _prepare(plan: Any = (), **kwargs: Any) -> None:
    """Make the engine's table; write the index where a migration emptied it.

    Where the records are gone as well (a flushed test database), the engine's table is emptied.
    """
    if SearchEntry._meta.db_table not in _tables():
        return
    engine().prepare()
    if SearchEntry.objects.exists():
        return
    engine().clear()
    goes_back = any(backwards for _migration, backwards in plan)
    if not goes_back and Record.objects.filter(state=State.PUBLISHED).exists():
        index.rebuild()


def _tables() -> list[str]:
    return connection.introspection.table_names()
