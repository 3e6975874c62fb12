"""People on the desk: who they were, and what sources say of them."""

from typing import Any

from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.admin.base.columns import changed, date_column, in_words, languages, state
from archive.admin.base.inlines import (
    EVIDENCE,
    NAMELESS,
    BlockInline,
    FirstNameInline,
    LabelledMixin,
    RowInline,
)
from archive.admin.base.links import hide_url
from archive.admin.base.recorded import ReadOnlyAdmin
from archive.admin.changelists.filters import StateFilter
from archive.admin.changelists.keyset import KeysetMixin
from archive.admin.changelists.search import IndexedMixin, beginning
from archive.admin.matching.merged import MergingMixin
from archive.admin.matching.panels import MatchedMixin
from archive.models import Participation, Person, PersonName, PersonRelation, RoleHeld
from archive.models.search import SearchKind

from .curated import CuratedAdmin


class PersonNameInline(FirstNameInline):
    """Every form of the name; any script, any order, a word or five."""

    model = PersonName
    fields = (
        ("text", "language", "kind", "position"),
        ("given", "patronymic", "family"),
        ("used_by", *EVIDENCE),
        ("hiding", "came_from"),
    )
    readonly_fields = ("hiding", "came_from")

    def get_queryset(self, request: HttpRequest) -> Any:
        """Read the rows with their names."""
        return super().get_queryset(request).select_related("entry__victim_list")

    @admin.display(description=_("row it came from"))
    def came_from(self, obj: PersonName) -> str:
        """Link to the row that brought the name; readers see the name while they see the row."""
        if obj.entry is None:
            return "—"
        address = reverse("admin:archive_listentry_change", args=[obj.entry.pk])
        words = f"{obj.entry.victim_list}, {obj.entry.position}"
        return format_html('<a href="{}">{}</a>', address, words)

    @admin.display(description=_("hidden"))
    def hiding(self, obj: PersonName) -> str:
        """Link to hiding this form, or to showing it again."""
        if obj._state.adding:
            return ""
        words = gettext("hidden: show again…") if obj.hidden_at else gettext("hide…")
        return format_html('<a href="{}">{}</a>', hide_url("name", obj.pk), words)


class ParticipationInline(BlockInline):
    """What a source says happened to them in an event."""

    model = Participation
    classes = NAMELESS
    fields = (
        ("event", "role", "fate", "status_then"),
        ("date", "place", "age_text", "age_years"),
        EVIDENCE,
    )
    autocomplete_fields = ("event", "status_then", "place", "source")


class RoleHeldInline(BlockInline):
    """Offices and roles, in the words of a source."""

    model = RoleHeld
    fields = (languages("words"), ("period", *EVIDENCE))
    autocomplete_fields = ("source",)


class PersonRelationInline(RowInline):
    """Family ties a source states."""

    model = PersonRelation
    fk_name = "person"
    fields = ("tie", "relative", *EVIDENCE)
    autocomplete_fields = ("relative", "source")


@admin.register(Person)
class PersonAdmin(
    MergingMixin, KeysetMixin, MatchedMixin, IndexedMixin, LabelledMixin, CuratedAdmin
):
    """A person: names first, then what is known."""

    list_display = (
        "__str__",
        date_column("birth", _("born")),
        date_column("death", _("died")),
        "is_minor",
        state,
        changed,
    )
    list_filter = (StateFilter, "sex", "is_minor", "is_citation_only")
    search_fields = (*languages("label"), "names__text")
    actions = (*CuratedAdmin.actions, "merge_two")
    search_kind = SearchKind.PERSON
    compared_names = (*languages("label"), "names__text")
    never_indexed = Q(is_citation_only=True)
    keyset = ("sort_az", "record_id")
    autocomplete_fields = ("birth_place", "death_place", "burial_place", "portrait")
    inlines = (PersonNameInline, ParticipationInline, RoleHeldInline, PersonRelationInline)
    fieldsets = (
        (None, {"fields": (("sex", "is_minor", "is_citation_only"),)}),
        (_("Birth"), {"fields": ("birth", "birth_as_written", "birth_place")}),
        (_("Death"), {"fields": ("death", "death_as_written", "death_place", "burial_place")}),
        (_("Life"), {"fields": (languages("occupation"), languages("biography"), "portrait")}),
    )

    def other_keys(self, request: HttpRequest, text: str) -> set[Any]:
        """Find people who are not public by how their names begin as well; there may be many."""
        return super().other_keys(request, text) | beginning(Person, text)

    def autocomplete_detail(self, obj: Any) -> str:
        """Tell namesakes apart by birth, death, place and the lists they stand on."""
        born, died = in_words(obj.birth), in_words(obj.death)
        known = [
            gettext("born %s") % born if born else "",
            gettext("died %s") % died if died else "",
        ]
        known.append(str(obj.birth_place or obj.death_place or ""))
        matches = obj.entry_matches.all()
        known += dict.fromkeys(str(match.entry.victim_list) for match in matches)
        return ", ".join(part for part in known if part)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        """Read, for suggestions, what tells namesakes apart together with the persons."""
        rows, has_doubles = super().get_search_results(request, queryset, search_term)
        if request.path.endswith("/autocomplete/"):
            rows = rows.select_related("birth_place", "death_place")
            rows = rows.prefetch_related("entry_matches__entry__victim_list")
        return rows, has_doubles


@admin.register(PersonName)
class PersonNameAdmin(KeysetMixin, ReadOnlyAdmin):
    """Names, only to choose a name that is to be hidden; they are edited on the person's form."""

    list_display = ("text", "language", "kind", "person", "hidden_at")
    list_select_related = ("person",)
    keyset = ("uid",)
    search_fields = ("=uid",)  # the box itself; names are looked up by the person they belong to

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        """Return the names of the people the words name."""
        if not search_term.strip():
            return queryset, False
        people = admin.site._registry[Person]
        persons, _doubles = people.get_search_results(request, Person.objects.all(), search_term)
        return queryset.filter(person__in=list(persons.values_list("pk", flat=True))), False

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Keep it out of the menu."""
        return False

    def autocomplete_detail(self, obj: Any) -> str:
        """Say what kind of name it is."""
        return f"{obj.get_kind_display()}, {obj.language}"
