"""Imports on the desk: batches to read, mappings to reuse."""

from django.contrib import admin

from archive.models import ImportBatch, ImportProfile

from .read_only import ReadOnlyAdmin
from .recorded import RecordedAdmin


@admin.register(ImportProfile)
class ImportProfileAdmin(RecordedAdmin):
    """A saved mapping of columns."""

    list_display = ("title", "created_at")
    search_fields = ("title",)
    asks_reason = False
    fields = ("title", "mapping")


@admin.register(ImportBatch)
class ImportBatchAdmin(ReadOnlyAdmin):
    """One bringing-in of one file: kept as it was, never edited."""

    list_display = ("file_name", "victim_list", "state", "by", "created_at", "committed_at")
    list_filter = ("state",)
    list_select_related = ("victim_list", "by")
    search_fields = ("file_name", "checksum__istartswith")
    ordering = ("-created_at",)
