"""Reports from visitors on the desk: what they tell us, and what was decided."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.lib.text import shorten
from archive.models import Report

from .columns import languages
from .recorded import RecordedAdmin


@admin.register(Report)
class ReportAdmin(RecordedAdmin):
    """What a visitor told us is read only; the decision is ours to write."""

    list_display = ("words", "wish", "status", "made_at", "about")
    list_filter = ("status", "wish")
    list_select_related = ("record", "entry")
    search_fields = ("text",)
    asks_reason = False
    readonly_fields = (
        "made_at",
        "wish",
        "text",
        "contact",
        "language",
        "record",
        "entry",
        "decided_at",
    )
    fieldsets = (
        (None, {"fields": (("made_at", "wish"), ("record", "entry"), "text", "contact")}),
        (_("Decision"), {"fields": ("status", languages("decision"), "decided_at")}),
    )

    @admin.display(description=_("message"))
    def words(self, obj: Report) -> str:
        """Return the beginning of the message."""
        return shorten(obj.text, 80)

    @admin.display(description=_("about record or row"))
    def about(self, obj: Report) -> str:
        """Return what the report is about."""
        return str(obj.entry or obj.record or "—")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Visitors write reports, on the public pages."""
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Note when a decision was taken."""
        if obj.status == Report.Status.DECIDED and obj.decided_at is None:
            obj.decided_at = timezone.now()
        super().save_model(request, obj, form, change)
