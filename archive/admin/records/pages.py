"""The archive's own texts on the desk."""

from django.contrib import admin

from archive.admin.base.columns import changed, languages, state
from archive.models import Page

from .curated import CuratedAdmin


@admin.register(Page)
class PageAdmin(CuratedAdmin):
    """A text of the archive itself."""

    list_display = ("__str__", "slug", "position", state, changed)
    list_filter = ("record__state",)
    search_fields = (*languages("title"), "slug")
    fieldsets = (
        (None, {"fields": (languages("title"), languages("description"), languages("body"))}),
        (None, {"fields": (("slug", "position"),)}),
    )
