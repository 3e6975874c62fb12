"""Setting a field of our reading over several rows at once, and taking it back exactly.

What the list says is never touched. Each row keeps the change in its own history, with author and
reason; what stood there before is kept with the edit, so that it can be taken back row by row.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from archive.models import ListEntry, ReadingEdit
from archive.models.row_fields import SETTABLE
from archive.services.refusal import Refused

from .change import change, claim_entry, tried_again

Opened = Sequence[tuple[ListEntry, int]]  # rows, each with the version somebody looked at


class CannotSet(Refused):
    """The reading cannot be set, or the edit not taken back; `sentences` say why."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking an edit back did: rows that are as they were, rows somebody has changed since."""

    restored: int
    kept: list[ListEntry]


def columns_of(field: str) -> list[str]:
    """Return the columns of rows that hold a reading which can be set."""
    meta: Any = ListEntry._meta
    return [meta.get_field(name).attname for name in SETTABLE[field]]


@tried_again
def set_reading(
    opened: Opened, field: str, values: Mapping[str, Any], author: Any, reason: str
) -> ReadingEdit:
    """Set the columns of a reading over rows; those that have the values already stay untouched.

    Raises EditConflict where somebody changed one of the rows since, CannotSet without a reason or
    where nothing would change. All or nothing.
    """
    if not reason.strip():
        raise CannotSet(_("Give a reason."))
    after = {column: values[column] for column in columns_of(field)}
    with change(author, reason, holding=[row for row, _version in opened]):
        rows = []
        for row, version in sorted(opened, key=lambda pair: pair[0].pk):
            if _columns(row, after) != after:
                rows.append({"uid": row.uid, **_set(row, version, after)})
        if not rows:
            raise CannotSet(_("Every row has this already."))
        return ReadingEdit.objects.create(field=field, rows=rows, by=author, reason=reason.strip())


@tried_again
def take_back(edit: ReadingEdit, author: Any, reason: str) -> Undone:
    """Give every row what stood there before, but for rows whose reading somebody changed since."""
    if not reason.strip():
        raise CannotSet(_("Give a reason."))
    with change(author, reason, holding=[edit, *rows_of(edit)]):
        if edit.undone_at:
            raise CannotSet(_("It was taken back already."))
        kinds, restored = still_standing(edit), 0
        for row, before in kinds["standing"]:
            _set(row, row.version, before)
            restored += 1
        edit.undone_at = timezone.now()
        edit.save()
    return Undone(restored, [row for row, _before in kinds["changed"]])


def still_standing(edit: ReadingEdit) -> dict[str, list[tuple[ListEntry, dict[str, Any]]]]:
    """Return the rows that still have what was set and those changed since, each as it was."""
    entries = {row.uid: row for row in rows_of(edit)}
    kinds: dict[str, list[tuple[ListEntry, dict[str, Any]]]] = {"standing": [], "changed": []}
    for kept in edit.rows:
        row = entries.get(kept["uid"])
        if row is not None:
            stands = _columns(row, kept["after"]) == kept["after"]
            kinds["standing" if stands else "changed"].append((row, kept["before"]))
    return kinds


def rows_of(edit: ReadingEdit) -> list[ListEntry]:
    """Return the rows of an edit that are there, in the order of their keys."""
    uids = [kept["uid"] for kept in edit.rows]
    rows = ListEntry.objects.filter(uid__in=uids).select_related("victim_list__record")
    return list(rows.order_by("pk"))


def _set(row: ListEntry, version: int, values: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Claim a row, then set columns of it as it is stored; return them before and after."""
    claim_entry(row, version)
    row.refresh_from_db()
    before = _columns(row, values)
    for column, value in values.items():
        setattr(row, column, value)
    row.save()
    return {"before": before, "after": values}


def _columns(row: ListEntry, values: Mapping[str, Any]) -> dict[str, Any]:
    return {column: getattr(row, column) for column in values}
