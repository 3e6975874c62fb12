"""Rows of lists on the desk: what the list says, and beside it our reading."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.admin.base.columns import languages
from archive.admin.base.links import hide_url
from archive.admin.base.recorded import RecordedAdmin
from archive.admin.base.restoring import DeletedMixin
from archive.admin.changelists.filters import HiddenFilter
from archive.admin.changelists.keyset import KeysetMixin
from archive.admin.changelists.search import IndexedEntries
from archive.admin.matching.panels import MatchedMixin
from archive.models import ListEntry, VictimList
from archive.models.row_field import Group
from archive.models.row_fields import PLACES, ROW_FIELDS, VERBATIM
from archive.services.change import hold
from archive.services.linkage import names_follow
from archive.services.restoring import bring_back_row

from .readings import AT_ONCE, set_url

LISTS_OFFERED = 30
READ_ONLY = (
    "victim_list",
    "row_key",
    "locator_kind",
    *(column.removesuffix("_id") for column in VERBATIM),
)
WHEN_WRITTEN = tuple(
    dict.fromkeys(field.written for field in ROW_FIELDS if field.group == Group.WHEN)
)
WHAT_WRITTEN = tuple(
    field.written for field in ROW_FIELDS if field.group == Group.WHAT and field.written
)
PLACES_READ = tuple(field.name for field in PLACES)


class ListFilter(admin.SimpleListFilter):
    """The first lists by name, and the chosen list; asking the rows would read them all."""

    title = _("list")
    parameter_name = "victim_list"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the lists to choose from."""
        lists = VictimList.objects.order_by("slug")
        offered = {victim_list.pk: str(victim_list) for victim_list in lists[:LISTS_OFFERED]}
        offered |= {
            victim_list.pk: str(victim_list) for victim_list in lists.filter(pk=self.value() or "")
        }
        return list(offered.items())

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Return the rows of the chosen list."""
        return queryset.filter(victim_list=self.value()) if self.value() else queryset


@admin.register(ListEntry)
class ListEntryAdmin(KeysetMixin, MatchedMixin, IndexedEntries, DeletedMixin, RecordedAdmin):
    """A row: what the list says stays as it is; our reading stands beside it."""

    list_display = (
        "__str__",
        "name_reading",
        "victim_list",
        "position",
        "page",
        "fate",
        "hidden_at",
    )
    list_filter = (
        ListFilter,
        "fate",
        "sex",
        HiddenFilter,
    )
    list_select_related = ("victim_list__record",)
    search_fields = ("=row_key",)  # the box itself; what it finds comes from the index
    search_help_text = _("A name in any spelling, the key of a row, or a permanent id.")
    keyset = ("victim_list_id", "position", "id")
    actions = ("set_reading",)
    id_lookup = "uid"
    readonly_fields = (
        "uid",
        "original_columns",
        "hidden_at",
        "hiding",
        "first_batch",
        "last_batch",
    )
    autocomplete_fields = (
        "victim_list",
        "source",
        "status_then",
        *PLACES_READ,
    )
    fieldsets = (
        (
            _("As the list has it"),
            {
                "description": _("Written by import and undo. A mistake of the source stays."),
                "fields": (
                    ("victim_list", "row_key", "position", "page", "line"),
                    "name_as_recorded",
                    "original_columns",
                    WHEN_WRITTEN,
                    WHAT_WRITTEN,
                    ("source", "locator_kind", "locator", "source_url"),
                ),
            },
        ),
        (
            _("As we read it: who"),
            {
                "fields": (
                    "name_reading",
                    ("given", "patronymic", "family"),
                    "spellings",
                    ("sex", "age_years", "is_minor"),
                    "birth",
                )
            },
        ),
        (
            _("As we read it: what, when, where"),
            {
                "fields": (
                    ("fate", "status_then"),
                    "death",
                    PLACES_READ,
                    languages("circumstances"),
                )
            },
        ),
        (
            _("Notes"),
            {"fields": (languages("reading_note"), languages("public_note"), "editor_note")},
        ),
        (
            _("Keys and showing"),
            {"fields": (("uid", "first_batch", "last_batch"), ("hidden_at", "hiding"))},
        ),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        """Load the list of every row: it decides who may edit it."""
        return super().get_queryset(request).select_related("victim_list__record")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Keep what the list says from being edited by anybody but an administrator."""
        if obj is None or request.user.is_superuser:
            return self.readonly_fields
        return (*self.readonly_fields, *READ_ONLY)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Keep the number of rows of the list right, and what a matched person is called."""
        if not change:
            hold(obj.victim_list)  # whose rows nobody else counts meanwhile
        with names_follow(ListEntry.objects.filter(pk=obj.pk)):
            super().save_model(request, obj, form, change)
        if not change:
            obj.victim_list.recount()

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Keep the number of rows of the list right."""
        hold(obj.victim_list, obj)
        super().delete_model(request, obj)
        obj.victim_list.recount()

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        """Delete rows singly, so that their lists are counted anew."""
        for obj in queryset:
            self.delete_model(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Rows leave with the undoing of their import, or are hidden; only drafts are deleted."""
        if obj is not None and obj.victim_list.record.first_published_at:
            return False
        return super().has_delete_permission(request, obj)

    def bring_back(self, version: Any, author: Any, reason: str) -> tuple[Any, list[str]]:
        """Make a deleted row again."""
        return bring_back_row(version, author, reason)

    def may_bring_back(self, request: HttpRequest, version: Any) -> bool:
        """Only editors bring a row back into a list that has been public meanwhile."""
        lists = VictimList.objects.filter(pk=version.victim_list_id)
        public = lists.filter(record__first_published_at__isnull=False).exists()
        may_add = super().may_bring_back(request, version)
        return may_add and (not public or request.user.has_perm("archive.publish_record"))

    def name_of_deleted(self, version: Any) -> str:
        """Say which list it stood on: many rows have the same name."""
        there = VictimList.objects.filter(pk=version.victim_list_id).first()
        return f"{version.instance} · {there or '—'}, {version.position}"

    @admin.action(permissions=["change"], description=_("Set a reading of the chosen rows"))
    def set_reading(self, request: HttpRequest, queryset: Any) -> HttpResponse:
        """Open the page that sets a field of our reading over the chosen rows."""
        uids = list(queryset.values_list("uid", flat=True)[: AT_ONCE + 1])
        if len(uids) > AT_ONCE:
            self.message_user(request, gettext("Choose at most %d at once.") % AT_ONCE)
            return HttpResponseRedirect(request.get_full_path())
        return HttpResponseRedirect(set_url(uids))

    @admin.display(description=_("original columns"))
    def original_columns(self, obj: ListEntry) -> str:
        """Return the row as the file had it, column by column."""
        if not obj.original:
            return "—"
        lines = format_html_join("", "<dt>{}</dt><dd>{}</dd>", obj.original.items())
        return format_html('<dl class="original">{}</dl>', lines)

    @admin.display(description=_("hiding"))
    def hiding(self, obj: ListEntry) -> str:
        """Link to hiding the row, or to showing it again."""
        if obj.pk is None:
            return "—"
        words = _("Show this row again…") if obj.hidden_at else _("Hide this row…")
        return format_html('<a href="{}">{}</a>', hide_url("entry", obj.uid), words)

    def autocomplete_detail(self, obj: Any) -> str:
        """Tell rows of the same name apart by list and position."""
        return f"{obj.victim_list}, {obj.position}"
