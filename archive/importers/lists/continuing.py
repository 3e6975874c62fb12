"""A file held against the columns its list had before: which is which, which are new, which silent.

A column is the same column when only white space, case or Unicode form of its name differ; then
the list goes on calling it as before. It is also the same when what it is (its field) was read from
another column before, which this file lacks: then it was renamed.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from archive.lib.sameness import plain_header
from archive.models import VictimList
from archive.models.row_field import FieldKind
from archive.models.row_fields import IMPORTED, NAME_PARTS

from .earlier import imports_of
from .mapping import ORIGINAL, Column, ColumnMapping, mapping_from_json
from .mapping import MappingRefused as _Refused

_LOOKED_AT = 30  # imports of a list, the latest first
OF_NAMES = frozenset({"name", *NAME_PARTS})


@dataclass(frozen=True)
class Continuation:
    """How the columns of a file go on those of its list."""

    mapping: ColumnMapping
    former: tuple[Column, ...]
    """The columns the list has, in their order, each as the last import mapped it."""

    called: dict[str, str]
    """By column of the file: the name under which the list keeps its cells."""

    means: dict[str, tuple[str, ...]]
    """By column of the file: the columns of the list of which it speaks."""

    @cached_property
    def spoken_of(self) -> frozenset[str]:
        """The columns of the list of which the file speaks, if only by an empty cell."""
        names = {name for names in self.means.values() for name in names}
        return frozenset(names | set(self.called.values()))

    @cached_property
    def silent(self) -> tuple[Column, ...]:
        """The columns of the list of which the file says nothing: what they say stays."""
        return tuple(column for column in self.former if column.name not in self.spoken_of)

    @cached_property
    def added(self) -> tuple[Column, ...]:
        """The columns of the file which the list does not have yet."""
        return tuple(
            column
            for column in self.mapping.columns
            if not column.is_dropped and not self.means[column.name]
        )

    @cached_property
    def renamed(self) -> dict[str, str]:
        """The columns that are called otherwise now: what they were called, and are."""
        return {
            former: column.name
            for column in self.mapping.columns
            for former in self.means[column.name]
            if plain_header(former) != plain_header(column.name)
        }

    @cached_property
    def shared(self) -> tuple[Column, ...]:
        """The columns by which rows can be recognised: kept on both sides, and no mere order."""
        return tuple(
            column
            for column in self.mapping.columns
            if not column.is_dropped
            and self.means[column.name]
            and column.field not in ("position", "uid")
        )

    @cached_property
    def shares_name(self) -> bool:
        """Whether a name is among what can be recognised."""
        of_names = {column.name for column in self.former if column.field in OF_NAMES}
        return any(
            column.field in OF_NAMES or of_names.intersection(self.means[column.name])
            for column in self.shared
        )

    def whole(self) -> ColumnMapping | None:
        """Return the mapping of a row as it will be: with the columns of which the file is silent.

        None where none of those is read, so that the row is what the file says.
        """
        taken = {column.field for column in self.mapping.columns if not column.is_dropped}
        silent = []
        for column in self.silent:
            field = IMPORTED.get(column.field)
            is_read = field and field.kind is not FieldKind.KEY
            is_free = field and (field.many or column.field not in taken)
            silent.append(column if is_read and is_free else replace(column, field=""))
        if not any(column.field for column in silent):
            return None
        order = {column.name: at for at, column in enumerate(self.former)}
        kept = [column for column in self.mapping.columns if not column.is_dropped]
        columns = sorted(
            (*kept, *silent),
            key=lambda column: order.get(self.called.get(column.name, column.name), len(order)),
        )
        return replace(self.mapping, columns=tuple(columns))


def former_columns(victim_list: VictimList | None) -> tuple[Column, ...]:
    """Return the columns a list has, each as the last import that had it mapped it."""
    return _columns_meant(victim_list, former_mappings(victim_list)) if victim_list else ()


def _columns_meant(
    victim_list: VictimList, mappings: Sequence[ColumnMapping]
) -> tuple[Column, ...]:
    """Return the columns of a list as these mappings, the latest first, map them."""
    meant: dict[str, Column] = {}
    for mapping in mappings:
        for column in mapping.columns:
            if not column.is_dropped:
                meant.setdefault(plain_header(column.name), column)
    names = [str(column["name"]) for column in victim_list.columns]
    return tuple(replace(meant.get(plain_header(name), Column(name)), name=name) for name in names)


def former_mappings(victim_list: VictimList) -> list[ColumnMapping]:
    """Return the mappings of the imports of a list, the latest first."""
    kept = imports_of(victim_list).values_list("mapping", flat=True)[:_LOOKED_AT]
    mappings = []
    for data in kept:
        try:
            mapping = mapping_from_json(data)
        except _Refused:  # kept by an older archive
            continue
        if not mapping.merges:
            mappings.append(mapping)
    return mappings


def continued(mapping: ColumnMapping, former: Sequence[Column]) -> Continuation:
    """Hold the columns of a file against those of its list."""
    names = [column.name.removeprefix(ORIGINAL) for column in mapping.columns]
    times = Counter(map(plain_header, names))
    called: dict[str, str] = {}
    means: dict[str, tuple[str, ...]] = {}
    for column, name in zip(mapping.columns, names, strict=True):
        header = plain_header(name)
        same = [
            known.name
            for known in former
            if known.name == name or (times[header] == 1 and plain_header(known.name) == header)
        ]
        means[column.name] = tuple(same)
        called[column.name] = name if name in same or not same else same[0]
    spoken = {name for same in means.values() for name in same}
    reads = {
        column.field: column
        for column in mapping.columns
        if column.field in IMPORTED and not column.is_dropped and not IMPORTED[column.field].many
    }
    for known in former if not mapping.merges else ():
        reader = reads.get(known.field)
        if reader is not None and known.name not in spoken:
            means[reader.name] = (*means[reader.name], known.name)
    return Continuation(mapping, tuple(former), called, means)


def as_before(suggested: ColumnMapping, victim_list: VictimList | None) -> ColumnMapping:
    """Return a suggested mapping in which a column the list had means what it meant before."""
    if victim_list is None or suggested.merges:
        return suggested
    mappings = former_mappings(victim_list)
    before = {plain_header(column.name): column for column in _columns_meant(victim_list, mappings)}
    dropped = {
        plain_header(column.name): column
        for column in (mappings[0].columns if mappings else ())
        if column.is_dropped
    }
    columns, taken = [], set()
    for column in suggested.columns:
        if known := dropped.get(plain_header(column.name)) or (
            before.get(plain_header(column.name)) if mappings else None
        ):
            taken.add(known.field)
            columns.append(replace(known, name=column.name))
        else:
            columns.append(column)
    for at, column in enumerate(columns):
        is_new = plain_header(column.name) not in before.keys() | dropped.keys()
        if is_new and column.field in taken and not IMPORTED[column.field].many:
            columns[at] = replace(column, field="")
    made = replace(suggested, columns=tuple(columns))
    if not mappings:
        return made
    order = made.name_order or mappings[0].name_order
    return replace(made, name_order=order, pair_by=made.fitting(mappings[0].pair_by))
