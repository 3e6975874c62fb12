"""A row of cells read by its mapping: the columns of a ListEntry, and what deserves a look."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.lib.names import sort_key
from archive.lib.names.order import name_in_order
from archive.lib.names.unnamed import Naming, naming
from archive.lib.unknown import is_unknown
from archive.models.registry import quick_uids, typed_uid
from archive.models.row_fields import NAME_PARTS, SPLIT_DATES

from .answers import read_answered, settle
from .cells import CellReader, Reader
from .dating import check_dates
from .drafts import NOTE, Draft
from .fields import LONGEST, LONGEST_NAME
from .headers import NAMES
from .letters import check_letters
from .lookups import Lookups
from .mapping import ORIGINAL, Column, ColumnMapping
from .naming import NAMELESS, names_nobody, parts_of_name
from .no_persons import Cells, may_be_no_person, refuse_no_person
from .split_dates import join_dates


def finish_name(
    draft: Draft, parts: Sequence[str], column_of: dict[str, str], name_order: str
) -> None:
    """Settle the name of a row. `parts` are the cells of its parts, in the order of the file."""
    columns, column = draft.columns, column_of.get("name", "")
    name = columns.get("name_as_recorded", "")
    if "name" not in column_of:
        name = _joined(draft, parts)
        if name and naming(name) is Naming.NO_NAME and names_nobody(draft, "", name):
            name = columns["name_as_recorded"] = ""
            for part in NAME_PARTS:
                columns.pop(part, None)
    elif name:
        columns |= parts_of_name(draft, column_of, name_order, name)
    if not name:
        if not any(finding.code == NAMELESS for finding in draft.findings):
            draft.note(NOTE, NAMELESS, column, _("No name is recorded."))
    elif not any(char.isalpha() for char in name):
        draft.warn("name-in-digits", column, _("The name has no letters."), name)


def _joined(draft: Draft, parts: Sequence[str]) -> str:
    said = (" ".join(part.split()) for part in parts)
    name = " ".join(part for part in said if part and not is_unknown(part))
    if len(name) > LONGEST_NAME:
        message = _("The name has more than %d characters.") % LONGEST_NAME
        draft.refuse("too-long", "", message)
        return name
    draft.columns["name_as_recorded"] = name
    return name


Numbered = tuple[int, int, list[str]]  # number in the file, number among the rows, cells
_CELLS: Any = gettext_lazy("It has %(cells)d cells, the header has %(width)d.")


class Interpreter:
    """Reads rows by a mapping. `lookups` may be renewed between slices.

    `uids` are permanent ids of new rows by their key, where those were given before; `called` says
    under which name the list keeps the cells of a column, where not under that of the file.
    """

    def __init__(
        self,
        mapping: ColumnMapping,
        lookups: Lookups,
        *,
        pads_short_rows: bool = False,
        uids: Mapping[str, str] | None = None,
        called: Mapping[str, str] | None = None,
    ) -> None:
        self.mapping, self.lookups, self.pads = mapping, lookups, pads_short_rows
        self.uids = uids or {}
        self.cells = CellReader(lookups)
        self.names = [column.name for column in mapping.columns]
        self.column_of = {
            column.field: column.name
            for column in mapping.columns
            if column.field and not column.is_dropped
        }
        self._answered = {column.name: column for column in mapping.columns if column.is_answered}
        for date in SPLIT_DATES:
            if year := self.column_of.get(f"{date}_year"):
                self.column_of.setdefault(date, year)
        self._kept = [at for at, kept in enumerate(mapping.columns) if not kept.is_dropped]
        self.kept_names = [self.names[at] for at in self._kept]
        self._original = [
            (called or {}).get(column.name) or column.name.removeprefix(ORIGINAL)
            for column in mapping.columns
        ]
        self._named = [at for at in self._kept if mapping.columns[at].field in NAMES]
        self._hashed = [at for at in self._kept if mapping.columns[at].field != "position"]
        self._readers: list[tuple[int, Column, Reader]] = [
            (at, mapping.columns[at], self.cells.reader(mapping.columns[at].field))
            for at in self._kept
            if mapping.columns[at].field
        ]

    def read_all(self, rows: Sequence[Numbered]) -> list[Draft]:
        """Read rows."""
        uids = quick_uids(len(rows))
        return [self._read(*row, uid) for row, uid in zip(rows, uids, strict=True)]

    def _read(self, number: int, ordinal: int, cells: Sequence[str], uid: str) -> Draft:
        draft = Draft(number)
        row = self._fitted(draft, list(cells))
        draft.row = [row[at] for at in self._kept]
        check_letters(draft, self.kept_names, draft.row)
        if self._is_header(row):
            draft.refuse("header-again", "", _("The row repeats the header."))
        elif may_be_no_person([row[at] for at in self._named], draft.row):
            self._look_for_a_person(draft, row, ordinal)
        if draft.is_refused:
            self._read_key_of_refused(draft, row)
            return draft
        draft.columns = {"position": ordinal, "uid": uid}
        for at, column, reader in self._readers:
            text = row[at]
            if not text.isspace() and text:
                if column.is_answered:
                    read_answered(draft, column, reader, text)
                else:
                    reader(draft, column, text)
        self._finish(draft, row)
        return draft

    def _fitted(self, draft: Draft, cells: list[str]) -> list[str]:
        """Return as many cells as the header has; refuse the row where that is not so."""
        width = len(self.names)
        if len(cells) > width:
            if any(cell.strip() for cell in cells[width:]):
                message = _CELLS % {"cells": len(cells), "width": width}
                draft.refuse("too-many-cells", "", str(message), cells[width])
            return cells[:width]
        if len(cells) < width:
            if not self.pads:
                message = _CELLS % {"cells": len(cells), "width": width}
                draft.refuse("too-few-cells", "", str(message))
            cells += [""] * (width - len(cells))
        return cells

    def _is_header(self, row: list[str]) -> bool:
        return row[0].strip() == self.names[0] and all(
            cell.strip() == name
            for cell, name in zip(row, self.names, strict=True)
            if cell or not name.startswith("Column ")
        )

    def _look_for_a_person(self, draft: Draft, row: list[str], ordinal: int) -> None:
        """Refuse sums and headings, unless the mapping says what such a cell means."""
        filled = [at for at in self._kept if row[at].strip()]
        columns = [self.mapping.columns[at] for at in filled]
        said = [" ".join(row[at].split()) for at in filled]
        if not any(text in dict(column.values) for column, text in zip(columns, said, strict=True)):
            fields = [column.field for column in columns]
            names = [column.name for column in columns]
            refuse_no_person(draft, Cells(fields, names, said), ordinal - 1)

    def _read_key_of_refused(self, draft: Draft, row: list[str]) -> None:
        """Know which row of the list a refused row is, so that it does not count as gone."""
        for at, column, _reader in self._readers:
            if column.field == "row_key":
                draft.key = row[at].strip()[: LONGEST["row_key"]]
            elif column.field == "uid":
                draft.uid = typed_uid(row[at])

    def _finish(self, draft: Draft, row: list[str]) -> None:
        columns = draft.columns
        original = {self._original[at]: row[at] for at in self._kept if row[at]}
        if self.mapping.merges:
            own = {column.name for column in self.mapping.columns if column.field}
            original = {name: cell for name, cell in original.items() if name not in own}
        columns["original"] = original
        said = [row[at] for at, column, _reader in self._readers if column.field in NAME_PARTS]
        finish_name(draft, said, self.column_of, self.mapping.name_order)
        if self._answered and draft.findings and settle(draft, self._answered):
            draft.note(NOTE, "no-name", self.column_of["name"], _("No name is recorded."))
        self._finish_key(draft, row)
        if draft.key in self.uids:
            columns["uid"] = self.uids[draft.key]
        if draft.date_parts:
            join_dates(draft)
        check_dates(draft, self.column_of, self.lookups)
        if self._answered and draft.findings:
            settle(draft, self._answered, only_codes=True)
        name = name_in_order(columns.get("name_as_recorded", ""), columns.get("patronymic", ""))
        columns["sort_az"] = sort_key(name, "az")[:400]

    def _finish_key(self, draft: Draft, row: list[str]) -> None:
        draft.key = draft.key or draft.uid
        if draft.key:
            return
        if "row_key" in self.column_of:
            draft.refuse("no-key", self.column_of["row_key"], _("The row has no key."))
            return
        said = "\x1e".join(f"{self.names[at]}\x1f{row[at]}" for at in self._hashed if row[at])
        draft.key = "h:" + hashlib.blake2b(said.encode(), digest_size=10).hexdigest()
