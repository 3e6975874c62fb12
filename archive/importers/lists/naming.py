"""The name of a row: joined from its parts, or taken apart; doubted where it is none."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from archive.lib.names import fold, parse_name

from .drafts import Draft
from .fields import FIELDS, LONGEST_NAME, NAME_PARTS
from .findings import NOTE
from .vocabulary import TOTALS
from .words import is_unknown

_LONGEST_TOTAL = 12  # characters


def finish_name(
    draft: Draft, parts: Sequence[str], column_of: dict[str, str], name_order: str
) -> None:
    """Settle the name of a row. `parts` are the cells of its parts, in the order of the file."""
    columns, column = draft.columns, column_of.get("name", "")
    name = columns.get("name_as_recorded", "")
    if "name" not in column_of:
        name = _joined(draft, parts)
    elif name and not any(columns.get(part) for part in NAME_PARTS):
        columns |= _taken_apart(name, name_order)
    if not name:
        draft.note(NOTE, "no-name", column, _("No name is recorded."))
    elif not any(char.isalpha() for char in name):
        draft.warn("name-in-digits", column, _("The name has no letters."), name)
    elif len(name) <= _LONGEST_TOTAL and fold(name) in TOTALS:
        message = _("It looks like a sum at the end of the table, not a person.")
        draft.refuse("row-of-totals", column, message, name)


def _joined(draft: Draft, parts: Sequence[str]) -> str:
    said = (" ".join(part.split()) for part in parts)
    name = " ".join(part for part in said if part and not is_unknown(part))
    if len(name) > LONGEST_NAME:
        message = _("The name has more than %d characters.") % LONGEST_NAME
        draft.refuse("too-long", "", message)
        return name
    draft.columns["name_as_recorded"] = name
    return name


def _taken_apart(name: str, name_order: str) -> dict[str, Any]:
    """Suggest the parts; two words without a telling ending go by the order of the list."""
    parts = parse_name(name)
    found = {"given": parts.given, "family": parts.family, "patronymic": parts.patronymic}
    words = parts.given.split()
    if not parts.family and name_order and len(words) == 2:
        found["family"], found["given"] = words if name_order == "family-first" else words[::-1]
    return {
        part: text for part, text in found.items() if text and len(text) <= FIELDS[part].longest
    }
