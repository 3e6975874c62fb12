"""Matches on the desk: which rows are held to be which person."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from archive.admin.base.columns import languages
from archive.admin.base.recorded import RecordedAdmin
from archive.admin.base.types import ModelAdminBase
from archive.admin.changelists.keyset import KeysetMixin
from archive.models import EntryMatch, ListEntry, MatchProposal

from .apart import apart_url


class OfEntries(ModelAdminBase):
    """Finds by the names on the rows, as the list of rows does."""

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        """Return the records that speak of the rows with these words."""
        if not search_term.strip():
            return queryset, False
        rows = admin.site._registry[ListEntry]
        entries, _doubles = rows.get_search_results(request, ListEntry.objects.all(), search_term)
        return queryset.filter(entry__in=list(entries.values_list("pk", flat=True))), False


@admin.register(EntryMatch)
class EntryMatchAdmin(OfEntries, KeysetMixin, RecordedAdmin):
    """“This row is that person”, decided by somebody, for a reason in words."""

    list_display = ("entry", "person", "decided_by", "decided_at")
    list_select_related = ("entry__victim_list", "person", "decided_by")
    search_fields = ("=uid",)  # the box itself; what it finds comes from the rows
    keyset = ("uid",)
    readonly_fields = ("entry", "person", "proposal", "decided_by", "decided_at", "apart")
    fieldsets = (
        (None, {"fields": (("entry", "person"), languages("reason"))}),
        (_("Decision"), {"fields": (("decided_by", "decided_at", "proposal", "apart"),)}),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Rows are matched where both sides are seen: in the queue, or by hand from a row."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A match is taken apart, which gives back what it brought."""
        return False

    @admin.display(description=_("take apart"))
    def apart(self, obj: EntryMatch) -> str:
        """Link to the page that takes the match apart."""
        return format_html('<a href="{}">{}</a>', apart_url(obj), _("Take apart…"))


@admin.register(MatchProposal)
class MatchProposalAdmin(OfEntries, KeysetMixin, RecordedAdmin):
    """“These may be the same”: read here; verdicts are given in the queue."""

    list_display = ("entry", "other_entry", "person", "score", "verdict", "look")
    readonly_fields = ("look",)
    list_filter = ("verdict",)
    list_select_related = ("entry", "other_entry", "person")
    search_fields = ("=uid",)
    keyset = ("uid",)
    asks_reason = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Proposals are computed, not typed."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A verdict is given in the queue, not here."""
        return False

    @admin.display(description=_("look"))
    def look(self, obj: MatchProposal) -> str:
        """Link to both sides, and to the verdict."""
        address = reverse("admin:match", args=[obj.pk])
        return format_html('<a href="{}">{}</a>', address, _("Side by side"))
