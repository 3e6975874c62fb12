"""Choosing fields that work without scripts as well: what is meant is typed.

Django's autocomplete is an empty list until a script fills it. Here a text field stands beside it
for browsers that run none: the name, address or permanent id of what is meant.
"""

from contextlib import suppress
from typing import Any

from django import forms
from django.contrib.admin.widgets import (
    AutocompleteMixin,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
)
from django.db.models import Q
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from archive.models.fields import LANGUAGE_CODES
from archive.models.registry import read_uid

TYPED = "-typed"
BETWEEN = ";"
NAMES = ("title", "label", "name_as_recorded", "username", "name", "file_name")


class TypedText(str):
    """What was typed and means nothing here, or several things."""


def meant(model: Any, text: str) -> Q:
    """Return the question that finds what somebody named: by address, permanent id or name."""
    columns = {field.name for field in model._meta.get_fields()}
    slug = text[text.rfind("[") + 1 : -1] if text.endswith("]") and "[" in text else text
    asked = Q(slug=slug) if "slug" in columns else Q(pk__in=[])
    if slug != text and model._default_manager.filter(asked).exists():
        return asked
    with suppress(ValueError):
        asked |= Q(**{"uid" if "uid" in columns else "pk": read_uid(text)})
    for name in NAMES:
        for column in (name, *(f"{name}_{code}" for code in LANGUAGE_CODES)):
            if column in columns:
                asked |= Q(**{f"{column}__iexact": text})
    return asked


class TypedMixin(AutocompleteMixin):
    """Adds the text field for browsers without scripts, and reads it."""

    def key_of(self, text: str) -> str:
        """Return the key if a single record is meant; what was typed where there is none."""
        rows = self.choices.queryset
        keys = list(rows.filter(meant(rows.model, text)).values_list("pk", flat=True)[:2])
        return str(keys[0]) if len(keys) == 1 else TypedText(text)

    def texts(self, data: Any, name: str) -> list[str]:
        """Return what was typed, each thing by itself."""
        typed = str(data.get(f"{name}{TYPED}") or "")
        parts = typed.split(BETWEEN) if self.allow_multiple_selected else [typed]  # type: ignore[attr-defined]
        return [part.strip() for part in parts if part.strip()]

    def with_text(self, html: SafeString, name: str, lost: list[TypedText]) -> SafeString:
        """Return the choosing field with the text field that takes its place without scripts."""
        hint = (
            _("or type names, addresses or permanent ids, with ; between them")
            if self.allow_multiple_selected  # type: ignore[attr-defined]
            else _("or type its name, address or permanent id")
        )
        return format_html(
            '{}<noscript><label class="typed">{} <input type="text" name="{}" value="{}"'
            ' class="vTextField" maxlength="500"></label></noscript>',
            html,
            hint,
            f"{name}{TYPED}",
            f"{BETWEEN} ".join(lost),
        )


class TypedSelect(TypedMixin, AutocompleteSelect):
    """A record, chosen or typed."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return the key of what was typed, else of what was chosen."""
        texts = self.texts(data, name)
        return self.key_of(texts[0]) if texts else super().value_from_datadict(data, files, name)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Show what was typed in vain where it was typed."""
        lost = [value] if isinstance(value, TypedText) else []
        html = super().render(name, None if lost else value, attrs, renderer)
        return self.with_text(html, name, lost)


class TypedSelectMultiple(TypedMixin, AutocompleteSelectMultiple):
    """Several records, chosen or typed."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return the keys of what was chosen and of what was typed."""
        chosen = super().value_from_datadict(data, files, name)
        return [*(chosen or []), *(self.key_of(text) for text in self.texts(data, name))]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Show what was typed in vain where it was typed."""
        values = list(value or [])
        lost = [item for item in values if isinstance(item, TypedText)]
        known = [item for item in values if not isinstance(item, TypedText)]
        return self.with_text(super().render(name, known, attrs, renderer), name, lost)


def let_type(field: Any) -> Any:
    """Let a form field with Django's autocomplete be typed into as well."""
    outer = field.widget
    inner = getattr(outer, "widget", outer)
    kinds = {AutocompleteSelect: TypedSelect, AutocompleteSelectMultiple: TypedSelectMultiple}
    made: Any = kinds.get(type(inner))
    if made is None:
        return field
    widget: forms.Select = made(inner.field, inner.admin_site, inner.attrs, inner.choices, inner.db)
    widget.is_required = inner.is_required
    if outer is inner:
        field.widget = widget
    else:
        outer.widget = widget
    field.error_messages["invalid_choice"] = _(
        "Nothing here, or more than one thing, is called “%(value)s”. "
        "Its address or permanent id is unmistakable."
    )
    return field
