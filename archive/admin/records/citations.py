"""Citations: on the form of every record they speak of, and in a list of their own."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import flatten
from django.forms.models import inlineformset_factory
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.admin.base.columns import badge, languages
from archive.admin.base.inlines import EVIDENCE, NAMELESS, BlockInline
from archive.admin.base.recorded import RecordedAdmin
from archive.admin.base.types import FormSetBase
from archive.models import Citation, Record


class RegistryFormSet(FormSetBase):
    """Citations of a curated record: they hang on its registry row."""

    def __init__(self, data: Any = None, files: Any = None, **kwargs: Any) -> None:
        instance = kwargs.pop("instance", None)
        record = instance.record if instance is not None and instance.record_id else Record()
        super().__init__(data, files, instance=record, **kwargs)


class CitationInline(BlockInline):
    """Further evidence, entered beside what it supports or contradicts."""

    model = Citation
    classes = NAMELESS
    fields = ((*EVIDENCE, "bearing"), languages("claim"), languages("public_note"), "private_note")
    autocomplete_fields = ("source",)
    verbose_name_plural = _("citations: further evidence")

    def check(self, **kwargs: Any) -> list[Any]:
        """Skip Django's check for a foreign key to the form's own model: it is to the registry."""
        return []

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Build the formset on the registry row instead of on the form's own model."""
        return inlineformset_factory(
            Record,
            Citation,
            form=self.form,
            formset=RegistryFormSet,
            fields=flatten(self.fields),
            extra=self.get_extra(request, obj),
            can_delete=self.has_delete_permission(request, obj),
            formfield_callback=lambda field, **kw: self.formfield_for_dbfield(field, request, **kw),
        )


@admin.register(Citation)
class CitationAdmin(RecordedAdmin):
    """A citation with all its languages and notes."""

    list_display = ("source", "locator", "bearing", "about", "about_state")
    list_filter = ("bearing", "record__kind")
    list_select_related = ("source", "record")
    search_fields = ("source__title", "locator", "claim_en", "claim_az", "claim_ru")
    autocomplete_fields = ("record", "source")
    fieldsets = (
        (None, {"fields": ("record", ("source", "locator_kind", "locator"), "bearing")}),
        (_("What it speaks of"), {"fields": (languages("claim"),)}),
        (_("Notes"), {"fields": (languages("public_note"), "private_note")}),
    )

    @admin.display(description=_("about"), ordering="record")
    def about(self, obj: Citation) -> str:
        """Return which record it is about."""
        return str(obj.record)

    @admin.display(description=_("state"), ordering="record__state")
    def about_state(self, obj: Citation) -> str:
        """Return the state of that record."""
        return badge(obj.record)
