"""Whether a release renews a list instead of going it on: most rows new, most old ones gone.

That is never committed unasked. What is said of it: what changed in the columns and in the cells,
and by which columns the rows could be paired all the same. Worked out at the end of a rehearsal
and kept in the counts of the batch.
"""

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import chain, combinations
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.lib.sameness import is_one_letter_apart, plain
from archive.models import ImportBatch, ListEntry, StagedRow

from .comparing import ANOTHER_PERSON
from .continuing import OF_NAMES, Continuation
from .drafts import Outcome
from .pairing import unmet_rows
from .reading import continuation_of
from .recognising import AT_ONCE, KeptCells, digest_of

RENEWED = "renewed"
"""In the counts: what is told here."""
AS_TOLD = "as_told"
"""In the mapping: of which rehearsal somebody said that it is right so."""
_MOST_ROWS = 100_000  # on each side, to find out by which columns rows could be paired
_MOST_SETS = 40
_COMPARED = 2_000  # pairs whose cells are held against each other
_EXAMPLES = 3


_Row = tuple[int, dict[str, Any]]  # a number, and what a row says


@dataclass
class ColumnChange:
    """What changed in the cells of a column, in rows that could be paired; with an example."""

    column: str
    form: int = 0  # only white space, case, Unicode form
    letter: int = 0  # only one letter or digit
    other: int = 0
    example: tuple[str, str] = ("", "")


@dataclass
class Renewal:
    """How much of a list a release would renew, what changed, and what can be done."""

    rows: int = 0  # of the list, not gone before
    gone: int = 0
    new: int = 0
    others: int = 0  # rows whose key stands for another person now
    is_above_all: bool = False
    added: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)
    near: list[tuple[str, str]] = field(default_factory=list)  # names one letter apart
    suggested: list[str] = field(default_factory=list)
    pairs: int = 0
    examples: list[tuple[str, str]] = field(default_factory=list)
    cells: list[ColumnChange] = field(default_factory=list)


def renewal_of(batch: ImportBatch) -> Renewal | None:
    """Return what was found out of a rehearsal; None where nothing is worth a word."""
    kept = batch.counts.get(RENEWED)
    if not kept:
        return None
    cells = [
        ColumnChange(**{**change, "example": tuple(change["example"])}) for change in kept["cells"]
    ]
    return Renewal(**{**kept, "cells": cells})


def is_to_be_asked(batch: ImportBatch) -> bool:
    """Whether a commit has to wait for somebody who says what the rows are."""
    renewal = batch.counts.get(RENEWED) or {}
    asked_of = batch.counts.get("rehearsal")
    return bool(renewal.get("is_above_all")) and batch.mapping.get(AS_TOLD) != asked_of


def accept(batch: ImportBatch) -> None:
    """Keep that somebody says of this rehearsal: it is right so, they are other rows."""
    batch.mapping = {**batch.mapping, AS_TOLD: batch.counts.get("rehearsal")}
    batch.save(update_fields=["mapping"])


def columns_to_pair_by(batch: ImportBatch) -> list[str]:
    """Return the columns of the file by which rows can be paired with those of the list."""
    shared = continuation_of(batch).shared
    return [column.name for column in shared if column.field != "row_key"]


def sentences(batch: ImportBatch) -> list[str]:
    """Say what would be renewed, and what changed, the gravest first."""
    renewal = renewal_of(batch)
    if renewal is None:
        return []
    return [*_what_would_happen(renewal), *_what_changed(renewal), *_what_can_be_done(renewal)]


def _what_would_happen(renewal: Renewal) -> list[str]:
    said = []
    if renewal.gone and renewal.new:
        numbers = {"gone": renewal.gone, "rows": renewal.rows, "new": renewal.new}
        said.append(
            _(
                "Rows of the list: %(rows)d. Marked as gone: %(gone)d; added as new: %(new)d. "
                "Whoever is in both would stand there twice."
            )
            % numbers
        )
    if renewal.others:
        said.append(
            ngettext(
                "In %d row the key stands for another person than before.",
                "In %d rows the key stands for another person than before.",
                renewal.others,
            )
            % renewal.others
        )
    return said


def _what_changed(renewal: Renewal) -> list[str]:
    said = []
    if renewal.added:
        said.append(_("Columns the list did not have: %s.") % _listed(renewal.added))
    if renewal.lost:
        said.append(_("Columns this file does not have: %s.") % _listed(renewal.lost))
    for before, now in renewal.renamed:
        said.append(_("The column “%(before)s” is called “%(now)s” now.") % _pair(before, now))
    for before, now in renewal.near:
        words = _("“%(before)s” and “%(now)s” may be one column: a single letter differs.")
        said.append(words % _pair(before, now))
    for change in renewal.cells:
        said += _of_cells(change)
    return said


