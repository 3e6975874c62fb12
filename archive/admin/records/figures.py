"""Figures on the desk: a number, who stated it and where it is written."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin.base.columns import changed, languages, state
from archive.models import Figure

from .curated import CuratedAdmin


@admin.register(Figure)
class FigureAdmin(CuratedAdmin):
    """A number somebody stated."""

    list_display = ("__str__", "counted_by_en", "source", "locator", state, changed)
    list_filter = ("record__state", "measure", "status", "is_chartable")
    list_select_related = ("record", "measure", "source")
    search_fields = (*languages("counted_by"), "value_text", "source__title", "locator")
    ordering = ("measure__position", "record")
    autocomplete_fields = ("events", "places", "part_of", "source")
    fieldsets = (
        (None, {"fields": ("events", ("measure", "population", "cause_of_injury"))}),
        (
            _("The number as stated"),
            {
                "fields": (
                    ("bound", "value", "value_low", "value_high"),
                    "value_text",
                    languages("group"),
                    "status",
                )
            },
        ),
        (
            _("Who counted, and where it is written"),
            {
                "fields": (
                    languages("counted_by"),
                    languages("method"),
                    ("source", "locator_kind", "locator"),
                )
            },
        ),
        (
            _("What it covers"),
            {"fields": (languages("territory"), "places", ("period", "as_of"))},
        ),
        (_("Beside other figures"), {"fields": ("part_of", "is_chartable")}),
    )

    def autocomplete_detail(self, obj: Any) -> str:
        """Tell equal numbers apart by who counted and where it is written."""
        return ", ".join(str(part) for part in (obj.counted_by, obj.source) if part)
