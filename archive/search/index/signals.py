"""Listening to edits: whatever a saved or deleted row touches is brought up to date at once.

Before a change the records it touches are looked up as they were, after it as they are: a match
moved from one person to another touches both. Fixtures are loaded raw and announce themselves.
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

from . import writer as index
from .dependents import MANY, TABLE, Key, keys_of

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
    """Remember what the stored row touches, and what others borrow of it."""
    if raw or instance.pk is None:
        return
    touched = TABLE[sender]
    stored = (
        sender._base_manager.filter(pk=instance.pk).values(*touched.borrowed_fields, "pk").first()
    )
    keys = list(touched.direct([instance.pk])) if stored else []
    setattr(instance, BEFORE, (stored, keys))


def _after_save(sender: type[Model], instance: Any, raw: bool, **kwargs: Any) -> None:
    if raw:
        return
    touched = TABLE[sender]
    stored, keys = instance.__dict__.pop(BEFORE, (None, []))
    found: dict[Key, None] = dict.fromkeys(keys) | dict.fromkeys(touched.direct([instance.pk]))
    now = {name: getattr(instance, name) for name in touched.borrowed_fields}
    if touched.indirect and stored and any(stored[name] != now[name] for name in now):
        found |= dict.fromkeys(touched.indirect([instance.pk]))
    index.touched(found)


def _before_delete(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    setattr(instance, BEFORE, keys_of(sender, [instance.pk]))


def _after_delete(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    index.touched(instance.__dict__.pop(BEFORE, []))


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
        index.touched(instance.__dict__.pop(BEFORE, []))
    elif action in ("post_add", "post_remove", "post_clear"):
        index.touched(look(list(pk_set or ()) if reverse else [instance.pk]))


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
