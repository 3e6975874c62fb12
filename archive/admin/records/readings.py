"""A reading set over several rows at once: which, to what, why; and taking it back."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from archive.admin.base.expired_session import is_resumed
from archive.admin.base.forms import MAX_REASON
from archive.admin.base.recorded import ReadOnlyAdmin
from archive.models import ListEntry, ReadingEdit
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

from .reading_form import ReadingForm, admin_of_rows, label_of, reading_in_words

AT_ONCE = 100


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
        "media": admin_of_rows().media + form.media if form else "",
    }
    return TemplateResponse(request, "admin/archive/readings/set.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_page(request: HttpRequest, uid: str) -> HttpResponse:
    """Show what was set over which rows; on POST take it back."""
    if not request.user.has_perm("archive.view_readingedit"):
        raise PermissionDenied
    edit = get_object_or_404(ReadingEdit.objects.select_related("by"), pk=uid)
    rows = rows_of(edit)
    may = all(admin_of_rows().has_change_permission(request, row) for row in rows)
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
            (
                row,
                _form_of(row),
                *(reading_in_words(kept[row.uid][side]) for side in ("before", "after")),
            )
            for row in rows
        ],
        "changed": [row for row, _before in still_standing(edit)["changed"]],
        "may_take_back": may and not edit.undone_at,
    }
    return TemplateResponse(request, "admin/archive/readings/edit.html", context)


def set_url(uids: list[str]) -> str:
    """Return the address of the page that sets a reading of these rows."""
    return f"{reverse('admin:set-reading')}?{urlencode({'id': uids}, doseq=True)}"


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
    if not all(admin_of_rows().has_change_permission(request, row) for row in rows):
        raise PermissionDenied
    return rows


def _line(request: HttpRequest, row: ListEntry, field: str, conflict: str) -> Line:
    ticked = request.POST.getlist("row") if request.method == "POST" else [row.uid]
    columns = columns_of(field) if field in SETTABLE else []
    now = reading_in_words({column: getattr(row, column) for column in columns})
    return Line(row, _form_of(row), now, row.uid in ticked, row.uid == conflict)


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
        admin_of_rows().log_change(request, row, f"{label_of(field)}: {reason}")
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
