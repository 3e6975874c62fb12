"""Merging two persons at the desk: what would move and where they differ; and taking it back."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from archive.admin.base.versions import overtaken_words
from archive.models import Merge, Person
from archive.services.change import EditConflict
from archive.services.linkage import compared, side_of_person
from archive.services.merging import (
    CannotMerge,
    field_by_field,
    foresee_return,
    in_the_way,
    merge_people,
    preview,
    un_merge,
)

from .access import PUBLISH
from .choosing import form_of

MERGE, UN_MERGE = "archive.add_merge", "archive.change_merge"
PAIR = ("kept", "absorbed")


class MergeForm(forms.Form):
    """Why two persons are held to be the same; the view adds the versions looked at."""

    reason = forms.CharField(
        label=gettext_lazy("Why they are one person"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Kept in the history and with the merge."),
    )


class UnMergeForm(forms.Form):
    """Why a merge is taken back."""

    reason = forms.CharField(
        label=gettext_lazy("Why they are two persons after all"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Kept in the history."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def merge_page(request: HttpRequest, kept: str, absorbed: str) -> HttpResponse:
    """Show what merging a person into another would do; on POST do it."""
    person, other = (_person(uid) for uid in (kept, absorbed))
    _require(request, MERGE, person, other)
    form = MergeForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _merged(request, person, other, form):
        return HttpResponseRedirect(form_of(person))
    seen = preview(person, other)
    sides = (side_of_person(person), side_of_person(other))
    context = {
        **admin.site.each_context(request),
        "title": _("Merge two persons"),
        "kept": person,
        "absorbed": other,
        "sides": sides,
        "lines": compared(*sides),
        "fields": field_by_field(person, other, seen),
        "moves": seen.counts(),
        "obstacles": seen.obstacles,
        "form": form,
        "versions": [("kept", person.record.version), ("absorbed", other.record.version)],
        "swap": reverse("admin:merge-people", args=[other.pk, person.pk]),
        "back": form_of(person),
    }
    return TemplateResponse(request, "admin/archive/merging/merge.html", context)


def _person(uid: str) -> Person:
    return get_object_or_404(Person.objects.select_related("record"), pk=uid)


def _person_or_none(conflict: EditConflict) -> Person | None:
    return Person.objects.filter(pk=conflict.uid).first()


def _require(request: HttpRequest, permission: str, *people: Person) -> None:
    """Refuse who may not merge; what was public is merged by those who may publish."""
    was_public = any(person.record.first_published_at for person in people)
    if not request.user.has_perm(permission):
        raise PermissionDenied
    if was_public and not request.user.has_perm(PUBLISH):
        raise PermissionDenied


def _merged(request: HttpRequest, kept: Person, absorbed: Person, form: Any) -> bool:
    people = dict(zip(PAIR, (kept, absorbed), strict=True))
    opened = {name: request.POST.get(f"version-{name}", "") for name in people}
    claims = [(people[name].pk, int(text)) for name, text in opened.items() if text.isdigit()]
    reason = form.cleaned_data["reason"]
    name = str(absorbed)
    try:
        merge_people(kept, absorbed, request.user, reason, opened=claims)
    except CannotMerge as refusal:
        form.add_error(None, " ".join(refusal.sentences))
        return False
    except EditConflict as conflict:
        form.add_error(None, overtaken_words(_person_or_none(conflict)))
        return False
    said = _("“%(absorbed)s” was merged into “%(kept)s”.") % {"absorbed": name, "kept": kept}
    admin.site._registry[Person].log_change(request, kept, said)
    messages.success(request, said)
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def un_merge_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what taking a merge back would do; on POST do it."""
    merge = get_object_or_404(Merge.objects.select_related("by"), pk=pk)
    if merge.kept.kind != Person.record_kind:
        raise Http404
    kept, absorbed = _person(merge.kept_id), _person(merge.absorbed_id)
    _require(request, UN_MERGE, kept, absorbed)
    form = UnMergeForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _taken_back(request, merge, form):
        return HttpResponseRedirect(form_of(kept))
    context = {
        **admin.site.each_context(request),
        "title": _("Take a merge back"),
        "merge": merge,
        "kept": kept,
        "absorbed": absorbed,
        "seen": foresee_return(merge, kept),
        "obstacles": in_the_way(merge, kept, absorbed),
        "form": form,
        "back": form_of(kept),
    }
    return TemplateResponse(request, "admin/archive/merging/un_merge.html", context)


def _taken_back(request: HttpRequest, merge: Merge, form: Any) -> bool:
    try:
        un_merge(merge, request.user, form.cleaned_data["reason"])
    except CannotMerge as refusal:
        form.add_error(None, " ".join(refusal.sentences))
        return False
    except EditConflict as conflict:
        form.add_error(None, overtaken_words(_person_or_none(conflict)))
        return False
    kept, absorbed = _person(merge.kept_id), _person(merge.absorbed_id)
    said = _("The merge was taken back: “%(absorbed)s” and “%(kept)s” are two persons again.")
    words = said % {"absorbed": absorbed, "kept": kept}
    admin.site._registry[Person].log_change(request, kept, words)
    messages.success(request, words)
    return True