def _of_cells(change: ColumnChange) -> Iterator[str]:
    before, now = change.example
    counted = (
        (
            change.other,
            ngettext(
                "In “%(column)s” %(number)d cell differs.",
                "In “%(column)s” %(number)d cells differ.",
                change.other,
            ),
        ),
        (
            change.letter,
            ngettext(
                "In “%(column)s” %(number)d cell differs by one letter or digit.",
                "In “%(column)s” %(number)d cells differ by one letter or digit.",
                change.letter,
            ),
        ),
        (
            change.form,
            ngettext(
                "In “%(column)s” %(number)d cell differs in white space, case or form of letters.",
                "In “%(column)s” %(number)d cells differ in white space, case or form of letters.",
                change.form,
            ),
        ),
    )
    for number, words in counted:
        if number:
            sentence = words % {"column": change.column, "number": number}
            if before or now:
                sentence += " " + _("For example: “%(before)s” → “%(now)s”.") % _pair(before, now)
                before = now = ""
            yield sentence


def _what_can_be_done(renewal: Renewal) -> list[str]:
    if not renewal.suggested:
        return [_("No columns were found by which the rows could be paired.")]
    words = ngettext(
        "%(number)d row could be paired by what did not change: %(columns)s.",
        "%(number)d rows could be paired by what did not change: %(columns)s.",
        renewal.pairs,
    )
    return [words % {"number": renewal.pairs, "columns": _listed(renewal.suggested)}]


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _pair(before: str, now: str) -> dict[str, str]:
    return {"before": before, "now": now}


def summary(batch: ImportBatch, continuation: Continuation) -> dict[str, Any]:
    """Work out how much a rehearsed release would renew; empty where it is not worth a word."""
    counts = batch.counts
    missed = unmet_rows(batch) if not continuation.mapping.merges else ListEntry.objects.none()
    gone = missed.count()
    others = counts["codes"].get(ANOTHER_PERSON, 0)
    if not (gone and counts["new"]) and not others:
        return {}
    rows = ListEntry.objects.filter(victim_list=batch.victim_list_id, gone_in_batch=None).count()
    met = counts["changed"] + counts["unchanged"]
    accepted = counts["read"] - counts["refused"]
    mapping = continuation.mapping
    over_half = int(mapping.has("row_key") or mapping.has("uid"))  # keys speak for a release
    is_renewed = gone * 2 >= rows + over_half and counts["new"] * 2 >= accepted + over_half
    renewal = Renewal(rows, gone, counts["new"], others)
    renewal.is_above_all = is_renewed or (others > 0 and others * 2 >= met)
    _put_columns(renewal, continuation)
    _Pairs(batch, continuation, missed).put(renewal)
    if not renewal.is_above_all and not renewal.pairs:
        return {}
    return asdict(renewal)


def _put_columns(renewal: Renewal, continuation: Continuation) -> None:
    renewal.added = [column.name for column in continuation.added]
    renewal.added = [name for name in renewal.added if name not in continuation.renamed.values()]
    renewal.lost = [column.name for column in continuation.silent]
    renewal.renamed = list(continuation.renamed.items())
    renewal.near = [
        (lost, added)
        for lost in renewal.lost
        for added in renewal.added
        if is_one_letter_apart(lost, added)
    ]


