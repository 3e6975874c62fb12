"""Rows held against what the list has: new, changed, unchanged, or doubled within the file."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from archive.lib.names import fold
from archive.lib.sameness import are_alike, plain
from archive.models import ImportBatch, ListEntry, StagedRow
from archive.models.recording import BASELINE_REASON
from archive.models.row_field import FieldKind
from archive.models.row_fields import IMPORTED, READING, VERBATIM
from archive.search.engines import engine

from .continuing import OF_NAMES, Continuation
from .drafts import CHANGE, CONFLICT, NOTE, Draft, Outcome
from .interpreting import Interpreter
from .mapping import ColumnMapping
from .recognising import Recogniser, recogniser_for
from .writing import defaults

AT_ONCE = 900  # keys in a question to the database
ANOTHER_PERSON = "key-of-another-person"
"""The code of the warning that a key stands for somebody else than before."""
PASSED_ON = "key-passed-on"
"""The code of a row whose key was another row's, where rows are paired by what they say."""
_KNOWN = ("pk", "row_key", "uid", "version", "gone_in_batch_id", "first_batch_id")
_STORED = tuple(dict.fromkeys((*_KNOWN, *VERBATIM, *READING, "birth_earliest", "birth_latest")))
_LIKELY = 20  # rows that say the same, of which the most likely is chosen
_OF_TWO_COLUMNS = ("death-before-birth", "age-against-birth")


