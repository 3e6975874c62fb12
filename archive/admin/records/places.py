"""Places on the desk."""

from typing import Any

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.admin.base.columns import changed, languages, state
from archive.admin.base.inlines import EVIDENCE, FirstNameInline, LabelledMixin, RowInline
from archive.admin.changelists.search import IndexedMixin
from archive.admin.matching.merged import MergedMixin
from archive.models import Place, PlaceName, PlaceRelation
from archive.models.search import SearchKind

from .curated import CuratedAdmin


class PlaceNameInline(FirstNameInline):
    """Its names over time."""

    model = PlaceName
    fields = (("text", "language", "kind", "position"), ("period", "used_by", *EVIDENCE))


class PlaceRelationInline(RowInline):
    """What it lies inside."""

    model = PlaceRelation
    fk_name = "child"
    fields = ("parent", "basis", "period", "source", "locator", "note_en")
    autocomplete_fields = ("parent", "source")
    verbose_name_plural = _("lies inside")


@admin.register(Place)
class PlaceAdmin(MergedMixin, IndexedMixin, LabelledMixin, CuratedAdmin):
    """A place through all its names."""

    list_display = ("__str__", "kind", "admin_unit_en", "is_mention", state, changed)
    list_filter = ("record__state", "kind", "is_mention", "is_approximate")
    list_select_related = ("record", "kind")
    search_fields = (*languages("label"), "slug", "names__text")
    actions = (*CuratedAdmin.actions, "merge_two")
    search_kind = SearchKind.PLACE
    compared_names = (*languages("label"), "slug", "names__text")
    never_indexed = Q(is_mention=True)
    ordering = ("sort_en",)
    autocomplete_fields = ("described_in",)
    inlines = (PlaceNameInline, PlaceRelationInline)
    fieldsets = (
        (None, {"fields": ("kind", languages("admin_unit"), "slug", "is_mention")}),
        (
            _("Coordinates"),
            {"fields": (("latitude", "longitude", "is_approximate"), "coordinate_origin")},
        ),
        (_("Where it is described"), {"fields": (("described_in", "locator"),)}),
    )

    def autocomplete_detail(self, obj: Any) -> str:
        """Tell places of the same name apart by kind and unit."""
        return ", ".join(str(part) for part in (obj.kind, obj.admin_unit) if part)
