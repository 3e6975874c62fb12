"""The rows that stand on the form of the record they belong to."""

from typing import Any, ClassVar

from .bases import StackedBase, TabularBase
from .forms import DateReadingForm
from .recorded import OVERRIDES, plain_related

EVIDENCE = ("source", "locator_kind", "locator")
NAMELESS: Any = ("nameless",)  # the heading of each row would only repeat ids


class RowInline(TabularBase):
    """One line per row, for rows of few fields; dates are read back in words."""

    form = DateReadingForm
    extra = 0

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """Leave out links nobody needs beside every field."""
        return plain_related(super().formfield_for_dbfield(db_field, request, **kwargs))


class BlockInline(StackedBase):
    """A few lines per row, for rows of many fields; dates are read back in words."""

    form = DateReadingForm
    formfield_overrides = OVERRIDES
    extra = 0

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """Leave out links nobody needs beside every field."""
        return plain_related(super().formfield_for_dbfield(db_field, request, **kwargs))


class NameInline(BlockInline):
    """The forms of a name."""

    fields: ClassVar[Any] = (("text", "language", "kind", "position"), ("used_by", *EVIDENCE))
    autocomplete_fields: ClassVar[Any] = ("source",)
