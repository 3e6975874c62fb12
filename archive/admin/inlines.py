"""The rows that stand on the form of the record they belong to."""

from typing import Any, ClassVar

from .bases import TabularBase
from .forms import DateReadingForm

NAME_FIELDS = (
    "text",
    "language",
    "kind",
    "used_by",
    "source",
    "locator_kind",
    "locator",
    "position",
)


class RowInline(TabularBase):
    """One line per row; dates are read back in words."""

    form = DateReadingForm
    extra = 0
    classes: Any = ("rows",)


class NameInline(RowInline):
    """The forms of a name."""

    fields: ClassVar[Any] = NAME_FIELDS
    autocomplete_fields: ClassVar[Any] = ("source",)
