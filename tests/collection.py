"""The first collection, loaded once in a run: its rows are kept, and put back wherever it is asked.

Loading takes seconds; putting the same rows back takes a small part of one. Processes that run
tests side by side share what the first of them kept.
"""

import csv
import fcntl
import pickle
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.core.management.color import no_style
from django.db import connection, transaction

from archive.importers.collection import load
from archive.importers.collection.load import Loaded
from archive.importers.collection.tables import read_table
from archive.models import ImportBatch, SearchWords
from archive.search.engines import engine
from archive.search.index import writer

AT_ONCE = 200  # rows in one statement


@dataclass(frozen=True)
class Kept:
    """What loading said, the rows it left (table, columns, values), and the files of its lists."""

    loaded: Loaded
    tables: list[tuple[str, list[str], list[tuple[Any, ...]]]]
    files: dict[str, bytes]


def kept(folder: Path) -> Kept:
    """Return the collection as it is kept in that folder; who asks first in a run loads it."""
    file = folder / "collection.pickle"
    with (folder / "collection.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            file.write_bytes(pickle.dumps(_kept()))
    return pickle.loads(file.read_bytes())  # noqa: S301 - written by this run


def put(collection: Kept) -> None:
    """Write rows and files into this empty archive, as they were when they were kept."""
    for name, content in collection.files.items():
        # another test may have left a file of that name, with something else in it
        path = Path(_storage().path(name))
        if not path.exists() or path.read_bytes() != content:
            _storage().delete(name)
            _storage().save(name, ContentFile(content))
    with transaction.atomic(), connection.cursor() as cursor:
        for name, columns, rows in collection.tables:
            for at in range(0, len(rows), AT_ONCE):
                _insert(cursor, name, columns, rows[at : at + AT_ONCE])
        for statement in connection.ops.sequence_reset_sql(no_style(), _models()):
            cursor.execute(statement)
        words = SearchWords.objects.order_by("rank").values_list("rank", "tokens")
        engine().add(list(words))
        engine().sort_in()
        writer.learn()


def _models() -> list:
    return list(apps.get_app_config("archive").get_models(include_auto_created=True))


def _kept() -> Kept:
    with transaction.atomic():
        loaded = load()
        tables = [_rows(model) for model in _models()]
        files = {
            batch.file.name: Path(batch.file.path).read_bytes()
            for batch in ImportBatch.objects.all()
        }
        transaction.set_rollback(True)
    return Kept(loaded, [table for table in tables if table[-1]], files)


def _storage() -> Storage:
    return ImportBatch._meta.get_field("file").storage


def _rows(model) -> tuple[str, list[str], list[tuple]]:
    quote = connection.ops.quote_name
    columns = [quote(field.column) for field in model._meta.local_concrete_fields]
    name = quote(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(columns)} FROM {name}")
        return name, columns, cursor.fetchall()


def _insert(cursor, name: str, columns: list[str], rows: list[tuple]) -> None:
    row = f"({', '.join(['%s'] * len(columns))})"
    values = [value for row in rows for value in row]
    cursor.execute(
        f"INSERT INTO {name} ({', '.join(columns)}) VALUES {', '.join([row] * len(rows))}", values
    )


def correct(folder, file, key, **cells):
    """Correct cells of the one row whose first column, or number in its list, is the key."""
    rows = read_table(folder / file)
    named = [row for row in rows if key in (next(iter(row.values())), row.get("row_no"))]
    assert len(named) == 1
    assert set(cells) <= set(named[0])
    named[0].update(cells)
    with (folder / file).open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
