"""Hiding on request: a page for a record, picture, row or name, to hide and to show again."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from archive.admin.base.expired_session import is_resumed
from archive.admin.base.links import form_address, name_of
from archive.exports.downloads import csv_download
from archive.models import ListEntry, PersonName, Record, Takedown
from archive.models.fields import LANGUAGE_CODES
from archive.services import takedown as takedowns

KINDS: dict[str, tuple[Any, str]] = {
    "record": (Record, "pk"),
    "entry": (ListEntry, "uid"),
    "name": (PersonName, "pk"),
}
SEEN = "seen"  # in the form: which takedowns stood when the page was opened
REMOVALS = ("uid", "kind", "reason", "public_reason", "hidden", "shown_again")


class HideForm(forms.ModelForm):
    """Why something is hidden: a reason, words for readers, words for colleagues."""

    class Meta:
        model = Takedown
        fields = ("reason", *(f"public_reason_{code}" for code in LANGUAGE_CODES), "private_reason")
        widgets = {
            "reason": forms.RadioSelect,
            "private_reason": forms.Textarea(attrs={"rows": 3}),
            **{
                f"public_reason_{code}": forms.Textarea(attrs={"rows": 2})
                for code in LANGUAGE_CODES
            },
        }
        help_texts = {
            "private_reason": gettext_lazy("Who asked, when and how. Never public."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reason: Any = self.fields["reason"]
        reason.choices = Takedown.Reason.choices


class LiftForm(forms.Form):
    """Why it is shown again."""

    reason = forms.CharField(
        label=gettext_lazy("Why it is shown again"), required=False, max_length=500
    )


def hide_page(request: HttpRequest, what: str, uid: str) -> HttpResponse:
    """Hide something in a single action; show again, as simply, what is hidden."""
    if what not in KINDS:
        raise Http404
    if not request.user.has_perm("archive.hide_record"):
        raise PermissionDenied
    model, key = KINDS[what]
    target = get_object_or_404(model, **{key: uid})
    standing = _standing(target)
    sent = request.POST if request.method == "POST" else None
    form: forms.BaseForm = LiftForm(sent) if standing else HideForm(sent)
    seen = " ".join(sorted(takedown.pk for takedown in standing))
    if request.POST.get(SEEN, seen) != seen:  # else hiding what was hidden meanwhile would show it
        messages.warning(request, _("Somebody else hid it, or showed it again, meanwhile."))
        form = LiftForm() if standing else HideForm()
    elif not is_resumed(request) and form.is_valid():
        (_lift if standing else _hide)(request, target, form.cleaned_data)
        return HttpResponseRedirect(back_to(target))
    context = {
        **admin.site.each_context(request),
        "title": _("Show again") if standing else _("Hide on request"),
        "form": form,
        "name": name_of(target),
        "standing": standing,
        "seen": seen,
        "back": back_to(target),
    }
    return TemplateResponse(request, "admin/archive/hide.html", context)


def _standing(target: Any) -> list[Takedown]:
    """Return the takedowns that hide something now. 1 query."""
    takedowns_now = Takedown.objects.filter(
        **{takedowns.FIELDS[type(target)]: target}, lifted_at__isnull=True
    )
    return list(takedowns_now.select_related("by"))


def _hide(request: HttpRequest, target: Any, told: dict[str, Any]) -> None:
    words = {code: told[f"public_reason_{code}"] for code in LANGUAGE_CODES}
    made = takedowns.hide(target, told["reason"], request.user, told["private_reason"], words)
    admin.site._registry[Takedown].log_addition(request, made, _("Hidden."))
    messages.success(request, _("“%s” is hidden everywhere.") % name_of(target))


def _lift(request: HttpRequest, target: Any, told: dict[str, Any]) -> None:
    for takedown in _standing(target):
        if not takedowns.lift(takedown, request.user, told["reason"] or _("Takedown lifted.")):
            continue  # somebody else did, this very moment
        admin.site._registry[Takedown].log_change(request, takedown, _("Lifted."))
    messages.success(request, _("“%s” is shown again.") % name_of(target))


def back_to(target: Any) -> str:
    """Return the form on which the target stands."""
    if isinstance(target, Record):
        return form_address(target)
    if isinstance(target, PersonName):
        return reverse("admin:archive_person_change", args=[target.person_id])
    return reverse("admin:archive_listentry_change", args=[target.pk])


@require_safe
def removals_csv(request: HttpRequest) -> HttpResponseBase:
    """Hand out the removal list: what a restored copy or a mirror must not show either.

    Ids and reasons only, nothing of what is hidden.
    """
    if not request.user.has_perm("archive.view_takedown"):
        raise PermissionDenied
    return csv_download("removals.csv", REMOVALS, _removals())


def _removals() -> Iterator[dict[str, Any]]:
    for takedown in Takedown.objects.select_related("record", "entry").order_by("made_at"):
        hidden, shown = takedown.made_at, takedown.lifted_at
        yield {
            "uid": takedown.entry.uid
            if takedown.entry
            else takedown.record_id or takedown.person_name_id,
            "kind": takedown.record.kind
            if takedown.record
            else "row"
            if takedown.entry
            else "name",
            "reason": takedown.reason,
            "public_reason": takedown.public_reason,
            "hidden": hidden.isoformat(timespec="seconds"),
            "shown_again": shown.isoformat(timespec="seconds") if shown else "",
        }
