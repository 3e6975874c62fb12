"""Rows held against what the list has: new, changed, unchanged, or doubled within the file."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from archive.lib.names import fold
from archive.models import ImportBatch, ListEntry, StagedRow
from archive.models.recording import BASELINE_REASON
from archive.models.row_field import FieldKind
from archive.models.row_fields import IMPORTED, READING, VERBATIM
from archive.search.engines import engine

from .drafts import CHANGE, CONFLICT, NOTE, Draft, Outcome
from .mapping import ColumnMapping
from .writing import defaults

AT_ONCE = 900  # keys in a question to the database
_KNOWN = ("pk", "row_key", "uid", "version", "gone_in_batch_id", "first_batch_id")


class Comparer:
    """Decides the outcome of rows of a batch, a slice at a time."""

    def __init__(self, batch: ImportBatch, mapping: ColumnMapping) -> None:
        self.batch, self.mapping = batch, mapping
        self.has_keys = mapping.has("row_key") or mapping.has("uid")
        self.verbatim, self.reading = _written_columns(mapping)
        self.empty = defaults(ListEntry)
        self.hidden = _hidden_names(batch)
        self.is_empty = batch.victim_list_id is None or not batch.victim_list.entries.exists()  # type: ignore[union-attr]

    def compare(self, drafts: list[Draft]) -> None:
        """Set outcome, target and version of the rows of a slice."""
        self._refuse_or_number_doubles(
            [keyed for keyed in drafts if keyed.key and not keyed.is_refused]
        )
        if self.is_empty:
            return
        known = self._existing(drafts)
        edited = _edited(stored["pk"] for stored in known.values())
        for draft in drafts:
            stored = known.get(draft.uid) or known.get(draft.key)
            if stored is not None:
                draft.target, draft.version = stored["pk"], stored["version"]
                if not draft.is_refused:
                    self._compare_one(draft, stored, stored["pk"] in edited)
            elif draft.uid and not draft.is_refused:
                self._refuse_id(draft)
            elif self.hidden and not draft.is_refused:
                self._warn_of_hidden(draft)

    def _refuse_id(self, draft: Draft) -> None:
        """Refuse a row whose id no row of the list has: as a new row it might stand there twice."""
        message = _(
            "No row of the list has this id. Is a letter mistyped, or is it another list? "
            "Where the row is new, leave the id empty."
        )
        draft.refuse("no-such-id", self._column("uid"), message, draft.uid)

    def _warn_of_hidden(self, draft: Draft) -> None:
        """Warn of a new row called like a hidden row: without a key it may be the same row."""
        name = draft.columns.get("name_as_recorded", "")
        if fold(name) in self.hidden:
            message = (
                "A row of this list with this name is hidden on request. If this is the same "
                "person, hide this row as soon as it is in."
            )
            draft.warn("like-hidden", self._column("name"), message, name)

    def _refuse_or_number_doubles(self, drafts: list[Draft]) -> None:
        """Refuse a key for the second time; keep rows without key that say the same, numbered."""
        earlier = self._staged_before({draft.key for draft in drafts})
        for draft in drafts:
            number, times = earlier.get(draft.key, (0, 0))
            earlier[draft.key] = (number or draft.number, times + 1)
            if not times:
                continue
            if self.has_keys:
                column = self._column("row_key") or self._column("uid")
                message = _("Row %d has the same key.") % number
                draft.refuse("doubled-key", column, message, draft.key)
            else:
                message = _("It says the same as row %d; both are kept.") % number
                draft.warn("doubled-row", "", message)
                draft.key = f"{draft.key}-{times + 1}"

    def _staged_before(self, keys: set[str]) -> dict[str, tuple[int, int]]:
        """Return first row and number of rows of this file, read before, with these keys."""
        staged = StagedRow.objects.filter(batch=self.batch).exclude(outcome=Outcome.REFUSED)
        asked = staged.filter(row_key__in=engine().among(sorted(keys)))
        first: dict[str, int] = dict(asked.values_list("row_key", "number"))
        times = dict.fromkeys(first, 1) if self.has_keys else _times(staged, first)
        return {key: (number, times[key]) for key, number in first.items()}

    def _existing(self, drafts: list[Draft]) -> dict[str, dict[str, Any]]:
        """Return the rows of the list these speak of, under their key and their uid."""
        stored: dict[str, dict[str, Any]] = {}
        names = tuple(dict.fromkeys((*_KNOWN, *VERBATIM, *READING)))
        rows = ListEntry.objects.filter(victim_list=self.batch.victim_list_id)
        keys = sorted({key for draft in drafts for key in (draft.key, draft.uid) if key})
        for some in _slices(keys):
            asked = Q(row_key__in=some)
            if self.mapping.has("uid"):
                asked |= Q(uid__in=some)
            for row in rows.filter(asked).values(*names):
                stored[row["row_key"]] = row
                if self.mapping.has("uid"):
                    stored[row["uid"]] = row
        return stored

    def _compare_one(self, draft: Draft, stored: dict[str, Any], is_edited: bool) -> None:
        """Leave in `columns` only what a commit would write over the stored row."""
        if self.mapping.merges:
            draft.columns["original"] = {**stored["original"], **draft.columns["original"]}
        says = {name: draft.columns.get(name, self.empty[name]) for name in self.verbatim}
        changed = {name: value for name, value in says.items() if value != stored[name]}
        is_back = stored["gone_in_batch_id"] is not None
        if not changed and not is_back:
            draft.outcome, draft.columns = Outcome.UNCHANGED, {}
            return
        draft.outcome = Outcome.CHANGED
        if is_back:
            draft.note(NOTE, "back", "", _("It was gone from an earlier release and is back."))
        for name, value in changed.items():
            _note_change(draft, name, stored[name], value)
        reads = {name: draft.columns.get(name, self.empty[name]) for name in self.reading}
        differs = {name: value for name, value in reads.items() if value != stored[name]}
        order = {"sort_az": draft.columns["sort_az"]}
        draft.columns = changed | (order if "name_as_recorded" in changed else {})
        if not differs or not changed:
            return
        if is_edited or stored["first_batch_id"] is None:
            for name, value in differs.items():
                if name.endswith(("_earliest", "_latest")):
                    continue
                said = {"here": _in_words(stored[name]), "list": _in_words(value)}
                message = _("Edited here: “%(here)s” stays; the list now reads “%(list)s”.") % said
                draft.note(CONFLICT, "edited", name, message)
        else:
            draft.columns |= differs | (order if "patronymic" in differs else {})

    def _column(self, name: str) -> str:
        return next((column.name for column in self.mapping.columns if column.field == name), "")


def _times(staged: Any, keys: Iterable[str]) -> dict[str, int]:
    """Return how many rows that say the same are staged, as `key`, `key-2`, `key-3` and so on.

    There are no gaps, so that a few questions tell, for all keys together, however many rows
    there are: the number asked for doubles while it is there, then what is left is halved.
    """
    least = dict.fromkeys(keys, 1)
    beyond: dict[str, int] = {}
    while asked := {
        key: (number + beyond[key]) // 2 if key in beyond else number * 2
        for key, number in least.items()
        if beyond.get(key) != number + 1
    }:
        present: set[str] = set()
        for some in _slices([f"{key}-{number}" for key, number in asked.items()]):
            present |= set(staged.filter(row_key__in=some).values_list("row_key", flat=True))
        for key, number in asked.items():
            (least if f"{key}-{number}" in present else beyond)[key] = number
    return least


def _hidden_names(batch: ImportBatch) -> set[str]:
    """Return the folded names of the rows of the batch's list that are hidden on request."""
    hidden = ListEntry.objects.filter(victim_list=batch.victim_list_id, hidden_at__isnull=False)
    return {fold(name) for name in hidden.values_list("name_as_recorded", flat=True)} - {""}


