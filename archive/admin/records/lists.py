"""Lists of names on the desk."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from archive.admin.base.columns import changed, languages, state
from archive.models import VictimList

from .curated import CuratedAdmin


@admin.register(VictimList)
class VictimListAdmin(CuratedAdmin):
    """A list of names: who made it, whom it names, how complete it is."""

    list_display = ("__str__", "kind", "source", "row_count", "is_here", state, changed)
    list_filter = ("record__state", "kind", "is_here")
    list_select_related = ("record", "source")
    search_fields = (*languages("title"), "slug", "compiled_by")
    ordering = ("slug",)
    autocomplete_fields = ("source", "events")
    readonly_fields = (*CuratedAdmin.readonly_fields, "row_count", "rows", "matches")
    fieldsets = (
        (
            None,
            {"fields": (languages("title"), ("kind", "compiled_by"), "slug", ("rows", "matches"))},
        ),
        (
            _("Where and when"),
            {"fields": (("source", "locator_kind", "locator"), "date", "events")},
        ),
        (
            _("Whom it names"),
            {"fields": (languages("scope"), "stated_count", languages("completeness"), "is_here")},
        ),
        (_("Rights and columns"), {"fields": ("rights", "columns")}),
    )

    @admin.display(description=_("rows"))
    def rows(self, obj: VictimList) -> str:
        """Link to the rows of this list."""
        if not obj.pk:
            return "—"
        address = f"{reverse('admin:archive_listentry_changelist')}?victim_list={obj.pk}"
        bring = f"{reverse('admin:archive_importbatch_add')}?list={obj.pk}"
        return format_html(
            '<a href="{}">{} ({})</a> · <a href="{}">{}</a>',
            *(address, _("Rows of this list"), obj.row_count),
            *(bring, _("Bring rows, or a later release, in…")),
        )

    @admin.display(description=_("matches"))
    def matches(self, obj: VictimList) -> str:
        """Link to what waits to be matched of this list, and to finding more."""
        if not obj.pk:
            return "—"
        address = f"{reverse('admin:matches')}?list={obj.slug}"
        return format_html('<a href="{}">{}</a>', address, _("Proposals for this list"))
