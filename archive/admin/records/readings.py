"""A reading set over several rows at once: which, to what, why; and taking it back."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from archive.admin.base.columns import in_words
from archive.admin.base.expired_session import is_resumed
from archive.admin.base.forms import MAX_REASON
from archive.admin.base.recorded import ReadOnlyAdmin
from archive.models import ListEntry, ReadingEdit
from archive.models.fields import UncertainDateField
from archive.models.row_fields import SETTABLE
from archive.services.change import EditConflict
from archive.services.readings import (
    CannotSet,
    columns_of,
    rows_of,
    set_reading,
    still_standing,
    take_back,
)

AT_ONCE = 100


class ReadingForm(forms.Form):
    """The value of a reading, asked as the form of a row asks it, and why."""

    is_emptied = forms.BooleanField(
        label=gettext_lazy("Empty it"),
        required=False,
        help_text=gettext_lazy("Only so is a reading taken away; an empty field alone is not."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason for this change"),
        max_length=MAX_REASON,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=gettext_lazy("Kept in the history of every row."),
    )

    def __init__(self, *args: Any, field: str, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = SETTABLE[field]
        asked = {}
        for name in self.names:
            asked[name] = _model_admin().formfield_for_dbfield(_db_field(name), request)
            asked[name].required = False
        self.fields = {**asked, **self.fields}

    def clean(self) -> dict[str, Any]:
        """Require a value, or the tick that there shall be none."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        has_value = any(cleaned.get(name) not in (None, "") for name in self.names)
        if not self.errors and has_value == bool(cleaned.get("is_emptied")):
            self.add_error("is_emptied", _("Give a value, or tick that it shall be empty."))
        return cleaned

    def values(self) -> dict[str, Any]:
        """Return the columns and what they are to hold."""
        values = {}
        for name in self.names:
            value = self.cleaned_data.get(name)
            values[_db_field(name).attname] = value.pk if isinstance(value, Model) else value
        return values


@dataclass(frozen=True, slots=True)
class Line:
    """A row on the page: which, what it has now, whether it was changed meanwhile."""

    row: ListEntry
    address: str
    now: str
    is_ticked: bool
    was_changed: bool