class _Pairs:
    """By which columns the rows that would be new and those that would be gone can be paired."""

    def __init__(self, batch: ImportBatch, continuation: Continuation, missed: Any) -> None:
        self.columns = [column for column in continuation.shared if column.field != "row_key"]
        self.names = self._names(continuation)
        self.cells = KeptCells(continuation, self.columns)
        self.staged = staged = StagedRow.objects.filter(batch=batch)
        passed_on: Any = staged.none()
        if batch.counts["codes"].get(ANOTHER_PERSON):
            written = f'"code": "{ANOTHER_PERSON}"'
            in_words = staged.alias(said=Cast("findings", TextField()))
            passed_on = in_words.filter(said__contains=written)
        displaced = ListEntry.objects.filter(pk__in=passed_on.values("target")).order_by("pk")
        new = staged.filter(outcome=Outcome.NEW).order_by("number")
        self.of_file = self._hashed(chain(_staged(new), _staged(passed_on.order_by("number"))))
        self.of_list = self._hashed(chain(_kept(missed.order_by("pk")), _kept(displaced)))

    def _names(self, continuation: Continuation) -> tuple[int, ...]:
        """Return the places of the columns that are the name: one, or its parts."""
        former = {column.name for column in continuation.former if column.field in OF_NAMES}
        fields = [
            column.field if column.field in OF_NAMES
            else "name" if former.intersection(continuation.means[column.name]) else ""
            for column in self.columns
        ]  # fmt: skip
        if "name" in fields:
            return (fields.index("name"),)
        return tuple(at for at, name in enumerate(fields) if name)

    def _hashed(self, rows: Iterator[_Row]) -> tuple["array[int]", list["array[int]"]]:
        numbers, hashed = array("Q"), [array("Q") for _column in self.columns]
        for number, original in rows:
            if len(numbers) == _MOST_ROWS:
                break
            numbers.append(number)
            for into, cell in zip(hashed, self.cells.of_list(original), strict=True):
                into.append(digest_of((cell,)))
        return numbers, hashed

    def _sets(self) -> Iterator[tuple[int, ...]]:
        """Yield places of columns, the name first, then with one and two others."""
        others = [at for at in range(len(self.columns)) if at not in self.names]
        if self.names:
            yield self.names
            for number in (1, 2):
                for some in combinations(others, number):
                    yield (*self.names, *some)
        for some in combinations(others, 2):  # as where all names are written in another alphabet
            yield some

    def put(self, renewal: Renewal) -> None:
        """Say by which columns most rows can be paired for certain, and what differs in them."""
        best: tuple[int, ...] = ()
        pairs: list[tuple[int, int]] = []
        most = min(len(self.of_file[0]), len(self.of_list[0]))
        for some, _at in zip(self._sets(), range(_MOST_SETS), strict=False):
            if self.names and not set(self.names) <= set(some) and len(pairs) * 2 >= most:
                break  # what leaves the name out is for where it changed
            if len(found := self._certain(some)) > len(pairs):
                best, pairs = some, found
            if len(pairs) == most:
                break
        renewal.suggested = [self.columns[at].name for at in best]
        renewal.pairs = len(pairs)
        self._put_cells(renewal, pairs[:_COMPARED])

    def _certain(self, some: tuple[int, ...]) -> list[tuple[int, int]]:
        """Return pairs of rows alike in these columns, and alone in that on each side."""
        sides = []
        named = len(self.names) if self.names and set(self.names) <= set(some) else 0
        for numbers, hashed in (self.of_file, self.of_list):
            keys = list(zip(*(hashed[at] for at in some), strict=True))
            times = Counter(keys)
            sides.append(
                {
                    key: number
                    for key, number in zip(keys, numbers, strict=True)
                    if times[key] == 1 and (any(key[:named]) if named else all(key))
                }
            )
        here, there = sides
        return [(number, there[key]) for key, number in here.items() if key in there]

    def _put_cells(self, renewal: Renewal, pairs: list[tuple[int, int]]) -> None:
        there = _originals(ListEntry.objects.all(), "pk", [row for _number, row in pairs])
        here = _originals(self.staged, "number", [number for number, _row in pairs])
        changes = [ColumnChange(column.name) for column in self.columns]
        for number, row in pairs:
            if number not in here or row not in there:
                continue
            before, now = self.cells.of_list(there[row]), self.cells.of_list(here[number])
            for change, was, is_ in zip(changes, before, now, strict=True):
                _count_change(change, was, is_)
            if len(renewal.examples) < _EXAMPLES:
                renewal.examples.append((_line(before), _line(now)))
        renewal.cells = [made for made in changes if made.form or made.letter or made.other]


def _staged(rows: Any) -> Iterator[_Row]:
    for number, reading in rows.values_list("number", "reading").iterator():
        yield number, reading.get("original", {})


def _kept(rows: Any) -> Iterator[_Row]:
    yield from rows.values_list("pk", "original").iterator()


def _originals(rows: Any, number: str, wanted: Sequence[int]) -> dict[int, dict[str, Any]]:
    """Return what rows of these numbers say, some hundred at once."""
    read = _staged if number == "number" else _kept
    said: dict[int, dict[str, Any]] = {}
    for at in range(0, len(wanted), AT_ONCE):
        said |= dict(read(rows.filter(**{f"{number}__in": wanted[at : at + AT_ONCE]})))
    return said


def _count_change(change: ColumnChange, before: str, now: str) -> None:
    if before == now:
        return
    if plain(before) == plain(now):
        change.form += 1
    elif is_one_letter_apart(before, now):
        change.letter += 1
    else:
        change.other += 1
    if not any(change.example) or (plain(before) != plain(now) and change.form):
        change.example = (before, now)


def _line(cells: Sequence[str]) -> str:
    return ", ".join(cell.strip() for cell in cells if cell.strip())
