"""The base of every admin here: saving is a single `change`, with author and reason."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.contrib.messages.storage import default_storage
from django.db import connection, models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.models.registry import read_uid
from archive.services.change import EditConflict, change, hold, tried_again
from archive.services.checking import check

from .chosen_rows import ChosenRowsMixin
from .conflicts import marks, with_choices
from .forms import OPENED, REASON, RecordedForm
from .history import HistoryMixin
from .typed_choice import let_type
from .types import ModelAdminBase
from .versions import take_version, version_of, was_public

LAST_SOURCE = "last_source"  # in the session: the source somebody cited last
SAID_AT_MOST = 5
OVERRIDES: dict[Any, Any] = {
    models.TextField: {"widget": forms.Textarea(attrs={"rows": 4})},
    models.URLField: {"assume_scheme": "https"},
}


def plain_related(field: Any) -> Any:
    """Take deleting and viewing off the links beside a field: they belong to the other's form.

    A field that chooses a record can be typed into where no scripts run.
    """
    if field is None:
        return None
    if hasattr(field.widget, "can_delete_related"):
        field.widget.can_delete_related = field.widget.can_view_related = False
    return let_type(field)


@tried_again
def _recorded(request: HttpRequest, view: Callable[[], Any]) -> Any:
    """Do what a page does as a single recorded change; anew, where another came between.

    The page then sees what the other saved, and says so.
    """
    request._messages = default_storage(request)  # type: ignore[attr-defined]
    with change(request.user, request.POST.get(REASON, "").strip()):
        return view()


class RecordedAdmin(ChosenRowsMixin, HistoryMixin, ModelAdminBase):
    """Saves and deletes in a transaction that carries who and why, after claiming the version."""

    form = RecordedForm
    formfield_overrides = OVERRIDES
    save_on_top = False
    list_per_page = 50
    id_lookup: ClassVar[str] = "pk"
    asks_reason: ClassVar[bool] = True

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """Tell the form who is asking."""
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.user, form.query = request.user, request.GET
        form.last_source = request.session.get(LAST_SOURCE)
        return form

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """Leave out links nobody needs beside every field."""
        return plain_related(super().formfield_for_dbfield(db_field, request, **kwargs))

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Put what is common to many models after a model's own fields, and the reason last."""
        fieldsets = [*super().get_fieldsets(request, obj), *self.common_fieldsets(obj)]
        if self.asks_reason and (obj is None or self.has_change_permission(request, obj)):
            fieldsets.append(
                (_("This change"), {"fields": [REASON, OPENED], "classes": ["reason"]})
            )
        return fieldsets

    def common_fieldsets(self, obj: Any) -> list[Any]:
        """Return the fieldsets that stand before the reason on every form of this base."""
        return []

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """Do everything a submit does as a single recorded change."""
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        request.POST = with_choices(request.POST)  # type: ignore[assignment]
        view = super().changeform_view
        try:
            return _recorded(request, lambda: view(request, object_id, form_url, extra_context))
        except EditConflict:  # another row than that of the form: the form now sees it and says so
            return _recorded(request, lambda: view(request, object_id, form_url, extra_context))

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        """Return a row; within a change it is held, so that the form checks what is stored now."""
        obj: Any = super().get_object(request, object_id, from_field)
        if obj is not None and request.method == "POST" and connection.in_atomic_block:
            try:
                hold(obj)
            except EditConflict:
                return None  # deleted meanwhile
        return obj

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> Any:
        """Let the page carry along what the form was opened with."""
        if change:
            inlines = [inline.formset for inline in context["inline_admin_formsets"]]
            context["opened_values"] = marks(context["adminform"].form, inlines)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Name what refers to a row that must stay, before asking for anybody's permission."""
        deleted, count, needed, protected = super().get_deleted_objects(objs, request)
        return deleted, count, set() if protected else needed, protected

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """Delete as a single recorded change."""
        view = super().delete_view
        return _recorded(request, lambda: view(request, object_id, extra_context))

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """Run actions as a single recorded change."""
        if request.method != "POST":
            return super().changelist_view(request, extra_context)
        view = super().changelist_view
        return _recorded(request, lambda: view(request, extra_context))

    def _create_formsets(self, request: HttpRequest, obj: Any, change: bool) -> Any:
        formsets, inlines = super()._create_formsets(request, obj, change)  # type: ignore[misc]
        obj.sent_formsets = tuple(formsets)
        return formsets, inlines

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Claim the version where something changed; write the row where it changed itself."""
        if change and not form.touched:
            return
        opened = form.cleaned_data.get(OPENED) if change else version_of(obj)
        if opened is not None and version_of(obj) is not None and obj.pk:
            take_version(obj, opened)
        if form.own_changes or not change:
            super().save_model(request, obj, form, change)
        if getattr(obj, "source_id", None):
            request.session[LAST_SOURCE] = obj.source_id

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Say after saving what the checks find in what was changed."""
        super().save_related(request, form, formsets, change)
        rows = [form.instance] if form.own_changes or not change else []
        for formset in formsets:
            rows += [*formset.new_objects, *(row for row, _names in formset.changed_objects)]
        sentences = dict.fromkeys(finding.sentence for row in rows for finding in check(row))
        for sentence in list(sentences)[:SAID_AT_MOST]:
            self.message_user(request, f"{_('Look again:')} {sentence}", messages.WARNING)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What has been public is changed by those who may publish."""
        allowed = super().has_change_permission(request, obj)
        if not allowed or obj is None or not was_public(obj):
            return allowed
        return request.user.has_perm("archive.publish_record")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What belongs to something public is removed by those who may publish."""
        allowed = super().has_delete_permission(request, obj)
        if not allowed or obj is None or not was_public(obj):
            return allowed
        return request.user.has_perm("archive.publish_record")

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        """Find by permanent id, however it is spelled; else as Django does."""
        if self.id_lookup == "pk" and isinstance(self.opts.pk, models.AutoField):
            return super().get_search_results(request, queryset, search_term)
        try:
            uid = read_uid(search_term)
        except ValueError:
            return super().get_search_results(request, queryset, search_term)
        return queryset.filter(**{self.id_lookup: uid}), False

    def autocomplete_detail(self, obj: Any) -> str:
        """Return what tells this row from its namesakes, for lists of suggestions."""
        return ""


class ReadOnlyAdmin(RecordedAdmin):
    """A table that is written by verbs, not by forms."""

    asks_reason = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Rows come into being with what they belong to."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Rows change with what they belong to."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Rows are never deleted by hand."""
        return False