class Comparer:
    """Decides the outcome of rows of a batch, a slice at a time."""

    def __init__(
        self, batch: ImportBatch, continuation: Continuation, interpreter: Interpreter
    ) -> None:
        self.batch, self.continuation, self.mapping = batch, continuation, continuation.mapping
        self.interpreter = interpreter
        self.has_keys = self.mapping.has("row_key") or self.mapping.has("uid")
        self.verbatim, self.reading = _written_columns(self.mapping)
        self.empty = defaults(ListEntry)
        self.hidden = _hidden_names(batch)
        self.is_empty = batch.victim_list_id is None or not batch.victim_list.entries.exists()  # type: ignore[union-attr]
        self.recogniser: Recogniser | None = None
        whole = None if self.is_empty or self.mapping.merges else continuation.whole()
        self._whole = (
            Interpreter(
                whole, interpreter.lookups, uids=interpreter.uids, called=continuation.called
            )
            if whole
            else None
        )

    def compare(self, drafts: list[Draft]) -> None:
        """Set outcome, target and version of the rows of a slice."""
        self._refuse_or_number_doubles(
            [keyed for keyed in drafts if keyed.key and not keyed.is_refused]
        )
        if self.is_empty:
            return
        self.hold_against(drafts, self._by_key(drafts) if self.has_keys else self._by_what(drafts))
        for draft in drafts:
            if draft.target is not None or draft.is_refused:
                continue
            if draft.uid:
                self._refuse_id(draft)
            elif self.hidden:
                self._warn_of_hidden(draft)

    def hold_against(self, drafts: list[Draft], known: dict[int, dict[str, Any]]) -> None:
        """Say what changes in rows of the list, given under the numbers of their drafts."""
        edited = _edited(stored["pk"] for stored in known.values())
        met = [draft for draft in drafts if draft.number in known]
        whole = self._read_whole(met, known)
        for draft in met:
            stored = known[draft.number]
            draft.target, draft.version = stored["pk"], stored["version"]
            if not draft.is_refused:
                row = whole.get(draft.number, draft)
                self._compare_one(draft, row, stored, stored["pk"] in edited)

    def _by_key(self, drafts: list[Draft]) -> dict[int, dict[str, Any]]:
        """Return the rows of the list under the numbers of the drafts with their key or id.

        A row of the list that never had a key is known by what it says. Where rows are to be
        paired, a key that stands for somebody else now says nothing.
        """
        stored = self._existing(drafts)
        known = {}
        for draft in drafts:
            row = stored.get(draft.uid) or stored.get(draft.key)
            if row is None:
                continue
            if self.mapping.pair_by and not draft.uid and self._is_another(draft, draft, row):
                draft.note(NOTE, PASSED_ON, self._column("row_key"), _passed_on(row), draft.key)
                continue
            known[draft.number] = row
        if not self.mapping.has("uid"):
            rest = [draft for draft in drafts if draft.key and draft.number not in known]
            rest = [draft for draft in rest if draft.key not in stored and not draft.is_refused]
            known |= self._recognised(rest, keyless=False) if rest else {}
        return known

    def _by_what(self, drafts: list[Draft]) -> dict[int, dict[str, Any]]:
        """Return the rows of the list under the numbers of the drafts that say the same."""
        known = self._recognised(drafts, keyless=True)
        rest = [draft for draft in drafts if draft.key and draft.number not in known]
        stored = self._existing(rest)
        for draft in rest:
            row = stored.get(draft.key)
            if row is not None and not self.recogniser:  # no column in common: known by the digest
                known[draft.number] = row
            elif row is not None:  # it said this once, and is another row by now
                draft.key = f"{draft.key}-{draft.columns['uid']}"
        return known

    def _recognised(self, drafts: list[Draft], *, keyless: bool) -> dict[int, dict[str, Any]]:
        if self.recogniser is None:
            self.recogniser = recogniser_for(self.batch, self.continuation, keyless=keyless)
        likely = {
            draft.number: rows for draft in drafts if (rows := self.recogniser.rows_like(draft))
        } if self.recogniser else {}  # fmt: skip
        stored = self.stored(sorted({row for rows in likely.values() for row in rows[:_LIKELY]}))
        known: dict[int, dict[str, Any]] = {}
        taken: set[int] = set()
        for draft in drafts:
            free = [row for row in likely.get(draft.number, ())[:_LIKELY] if row not in taken]
            if not free and len(likely.get(draft.number, ())) > _LIKELY:
                free = [row for row in self.recogniser.rows_like(draft)[:1] if row not in taken]
                stored |= self.stored(free)
            if not free:
                continue
            best = min(free, key=lambda row: self._distance(draft, stored[row]))
            if len(free) > 1 and (self.continuation.silent or self.continuation.added):
                message = _("Several rows of the list say this: they are taken in their order.")
                draft.warn("alike-rows", "", message)
            taken.add(best)
            self.recogniser.take(best)
            known[draft.number] = stored[best]
        return known

    def _distance(self, draft: Draft, stored: dict[str, Any]) -> tuple[bool, bool, int]:
        """Order rows that say the same: written the same, not gone, the first."""
        cells = self.recogniser.cells  # type: ignore[union-attr]
        is_other = cells.of_file(draft.row) != cells.of_list(stored["original"])
        return is_other, stored["gone_in_batch_id"] is not None, stored["pk"]

    def _read_whole(
        self, drafts: list[Draft], known: dict[int, dict[str, Any]]
    ) -> dict[int, Draft]:
        """Read rows as they will be: with the cells of columns of which the file is silent."""
        if self._whole is None:
            return {}
        rows = []
        for draft in drafts:
            if draft.is_refused:
                continue
            kept = known[draft.number]["original"]
            here = dict(zip(self.interpreter.kept_names, draft.row, strict=True))
            cells = [
                here[name] if name in here else str(kept.get(name, ""))
                for name in self._whole.names
            ]
            rows.append((draft.number, draft.columns["position"], cells))
        return {whole.number: whole for whole in self._whole.read_all(rows) if not whole.is_refused}

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
        here = {draft.number: draft for draft in drafts}
        for draft in drafts:
            number, times = earlier.get(draft.key, (0, 0))
            earlier[draft.key] = (number or draft.number, times + 1)
            if not times:
                continue
            if self.has_keys:
                column = self._column("row_key") or self._column("uid")
                first = here.get(number)
                said = (
                    (first.columns.get("name_as_recorded", ""), first.columns["original"])
                    if first
                    else self._staged_row(number)
                )
                draft.refuse("doubled-key", column, _doubled(draft, number, *said), draft.key)
            else:
                message = _("It says the same as row %d; both are kept.") % number
                draft.warn("doubled-row", "", message)
                draft.key = f"{draft.key}-{times + 1}"

    def _staged_row(self, number: int) -> tuple[str, dict[str, str]]:
        """Return the name a row read before has, and what it says."""
        row = StagedRow.objects.get(batch=self.batch, number=number)
        named = [column.name for column in self.mapping.columns if column.field in OF_NAMES]
        said = row.reading.get("original") or row.cells
        name = " ".join(row.cells[column] for column in named if row.cells.get(column))
        return row.reading.get("name_as_recorded") or name, said

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
        rows = ListEntry.objects.filter(victim_list=self.batch.victim_list_id)
        keys = sorted({key for draft in drafts for key in (draft.key, draft.uid) if key})
        for some in _slices(keys):
            asked = Q(row_key__in=some)
            if self.mapping.has("uid"):
                asked |= Q(uid__in=some)
            for row in rows.filter(asked).values(*_STORED):
                stored[row["row_key"]] = row
                if self.mapping.has("uid"):
                    stored[row["uid"]] = row
        return stored

    @staticmethod
    def stored(pks: Sequence[int]) -> dict[int, dict[str, Any]]:
        """Return rows of the list by their numbers, with all that is compared."""
        return {
            row["pk"]: row
            for some in _slices(pks)
            for row in ListEntry.objects.filter(pk__in=some).values(*_STORED)
        }

    def _compare_one(
        self, draft: Draft, whole: Draft, stored: dict[str, Any], is_edited: bool
    ) -> None:
        """Leave in `columns` only what a commit would write over the stored row.

        `whole` is the row as it will be, read with the columns of which the file is silent.
        """
        values = {**whole.columns, "original": self._merged(draft, stored)}
        says = {name: values.get(name, self.empty[name]) for name in self.verbatim}
        changed = {name: value for name, value in says.items() if value != stored[name]}
        if self._is_rekeyed(draft, stored):
            changed["row_key"] = draft.key
        is_back = stored["gone_in_batch_id"] is not None
        self._compare_with_whole(draft, whole)
        if not changed and not is_back:
            draft.outcome, draft.columns = Outcome.UNCHANGED, {}
            return
        if self._is_another(draft, whole, stored):
            names = {"before": stored["name_as_recorded"], "now": says["name_as_recorded"]}
            message = _("The key stood for “%(before)s” and stands for “%(now)s” now.") % names
            draft.warn(ANOTHER_PERSON, self._column("row_key"), message, draft.key)
        draft.outcome = Outcome.CHANGED
        if is_back:
            draft.note(NOTE, "back", "", _("It was gone from an earlier release and is back."))
        for name, value in changed.items():
            _note_change(draft, name, stored[name], value)
        reads = {name: values.get(name, self.empty[name]) for name in self.reading}
        differs = {name: value for name, value in reads.items() if value != stored[name]}
        order = {"sort_az": values["sort_az"]}
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

    def _merged(self, draft: Draft, stored: dict[str, Any]) -> dict[str, Any]:
        """Return the original cells as they will be: what the file does not speak of stays."""
        said = draft.columns["original"]
        if self.mapping.merges:
            return {**stored["original"], **said}
        spoken_of = self.continuation.spoken_of
        here: dict[str, Any] = stored["original"]
        kept = {name: cell for name, cell in here.items() if name not in spoken_of}
        return {**kept, **said}

    @staticmethod
    def _compare_with_whole(draft: Draft, whole: Draft) -> None:
        """Warn also of what contradicts a column of which the file is silent."""
        if whole is not draft:
            codes = {finding.code for finding in draft.findings}
            draft.findings += [
                finding
                for finding in whole.findings
                if finding.code in _OF_TWO_COLUMNS and finding.code not in codes
            ]

    def _is_rekeyed(self, draft: Draft, stored: dict[str, Any]) -> bool:
        """Whether the list gives the row another key than it had, or a key at last."""
        return self.mapping.has("row_key") and not draft.uid and draft.key != stored["row_key"]

    def _is_another(self, draft: Draft, whole: Draft, stored: dict[str, Any]) -> bool:
        """Whether the same key stands for a person of quite another name now."""
        if not self.mapping.has("row_key") or draft.key != stored["row_key"]:
            return False
        name, former = whole.columns.get("name_as_recorded", ""), stored["name_as_recorded"]
        if plain(name) == plain(former):
            return False
        now = [whole.columns.get(f"birth_{end}") for end in ("earliest", "latest")]
        then = [stored[f"birth_{end}"] for end in ("earliest", "latest")]
        is_born_apart = None not in (*now, *then) and (now[0] > then[1] or then[0] > now[1])
        return not are_alike(name, former, wholly=is_born_apart)

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
                _note_said(draft, column, was, now)
    elif name != "position":
        _note_said(draft, name, before, after)
    else:
        draft.note(
            CHANGE,
            "moved",
            name,
            _("from place %(before)s to %(after)s") % {"before": before, "after": after},
        )


