"""The rows that stand on the form of the record they belong to."""

from typing import Any, ClassVar

from django.db.models import Max
from django.http import HttpRequest

from archive.models.fields import LANGUAGE_CODES
from archive.models.naming import NameKind

from .forms import DateReadingForm, NamedForm
from .recorded import OVERRIDES, plain_related
from .types import FormSetBase, InlineBase, ModelAdminBase, StackedBase, TabularBase

EVIDENCE = ("source", "locator_kind", "locator")
EMPTY_ROWS, ROWS_AT_MOST = "_empty", 5
NAMELESS: Any = ("nameless",)  # the heading of each row would only repeat ids


NEW_AT_MOST = 100  # rows of a kind, on a form that is sent


class OrderedFormSet(FormSetBase):
    """Rows keep the order in which they were typed, where nobody numbered them.

    What is sent may claim any number of rows: more new ones than anybody types are not drawn.
    """

    _last: int | None = None  # position, once it had to be read

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound:
            self.absolute_max = len(self.get_queryset()) + NEW_AT_MOST

    def save_new(self, form: Any, commit: bool = True) -> Any:
        """Put a new row after those that are there. 1 query for all new rows together."""
        row = form.instance
        if "position" in form.fields and "position" not in form.changed_data:
            row.position = self._last_position() + 1
        if self._last is not None:
            self._last = max(self._last, row.position)
        return super().save_new(form, commit)

    def _last_position(self) -> int:
        """Return the highest position of the rows stored so far; -1 if there are none."""
        if self._last is None:
            rows: Any = self.model
            rows = rows._default_manager.filter(**{self.fk.attname: self.instance.pk})
            last = rows.aggregate(last=Max("position"))["last"]
            self._last = -1 if last is None else last
        return self._last


class EmptyRowsMixin(InlineBase):
    """Shows empty rows where somebody asks for them: without scripts none can be added."""

    extra = 0

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        """Return how many empty rows the address asks for, a few at most."""
        asked = request.GET.get(EMPTY_ROWS, "")
        return min(int(asked), ROWS_AT_MOST) if asked.isdecimal() and len(asked) < 4 else 0


class RowInline(EmptyRowsMixin, TabularBase):
    """A line per row, for rows of few fields; dates are read back in words."""

    form = DateReadingForm
    formset = OrderedFormSet

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """Leave out links nobody needs beside every field."""
        return plain_related(super().formfield_for_dbfield(db_field, request, **kwargs))


class BlockInline(EmptyRowsMixin, StackedBase):
    """A few lines per row, for rows of many fields; dates are read back in words."""

    form = DateReadingForm
    formset = OrderedFormSet
    formfield_overrides = OVERRIDES

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """Leave out links nobody needs beside every field."""
        return plain_related(super().formfield_for_dbfield(db_field, request, **kwargs))


class NameInline(BlockInline):
    """The forms of a name."""

    fields: ClassVar[Any] = (("text", "language", "kind", "position"), ("used_by", *EVIDENCE))
    autocomplete_fields: ClassVar[Any] = ("source",)


class NameFormSet(OrderedFormSet):
    """Names of a record: the first of a new one is offered as its preferred name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        instance = kwargs.get("instance")
        if instance is None or instance._state.adding:
            kwargs.setdefault("initial", [{"kind": NameKind.PREFERRED}])
        super().__init__(*args, **kwargs)


class FirstNameInline(NameInline):
    """The names of a record known by nothing else: before all its other fields, with a row open."""

    formset = NameFormSet
    stands_first = True

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        """Open a row where there is no name yet."""
        asked = super().get_extra(request, obj, **kwargs)
        return asked if obj is not None and obj.names.exists() else max(asked, 1)


KEPT = [f"{column}_{code}" for column in ("label", "sort") for code in LANGUAGE_CODES]


class LabelledMixin(ModelAdminBase):
    """Rewrites labels and sort keys of a person or place after its names are saved."""

    form = NamedForm

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the names, then what lists and suggestions read of them."""
        super().save_related(request, form, formsets, change)
        obj = form.instance
        before = [getattr(obj, name) for name in KEPT]
        obj.refresh_labels()
        if before != [getattr(obj, name) for name in KEPT]:
            obj.save()
