"""What the mapping says of doubtful cells, and what it is understood as.

An answer is to a single cell (`Column.values`) or to all cells that cause a doubt
(`Column.doubts`, by the code of the finding): then it may be AS_WRITTEN, NOT_KNOWN, or a meaning
in which NUMBER stands for the first number of the cell: “at least #”.
"""

import re
from dataclasses import replace

from django.utils.translation import gettext as _

from archive.lib.unknown import NOT_KNOWN, in_plain_digits
from archive.models.row_fields import IMPORTED, NAME_PARTS

from .cells import CellReader, Reader
from .drafts import ANSWERED, NOTE, REFUSED, WARNING, Draft, Finding
from .mapping import Column, ColumnMapping

AS_WRITTEN = "="
"""The answer to a doubt: it is right as it stands, whatever can be read out of it."""
NUMBER = "#"
_DIGITS = re.compile(r"\d+")
_UNREAD = (
    *("-not-read", "-not-found", "several-places", "place-of-another-kind", "place-elsewhere"),
    *("too-long", "not-an-address"),
)


def squeezed(text: str) -> str:
    """Return a cell as answers know it."""
    return " ".join(text.split())


def in_full(answer: str, cell: str) -> str:
    """Return what an answer to all cells means for one of them; empty where it says nothing."""
    if NUMBER not in answer:
        return cell if answer == AS_WRITTEN else answer
    number = _DIGITS.search(in_plain_digits(cell))
    return answer.replace(NUMBER, number[0]) if number else ""


def read_answered(draft: Draft, column: Column, reader: Reader, text: str) -> None:
    """Read a cell of a column of which the mapping says something."""
    before = {
        name: list(value) if isinstance(value, list) else value
        for name, value in draft.columns.items()
    }
    found = len(draft.findings)
    reader(draft, column, text)
    cell = squeezed(text)
    if cell in column.told:
        draft.answered.append((column.name, "cell", cell))
        return
    of_doubts = dict(column.doubts)
    code = next((new.code for new in draft.findings[found:] if _answers(of_doubts, new)), "")
    if code and (meaning := in_full(of_doubts[code], cell)):
        draft.columns = before
        del draft.findings[found:]
        reader(draft, replace(column, values=((cell, meaning),)), text)
        draft.findings[found:] = [_answered(new) for new in draft.findings[found:]]
        draft.answered.append((column.name, "code", code))


def settle(draft: Draft, columns: dict[str, Column], *, only_codes: bool = False) -> bool:
    """Take what was answered for answered; return whether the name was answered to be none.

    `columns` are those with answers, by name. `only_codes` is for findings that no single cell
    causes, such as an age that does not fit the dates: an answer to a cell is none to them.
    """
    answered, is_nameless = set(draft.answered), False
    told = {name for name, kind, _key in answered if kind == "cell"}
    for at, finding in enumerate(draft.findings):
        column = columns.get(finding.column)
        if column is None or finding.level not in (WARNING, NOTE):
            continue
        of_doubts, by_code = dict(column.doubts), (column.name, "code", finding.code)
        is_told = column.name in told or squeezed(finding.cell) in column.told
        if is_told and not only_codes:
            draft.findings[at] = _answered(finding)
        elif _answers(of_doubts, finding):
            draft.findings[at] = _answered(finding)
            if of_doubts[finding.code] == NOT_KNOWN:
                _forget(draft, column.field)
                is_nameless |= column.field == "name"
            if by_code not in answered:
                draft.answered.append(by_code)
                answered.add(by_code)
    return is_nameless


def _forget(draft: Draft, field: str) -> None:
    """Take back what was read of a field, though not what is kept as written."""
    read = set(IMPORTED[field].columns) - {IMPORTED[field].written} if field in IMPORTED else set()
    for name in {"name_as_recorded", *NAME_PARTS} if field == "name" else read:
        draft.columns.pop(name, None)


def _answers(of_doubts: dict[str, str], finding: Finding) -> bool:
    answer = of_doubts.get(finding.code, "")
    can_be = finding.level in (WARNING, NOTE)
    return bool(answer and can_be and (not finding.cell or in_full(answer, finding.cell)))


def _answered(finding: Finding) -> Finding:
    return finding if finding.level == REFUSED else finding._replace(level=ANSWERED)


def misunderstood(cells: CellReader, column: Column, cell: str, meaning: str) -> str:
    """Return why the archive would not understand a meaning; empty where it does."""
    if meaning in (cell, NOT_KNOWN):
        return ""
    if column.field not in IMPORTED:
        return _("Nothing is read out of this column.")
    draft = Draft(0)
    told = replace(column, values=((squeezed(cell), meaning),), doubts=())
    cells.reader(column.field)(draft, told, cell)
    unread = (
        new.message for new in draft.findings if new.level == REFUSED or new.code.endswith(_UNREAD)
    )
    return next(unread, "")


def with_answers(
    mapping: ColumnMapping,
    name: str,
    cells: dict[str, str] | None = None,
    doubts: dict[str, str] | None = None,
) -> ColumnMapping:
    """Return the mapping with answers for a column; an empty meaning takes an answer back."""
    columns = tuple(
        replace(
            column,
            values=_changed(column.values, cells or {}),
            doubts=_changed(column.doubts, doubts or {}),
        )
        if column.name == name
        else column
        for column in mapping.columns
    )
    return replace(mapping, columns=columns)


def _changed(
    pairs: tuple[tuple[str, str], ...], said: dict[str, str]
) -> tuple[tuple[str, str], ...]:
    now = {**dict(pairs), **{squeezed(key): meaning for key, meaning in said.items()}}
    return tuple((key, meaning) for key, meaning in now.items() if meaning)
