"""Sources on the desk: what is cited."""

from typing import Any

from django.contrib import admin
from django.db.models import F
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.admin.base.columns import (
    LANGUAGE_HELP,
    changed,
    date_column,
    in_words,
    languages,
    state,
)
from archive.admin.base.inlines import NAMELESS, BlockInline, RowInline
from archive.admin.changelists.search import IndexedMixin
from archive.admin.matching.merged import MergedMixin
from archive.models import (
    LinkCheck,
    Source,
    SourceAuthor,
    SourceContent,
    SourcePage,
    SourceRelation,
)
from archive.models.links import LinkState
from archive.models.search import SearchKind

from .curated import CuratedAdmin
from .parts import PartsMixin


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


class SourceContentInline(BlockInline):
    """What stands in each paragraph or page of it, in our own words."""

    model = SourceContent
    classes = ("collapse", *NAMELESS)
    fields = (
        ("position", "locator_kind", "locator", "needs_content_note"),
        languages("abstract"),
        "events",
    )
    autocomplete_fields = ("events",)


class LinkFilter(admin.SimpleListFilter):
    """Whether the link answered when it was tried last."""

    title = _("link")
    parameter_name = "link"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Return what became of links."""
        return [("dead", _("dead")), ("answers", _("answers")), ("never", _("never tried"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Return the sources of the chosen kind; those without any address have no link."""
        checks = LinkCheck.objects
        if self.value() == "dead":
            return queryset.filter(pk__in=checks.dead().values("source"))
        if self.value() == "answers":
            answering = checks.filter(state=LinkState.ANSWERS, url=F("source__url"))
            return queryset.filter(pk__in=answering.values("source"))
        if self.value() == "never":
            return queryset.exclude(url="").exclude(pk__in=checks.values("source"))
        return queryset


@admin.register(Source)
class SourceAdmin(MergedMixin, PartsMixin, IndexedMixin, CuratedAdmin):
    """An item, described as a bibliography does."""

    list_display = ("title", "kind", date_column("issued", _("issued")), "language", state, changed)
    list_filter = ("record__state", "kind", LinkFilter, "standing", "language")
    list_select_related = ("record", "kind")
    search_fields = ("title", "slug", "publisher", "container", "authors__name")
    actions = (*CuratedAdmin.actions, "merge_two")
    search_kind = SearchKind.SOURCE
    parts = (
        ("figures", "source"),
        ("quotations", "source"),
        ("positions", "source"),
        ("commemorations", "source"),
        ("lists", "source"),
        ("events_described", "described_in"),
    )
    compared_names = ("title", "slug", "publisher", "container", "authors__name")
    ordering = ("title",)
    readonly_fields = (*CuratedAdmin.readonly_fields, "links_tried")
    inlines = (SourceAuthorInline, SourceRelationInline, SourceContentInline, SourcePageInline)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "title",
                    languages("title_translation"),
                    ("kind", "language"),
                    "authors_not_stated",
                    "slug",
                )
            },
        ),
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
                    "links_tried",
                    ("repository", "call_number"),
                )
            },
        ),
        (_("Rights and standing"), {"fields": ("rights", "standing")}),
    )

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """Tell the address of the item on the web from the address of its page here."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and db_field.name == "url":
            field.label = _("Address on the web")
        if field is not None and db_field.name == "language":
            field.help_text = LANGUAGE_HELP
        return field

    @admin.display(description=_("links tried"))
    def links_tried(self, obj: Source) -> str:
        """Say what answered at each address, and when."""
        tried: Any = [] if obj._state.adding else obj.link_checks.order_by("url")
        return format_html_join(
            "",
            "<div>{}: {} ({}), {}</div>",
            (
                (link.url, link.get_state_display(), link.answer, localtime(link.checked_at).date())
                for link in tried
            ),
        ) or gettext("Not yet. The command check_links tries them.")

    def autocomplete_detail(self, obj: Any) -> str:
        """Tell items of the same title apart by where and when they appeared."""
        return ", ".join(
            part for part in (obj.container or obj.publisher, in_words(obj.issued)) if part
        )
