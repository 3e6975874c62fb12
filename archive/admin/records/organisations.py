"""Organisations on the desk."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin.base.columns import changed, date_column, languages, state
from archive.models import Organisation

from .curated import CuratedAdmin


@admin.register(Organisation)
class OrganisationAdmin(CuratedAdmin):
    """A body that acts or speaks."""

    list_display = (
        "__str__",
        "kind",
        "jurisdiction",
        date_column("dates", _("existed")),
        state,
        changed,
    )
    list_filter = ("record__state", "kind")
    list_select_related = ("record", "kind")
    search_fields = (*languages("title"), "slug")
    ordering = ("slug",)
    autocomplete_fields = ("described_in",)
    fieldsets = (
        (None, {"fields": (languages("title"), ("kind", "jurisdiction"), "dates", "slug")}),
        (_("Where it is described"), {"fields": (("described_in", "locator"),)}),
    )

    def autocomplete_detail(self, obj: Organisation) -> str:
        """Tell bodies of the same name apart by jurisdiction."""
        return obj.jurisdiction
