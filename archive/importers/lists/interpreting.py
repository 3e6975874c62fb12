"""A row of cells read by its mapping: the columns of a ListEntry, and what deserves a look."""

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

from archive.lib.languages import script_of
from archive.lib.names import fold, parse_name, sort_key

from .dating import check_dates, put_date
from .drafts import Draft
from .fields import FIELDS, LONGEST_NAME, NAME_PARTS
from .findings import NOTE
from .ids import quick_uid
from .letters import check_letters
from .lookups import Lookups
from .mapping import ORIGINAL, Column, ColumnMapping
from .vocabulary import FATES, SEXES, TOTALS
from .words import is_unknown, read_age

Reader = Callable[[Draft, Column, str], None]
_CIRCUMSTANCES = {"ru": "circumstances_ru", "en": "circumstances_en", "az": "circumstances_az"}
_LONGEST_TOTAL = 12  # characters
_LONGEST_POSITION = 2_000_000_000


class Interpreter:
    """Reads rows by one mapping. `lookups` may be renewed between slices."""

    def __init__(
        self, mapping: ColumnMapping, lookups: Lookups, *, pads_short_rows: bool = False
    ) -> None:
        self.mapping, self.lookups, self.pads = mapping, lookups, pads_short_rows
        self.names = [column.name for column in mapping.columns]
        self.column_of = {
            column.field: column.name
            for column in mapping.columns
            if column.field and not column.is_dropped
        }
        self._kept = [at for at, one in enumerate(mapping.columns) if not one.is_dropped]
        self.kept_names = [self.names[at] for at in self._kept]
        self._original = [column.name.removeprefix(ORIGINAL) for column in mapping.columns]
        self._hashed = [at for at in self._kept if mapping.columns[at].field != "position"]
        self._readers: list[tuple[int, Column, Reader]] = [
            (at, mapping.columns[at], getattr(self, f"_read_{mapping.columns[at].field}"))
            for at in self._kept
            if mapping.columns[at].field
        ]

    def read(self, number: int, ordinal: int, cells: Sequence[str]) -> Draft:
        """Read one row; `number` is its number in the file, `ordinal` that among the rows."""
        draft = Draft(number)
        row = self._fitted(draft, list(cells))
        draft.row = [row[at] for at in self._kept]
        check_letters(draft, self.kept_names, draft.row)
        if self._is_header(row):
            draft.refuse("header-again", "", "The row repeats the header.")
        if draft.is_refused:
            self._read_key_of_refused(draft, row)
            return draft
        draft.columns = {"position": ordinal, "uid": quick_uid()}
        for at, column, reader in self._readers:
            text = row[at]
            if not text.isspace() and text:
                reader(draft, column, text)
        self._finish(draft, row)
        return draft

    def _fitted(self, draft: Draft, cells: list[str]) -> list[str]:
        """Return as many cells as the header has; refuse the row where that is not so."""
        width = len(self.names)
        if len(cells) > width:
            if any(cell.strip() for cell in cells[width:]):
                message = f"It has {len(cells)} cells, the header has {width}."
                draft.refuse("too-many-cells", "", message, cells[width])
            return cells[:width]
        if len(cells) < width:
            if not self.pads:
                message = f"It has {len(cells)} cells, the header has {width}."
                draft.refuse("too-few-cells", "", message)
            cells += [""] * (width - len(cells))
        return cells

    def _is_header(self, row: list[str]) -> bool:
        return row[0].strip() == self.names[0] and all(
            cell.strip() == name
            for cell, name in zip(row, self.names, strict=True)
            if cell or not name.startswith("Column ")
        )

    def _read_key_of_refused(self, draft: Draft, row: list[str]) -> None:
        """Know which row of the list a refused one is, so that it does not count as gone."""
        for at, column, _reader in self._readers:
            if column.field == "row_key":
                draft.key = row[at].strip()[: FIELDS["row_key"].longest]
            elif column.field == "uid":
                draft.uid = row[at].strip()[:12]

    def _finish(self, draft: Draft, row: list[str]) -> None:
        columns = draft.columns
        original = {self._original[at]: row[at] for at in self._kept if row[at]}
        if self.mapping.merges:
            own = {column.name for column in self.mapping.columns if column.field}
            original = {name: cell for name, cell in original.items() if name not in own}
        columns["original"] = original
        self._finish_name(draft, row)
        self._finish_key(draft, row)
        check_dates(draft, self.column_of, self.lookups)
        columns["sort_az"] = sort_key(columns.get("name_as_recorded", ""), "az")[:400]

    def _finish_name(self, draft: Draft, row: list[str]) -> None:
        """Join the parts of a name in the order of the file, or take a whole one apart."""
        columns = draft.columns
        name = columns.get("name_as_recorded", "")
        if not name and "name" not in self.column_of:
            order = [at for at, column, _ in self._readers if column.field in NAME_PARTS]
            said = [" ".join(row[at].split()) for at in order]
            name = " ".join(part for part in said if part and not is_unknown(part))
            if len(name) > LONGEST_NAME:
                draft.refuse("too-long", "", f"The name has more than {LONGEST_NAME} characters.")
                return
            columns["name_as_recorded"] = name
        elif name and not any(columns.get(part) for part in NAME_PARTS):
            self._take_apart(columns, name)
        if not name:
            draft.note(NOTE, "no-name", self.column_of.get("name", ""), "No name is recorded.")
        elif not any(char.isalpha() for char in name):
            message = "The name has no letters."
            draft.warn("name-in-digits", self.column_of.get("name", ""), message, name)
        elif len(name) <= _LONGEST_TOTAL and fold(name) in TOTALS:
            message = "It looks like a sum at the end of the table, not a person."
            draft.refuse("row-of-totals", self.column_of.get("name", ""), message, name)

    def _take_apart(self, columns: dict[str, Any], name: str) -> None:
        parts = parse_name(name)
        found = {"given": parts.given, "family": parts.family, "patronymic": parts.patronymic}
        if not parts.family and self.mapping.name_order:
            words = parts.given.split()
            if len(words) == 2:
                family_first = self.mapping.name_order == "family-first"
                found["family"], found["given"] = words if family_first else words[::-1]
        columns |= {
            part: text for part, text in found.items() if text and len(text) <= FIELDS[part].longest
        }

    def _finish_key(self, draft: Draft, row: list[str]) -> None:
        if "row_key" in self.column_of or "uid" in self.column_of:
            if not (draft.key or draft.uid):
                column = self.column_of.get("row_key") or self.column_of.get("uid", "")
                draft.refuse("no-key", column, "The row has no key.")
            draft.key = draft.key or draft.uid
            return
        said = "\x1e".join(f"{self.names[at]}\x1f{row[at]}" for at in self._hashed if row[at])
        draft.key = "h:" + hashlib.blake2b(said.encode(), digest_size=10).hexdigest()

    def _put(self, draft: Draft, column: Column, text: str) -> str:
        """Put a cell as written into its column; one too long stays in the original only."""
        field = FIELDS[column.field]
        text = " ".join(text.split())
        if len(text) <= field.longest:
            draft.columns[field.column] = text
            return text
        message = f"It has more than {field.longest} characters: kept with the original columns."
        draft.warn("too-long", column.name, message, text)
        return ""

    def _read_row_key(self, draft: Draft, column: Column, text: str) -> None:
        draft.key = text.strip()
        if len(draft.key) > FIELDS["row_key"].longest:
            draft.refuse("too-long", column.name, "The key has more than 120 characters.", text)
            draft.key = ""

    def _read_uid(self, draft: Draft, column: Column, text: str) -> None:
        draft.uid = text.strip()[:12]

    def _read_position(self, draft: Draft, column: Column, text: str) -> None:
        number = text.strip().rstrip(".)")
        if number.isdecimal() and int(number) < _LONGEST_POSITION:
            draft.columns["position"] = int(number)
        else:
            message = "No number: the place in the file counts instead."
            draft.warn("position-not-read", column.name, message, text)

    def _read_name(self, draft: Draft, column: Column, text: str) -> None:
        name = " ".join(text.split())
        if is_unknown(name):
            return
        if len(name) > LONGEST_NAME:
            message = f"The name has more than {LONGEST_NAME} characters."
            draft.refuse("too-long", column.name, message, text)
            return
        draft.columns["name_as_recorded"] = name

    def _read_part(self, draft: Draft, column: Column, text: str) -> None:
        part = " ".join(text.split())
        if is_unknown(part):
            return
        if len(part) <= FIELDS[column.field].longest:
            draft.columns[column.field] = part
        else:
            draft.warn("too-long", column.name, "Too long for a part of a name.", text)

    _read_given = _read_patronymic = _read_family = _read_part

    def _read_other_name(self, draft: Draft, column: Column, text: str) -> None:
        name = " ".join(text.split())
        if is_unknown(name):
            return
        if len(name) > LONGEST_NAME:
            draft.warn("too-long", column.name, "Too long for a name.", text)
            return
        tag = column.language or ("ru" if script_of(name) == "Cyrl" else "")
        spelling = {"text": name, "tag": tag, "kind": "as-printed"}
        draft.columns.setdefault("spellings", []).append(spelling)

    def _read_birth(self, draft: Draft, column: Column, text: str) -> None:
        text = self._put(draft, column, text)
        if text and not is_unknown(text):
            put_date(draft, column.field, column.name, text)

    _read_death = _read_birth

    def _read_age(self, draft: Draft, column: Column, text: str) -> None:
        text = self._put(draft, column, text)
        if not text or is_unknown(text):
            return
        age = read_age(text)
        if age.doubt:
            message = f"Not read as an age, kept as written: {age.doubt}."
            draft.warn("age-not-read", column.name, message, text)
        else:
            draft.columns["age_years"] = age.years

    def _read_sex(self, draft: Draft, column: Column, text: str) -> None:
        self._read_word(draft, column, text, "sex", SEXES)

    def _read_fate(self, draft: Draft, column: Column, text: str) -> None:
        self._read_word(draft, column, text, "fate", FATES)

    def _read_status(self, draft: Draft, column: Column, text: str) -> None:
        self._read_word(draft, column, text, "status_then_id", self.lookups.statuses)

    def _read_word(
        self, draft: Draft, column: Column, text: str, target: str, table: dict[str, Any]
    ) -> None:
        """Read a cell by the mapping's own values, else by the archive's table of words."""
        said = text.strip()
        own = dict(column.values)
        if said not in own and is_unknown(said):
            return
        word = own.get(said, said)
        value = table.get(fold(word)) or (word if word in table.values() else None)
        if value is None:
            message = "The word is not known; it is kept as written."
            draft.warn("word-not-read", column.name, message, text)
        else:
            draft.columns[target] = str(value)

    def _read_residence(self, draft: Draft, column: Column, text: str) -> None:
        text = self._put(draft, column, text)
        if not text or is_unknown(text):
            return
        uid, is_several = self.lookups.place(text)
        if uid:
            target = "place_id" if column.field == "place" else f"{column.field}_place_id"
            draft.columns[target] = uid
        elif is_several:
            message = "Several places have this name: none was chosen."
            draft.warn("several-places", column.name, message, text)
        else:
            message = "No place of the archive has this name; it is kept as written."
            draft.note(NOTE, "place-not-found", column.name, message, text)

    _read_place = _read_burial = _read_residence

    def _read_circumstances(self, draft: Draft, column: Column, text: str) -> None:
        base = column.language[:2] or ("ru" if script_of(text) == "Cyrl" else "")
        target = _CIRCUMSTANCES.get(base)
        if target:
            draft.columns[target] = text.strip()

    def _read_source(self, draft: Draft, column: Column, text: str) -> None:
        if is_unknown(text):
            return
        uid = self.lookups.source(text)
        if uid:
            draft.columns["source_id"] = uid
        else:
            message = "No source of the archive has this title or address."
            draft.note(NOTE, "source-not-found", column.name, message, text)

    def _read_source_url(self, draft: Draft, column: Column, text: str) -> None:
        if is_unknown(text):
            return
        if not text.strip().lower().startswith(("https://", "http://")):
            draft.warn("not-an-address", column.name, "It is no address on the web.", text)
            return
        self._put(draft, column, text)

    def _read_text(self, draft: Draft, column: Column, text: str) -> None:
        self._put(draft, column, text)

    _read_page = _read_line = _read_locator = _read_text

    def _read_note(self, draft: Draft, column: Column, text: str) -> None:
        before = draft.columns.get("editor_note", "")
        draft.columns["editor_note"] = f"{before}\n{text.strip()}".strip()
