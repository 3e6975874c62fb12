"""Bringing later changes of the collection into an archive that has it.

What somebody has edited, or deleted, since it was loaded is left as it is, and listed. State and
what else only services decide (hidden, withdrawn, merged, version) is never touched.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core import serializers
from django.core.serializers.base import DeserializedObject

from archive.models import Person, PersonName, Place, PlaceName
from archive.services.change import change

from .baseline import LOADED, RENEWED
from .build import BUILT
from .load import fixture_files

OURS = (LOADED, RENEWED)
Owner = tuple[Any, str]
NAMED: dict[Any, Owner] = {PersonName: (Person, "person_id"), PlaceName: (Place, "place_id")}


@dataclass(slots=True)
class Renewed:
    """What an update did: rows added and changed, and those left to their editors."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    left_alone: list[str] = field(default_factory=list)
    unchanged: int = 0
    seconds: float = 0.0


def renew(built: Path = BUILT) -> Renewed:
    """Add and change what the built files have and the archive has not, in one transaction."""
    done, start = Renewed(), time.perf_counter()
    renamed: set[tuple[Any, str]] = set()
    with change(reason=RENEWED):
        for file in fixture_files(built):
            text = file.read_text(encoding="utf-8")
            made = list(serializers.deserialize("json", text))
            for model in dict.fromkeys(type(one.object) for one in made):
                ours = [one for one in made if type(one.object) is model]
                renamed |= _renew_model(model, ours, done)
        for model, uid in renamed:
            named = model.objects.get(pk=uid)
            named.refresh_labels()
            named.save()
    done.seconds = time.perf_counter() - start
    return done


def _renew_model(model: Any, ours: list[DeserializedObject], done: Renewed) -> set[tuple[Any, str]]:
    """Renew the rows of one model; return the persons and places whose names changed."""
    stored = model._base_manager.in_bulk([one.object.pk for one in ours if one.object.pk])
    edited = _edited(model)
    renamed = set()
    for one in ours:
        before = stored.get(one.object.pk)
        columns = _differing(before, one) if before is not None else []
        if before is not None and not columns:
            done.unchanged += 1
        elif one.object.pk in edited:
            done.left_alone.append(_called(one.object))
        else:
            _save(one, before, columns)
            (done.added if before is None else done.changed).append(_called(one.object))
            if model in NAMED:
                owner, column = NAMED[model]
                renamed.add((owner, getattr(one.object, column)))
    return renamed


def _edited(model: Any) -> set[Any]:
    """Return the keys of rows that somebody changed or deleted since they were loaded."""
    if not hasattr(model, "history"):
        return set()
    rows = model.history.exclude(history_change_reason__in=OURS) | model.history.filter(
        history_change_reason=None
    )
    return set(rows.values_list(model._meta.pk.attname, flat=True))


def _differing(before: Any, one: DeserializedObject) -> list[str]:
    """Return the columns, also many-to-many, that an editor may change and that differ."""
    columns = [
        column.attname
        for column in before._meta.concrete_fields
        if column.editable
        and getattr(before, column.attname) != getattr(one.object, column.attname)
    ]
    for name, keys in (one.m2m_data or {}).items():
        if set(getattr(before, name).values_list("pk", flat=True)) != set(_keys(keys)):
            columns.append(name)
    return columns


def _save(one: DeserializedObject, before: Any, columns: list[str]) -> None:
    """Save as an edit is saved, with history and search index: the row, then its links."""
    links = one.m2m_data or {}
    row = one.object if before is None else before
    for column in columns:
        if column not in links:
            setattr(row, column, getattr(one.object, column))
    row.save(force_insert=before is None)
    for name, keys in links.items():
        if before is None or name in columns:
            getattr(row, name).set(_keys(keys))


def _keys(links: Iterable[Any]) -> list[Any]:
    return [getattr(link, "pk", link) for link in links]


def _called(row: Any) -> str:
    return f"{row._meta.verbose_name} {getattr(row, 'uid', '') or row.pk}"
