"""Many rows written at once: the only file of the import that knows which database it is.

A model's own saving costs ten times as much here, and an import must not keep others waiting.
"""

import gc
import json
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any, NamedTuple

from django.db import OperationalError, connection, models, transaction
from django.db.models.functions import Concat

from archive.models import ListEntry


class Source(NamedTuple):
    """Where new rows come from: columns taken as they are, and those filled from a JSON column."""

    taken: Sequence[str]
    column: str
    filled: Collection[str]


def prepare_process() -> None:
    """Fit a process that does nothing else to many rows.

    No database file is mapped into memory: an import of a million rows touches every page once.
    Python looks for cycles less often: it would walk through thousands of rows, which have none,
    again and again, for a tenth of the time an import takes.
    """
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA mmap_size = 0")


def check_at_once() -> None:
    """Let references be checked as rows are written, in the transaction that is open.

    PostgreSQL would keep all of them in mind until its end, which takes longer.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def may_be_lost() -> None:
    """Do not wait for the disk at the end of the open transaction.

    After a failure of the machine all of it may be gone, together: for what can be made again.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL synchronous_commit = off")


def column_names(model: type[models.Model]) -> list[str]:
    """Return the columns of a model except its automatic number, as Python calls them."""
    fields = model._meta.concrete_fields
    return [field.attname for field in fields if not isinstance(field, models.AutoField)]


def defaults(model: type[models.Model]) -> dict[str, Any]:
    """Return what a new row has in each column unless something else is said."""
    fields = _by_name(model)
    return {name: fields[name].get_default() for name in column_names(model)}


def json_columns(model: type[models.Model]) -> frozenset[str]:
    """Return the columns that hold JSON."""
    fields = model._meta.concrete_fields
    return frozenset(field.attname for field in fields if isinstance(field, models.JSONField))


_encode = json.JSONEncoder(ensure_ascii=False).encode


def as_json(value: Any) -> str:
    """Return the text of a JSON column."""
    if value == {}:  # most of them are
        return "{}"
    return _encode(value) if value != [] else "[]"


def insert_rows(
    model: type[models.Model],
    names: Sequence[str],
    rows: Iterable[Sequence[Any]],
    alike: dict[str, Any] | None = None,
) -> None:
    """Insert rows given as tuples in the order of `names`; JSON must be text already.

    `alike` holds the columns that are the same in every row.
    """
    alike = alike or {}
    table, columns = _quoted(model, [*names, *alike])
    listed = ", ".join(columns)
    # a copy goes past Django's cursor, which would name the database's errors as its own
    with connection.cursor() as cursor, connection.wrap_database_errors:
        if connection.vendor == "postgresql":
            rest = tuple(alike.values())
            with cursor.copy(f"COPY {table} ({listed}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row((*row, *rest))
            return
        marks = ", ".join([*["%s"] * len(names), *map(_literal, alike.values())])
        sql = f"INSERT INTO {table} ({listed}) VALUES ({marks})"  # noqa: S608 - names and values of our own
        cursor.executemany(sql, list(rows))


def _literal(value: Any) -> str:
    """Write a value into SQLite's SQL: binding forty empty columns takes longer than the rest."""
    if value is None:
        return "NULL"
    if isinstance(value, int):
        return str(int(value))
    return "'" + str(value).replace("'", "''").replace("%", "%%") + "'"


def insert_from_json(
    model: type[models.Model],
    rows: "models.QuerySet[Any]",
    source: Source,
    alike: dict[str, Any],
) -> int:
    """Insert a row for each of these, taken out of their JSON by the database; return how many.

    `alike` holds what a column has where the source gives nothing; JSON must be text already.
    """
    empty = {name: value for name, value in alike.items() if name not in source.taken}
    table, columns = _quoted(model, [*source.taken, *empty])
    quote = connection.ops.quote_name
    picked = [f"s.{quote(name)}" for name in source.taken]
    for name in empty:
        picked.append(f"COALESCE({_in_json(source, name)}, %s)" if name in source.filled else "%s")
    sub, values = rows.values(*source.taken, source.column).query.sql_with_params()
    joined = ""
    if connection.vendor == "postgresql" and source.filled:
        fields = _by_name(model)
        typed = ", ".join(f"{quote(n)} {fields[n].db_type(connection)}" for n in source.filled)
        joined = f", LATERAL jsonb_to_record(s.{quote(source.column)}) AS r({typed})"
    sql = f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(picked)} FROM ({sub}) s"  # noqa: S608 - names of our own
    with connection.cursor() as cursor:
        cursor.execute(sql + joined, [*empty.values(), *values])
        return int(cursor.rowcount)


def _in_json(source: Source, name: str) -> str:
    """Return the SQL for a value of the JSON, as the type of its column."""
    if connection.vendor == "postgresql":
        return f"r.{connection.ops.quote_name(name)}"
    return f"json_extract(s.{connection.ops.quote_name(source.column)}, '$.{name}')"


def update_entries(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Update rows of lists: each tuple holds the values of `names`, then the row's number."""
    table, columns = _quoted(ListEntry, names)
    set_to = ", ".join(f"{column} = %s" for column in columns)
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {table} SET {set_to} WHERE id = %s", list(rows))  # noqa: S608 - as above


def free_keys(rows: "models.QuerySet[Any]") -> None:
    """Give rows keys that no list gives, before theirs are passed on from one to another."""
    rows.update(row_key=Concat(models.Value("~"), "uid"))


def lock_rows(rows: "models.QuerySet[Any]") -> None:
    """Lock rows in the order of their numbers, as everybody does, without loading them.

    All at once and before anything is decided of them: written in the order of the file, two who
    have rows in common would wait for each other.
    """
    if not connection.features.has_select_for_update:
        return
    sql, values = rows.order_by("pk").select_for_update().values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({sql}) held", values)  # noqa: S608 - a query of ours


def delete_rows(queryset: Any) -> int:
    """Delete rows in a statement, without loading them and without signals."""
    return int(queryset._raw_delete(queryset.db) or 0)


def _quoted(model: type[models.Model], names: Sequence[str]) -> tuple[str, list[str]]:
    fields = _by_name(model)
    quote = connection.ops.quote_name
    return quote(model._meta.db_table), [quote(str(fields[name].column)) for name in names]


def _by_name(model: type[models.Model]) -> "dict[str, models.Field[Any, Any]]":
    return {field.attname: field for field in model._meta.concrete_fields}


PATIENCE = 600  # seconds to wait for another import to finish
PAUSE = 0.12  # seconds; SQLite lets a waiting writer try every tenth of a second


@contextmanager
def turn_to_write() -> Iterator[None]:
    """Do something in a transaction, waiting for other writers as long as it takes."""
    until = time.monotonic() + PATIENCE
    with ExitStack() as stack:
        while True:
            try:
                stack.enter_context(transaction.atomic())
                break
            except OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > until:
                    raise
        yield


def let_others_write() -> None:
    """Pause between two transactions where those who wait do not stand in a queue."""
    if connection.vendor == "sqlite":
        time.sleep(PAUSE)
