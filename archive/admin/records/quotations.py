"""Quotations on the desk: the words first, then who, when and where we read them."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin.base.columns import LANGUAGE_HELP, changed, languages, state
from archive.admin.base.inlines import BlockInline
from archive.lib.text import shorten
from archive.models import Quotation, QuotationTranslation

from .curated import CuratedAdmin


class QuotationTranslationInline(BlockInline):
    """Translations, each with who made it."""

    model = QuotationTranslation
    fields = (("language", "maker", "translator"), "text")


@admin.register(Quotation)
class QuotationAdmin(CuratedAdmin):
    """Words somebody said or wrote."""

    list_display = ("words", "speaker_as_named", "source", "display", state, changed)
    list_filter = ("record__state", "kind", "display", "language")
    list_select_related = ("record", "source")
    search_fields = ("text", "speaker_as_named", "source__title")
    autocomplete_fields = (
        "person",
        "organisation",
        "place",
        "events",
        "source",
        "original_source",
    )
    inlines = (QuotationTranslationInline,)
    fieldsets = (
        (None, {"fields": ("text", ("language", "kind", "is_excerpt", "is_cut_before"))}),
        (
            _("Who said it"),
            {"fields": ("speaker_as_named", ("person", "organisation"), languages("role"))},
        ),
        (
            _("When, where and of what"),
            {"fields": ("date", languages("occasion"), "place", "events")},
        ),
        (
            _("Where we read it"),
            {"fields": (("source", "locator_kind", "locator"), "original_source")},
        ),
        (
            _("How it is shown"),
            {"fields": ("display", languages("display_note"), languages("translation_note"))},
        ),
    )

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """Say how a language is named."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and db_field.name == "language":
            field.help_text = LANGUAGE_HELP
        return field

    @admin.display(description=_("words"))
    def words(self, obj: Any) -> str:
        """Return the first words."""
        return shorten(obj.text, 90)