@require_http_methods(["GET", "HEAD", "POST"])
def set_page(request: HttpRequest) -> HttpResponse:
    """Ask which reading of the chosen rows is to be what; on POST set it."""
    rows = _chosen(request, request.GET.getlist("id")[:AT_ONCE])
    field = request.GET.get("field", "")
    form, conflict = None, ""
    if field in SETTABLE:
        sent = request.POST if request.method == "POST" else None
        form = ReadingForm(sent, field=field, request=request)
        if not is_resumed(request) and form.is_valid():
            edit, conflict = _set(request, rows, field, form)
            if edit is not None:
                return HttpResponseRedirect(reverse("admin:reading-edit", args=[edit.pk]))
            rows = _chosen(request, [row.uid for row in rows])
    context = {
        **admin.site.each_context(request),
        "title": _("Set a reading over several rows"),
        "opts": ListEntry._meta,
        "rows": [_line(request, row, field, conflict) for row in rows],
        "choices": [(key, label_of(key), key == field) for key in SETTABLE],
        "field": field if form else "",
        "label": label_of(field) if form else "",
        "form": form,
        "media": _model_admin().media + form.media if form else "",
    }
    return TemplateResponse(request, "admin/archive/readings/set.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_page(request: HttpRequest, uid: str) -> HttpResponse:
    """Show what was set over which rows; on POST take it back."""
    if not request.user.has_perm("archive.view_readingedit"):
        raise PermissionDenied
    edit = get_object_or_404(ReadingEdit.objects.select_related("by"), pk=uid)
    rows = rows_of(edit)
    may = all(_model_admin().has_change_permission(request, row) for row in rows)
    if request.method == "POST":
        if not may:
            raise PermissionDenied
        if _taken_back(request, edit):
            return HttpResponseRedirect(request.path)
    kept = {line["uid"]: line for line in edit.rows}
    context = {
        **admin.site.each_context(request),
        "title": _("A reading set over several rows"),
        "edit": edit,
        "label": label_of(edit.field),
        "lines": [
            (row, _form_of(row), *(_said(kept[row.uid][side]) for side in ("before", "after")))
            for row in rows
        ],
        "changed": [row for row, _before in still_standing(edit)["changed"]],
        "may_take_back": may and not edit.undone_at,
    }
    return TemplateResponse(request, "admin/archive/readings/edit.html", context)


def set_url(uids: list[str]) -> str:
    """Return the address of the page that sets a reading of these rows."""
    return f"{reverse('admin:set-reading')}?{urlencode({'id': uids}, doseq=True)}"


def label_of(field: str) -> str:
    """Return what a reading is called on the form of a row."""
    name = SETTABLE[field][0]
    words = str(_db_field(name).verbose_name)
    return capfirst(words.partition(" [")[0] if len(SETTABLE[field]) > 1 else words)


def _model_admin() -> Any:
    return admin.site._registry[ListEntry]


def _db_field(name: str) -> Any:
    return ListEntry._meta.get_field(name)


def _form_of(row: ListEntry) -> str:
    return reverse("admin:archive_listentry_change", args=[row.pk])


def _chosen(request: HttpRequest, uids: list[str]) -> list[ListEntry]:
    """Return the rows chosen, which this person may change, each of them."""
    rows = list(
        ListEntry.objects.filter(uid__in=uids)
        .select_related("victim_list__record")
        .order_by("victim_list_id", "position", "pk")
    )
    if not rows:
        raise Http404
    if not all(_model_admin().has_change_permission(request, row) for row in rows):
        raise PermissionDenied
    return rows


def _line(request: HttpRequest, row: ListEntry, field: str, conflict: str) -> Line:
    ticked = request.POST.getlist("row") if request.method == "POST" else [row.uid]
    columns = columns_of(field) if field in SETTABLE else []
    now = _said({column: getattr(row, column) for column in columns})
    return Line(row, _form_of(row), now, row.uid in ticked, row.uid == conflict)


def _said(values: dict[str, Any]) -> str:
    """Say what columns hold, as the form of a row shows it."""
    return "; ".join(filter(None, (_value(column, value) for column, value in values.items())))


def _value(column: str, value: Any) -> str:
    field = next(field for field in ListEntry._meta.fields if field.attname == column)
    if value in (None, ""):
        return ""
    if isinstance(field, UncertainDateField):
        return in_words(value)
    if field.related_model:
        related: Any = field.related_model
        return str(related._base_manager.filter(pk=value).first() or value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    choices: Any = getattr(field, "flatchoices", ())
    return str(dict(choices).get(value, value))


def _set(
    request: HttpRequest, rows: list[ListEntry], field: str, form: ReadingForm
) -> tuple[ReadingEdit | None, str]:
    """Set the reading of the rows ticked; else return the row somebody changed meanwhile."""
    ticked = request.POST.getlist("row")
    opened = []
    for row in rows:
        version = request.POST.get(f"version-{row.uid}", "")
        if row.uid in ticked:
            opened.append((row, int(version) if version.isdecimal() else row.version))
    if not opened:
        form.add_error(None, _("Choose at least one row."))
        return None, ""
    reason = form.cleaned_data["reason"]
    try:
        edit = set_reading(opened, field, form.values(), request.user, reason)
    except CannotSet as refusal:
        form.add_error(None, " ".join(refusal.sentences))
        return None, ""
    except EditConflict as conflict:
        form.add_error(
            None, _("A row was changed meanwhile; nothing was saved. It is marked: look again.")
        )
        return None, conflict.uid
    number = len(edit.rows)
    said = ngettext("Set in %d row.", "Set in %d rows.", number) % number
    for row in rows_of(edit):
        _model_admin().log_change(request, row, f"{label_of(field)}: {reason}")
    messages.success(request, said)
    return edit, ""


def _taken_back(request: HttpRequest, edit: ReadingEdit) -> bool:
    try:
        undone = take_back(edit, request.user, request.POST.get("reason", "")[:MAX_REASON])
    except CannotSet as refusal:
        messages.error(request, " ".join(refusal.sentences))
        return False
    except EditConflict:
        messages.error(request, _("A row was changed meanwhile; look again."))
        return False
    words = (
        ngettext("Taken back in %d row.", "Taken back in %d rows.", undone.restored)
        % undone.restored
    )
    messages.success(request, words)
    if undone.kept:
        named = ", ".join(str(row) for row in undone.kept)
        messages.warning(request, _("Changed since, and left as they are: %s") % named)
    return True


@admin.register(ReadingEdit)
class ReadingEditAdmin(ReadOnlyAdmin):
    """Readings set over several rows, each with the way to take it back."""

    list_display = ("called", "number", "by", "made_at", "reason", "undone_at", "page")
    list_select_related = ("by",)
    fields = ("called", "number", "by", "made_at", "reason", "undone_at", "page")
    readonly_fields = ("called", "number", "made_at", "page")

    @admin.display(description=gettext_lazy("field"))
    def called(self, obj: ReadingEdit) -> str:
        """Return what the field is called."""
        return label_of(obj.field)

    @admin.display(description=gettext_lazy("rows"))
    def number(self, obj: ReadingEdit) -> int:
        """Return over how many rows it was set."""
        return len(obj.rows)

    @admin.display(description=gettext_lazy("rows, taking back"))
    def page(self, obj: ReadingEdit) -> str:
        """Link to the rows and to taking it back."""
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:reading-edit", args=[obj.pk]), _("Open")
        )
