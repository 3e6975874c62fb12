"""The form that answers a doubt: what its cells mean, all of them at once or each for itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.importers import lists
from archive.importers.lists import AS_WRITTEN, NUMBER, Column, DoubtfulCell
from archive.importers.lists.cells import CellReader
from archive.lib.unknown import NOT_KNOWN, in_plain_digits
from archive.models import ImportBatch, Place
from archive.models.row_field import FieldKind

from .target import RecordField, named
from .wording import (
    ABOUT,
    AT_LEAST,
    AT_MOST,
    age_words,
    finding_words,
    kind_of,
    meaning_words,
    meanings,
)

LONGEST_CELL = 200  # characters; a longer one is kept cut, so that nothing can be said of it
_CAN_BE_UNKNOWN = frozenset(
    {FieldKind.NAME, FieldKind.PART, FieldKind.SPELLINGS, FieldKind.DATE, FieldKind.AGE}
    | {FieldKind.PLACE, FieldKind.CHOICE, FieldKind.TERM}
)
_OF_ROW = frozenset({"no-name"})
"""Doubts of which it is no answer that the cell is right as it stands."""
EXPECTED: dict[FieldKind, Any] = {
    FieldKind.AGE: gettext_lazy("an age: 41, at least 40, about 40, 9 months"),
    FieldKind.DATE: gettext_lazy("a date or a part of one: 1950, 20.01.1990, about 1918"),
    FieldKind.PLACE: gettext_lazy("a place of the archive, by its name, address or permanent id"),
}
"""What can be typed as the meaning of a cell."""


class AnswersForm(forms.Form):
    """A choice for all cells that cause a doubt, and one for each of those on the page."""

    to_all = forms.ChoiceField(
        label=gettext_lazy("All of them, also in later releases"),
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(
        self, data: Any, *, code: str, column: Column, cells: Sequence[DoubtfulCell]
    ) -> None:
        super().__init__(data)
        self.code, self.column, self.kind = code, column, kind_of(column)
        self.cells = [cell for cell in cells if len(cell.cell) <= LONGEST_CELL]
        self.cut = len(cells) - len(self.cells)
        fields: Any = self.fields
        fields["to_all"].choices = self._choices(f"“{NUMBER}”", "", NUMBER)
        self.expected = EXPECTED.get(self.kind) if self.kind else None
        for at, cell in enumerate(self.cells):
            number = re.search(r"\d+", in_plain_digits(cell.cell))
            choices = self._choices(cell.cell, number[0] if number else "", "")
            self.fields[f"means_{at}"] = forms.ChoiceField(
                label=_("“%s” means") % cell.cell, choices=choices, required=False
            )
            if self.expected:
                self.fields[f"typed_{at}"] = self._typed(cell.cell)

    def _typed(self, cell: str) -> forms.Field:
        label = _("or in words, for “%s”") % cell
        if self.kind is FieldKind.PLACE:
            return RecordField(Place, label=label)
        return forms.CharField(label=label, required=False, max_length=100)

    def _choices(self, cell: str, number: str, of_all: str) -> list[tuple[str, Any]]:
        """Return what can be said of a cell; `of_all` stands for the number of each."""
        choices: list[tuple[str, Any]] = [("", _("left open"))]
        if self.kind is FieldKind.AGE and (number or of_all):
            for sign in (f"{AT_LEAST} ", f"{AT_MOST} ", f"{ABOUT} ", ""):
                choices.append((sign + (number or of_all), age_words(sign + (number or of_all))))
        if self.kind in (FieldKind.CHOICE, FieldKind.TERM) and not of_all:
            choices += [(value, label) for value, label in meanings(self.column.field)]
        if self.kind in _CAN_BE_UNKNOWN:
            words = meaning_words(self.column, NOT_KNOWN)
            choices.append((NOT_KNOWN, words))
        if self.code not in _OF_ROW:
            choices.append((AS_WRITTEN, meaning_words(self.column, AS_WRITTEN)))
        return choices

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The cells with their fields."""
        return [
            {
                "cell": cell.cell,
                "rows": cell.rows,
                "means": self[f"means_{at}"],
                "typed": self[f"typed_{at}"] if self.expected else None,
            }
            for at, cell in enumerate(self.cells)
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for an answer; what was typed is checked by `answered`."""
        said: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(said.values()):
            self.add_error(None, _("Nothing is answered yet: choose below what it means."))
        return said

    def answered(self, cells: CellReader) -> tuple[dict[str, str], dict[str, str]]:
        """Return what was said of cells and of all; what is not understood is said beside it."""
        said, of_cells = self.cleaned_data, {}
        for at, cell in enumerate(self.cells):
            typed, chosen = said.get(f"typed_{at}"), said.get(f"means_{at}", "")
            meaning = typed.pk if isinstance(typed, Place) else typed or chosen
            if not meaning:
                continue
            meaning = cell.cell if meaning == AS_WRITTEN else meaning
            if why := lists.misunderstood(cells, self.column, cell.cell, meaning):
                self.add_error(f"typed_{at}" if typed else f"means_{at}", self._not_read(why))
            of_cells[cell.cell] = meaning
        to_all = said.get("to_all", "")
        return of_cells, {self.code: to_all} if to_all else {}

    def _not_read(self, why: str) -> str:
        if not self.expected:
            return why
        return " ".join([why, _("Expected: %s.") % self.expected])


def offered_places(column: Column) -> list[str]:
    """Return places as the field of a place offers them."""
    if kind_of(column) is not FieldKind.PLACE:
        return []
    places = Place.objects.filter(is_mention=False, record__merged_into=None)
    return [named(place) for place in places.order_by("-record__changed_at")[:300]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the mapping says of a cell or of all cells that cause a doubt, in words."""

    column: str
    kind: str  # “cell” or “code”
    key: str
    about: Any
    means: Any
    rows: int


def answers_of(batch: ImportBatch) -> list[Answer]:
    """Return the answers in the mapping of a batch, those of most rows first."""
    answers = []
    for column in lists.mapping_from_json(batch.mapping).columns:
        said = [("cell", key, _("“%s”") % key, meaning) for key, meaning in column.values]
        said += [("code", code, finding_words(code), all_) for code, all_ in column.doubts]
        for kind, key, about, meaning in said:
            as_is = AS_WRITTEN if kind == "cell" and meaning == key else meaning
            rows = lists.rows_answered(batch, column.name, kind, key)
            words = meaning_words(column, as_is)
            answers.append(Answer(column.name, kind, key, about, words, rows))
    return sorted(answers, key=lambda answer: -answer.rows)
