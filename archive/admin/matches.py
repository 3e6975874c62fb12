"""Matches on the desk: which rows are held to be which person."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.models import EntryMatch, MatchProposal

from .columns import languages
from .recorded import RecordedAdmin


@admin.register(EntryMatch)
class EntryMatchAdmin(RecordedAdmin):
    """“This row is that person”, decided by somebody, for a reason in words."""

    list_display = ("entry", "person", "decided_by", "decided_at")
    list_select_related = ("entry__victim_list", "person", "decided_by")
    search_fields = ("entry__name_as_recorded__istartswith", "person__label_en")
    autocomplete_fields = ("entry", "person")
    readonly_fields = ("proposal", "decided_by", "decided_at")
    fieldsets = (
        (None, {"fields": (("entry", "person"), languages("reason"))}),
        (_("Decision"), {"fields": (("decided_by", "decided_at", "proposal"),)}),
    )

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Sign a new decision."""
        if not change:
            obj.decided_by, obj.decided_at = request.user, timezone.now()
        super().save_model(request, obj, form, change)


@admin.register(MatchProposal)
class MatchProposalAdmin(RecordedAdmin):
    """“These may be the same”: read here; verdicts are given in the queue."""

    list_display = ("entry", "other_entry", "person", "score", "verdict")
    list_filter = ("verdict",)
    list_select_related = ("entry", "other_entry", "person")
    search_fields = ("entry__name_as_recorded__istartswith",)
    asks_reason = False
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Proposals are found, not typed."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A verdict is given in the queue, not here."""
        return False