def _note_said(draft: Draft, column: str, before: Any, after: Any) -> None:
    if isinstance(before, str) and isinstance(after, str) and plain(before) == plain(after):
        message = _("only white space, case or form of letters: “%(before)s” → “%(after)s”")
        message %= {"before": before, "after": after}
        draft.note(CHANGE, "written-otherwise", column, message)
    else:
        draft.note(CHANGE, "changed", column, f"“{before}” → “{after}”")


def _passed_on(stored: dict[str, Any]) -> str:
    name: str = stored["name_as_recorded"]
    return _("The key stood for “%s”: rows are paired by what they say instead.") % name


def _doubled(draft: Draft, number: int, name: str, said: dict[str, str]) -> str:
    """Say whether the row that has the same key says the same, or is somebody else."""
    own = draft.columns.get("name_as_recorded", "")
    about = {"row": number, "name": name}
    if said == draft.columns["original"]:
        return _("Row %(row)d has the same key and says the same: it is in already.") % about
    if not are_alike(own, name):
        return (
            _(
                "Row %(row)d has the same key but is another person: “%(name)s”. "
                "Give one of the two a key of its own, and both come in."
            )
            % about
        )
    return (
        _(
            "Row %(row)d has the same key and says something else, of the same name or without "
            "one. Leave out the row that is wrong, or give it a key of its own."
        )
        % about
    )


def _slices(keys: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (keys[at : at + AT_ONCE] for at in range(0, len(keys), AT_ONCE))
