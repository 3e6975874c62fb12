"""The collection as its tables say it: rows of models, not yet in any database."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from archive.models import ListEntry, Record
from archive.models.curated import Curated
from archive.models.registry import State

from .tables import FOLDER, CollectionRefused, Row, Tables, slugged
from .uids import UidMap
from .wording import Texts, Wording

Fields = dict[str, Any]  # columns of a model; of a many-to-many, the ids it links to
MOMENT = datetime(2026, 11, 23, tzinfo=UTC)  # when the first collection was put together
STARTING_TEXT = "bloody-memory"
IS_DRAFT = "is_draft"  # among the columns a table reads: the record is not to be public
MADE_BY_MACHINE = ["az", "ru"]  # the translations no person has reviewed yet
KEYED = {  # what rows of a table name rows of another by
    "source": ("sources.csv", "key"),
    "event": ("events.csv", "slug"),
    "place": ("places.csv", "slug"),
    "organisation": ("organisations.csv", "slug"),
    "person": ("people.csv", "slug"),
    "figure": ("figures.csv", "id"),
}


@dataclass(frozen=True)
class Table:
    """A CSV file: the model its rows become, what each column says, and the key of a row.

    A column is declared by the function that reads it (columns.py); any other column is
    refused. By its key a row keeps its permanent id, whatever else of it is corrected.
    """

    file: str
    model: Any
    key: Callable[[Mapping[str, str]], str]
    columns: "Columns"


@dataclass
class Sheet:
    """A list of names: its file, the id of its record, our reading of each row by its key."""

    path: Path
    victim_list: str
    readings: dict[str, ListEntry] = field(default_factory=dict)


class Collection:
    """Reads tables into rows of models, and notes all that is wrong with file, row and column."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.folder = folder
        self.tables = Tables(folder)
        self.uids = UidMap(folder / "uids.csv")
        titles = {key: row["title"] for key, row in self.tables.keys("sources.csv", "key").items()}
        self.wording = Wording(folder / "translations", titles)
        self.problems: list[str] = []
        self.objects: dict[Any, dict[str, Any]] = {}  # by model and id
        self.links: dict[tuple[Any, str], dict[str, list[str]]] = {}  # by model and many-to-many
        self.sheets: dict[str, Sheet] = {}  # by key of the list
        # where we are: named in every problem, and new rows belong to the file
        self.file, self.number, self.column = "", 0, ""
        self._column_of: dict[str, str] = {}

    def rows(self, table: Table) -> Iterator[Row]:
        """Yield the rows of a table; until the next row, problems name its row."""
        rows = self.tables.rows(table.file)
        self.file, self.number, self.column = table.file, 1, ""
        strange = set(rows[0]) ^ set(table.columns) if rows else set()
        for column in sorted(strange):
            self.problem("is not declared." if column in rows[0] else "is missing.", column)
        for row in rows if not strange else ():
            self.number, self.column, self._column_of = row.number, "", {}
            yield row
        self.number, self.column = 0, ""

    def add(self, table: Table) -> Iterator[tuple[Row, Any]]:
        """Make a row of the model of each row of a table; yield both."""
        is_record = issubclass(table.model, Curated)
        for row in self.rows(table):
            fields, key = self.fields(row, table), table.key(row)
            yield row, (self.record if is_record else self.row)(table.model, key, fields)

    def add_all(self, *tables: Table) -> None:
        """Add every row of tables that need nothing but their columns."""
        for table in tables:
            for _row, _made in self.add(table):
                pass

    def fields(self, row: Row, table: Table) -> Fields:
        """Return what the columns of a row say."""
        fields: Fields = {}
        for column, read in table.columns.items():
            self.column = column
            said = {name: value for name, value in read(self, row, column).items() if value != ""}
            self._column_of |= dict.fromkeys(said, column)
            fields |= said
        self.column = ""
        return fields

    def problem(self, sentence: str, column: str = "") -> None:
        """Note what is wrong; reading goes on, so that all problems are named at once."""
        row = f"row {self.number}" if self.number else ""
        where = ", ".join(filter(None, [self.file, row, column or self.column]))
        self.problems.append(f"{where}: {sentence}")

    def texts(self, name: str, english: str) -> Texts:
        """Return the columns of a text in every language."""
        try:
            return self.wording.texts(name, english) if english else {}
        except ValueError as error:
            self.problem(str(error))
            return {}

    def ref(self, kind: str, key: str) -> str | None:
        """Return the id of a row that another row names; nothing for an empty cell."""
        if not key:
            return None
        file, column = KEYED[kind]
        if key not in self.tables.keys(file, column):
            self.problem(f"no {kind} “{key}” in {file}.")
            return None
        return self.uids.uid(file, key, kind)

    def term(self, vocabulary: str, words: str) -> str | None:
        """Return the id of a term; nothing for an empty cell."""
        if not words:
            return None
        key = f"{vocabulary}:{slugged(words)}"
        if ("terms.csv", key, "term") not in self.uids.known:
            self.problem(f"no term “{words}” in the vocabulary {vocabulary}.")
            return None
        return self.uids.uid("terms.csv", key, "term")

    def row(self, model: Any, key: str, fields: Fields) -> Any:
        """Add a row of a model without a page of its own; return it."""
        kind = re.sub(r"(?<!^)(?=[A-Z])", "-", model.__name__).lower()
        return self._add(model, self.uids.uid(self.file, key, kind), fields)

    def record(self, model: Any, key: str, fields: Fields) -> Any:
        """Add a curated record, public unless it is a draft, with its row of the registry."""
        kind = model.record_kind.value
        uid = self.uids.uid(self.file, key, kind)
        published = {"state": State.PUBLISHED.value, "first_published_at": MOMENT}
        state = {} if fields.pop(IS_DRAFT, False) else published
        self.objects.setdefault(Record, {})[uid] = Record(uid=uid, kind=kind, **state)
        machine = MADE_BY_MACHINE if is_translated(fields) else []
        known = {"import_key": f"{self.file}:{key}", "machine_translated": machine}
        return self._add(model, uid, known | fields)

    def _add(self, model: Any, uid: str, fields: Fields) -> Any:
        """Add a row under its id; the same id twice means two rows with a key."""
        if uid in self.objects.setdefault(model, {}):
            self.problem(f"two rows have the same key ({model._meta.verbose_name}).")
        made = self.objects[model][uid] = self.made(model, fields)
        made.pk = uid
        for link in model._meta.many_to_many:
            self.links.setdefault((model, link.name), {})[uid] = fields.get(link.name, [])
        return made

    def made(self, model: Any, fields: Fields) -> Any:
        """Return a row of a model, its values checked as a form checks them."""
        linked = {link.name for link in model._meta.many_to_many}
        columns = {column.attname: column for column in model._meta.concrete_fields}
        checked = {
            name: value if columns[name].is_relation else self._clean(columns[name], value)
            for name, value in fields.items()
            if value not in (None, "", [], {}) and name not in linked  # the default says the same
        }
        return model(**checked)

    def _clean(self, column: "models.Field[Any, Any]", value: Any) -> Any:
        try:
            return column.clean(value, None)
        except ValidationError as error:
            self.problem(" ".join(error.messages), self._column_of.get(column.attname, column.name))
            return None

    def require_sound(self, *, is_giving_ids: bool = False) -> None:
        """Raise CollectionRefused naming all that is wrong, rows without a permanent id too."""
        problems = list(self.problems)
        if not is_giving_ids:
            problems += [
                f"{file}: {key} has no permanent id yet; load_collection --give-ids writes it."
                for file, key, _kind in self.uids.added
            ]
        if problems:
            raise CollectionRefused(*problems)


Reader = Callable[[Collection, Row, str], Fields]
"""Reads a column of a row (collection, row, name of the column) into columns of the model."""
Columns = dict[str, Reader]


def is_translated(fields: Mapping[str, Any]) -> bool:
    """Return whether a text of the record was translated."""
    return any(value and name.endswith("_az") for name, value in fields.items())
