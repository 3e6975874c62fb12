"""Days and places of remembrance on the desk."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin.base.columns import changed, languages, state
from archive.models import Commemoration

from .curated import CuratedAdmin


@admin.register(Commemoration)
class CommemorationAdmin(CuratedAdmin):
    """A day or place of remembrance."""

    list_display = ("__str__", "kind", "month", "day", "source", state, changed)
    list_filter = ("record__state", "kind", "month")
    list_select_related = ("record", "source")
    search_fields = (*languages("title"),)
    autocomplete_fields = ("act", "place", "events", "source")
    fieldsets = (
        (
            None,
            {"fields": (languages("title"), "kind", ("day", "month"), "since", "events", "place")},
        ),
        (_("How it is observed"), {"fields": (languages("observance"),)}),
        (_("Where we read it"), {"fields": ("act", ("source", "locator_kind", "locator"))}),
    )
