"""Takedowns on the desk: hiding is adding a takedown; lifting is an action."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.admin.base.columns import languages
from archive.admin.base.forms import RecordedForm
from archive.admin.base.links import hide_url
from archive.admin.base.recorded import RecordedAdmin
from archive.admin.workflow.hiding import ALSO, tell_hidden, tell_lifted
from archive.models import Takedown
from archive.models.fields import LANGUAGE_CODES
from archive.services import takedown as takedowns

TARGETS = tuple(takedowns.FIELDS.values())


class TakedownForm(RecordedForm):
    """Asks for a single thing to hide."""

    def clean(self) -> dict[str, Any]:
        """Refuse none or several targets, in words."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "record" in self.fields and sum(bool(cleaned.get(name)) for name in TARGETS) != 1:
            self.add_error(None, _("Choose one: a record, a row of a list, or one form of a name."))
        return cleaned


class StandingFilter(admin.SimpleListFilter):
    """What is withheld now, or what was and is shown again."""

    title = _("standing")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Return the two states."""
        return [("now", _("withheld now")), ("lifted", _("shown again"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Return the takedowns of the chosen state."""
        if self.value() in {"now", "lifted"}:
            return queryset.filter(lifted_at__isnull=self.value() == "now")
        return queryset


@admin.register(Takedown)
class TakedownAdmin(RecordedAdmin):
    """What is withheld, why, and since when."""

    form = TakedownForm
    list_display = ("target", "reason", "by", "made_at", "lifted_at", "again")
    list_filter = (StandingFilter, "reason")
    change_list_template = "admin/archive/removal_list.html"
    list_select_related = ("record", "entry", "person_name", "by", "lifted_by")
    search_fields = ("private_reason", "=record__uid", "=entry__uid")
    autocomplete_fields = ("record", "entry", "person_name")
    asks_reason = False
    actions = ("lift",)
    fieldsets = (
        (
            _("What is hidden: one of these"),
            {
                "description": _("It disappears from pages, search and exports at once."),
                "fields": TARGETS,
            },
        ),
        (_("Why"), {"fields": ("reason", languages("public_reason"), "private_reason")}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What is hidden cannot be exchanged afterwards."""
        if obj is None:
            return ()
        return (*TARGETS, "by", "made_at", "lifted_at", "lifted_by")

    def common_fieldsets(self, obj: Any) -> list[Any]:
        """Say who hid it and who lifted it."""
        signed = (("made_at", "by"), ("lifted_at", "lifted_by"))
        return [] if obj is None else [(_("Signed"), {"fields": signed})]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Hide at once on adding; later only the reasons change."""
        if change:
            super().save_model(request, obj, form, change)
            return
        _field, target = takedowns.target_of(obj)
        words = {code: getattr(obj, f"public_reason_{code}") for code in LANGUAGE_CODES}
        made = takedowns.hide(target, obj.reason, request.user, obj.private_reason, words)
        obj.pk, obj.made_at, obj.by = made.pk, made.made_at, made.by
        obj._state.adding = False

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> Any:
        """Say what is hidden now; offer what else is the same human being."""
        _field, target = takedowns.target_of(obj)
        if not tell_hidden(request, target, [target]):
            return HttpResponseRedirect(reverse("admin:archive_takedown_changelist"))
        return HttpResponseRedirect(f"{hide_url(*_address(obj))}?{ALSO}")

    def has_hide_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Hiding on request is a permission of its own."""
        return request.user.has_perm("archive.hide_record")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Adding a takedown hides something."""
        return self.has_hide_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A takedown is lifted, never forgotten."""
        return False

    @admin.action(permissions=["hide"], description=_("Lift: show again"))
    def lift(self, request: HttpRequest, queryset: Any) -> None:
        """Lift the chosen takedowns that are still in force."""
        chosen = list(queryset.filter(lifted_at__isnull=True))
        lifted = takedowns.lift_all(chosen, request.user, gettext("Takedown lifted."))
        self.message_user(request, gettext("Lifted: %d.") % len(lifted), messages.SUCCESS)
        for takedown in lifted:
            self.log_change(request, takedown, gettext("Lifted."))
            _field, target = takedowns.target_of(takedown)
            tell_lifted(request, target, [target])

    @admin.display(description=_("what"))
    def target(self, obj: Takedown) -> str:
        """Return what is hidden."""
        return str(obj.record or obj.entry or obj.person_name)

    @admin.display(description=_("show again"))
    def again(self, obj: Takedown) -> str:
        """Link to the page on which it is shown again."""
        if obj.lifted_at:
            return "—"
        return format_html('<a href="{}">{}</a>', hide_url(*_address(obj)), _("Show again…"))


def _address(takedown: Takedown) -> tuple[str, str]:
    """Return what is hidden and its id, as the page for hiding is asked for it."""
    if takedown.entry is not None:
        return "entry", takedown.entry.uid
    what = "record" if takedown.record_id else "name"
    return what, str(takedown.record_id or takedown.person_name_id)
