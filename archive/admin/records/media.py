"""Pictures and documents on the desk."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin.base.columns import changed, languages, state
from archive.models import MediaItem

from .curated import CuratedAdmin


@admin.register(MediaItem)
class MediaItemAdmin(CuratedAdmin):
    """A file with its description, credit and rights."""

    list_display = ("__str__", "media_type", "credit", state, changed)
    list_filter = ("record__state", "media_type")
    search_fields = (*languages("title"), "credit", "checksum__istartswith")
    autocomplete_fields = ("events",)
    readonly_fields = (*CuratedAdmin.readonly_fields, "checksum", "media_type", "size")
    fieldsets = (
        (None, {"fields": ("file", languages("title"), languages("alt"), languages("caption"))}),
        (_("Before it is shown"), {"fields": (languages("warning"), "taken", "events")}),
        (_("Rights"), {"fields": ("credit", "rights")}),
        (_("File"), {"fields": ("checksum", "media_type", "size")}),
    )
