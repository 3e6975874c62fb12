"""Sources on the desk: what one cites."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.models import Source, SourceAuthor, SourcePage, SourceRelation
from archive.models.search import SearchKind

from .columns import changed, date_column, in_words, languages, state
from .curated import CuratedAdmin
from .finding import IndexedMixin
from .inlines import BlockInline, RowInline


class SourceAuthorInline(RowInline):
    """Authors in order: a name as printed, a person or a body."""

    model = SourceAuthor
    fields = ("position", "name", "person", "organisation")
    autocomplete_fields = ("person", "organisation")


class SourceRelationInline(RowInline):
    """What it is an edition, translation or copy of."""

    model = SourceRelation
    fk_name = "from_source"
    fields = ("kind", "to_source")
    autocomplete_fields = ("to_source",)


class SourcePageInline(BlockInline):
    """Its pages as scans, in order."""

    model = SourcePage
    fields = (("position", "label", "media"), languages("text"))
    autocomplete_fields = ("media",)


@admin.register(Source)
class SourceAdmin(IndexedMixin, CuratedAdmin):
    """One item, described as a bibliography does."""

    list_display = ("title", "kind", date_column("issued", _("issued")), "language", state, changed)
    list_filter = ("record__state", "kind", "standing", "language")
    list_select_related = ("record", "kind")
    search_fields = ("title", "slug", "publisher", "container", "authors__name")
    search_kind = SearchKind.SOURCE
    compared_names = ("title", "slug", "publisher", "container", "authors__name")
    ordering = ("title",)
    inlines = (SourceAuthorInline, SourceRelationInline, SourcePageInline)
    fieldsets = (
        (None, {"fields": ("title", ("kind", "language"), "authors_not_stated", "slug")}),
        (
            _("Where and when it appeared"),
            {"fields": (("issued", "issued_as_written"), ("publisher", "container"))},
        ),
        (
            _("Where to find it"),
            {
                "fields": (
                    ("url", "accessed_on"),
                    ("archived_url", "archived_on"),
                    ("repository", "call_number"),
                )
            },
        ),
        (_("Rights and standing"), {"fields": ("rights", "standing")}),
    )

    def autocomplete_detail(self, obj: Any) -> str:
        """Tell items of one title apart by where and when they appeared."""
        return ", ".join(
            part for part in (obj.container or obj.publisher, in_words(obj.issued)) if part
        )
