"""The admin of every curated record: its state, its verbs, its citations, its record's fields."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.base.columns import badge, languages, permanent_id
from archive.admin.base.coming_back import ComingBackMixin
from archive.admin.base.forms import STILL_FIT, CuratedForm
from archive.admin.base.links import hide_url, preview_url
from archive.admin.base.recorded import RecordedAdmin
from archive.admin.base.restoring import DeletedMixin
from archive.admin.base.versions import was_public
from archive.admin.changelists.search import COMPARED, compared, in_index, is_uid
from archive.admin.workflow.review import comments_of
from archive.admin.workflow.steps import StepsMixin
from archive.admin.workflow.verbs import VERBS
from archive.models.search import SearchKind
from archive.services.deleting import CannotDelete, delete_draft, must_stay
from archive.services.publishing import obstacles
from archive.services.translations import behind_now, still_fit

from .citations import CitationInline

THEN = "_then"
FALLEN_BEHIND = "record__stale_texts__language"


class CuratedAdmin(StepsMixin, DeletedMixin, ComingBackMixin, RecordedAdmin):
    """Editing a record that has a page, a state and a history."""

    form = CuratedForm
    list_select_related: ClassVar[Any] = ("record",)
    readonly_fields: ClassVar[Any] = (permanent_id, "import_key")
    search_help_text = gettext_lazy("Words, or a permanent id.")

    def get_queryset(self, request: HttpRequest) -> Any:
        """Load the registry row with every record, and what lists and suggestions show of it."""
        return super().get_queryset(request).select_related(*self.list_select_related)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        """Find titles in any spelling as well, of kinds of which there are not many."""
        rows, has_doubles = super().get_search_results(request, queryset, search_term)
        if not search_term.strip() or is_uid(search_term):
            return rows, has_doubles
        columns = [name for name in self.search_fields if "__" not in name]
        titles = self.model._default_manager.values_list("pk", *columns)[:COMPARED]
        kind: Any = self.model.record_kind.value
        held = in_index(kind, search_term.strip()) if kind in SearchKind.values else ()
        spelled = models.Q(pk__in={*compared(titles, search_term), *held})
        return queryset.filter(spelled | models.Q(pk__in=rows.order_by().values("pk"))), False

    def lookup_allowed(self, lookup: str, value: str, request: Any = None) -> bool:
        """Let the first page lead to the records whose texts have fallen behind."""
        return lookup == FALLEN_BEHIND or super().lookup_allowed(lookup, value, request)

    def common_fieldsets(self, obj: Any) -> list[Any]:
        """Return notes and keys, the same for every kind of record."""
        notes: list[Any] = [languages("public_note"), "editor_note", "machine_translated"]
        if obj is not None and behind_now(obj):
            notes.append(STILL_FIT)
        fieldsets: list[Any] = [(gettext_lazy("Notes"), {"fields": notes})]
        if obj is not None:
            keys = {"fields": [permanent_id, "import_key"], "classes": ["collapse"]}
            fieldsets.append((gettext_lazy("Keys"), keys))
        return fieldsets

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Take the marks off texts that somebody says still fit."""
        super().save_related(request, form, formsets, change)
        if change and form.cleaned_data.get(STILL_FIT):
            still_fit(form.instance.pk)

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        """Offer citations once the record exists; they hang on its registry row."""
        own = list(super().get_inlines(request, obj))
        return own if obj is None else [*own, CitationInline]

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """Link to the public page only where the public can open it."""
        if obj is None or not type(obj).objects.published().filter(pk=obj.pk).exists():
            return None
        return str(obj.get_absolute_url())

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> Any:
        """Add what the state panel shows: state, obstacles and the steps this user may take."""
        if not context.get("is_popup"):
            context |= {"says_later": True} if obj is None else self._panel(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _panel(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        offered = [
            verb for verb in VERBS.values() if verb.fits(obj) and self.may(request, verb, obj)
        ]
        return {
            "record": obj.record,
            "badge": badge(obj.record),
            "obstacles": [] if obj.record.is_public else obstacles(obj),
            "steps": [(verb, self.step_url(verb, obj.pk)) for verb in offered],
            "saving_steps": [] if was_public(obj) else offered,
            "hide_url": self._hide_url(request, obj),
            "public_url": self.get_view_on_site_url(obj),
            "preview_url": "" if obj.record.is_public else preview_url(obj.pk),
            **comments_of(request, obj),
        }

    def _hide_url(self, request: HttpRequest, obj: Any) -> str:
        return hide_url("record", obj.pk) if request.user.has_perm("archive.hide_record") else ""

    def response_change(self, request: HttpRequest, obj: Any) -> Any:
        """After “save and publish” go on to the page of that step."""
        verb = VERBS.get(request.POST.get(THEN, ""))
        if verb is not None:
            return HttpResponseRedirect(self.step_url(verb, obj.pk))
        return super().response_change(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was public is withdrawn, never deleted."""
        if obj is not None and was_public(obj):
            return False
        return super().has_delete_permission(request, obj)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Say in words which records must stay, beside what refers to them."""
        objs = list(objs)
        deleted, count, needed, protected = super().get_deleted_objects(objs, request)
        needed -= {inline.model._meta.verbose_name for inline in self.inlines}
        kept = [sentence for obj in objs for sentence in must_stay(obj)]
        if kept:
            needed.discard(self.opts.verbose_name)
        cited = sum(obj.record.citations.count() for obj in objs)
        if cited:
            deleted = [*deleted, _("Its own citations: %d") % cited]
        return deleted, count, needed, [*protected, *kept]

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Delete a draft together with its registry row."""
        try:
            delete_draft(obj, request.user)
        except CannotDelete as refusal:
            raise PermissionDenied(str(refusal)) from refusal

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        """Delete drafts singly, each with its registry row."""
        for obj in queryset:
            self.delete_model(request, obj)