def edited_entries(pks: Iterable[int]) -> set[int]:
    """Return which of these rows somebody has edited: their history goes beyond the baseline."""
    return _edited(pks)


def _edited(pks: Iterable[int]) -> set[int]:
    history: Any = ListEntry.history  # type: ignore[attr-defined]
    edited: set[int] = set()
    for some in _slices(sorted(set(pks))):
        beyond = history.filter(id__in=some).exclude(history_change_reason=BASELINE_REASON)
        edited |= set(beyond.values_list("id", flat=True))
    return edited


def _written_columns(mapping: ColumnMapping) -> tuple[list[str], list[str]]:
    """Return the verbatim and the read columns this mapping fills; others are left alone."""
    read = {column.field for column in mapping.columns if column.field and not column.is_dropped}
    filled = {"original"}
    for field in (IMPORTED[key] for key in read):
        if field.kind is not FieldKind.KEY:
            filled.update(field.columns)
    verbatim = [column for column in VERBATIM if column in filled]
    return verbatim, [column for column in READING if column in filled]


def _in_words(value: Any) -> str:
    """Return a reading as a person says it."""
    if value is True or value is False:
        return _("yes") if value else _("no")
    return str(value) if value else "—"


def _note_change(draft: Draft, name: str, before: Any, after: Any) -> None:
    if name == "original":
        for column in dict.fromkeys((*before, *after)):
            was, now = before.get(column, ""), after.get(column, "")
            if was != now:
                draft.note(CHANGE, "changed", column, f"“{was}” → “{now}”")
    elif name != "position":
        draft.note(CHANGE, "changed", name, f"“{before}” → “{after}”")
    else:
        draft.note(
            CHANGE,
            "moved",
            name,
            _("from place %(before)s to %(after)s") % {"before": before, "after": after},
        )


def _slices(keys: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (keys[at : at + AT_ONCE] for at in range(0, len(keys), AT_ONCE))
