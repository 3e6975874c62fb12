"""Events on the desk."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from archive.admin.base.columns import changed, date_column, in_words, languages, state
from archive.admin.base.inlines import (
    EVIDENCE,
    NAMELESS,
    BlockInline,
    NameInline,
    OrderedFormSet,
    RowInline,
)
from archive.admin.changelists.search import IndexedMixin
from archive.models import Event, EventDate, EventName, EventOrganisation, EventRelation
from archive.models.search import SearchKind

from .curated import CuratedAdmin
from .parts import PartsMixin


class EventNameInline(NameInline):
    """Names other than the title, with who uses them."""

    model = EventName


class EventDateFormSet(OrderedFormSet):
    """Dates of an event, of which it follows one at most."""

    def clean(self) -> None:
        """Refuse a second preferred date; which is preferred may change with a save."""
        super().clean()
        kept = [form for form in self.forms if form not in self.deleted_forms]
        if sum(bool(form.cleaned_data.get("is_preferred")) for form in kept if form.is_valid()) > 1:
            raise ValidationError(_("Only one date of an event can be preferred."))


class EventDateInline(BlockInline):
    """What sources say about when it was, side by side."""

    model = EventDate
    formset = EventDateFormSet
    classes = NAMELESS
    fields = (
        ("date", "as_written", "calendar", "is_preferred"),
        ("position", *EVIDENCE),
        languages("note"),
    )
    autocomplete_fields = ("source",)


class EventRelationInline(RowInline):
    """How this event hangs together with others."""

    model = EventRelation
    fk_name = "from_event"
    fields = ("kind", "to_event", *EVIDENCE, "note_en")
    autocomplete_fields = ("to_event", "source")


class EventOrganisationInline(BlockInline):
    """What bodies did in it, as a source names it."""

    model = EventOrganisation
    classes = NAMELESS
    fields = (("organisation", *EVIDENCE), languages("part"))
    autocomplete_fields = ("organisation", "source")


@admin.register(Event)
class EventAdmin(PartsMixin, IndexedMixin, CuratedAdmin):
    """What happened, when and where; then names, relations, bodies, citations."""

    list_display = ("__str__", "kind", date_column("date", _("date")), state, changed)
    list_filter = ("record__state", "kind", "in_starting_text")
    search_fields = (*languages("title"), "slug")
    search_kind = SearchKind.EVENT
    parts = (
        ("figures", "events"),
        ("quotations", "events"),
        ("positions", "event"),
        ("lists", "events"),
        ("commemorations", "events"),
        ("media", "events"),
    )
    compared_names = (*languages("title"), "slug", "names__text")
    ordering = ("date_earliest", "slug")
    autocomplete_fields = ("places", "described_in")
    inlines = (EventNameInline, EventDateInline, EventRelationInline, EventOrganisationInline)
    fieldsets = (
        (None, {"fields": (languages("title"), ("kind", "event_type"), "slug")}),
        (
            _("When and where"),
            {"fields": ("date", ("date_as_written", "date_calendar"), "places")},
        ),
        (
            _("In words"),
            {"fields": (languages("summary"), languages("narrative"), languages("content_note"))},
        ),
        (
            _("Where it is described"),
            {"fields": (("described_in", "locator_kind", "locator"), "in_starting_text")},
        ),
    )

    def autocomplete_detail(self, obj: Any) -> str:
        """Tell events of the same name apart by their date."""
        return in_words(obj.date)
