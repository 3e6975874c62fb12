"""What is said once of a field of a list row; the table of them is `row_fields`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from .fields import LANGUAGE_CODES

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise


class FieldKind(StrEnum):
    """What sort of value a field holds: how it is read, shown, compared and exported."""

    KEY = auto()  # tells which row it is; never compared, never shown
    NAME = auto()
    PART = auto()  # of a name
    SPELLINGS = auto()
    CELLS = auto()  # the columns of the original
    CHOICE = auto()
    TERM = auto()  # of a vocabulary
    DATE = auto()
    DATE_PART = auto()  # a year, month or day in a column of its own; has the columns of its date
    AGE = auto()
    PLACE = auto()
    WORDS = auto()  # in three languages
    TEXT = auto()
    NUMBER = auto()
    SOURCE = auto()
    NOTE = auto()


class Group(models.TextChoices):
    """Under which heading the import form offers a field."""

    WHO = "who", _("Who")
    WHEN = "when", _("When")
    WHAT = "what", _("What happened, and where")
    STANDS = "stands", _("Where it stands")


@dataclass(frozen=True, slots=True, kw_only=True)
class RowField:
    """A fact a row may state. Columns are those of ListEntry, as Python has them (`place_id`)."""

    key: str = field(kw_only=False)
    kind: FieldKind = field(kw_only=False)
    written: str = ""  # the column kept as the list has it: import and undo write it, nobody else
    reading: str = ""  # the column of our reading: an import fills it, then curators own it
    also: tuple[str, ...] = ()  # more columns that are filled with it

    group: Group | None = None  # None: no column of a file can be it
    label: "Words" = ""  # what the import form calls it
    headers: Mapping[str, str] = field(default_factory=dict)  # usual ones: by language, "|" between
    many: bool = False  # several columns of a file may be it

    heading: "Words" = ""  # what the public pages call it; empty: they do not show it
    compared: "Words" = ""  # what the desk calls it beside another row; empty: not compared
    agreement: "Words" = ""  # of a place: the sentence where two rows name the same
    exported: str = ""  # the column of a download that holds our reading
    searched: bool = False  # its words are read by a search
    on_card: bool = False  # a card of a search result shows it
    of_person: bool = False  # Person has the same columns

    @property
    def name(self) -> str:
        """The reading, as Django's forms and relations call it (`place`)."""
        return self.reading.removesuffix("_id")

    @property
    def exported_as_written(self) -> str:
        """The column of a download that holds what the list says."""
        return f"{self.key}_as_written" if self.written and self.heading else ""

    @property
    def main_columns(self) -> tuple[str, ...]:
        """The column as written and that of the reading, as far as it has them."""
        return tuple(column for column in (self.written, self.reading) if column)

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns of ListEntry that hold it, what the list says first."""
        readings = [self.reading] if self.reading else []
        if self.kind is FieldKind.WORDS:
            readings = [f"{self.reading}_{code}" for code in LANGUAGE_CODES]
        return (*([self.written] if self.written else []), *readings, *self.also)


def moved(fields: Iterable[RowField], **after: str) -> tuple[RowField, ...]:
    """Return fields in their order, except that each field named stands after another, by key.

    `moved(fields, death="fate")` has the death directly after the fate; after "" is at the end.
    """
    order = {field.key: field for field in fields}
    for key, before in after.items():
        field_moved = order.pop(key)
        keys = list(order)
        at = keys.index(before) + 1 if before else len(keys)
        keys.insert(at, key)
        order[key] = field_moved
        order = {name: order[name] for name in keys}
    return tuple(order.values())
