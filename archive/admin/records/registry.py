"""The registry on the desk: to look things up by permanent id; nothing is edited here."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from archive.admin.base.columns import badge
from archive.admin.base.links import form_address
from archive.admin.base.recorded import ReadOnlyAdmin
from archive.admin.changelists.filters import HiddenFilter
from archive.admin.changelists.keyset import KeysetMixin
from archive.models import Merge, PastSlug, Record
from archive.services.merging import MERGEABLE


@admin.register(Record)
class RecordAdmin(KeysetMixin, ReadOnlyAdmin):
    """A row of the registry: id, kind, state, and the way to what it describes."""

    list_display = ("uid", "kind", "in_words", "first_published_at", "changed_at", "what")
    list_filter = ("state", "kind", HiddenFilter)
    search_fields = ("=uid",)
    keyset = ("-changed_at", "-uid")
    fields = (
        ("uid", "kind", "state", "version"),
        ("first_published_at", "withdrawn_at", "hidden_at"),
        "withdrawn_reason",
        "merged_into",
        "what",
    )
    readonly_fields = ("what",)

    @admin.display(description=_("state"), ordering="state")
    def in_words(self, obj: Record) -> str:
        """Return the state in words."""
        return badge(obj)

    @admin.display(description=_("what it describes"))
    def what(self, obj: Record) -> str:
        """Link to the form of what this row stands for."""
        return format_html('<a href="{}">{}</a>', form_address(obj), _("Open"))


@admin.register(PastSlug)
class PastSlugAdmin(ReadOnlyAdmin):
    """Addresses that forward."""

    list_display = ("kind", "slug", "record", "created_at")
    list_filter = ("kind",)
    list_select_related = ("record",)
    search_fields = ("slug__istartswith",)


@admin.register(Merge)
class MergeAdmin(ReadOnlyAdmin):
    """Two records that were merged."""

    list_display = ("kept", "absorbed", "by", "done_at", "undone_at", "taking_back")
    list_select_related = ("kept", "absorbed", "by")
    search_fields = ("=kept__uid", "=absorbed__uid")
    ordering = ("-done_at",)

    @admin.display(description=_("take back"))
    def taking_back(self, obj: Merge) -> str:
        """Link to the page that takes a merge back."""
        if obj.undone_at or obj.kept.kind not in {model.record_kind for model in MERGEABLE}:
            return "—"
        address = reverse("admin:merge-undo", args=[obj.pk])
        return format_html('<a href="{}">{}</a>', address, _("Take back…"))
