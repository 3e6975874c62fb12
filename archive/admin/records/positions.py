"""Positions on the desk: what bodies say about events."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin.base.columns import changed, date_column, languages, state
from archive.models import Position

from .curated import CuratedAdmin


@admin.register(Position)
class PositionAdmin(CuratedAdmin):
    """What a body said about an event."""

    list_display = ("__str__", "event", date_column("date", _("date")), "source", state, changed)
    list_filter = ("record__state", "stance", "body_kind", "act_seen")
    list_select_related = ("record", "event", "source")
    search_fields = (*languages("body"), *languages("jurisdiction"), "source__title")
    ordering = ("date_earliest", "record")
    autocomplete_fields = ("event", "organisation", "source")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "event",
                    languages("body"),
                    ("organisation", "body_kind"),
                    languages("jurisdiction"),
                )
            },
        ),
        (
            _("What it said"),
            {
                "fields": (
                    ("stance", "instrument", "date"),
                    ("wording_of_act", "wording_of_report"),
                    ("wording_is", "wording_language", "act_seen"),
                )
            },
        ),
        (_("Where we read it"), {"fields": (("source", "locator_kind", "locator"),)}),
    )
