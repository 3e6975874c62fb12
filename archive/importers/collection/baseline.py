"""The first rows of history: how everything stood when it was brought in at once.

Bulk writes leave no history. Without a baseline the first edit would be the oldest thing known.
"""

from typing import Any

from django.db import connection
from django.utils import timezone

from archive.history import KEPT

LOADED = "first collection loaded"
RENEWED = "collection updated"


def write_baselines() -> int:
    """Write a row of history for every row of every historied model; return how many.

    For an archive without history: the database copies each table into that of its history.
    """
    return sum(_write_baseline(model) for model in KEPT)


def _write_baseline(model: Any) -> int:
    kept, key = model.history.model, _quoted(model._meta.pk.column)
    columns = ", ".join(_quoted(field.column) for field in model._meta.concrete_fields)
    moment = connection.ops.adapt_datetimefield_value(timezone.now())
    rows = _insert(
        kept,
        f"{columns}, history_date, history_change_reason, history_type",
        f"SELECT {columns}, %s, %s, %s FROM {_quoted(model._meta.db_table)}",  # noqa: S608 - names of our own
        [moment, LOADED, "+"],
    )
    for field in kept._history_m2m_fields:
        through: Any = getattr(model, field.name).through
        names = [_quoted(column.column) for column in through._meta.fields]
        links, owner = _quoted(through._meta.db_table), _quoted(field.m2m_column_name())
        columns = ", ".join(["history_id", *names])
        joined = f"{links} JOIN {_quoted(kept._meta.db_table)} h ON h.{key} = {links}.{owner}"
        _insert(getattr(kept, field.name).model, columns, f"SELECT {columns} FROM {joined}")  # noqa: S608
    return rows


def _insert(model: Any, columns: str, rows: str, values: Any = ()) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {_quoted(model._meta.db_table)} ({columns}) {rows}", values)
        return int(cursor.rowcount)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
