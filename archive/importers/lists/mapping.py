"""Which column of a file is what, which are shown, and which are dropped on purpose.

A mapping is kept as JSON: with the batch, as a saved profile, or in a file beside the list.
"""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from archive.lib.sameness import plain_header
from archive.models import ImportProfile
from archive.models.row_fields import DATE_PARTS, IMPORTED, SPLIT_DATES
from archive.services.refusal import Refused

from .fields import is_own_export, language_of, suggested_fields
from .headers import NAMES, field_of
from .split_dates import with_split_dates

NAME_ORDERS = ("", "family-first", "given-first")
FEW = 4  # rows; fewer say nothing of a whole list
ORIGINAL = "original: "  # before the name of an original column, in our own exports


class MappingRefused(Refused):
    """A mapping that cannot be used: a sentence for each reason."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file. `field` is empty where it is only kept verbatim.

    `values` pairs single cells (white space squeezed) with what they mean, where the archive would
    not know: read in place of the cell, whatever its field; “unknown” for “nobody knows”.
    `doubts` pairs codes of findings with what all cells that cause them mean, also cells that only
    a later release has (see `answers`).
    """

    name: str
    field: str = ""
    is_public: bool = False
    is_dropped: bool = False
    language: str = ""
    values: tuple[tuple[str, str], ...] = ()
    doubts: tuple[tuple[str, str], ...] = ()
    told: dict[str, str] = dataclasses.field(init=False, repr=False, compare=False)
    """`values`, to look up."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "told", dict(self.values))

    @property
    def is_answered(self) -> bool:
        """Whether something is said of single cells or doubts."""
        return bool(self.values or self.doubts)

    def as_json(self) -> dict[str, Any]:
        """Return it as kept; only what differs from a private, verbatim column."""
        said = {
            "field": self.field,
            "public": self.is_public,
            "drop": self.is_dropped,
            "language": self.language,
            "values": dict(self.values),
            "doubts": dict(self.doubts),
        }
        return {"name": self.name} | {key: value for key, value in said.items() if value}


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """All columns of a file in their order, and the order of the words of a name."""

    columns: tuple[Column, ...]
    name_order: str = ""
    merges: bool = False
    """True for our own export: original columns it leaves out stay as they are."""
    pair_by: tuple[str, ...] = ()
    """The columns by which rows are paired that cannot be recognised by all they say."""

    def as_json(self) -> dict[str, Any]:
        """Return it as kept with a batch or a profile."""
        made: dict[str, Any] = {"columns": [column.as_json() for column in self.columns]}
        if self.name_order:
            made["name_order"] = self.name_order
        if self.pair_by:
            made["pair_by"] = list(self.pair_by)
        return made | ({"merges": True} if self.merges else {})

    def has(self, name: str) -> bool:
        """Whether a column has this field."""
        return any(column.field == name and not column.is_dropped for column in self.columns)

    @property
    def dropped(self) -> list[str]:
        """The names of the columns that are dropped on purpose."""
        return [column.name for column in self.columns if column.is_dropped]

    def problems(self) -> list[str]:
        """Return what is wrong, a sentence each."""
        sentences = []
        fields = [column.field for column in self.columns if column.field and not column.is_dropped]
        for name in dict.fromkeys(fields):
            if name not in IMPORTED:
                sentences.append(_("There is no field “%s”.") % name)
            elif fields.count(name) > 1 and not IMPORTED[name].many:
                sentences.append(_("Two columns are mapped to “%s”.") % IMPORTED[name].label)
        sentences += _problems_of_dates(fields)
        if not (NAMES - {"patronymic"}) & set(fields):
            sentences.append(_("No column is mapped to the name."))
        if self.name_order not in NAME_ORDERS:
            sentences.append(_("The order of names is family-first, given-first or empty."))
        return sentences

    def missing(self, names: Sequence[str]) -> list[Column]:
        """Return the columns that are read and that a file with these columns lacks."""
        present = {plain_header(name) for name in names}
        return [
            column
            for column in self.columns
            if column.field and not column.is_dropped and plain_header(column.name) not in present
        ]

    def without(self, columns: Sequence[Column]) -> "ColumnMapping":
        """Return the mapping without some columns."""
        return replace(self, columns=tuple(kept for kept in self.columns if kept not in columns))

    def fitting(self, pair_by: Sequence[str]) -> tuple[str, ...]:
        """Return columns to pair rows by as this file calls them; none where it lacks one."""
        here = {plain_header(column.name): column.name for column in self.columns}
        called = [here.get(plain_header(name), "") for name in pair_by]
        return tuple(called) if all(called) else ()

    def fitted(self, names: Sequence[str]) -> "ColumnMapping":
        """Return the mapping in the order of a file's columns; new ones are kept, private.

        Raises MappingRefused where the file lacks a column the mapping reads.
        """
        if missing := self.missing(names):
            raise MappingRefused(
                *(
                    _("The file has no column “%(column)s”, which is mapped to “%(field)s”.")
                    % {"column": column.name, "field": column.field}
                    for column in missing
                )
            )
        exact = {column.name: column for column in self.columns}
        known = {plain_header(column.name): column for column in reversed(self.columns)}
        columns, taken = [], set(names)
        for name in names:
            column = exact.get(name) or known.get(plain_header(name))
            if column is None or (column.name != name and column.name in taken):
                column = Column(name)  # of two that differ in case only, the other is meant
            taken.add(column.name)
            columns.append(replace(column, name=name))
        made = replace(self, columns=tuple(columns))
        return replace(made, pair_by=made.fitting(self.pair_by))


def _problems_of_dates(fields: Sequence[str]) -> list[str]:
    """Return what is wrong with dates in several columns: said twice, or without a year."""
    sentences = []
    for date in SPLIT_DATES:
        label = IMPORTED[date].label
        parts = {f"{date}_{part}" for part in DATE_PARTS} & set(fields)
        if parts and date in fields:
            sentences.append(_("“%s” is mapped whole, and in parts.") % label)
        elif parts and f"{date}_year" not in parts:
            sentences.append(_("Of “%s” the year is not mapped.") % label)
    return sentences


def suggest_mapping(names: Sequence[str], rows: Sequence[Sequence[str]]) -> ColumnMapping:
    """Suggest a mapping from headers and the first rows; every column private, none dropped.

    A list downloaded from this archive is mapped back to where it came from.
    """
    own = is_own_export(names)
    columns = []
    fields = suggested_fields(names, rows)
    if not own:
        fields = with_split_dates(names, [field_of(name) for name in names], fields)
    for at, (name, meaning) in enumerate(zip(names, fields, strict=True)):
        samples = [row[at] for row in rows if at < len(row)]
        language = language_of(name, samples) if meaning == "other_name" else ""
        original = name.startswith(ORIGINAL)
        dropped = own and not meaning and not original
        columns.append(Column(name, meaning, own and original, dropped, language))
    return ColumnMapping(tuple(columns), merges=own)


def is_nameless(mapping: ColumnMapping, rows: Sequence[Sequence[str]]) -> bool:
    """Whether the columns of the name say nothing in nearly all of the first rows, or no words."""
    named = [
        at
        for at, column in enumerate(mapping.columns)
        if column.field in NAMES and not column.is_dropped
    ]
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    with_name = sum(
        any(at < len(row) and any(map(str.isalpha, row[at])) for at in named) for row in filled
    )
    return len(filled) >= FEW and with_name * 10 < len(filled)


def mapping_from_json(data: Any) -> ColumnMapping:
    """Read a kept mapping. Raises MappingRefused, a sentence for each reason."""
    columns = data.get("columns") if isinstance(data, dict) else None
    if not isinstance(columns, list) or not all(
        isinstance(column, dict) and isinstance(column.get("name"), str) for column in columns
    ):
        raise MappingRefused("A mapping has “columns”, a list of objects with a “name” each.")
    mapping = ColumnMapping(
        tuple(column_from_json(column) for column in columns),
        str(data.get("name_order") or ""),
        data.get("merges") is True,
        tuple(str(name) for name in data.get("pair_by") or ()),
    )
    if problems := mapping.problems():
        raise MappingRefused(*problems)
    return mapping


def column_from_json(data: dict[str, Any]) -> Column:
    """Read a column as it is kept in a mapping."""
    return Column(
        data["name"],
        str(data.get("field") or ""),
        data.get("public") is True,
        data.get("drop") is True,
        str(data.get("language") or ""),
        _pairs(data.get("values")),
        _pairs(data.get("doubts")),
    )


def _pairs(said: Any) -> tuple[tuple[str, str], ...]:
    """Return what is said of cells, keys as cells are compared: white space squeezed."""
    if not isinstance(said, dict):
        return ()
    return tuple((" ".join(str(key).split()), str(value)) for key, value in said.items())


def save_profile(title: str, mapping: ColumnMapping) -> ImportProfile:
    """Keep a mapping under a title, to be used again; the same title is written over."""
    profile, _made = ImportProfile.objects.update_or_create(
        title=title, defaults={"mapping": mapping.as_json()}
    )
    return profile
