"""Which column of a file is what, which are shown, and which are dropped on purpose.

A mapping is kept as JSON: with the batch, as a saved profile, or in a file beside the list.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from archive.lib.names import fold
from archive.models import ImportProfile
from archive.models.row_fields import IMPORTED
from archive.services.refusal import Refused

from .fields import is_own_export, language_of, may_be_whole, suggested_fields

NAME_ORDERS = ("", "family-first", "given-first")
ORIGINAL = "original: "  # before the name of an original column, in our own exports


class MappingRefused(Refused):
    """A mapping that cannot be used: a sentence for each reason."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file. `field` is empty where it is only kept verbatim.

    `values` pairs single cells (white space squeezed) with what they mean, where the archive would
    not know: read in place of the cell, whatever its field; “unknown” for “nobody knows”.
    """

    name: str
    field: str = ""
    is_public: bool = False
    is_dropped: bool = False
    language: str = ""
    values: tuple[tuple[str, str], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return it as kept; only what differs from a private, verbatim column."""
        said = {
            "field": self.field,
            "public": self.is_public,
            "drop": self.is_dropped,
            "language": self.language,
            "values": dict(self.values),
        }
        return {"name": self.name} | {key: value for key, value in said.items() if value}


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """All columns of a file in their order, and the order of the words of a name."""

    columns: tuple[Column, ...]
    name_order: str = ""
    merges: bool = False
    """True for our own export: original columns it leaves out stay as they are."""

    def as_json(self) -> dict[str, Any]:
        """Return it as kept with a batch or a profile."""
        made: dict[str, Any] = {"columns": [column.as_json() for column in self.columns]}
        if self.name_order:
            made["name_order"] = self.name_order
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
        if not {"name", "given", "family", "other_name"} & set(fields):
            sentences.append(_("No column is mapped to the name."))
        if self.name_order not in NAME_ORDERS:
            sentences.append(_("The order of names is family-first, given-first or empty."))
        return sentences

    def fitted(self, names: Sequence[str]) -> "ColumnMapping":
        """Return the mapping in the order of a file's columns; new ones are kept, private.

        Raises MappingRefused where the file lacks a column the mapping reads.
        """
        known = {column.name.casefold(): column for column in self.columns}
        present = {name.casefold() for name in names}
        missing = [
            _("The file has no column “%(column)s”, which is mapped to “%(field)s”.")
            % {"column": column.name, "field": column.field}
            for column in self.columns
            if column.field and not column.is_dropped and column.name.casefold() not in present
        ]
        if missing:
            raise MappingRefused(*missing)
        columns = tuple(
            replace(known.get(name.casefold(), Column(name)), name=name) for name in names
        )
        return replace(self, columns=columns)


def suggest_mapping(names: Sequence[str], rows: Sequence[Sequence[str]]) -> ColumnMapping:
    """Suggest a mapping from headers and the first rows; every column private, none dropped.

    A list downloaded from this archive is mapped back to where it came from.
    """
    own = is_own_export(names)
    columns = []
    fields = suggested_fields(names)
    whole = _cells(rows, fields.index("name")) if "name" in fields else []
    for at, (name, suggested) in enumerate(zip(names, fields, strict=True)):
        samples, meaning = _cells(rows, at), suggested
        if suggested == "other_name" and may_be_whole(name) and _are_parts(samples, whole):
            meaning = "given"
        language = language_of(name, samples) if meaning == "other_name" else ""
        original = name.startswith(ORIGINAL)
        dropped = own and not meaning and not original
        columns.append(Column(name, meaning, own and original, dropped, language))
    return ColumnMapping(tuple(columns), merges=own)


def _cells(rows: Sequence[Sequence[str]], at: int) -> list[str]:
    return [row[at] if at < len(row) else "" for row in rows]


def _are_parts(cells: Sequence[str], names: Sequence[str]) -> bool:
    """Whether cells repeat a part of the names beside them, and never all of one."""
    pairs = [
        (set(fold(cell).split()), set(fold(name).split()))
        for cell, name in zip(cells, names, strict=True)
        if cell.strip() and name.strip()
    ]
    return bool(pairs) and all(part < name for part, name in pairs)


def mapping_from_json(data: Any) -> ColumnMapping:
    """Read a kept mapping. Raises MappingRefused, a sentence for each reason."""
    columns = data.get("columns") if isinstance(data, dict) else None
    if not isinstance(columns, list) or not all(
        isinstance(column, dict) and isinstance(column.get("name"), str) for column in columns
    ):
        raise MappingRefused("A mapping has “columns”, a list of objects with a “name” each.")
    mapping = ColumnMapping(
        tuple(
            Column(
                column["name"],
                str(column.get("field") or ""),
                column.get("public") is True,
                column.get("drop") is True,
                str(column.get("language") or ""),
                tuple(
                    (str(key), str(value)) for key, value in (column.get("values") or {}).items()
                ),
            )
            for column in columns
        ),
        str(data.get("name_order") or ""),
        data.get("merges") is True,
    )
    if problems := mapping.problems():
        raise MappingRefused(*problems)
    return mapping


def save_profile(title: str, mapping: ColumnMapping) -> ImportProfile:
    """Keep a mapping under a title, to be used again; the same title is written over."""
    profile, _made = ImportProfile.objects.update_or_create(
        title=title, defaults={"mapping": mapping.as_json()}
    )
    return profile
