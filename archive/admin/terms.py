"""The open vocabularies on the desk."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.models import Term

from .columns import languages
from .recorded import RecordedAdmin


@admin.register(Term)
class TermAdmin(RecordedAdmin):
    """One word of a vocabulary. Words in use cannot be deleted; they can be retired."""

    list_display = ("__str__", "slug", "vocabulary", "position", "is_people", "is_retired")
    list_filter = ("vocabulary", "is_people", "is_chartable", "is_retired")
    search_fields = (*languages("label"), "slug")
    fieldsets = (
        (None, {"fields": (("vocabulary", "slug", "position"), languages("label"))}),
        (_("Meaning"), {"fields": (languages("definition"),)}),
        (_("Use"), {"fields": (("is_people", "is_chartable", "is_retired"),)}),
    )

    def autocomplete_detail(self, obj: Any) -> str:
        """Say which vocabulary the word belongs to."""
        return str(obj.get_vocabulary_display())
