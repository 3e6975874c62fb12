"""Imports on the desk: batches to read, mappings to reuse."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from archive.models import ImportBatch, ImportProfile

from .recorded import RecordedAdmin


@admin.register(ImportProfile)
class ImportProfileAdmin(RecordedAdmin):
    """A saved mapping of columns."""

    list_display = ("title", "created_at")
    search_fields = ("title",)
    asks_reason = False
    fields = ("title", "mapping")


@admin.register(ImportBatch)
class ImportBatchAdmin(RecordedAdmin):
    """One bringing-in of one file: kept as it was, never edited."""

    list_display = ("file_name", "victim_list", "state", "by", "created_at", "committed_at")
    list_filter = ("state",)
    list_select_related = ("victim_list", "by")
    search_fields = ("file_name", "checksum__istartswith")
    ordering = ("-created_at",)
    asks_reason = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Batches are made by an import."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A batch is undone as a whole, not edited."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A batch is kept with its file."""
        return False
