"""Saved mappings: which column of a kind of file is what, kept to be used again."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.base.forms import RecordedForm
from archive.admin.base.recorded import RecordedAdmin
from archive.importers.lists import MappingRefused, column_from_json, mapping_from_json
from archive.models import ImportProfile

from .wording import field_words, finding_words, meaning_words


def fitted_words(missing: list[str]) -> list[str]:
    """Say which columns of a saved mapping the file lacks."""
    if not missing:
        return []
    return [_("The file has no column %s.") % ", ".join(f"“{name}”" for name in missing)]


class ProfileForm(RecordedForm):
    """A title, and the mapping as JSON; refused in sentences where it cannot be used."""

    def clean_mapping(self) -> Any:
        """Say what is wrong with a mapping before a file meets it."""
        mapping = self.cleaned_data["mapping"]
        try:
            mapping_from_json(mapping)
        except MappingRefused as refusal:
            raise ValidationError(refusal.sentences) from refusal
        return mapping


@admin.register(ImportProfile)
class ImportProfileAdmin(RecordedAdmin):
    """A saved mapping of columns: made on the page that maps, renamed and tidied here."""

    form = ProfileForm
    list_display = ("title", "columns", "created_at")
    search_fields = ("title",)
    ordering = ("title",)
    asks_reason = False
    readonly_fields = ("in_words",)
    fieldsets = (
        (None, {"fields": ("title", "in_words")}),
        (
            gettext_lazy("As it is kept"),
            {
                "description": gettext_lazy(
                    "Easier: map a file as it should be, and keep it under the same title."
                ),
                "fields": ("mapping",),
                "classes": ["collapse"],
            },
        ),
    )

    @admin.display(description=gettext_lazy("columns"))
    def columns(self, obj: ImportProfile) -> int:
        """Return how many columns it knows."""
        return len(_columns(obj))

    @admin.display(description=gettext_lazy("what it says"))
    def in_words(self, obj: ImportProfile) -> str:
        """Say column by column what it is taken for."""
        lines = ((column.get("name", ""), _said(column)) for column in _columns(obj))
        return format_html_join("\n", "<div><strong>{}</strong>: {}</div>", lines) or "—"


def _columns(profile: ImportProfile) -> list[dict[str, Any]]:
    data: Any = profile.mapping
    columns = data.get("columns", []) if isinstance(data, dict) else []
    return [column for column in columns if isinstance(column, dict)]


def _said(column: dict[str, Any]) -> str:
    if column.get("drop"):
        return _("dropped on purpose")
    parts = [str(field_words(column["field"]) if column.get("field") else _("kept as it is"))]
    parts.append(_("public") if column.get("public") else _("private"))
    read = column_from_json(column)
    parts += [f"{word} = {meaning_words(read, meaning)}" for word, meaning in read.values]
    parts += [f"{finding_words(code)}: {meaning_words(read, said)}" for code, said in read.doubts]
    return ", ".join(parts)
