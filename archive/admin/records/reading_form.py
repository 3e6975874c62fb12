"""A reading of rows of lists as a form asks it, and as pages say it."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.base.columns import in_words
from archive.admin.base.forms import MAX_REASON
from archive.formatting import capfirst
from archive.models import ListEntry
from archive.models.fields import UncertainDateField
from archive.models.row_fields import SETTABLE


class ReadingForm(forms.Form):
    """The value of a reading, asked as the form of a row asks it, and why."""

    is_emptied = forms.BooleanField(
        label=gettext_lazy("Empty it"),
        required=False,
        help_text=gettext_lazy("Only so is a reading taken away; an empty field alone is not."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason for this change"),
        max_length=MAX_REASON,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=gettext_lazy("Kept in the history of every row."),
    )

    def __init__(self, *args: Any, field: str, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = SETTABLE[field]
        asked = {}
        for name in self.names:
            asked[name] = admin_of_rows().formfield_for_dbfield(_db_field(name), request)
            asked[name].required = False
        self.fields = {**asked, **self.fields}

    def clean(self) -> dict[str, Any]:
        """Require a value, or the tick that there shall be none."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        has_value = any(cleaned.get(name) not in (None, "") for name in self.names)
        if not self.errors and has_value == bool(cleaned.get("is_emptied")):
            self.add_error("is_emptied", _("Give a value, or tick that it shall be empty."))
        return cleaned

    def values(self) -> dict[str, Any]:
        """Return the columns and what they are to hold."""
        values = {}
        for name in self.names:
            value = self.cleaned_data.get(name)
            values[_db_field(name).attname] = value.pk if isinstance(value, Model) else value
        return values


def label_of(field: str) -> str:
    """Return what a reading is called on the form of a row."""
    name = SETTABLE[field][0]
    words = str(_db_field(name).verbose_name)
    return capfirst(words.partition(" [")[0] if len(SETTABLE[field]) > 1 else words)


def admin_of_rows() -> Any:
    """Return the admin of rows of lists."""
    return admin.site._registry[ListEntry]


def _db_field(name: str) -> Any:
    return ListEntry._meta.get_field(name)


def reading_in_words(values: dict[str, Any]) -> str:
    """Say what columns hold, as the form of a row shows it."""
    return "; ".join(filter(None, (_value(column, value) for column, value in values.items())))


def _value(column: str, value: Any) -> str:
    field = next(field for field in ListEntry._meta.fields if field.attname == column)
    if value in (None, ""):
        return ""
    if isinstance(field, UncertainDateField):
        return in_words(value)
    if field.related_model:
        related: Any = field.related_model
        return str(related._base_manager.filter(pk=value).first() or value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    choices: Any = getattr(field, "flatchoices", ())
    return str(dict(choices).get(value, value))
