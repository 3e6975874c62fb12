"""Reports from visitors on the desk: what they tell us, how old it is, and what was decided."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from archive.admin.base.columns import languages
from archive.admin.base.forms import RecordedForm
from archive.admin.base.links import form_address, hide_url, name_of
from archive.admin.base.recorded import RecordedAdmin
from archive.admin.workflow.hiding import ALSO, chosen_with, tell_hidden
from archive.lib.text import shorten
from archive.models import Report
from archive.models.fields import LANGUAGE_CODES
from archive.services import reports
from archive.services.same_person import namesakes_of, pieces_of


class DecisionForm(RecordedForm):
    """A report is decided in words its writer can read."""

    def clean(self) -> dict[str, Any]:
        """Refuse a decision without words, and words that nobody will be shown."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        said = any(cleaned.get(f"decision_{code}") for code in LANGUAGE_CODES)
        if cleaned.get("status") == Report.Status.DECIDED and not said:
            self.add_error(None, _("Say what was decided, in at least one language."))
        return cleaned


@admin.register(Report)
class ReportAdmin(RecordedAdmin):
    """What a visitor told us is read only; the decision is ours to write."""

    form = DecisionForm
    list_display = ("words", "wish", "status", "age", "about")
    list_filter = ("status", "wish")
    list_select_related = ("record", "entry")
    search_fields = ("text", "=record__uid", "=entry__uid")
    ordering = ("-made_at",)
    change_form_template = "admin/archive/report.html"
    asks_reason = False
    readonly_fields = ("made_at", "wish", "text", "reach", "language", "decided_at")
    fieldsets = (
        (
            _("What the visitor tells us"),
            {"fields": (("made_at", "wish", "language"), "text", "reach")},
        ),
        (
            _("Decision"),
            {
                "description": _("The writer reads this under the private link they were given."),
                "fields": ("status", languages("decision"), "decided_at"),
            },
        ),
    )

    def get_urls(self) -> list[Any]:
        """Add the single-click steps of a report."""
        steps = [("hide", self.hide_view), ("look", self.look_view)]
        return [
            *(
                path(
                    f"<str:uid>/{name}/",
                    self.admin_site.admin_view(view),
                    name=f"archive_report_{name}",
                )
                for name, view in steps
            ),
            *super().get_urls(),
        ]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        """Add what the panel over the form shows: the record, its state, what can be done."""
        report = context.get("original")
        if report is not None:
            context |= self._panel(request, report)
        return super().render_change_form(request, context, *args, **kwargs)

    def _panel(self, request: HttpRequest, report: Report) -> dict[str, Any]:
        target = report.entry or report.record
        hidden = target is not None and target.hidden_at is not None
        itself, *others = pieces_of(target) if target is not None else [None]
        may_hide = request.user.has_perm("archive.hide_record")
        step = {
            name: reverse(f"admin:archive_report_{name}", args=[report.pk])
            for name in ("hide", "look")
        }
        return {
            "target": target,
            "target_name": name_of(target) if target else "",
            "target_url": _form_of(report),
            "public_url": reverse("forward", args=[target.uid]) if target and not hidden else "",
            "is_hidden": hidden,
            "itself": itself,
            "others": [piece for piece in others if piece and not piece.is_hidden],
            "namesakes": namesakes_of(target) if target is not None else [],
            "also_url": f"{_hide_page(report)}?{ALSO}",
            "hide_step": step["hide"] if target and may_hide and not hidden else "",
            "again_url": _hide_page(report) if hidden and may_hide else "",
            "look_step": step["look"] if report.status == Report.Status.NEW else "",
            "status_url": reverse("public:report-status", args=[report.secret]),
            "mail": report.contact if "@" in report.contact and " " not in report.contact else "",
        }

    def hide_view(self, request: HttpRequest, uid: str) -> HttpResponse:
        """Hide what a report is about while we look into it: a single click."""
        report = self._posted(request, uid)
        if not request.user.has_perm("archive.hide_record"):
            raise PermissionDenied
        target: Any = report.entry or report.record
        if target is None:
            raise Http404
        others = [other for other in chosen_with(request, target) if other.hidden_at is None]
        reports.hide_while_looking(report, request.user, others)
        self.log_change(request, report, gettext("Hidden while it is looked into."))
        tell_hidden(request, target, [target, *others])
        return HttpResponseRedirect(reverse("admin:archive_report_change", args=[uid]))

    def look_view(self, request: HttpRequest, uid: str) -> HttpResponse:
        """Note that somebody looks into a report: its writer can see that."""
        report = self._posted(request, uid)
        reports.look_into(report)
        self.log_change(request, report, gettext("Looked into."))
        return HttpResponseRedirect(reverse("admin:archive_report_change", args=[uid]))

    def _posted(self, request: HttpRequest, uid: str) -> Report:
        report: Any = self.get_object(request, uid)
        if report is None or request.method != "POST":
            raise Http404
        if not self.has_change_permission(request, report):
            raise PermissionDenied
        return report  # type: ignore[no-any-return]

    @admin.display(description=_("how to reach the visitor"))
    def reach(self, obj: Report) -> str:
        """Return the contact as it was given; nobody has to give any."""
        return obj.contact or "—"

    @admin.display(description=_("message"))
    def words(self, obj: Report) -> str:
        """Return the beginning of the message."""
        return shorten(obj.text, 80)

    @admin.display(description=pgettext_lazy("of a report", "age"), ordering="made_at")
    def age(self, obj: Report) -> str:
        """Say how long ago it came; after a decision, how long it took."""
        return timesince(obj.made_at, obj.decided_at or timezone.now(), depth=1)

    @admin.display(description=_("about record or row"))
    def about(self, obj: Report) -> str:
        """Return what the report is about."""
        return str(obj.entry or obj.record or "—")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Visitors write reports, on the public pages."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A report is decided, not thrown away."""
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Note when a decision was taken; forget it where the report is opened again."""
        if obj.status != Report.Status.DECIDED:
            obj.decided_at = None
        elif obj.decided_at is None:
            obj.decided_at = timezone.now()
        super().save_model(request, obj, form, change)


def _form_of(report: Report) -> str:
    if report.entry is not None:
        return reverse("admin:archive_listentry_change", args=[report.entry.pk])
    return form_address(report.record) if report.record is not None else ""


def _hide_page(report: Report) -> str:
    if report.entry is not None:
        return hide_url("entry", report.entry.uid)
    return hide_url("record", str(report.record_id))
