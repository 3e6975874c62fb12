"""Merging two records at the desk: what would move, where they differ; and taking it back."""

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

from archive.admin.base.expired_session import is_resumed
from archive.admin.base.versions import overtaken_words
from archive.models import Merge, Person, Place, Record, Source
from archive.services.change import EditConflict
from archive.services.linkage import compared, side_of_person
from archive.services.merging import (
    MERGEABLE,
    CannotMerge,
    field_by_field,
    foresee_return,
    in_the_way,
    merge_records,
    mergeable,
    preview,
    un_merge,
)

from .access import PUBLISH
from .choosing import form_of

MERGE, UN_MERGE = "archive.add_merge", "archive.change_merge"
PAIR = ("kept", "absorbed")


WORDS: dict[Any, dict[str, Any]] = {
    Person: {
        "title": gettext_lazy("Merge two persons"),
        "why": gettext_lazy("Why they are one person"),
        "why_not": gettext_lazy("Why they are two persons after all"),
        "apart": gettext_lazy(
            "The merge was taken back: “%(absorbed)s” and “%(kept)s” are two persons again."
        ),
    },
    Place: {
        "title": gettext_lazy("Merge two places"),
        "why": gettext_lazy("Why they are one place"),
        "why_not": gettext_lazy("Why they are two places after all"),
        "apart": gettext_lazy(
            "The merge was taken back: “%(absorbed)s” and “%(kept)s” are two places again."
        ),
    },
    Source: {
        "title": gettext_lazy("Merge two sources"),
        "why": gettext_lazy("Why they are the same item, not another edition or copy"),
        "why_not": gettext_lazy("Why they are two items after all"),
        "apart": gettext_lazy(
            "The merge was taken back: “%(absorbed)s” and “%(kept)s” are two sources again."
        ),
    },
}


class ReasonForm(forms.Form):
    """Why two records are the same, or are not; the view adds the versions looked at."""

    reason = forms.CharField(
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Kept in the history and with the merge."),
    )

    def __init__(self, *args: Any, label: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = label


@require_http_methods(["GET", "HEAD", "POST"])
def merge_page(request: HttpRequest, kept: str, absorbed: str) -> HttpResponse:
    """Show what merging a record into another of its kind would do; on POST do it."""
    model = _model(kept)
    thing, other = (_thing(model, uid) for uid in (kept, absorbed))
    _require(request, MERGE, thing, other)
    words = WORDS[model]
    form = ReasonForm(request.POST if request.method == "POST" else None, label=words["why"])
    if not is_resumed(request) and form.is_valid() and _merged(request, thing, other, form):
        return HttpResponseRedirect(form_of(thing))
    seen = preview(thing, other)
    context = {
        **admin.site.each_context(request),
        "title": words["title"],
        "kept": thing,
        "absorbed": other,
        "kept_url": form_of(thing),
        "absorbed_url": form_of(other),
        "fields": field_by_field(thing, other, seen),
        "moves": seen.counts(),
        "revealed": seen.revealed,
        "obstacles": seen.obstacles,
        "form": form,
        "versions": [("kept", thing.record.version), ("absorbed", other.record.version)],
        "swap": reverse("admin:merge", args=[other.pk, thing.pk]),
        "back": form_of(thing),
        **(_side_by_side(thing, other) if model is Person else {}),
    }
    return TemplateResponse(request, "admin/archive/merging/merge.html", context)


def _side_by_side(person: Person, other: Person) -> dict[str, Any]:
    sides = (side_of_person(person), side_of_person(other))
    return {"sides": sides, "lines": compared(*sides)}


def _model(uid: str) -> Any:
    """Return the model of a record that can be merged; raise Http404 for any other."""
    record = get_object_or_404(Record, pk=uid)
    if record.kind not in {model.record_kind for model in MERGEABLE}:
        raise Http404
    return mergeable(record)


def _thing(model: Any, uid: str) -> Any:
    return get_object_or_404(model.objects.select_related("record"), pk=uid)


def _overtaken(model: Any, conflict: EditConflict) -> str:
    return overtaken_words(model.objects.filter(pk=conflict.uid).first())


def _require(request: HttpRequest, permission: str, *things: Any) -> None:
    """Refuse who may not merge; what was public is merged by those who may publish."""
    was_public = any(thing.record.first_published_at for thing in things)
    if not request.user.has_perm(permission):
        raise PermissionDenied
    if was_public and not request.user.has_perm(PUBLISH):
        raise PermissionDenied


def _merged(request: HttpRequest, kept: Any, absorbed: Any, form: Any) -> bool:
    pair = dict(zip(PAIR, (kept, absorbed), strict=True))
    opened = {name: request.POST.get(f"version-{name}", "") for name in pair}
    claims = [(pair[name].pk, int(text)) for name, text in opened.items() if text.isdigit()]
    reason = form.cleaned_data["reason"]
    name = str(absorbed)
    try:
        merge_records(kept, absorbed, request.user, reason, opened=claims)
    except CannotMerge as refusal:
        form.add_error(None, " ".join(refusal.sentences))
        return False
    except EditConflict as conflict:
        form.add_error(None, _overtaken(type(kept), conflict))
        return False
    said = _("“%(absorbed)s” was merged into “%(kept)s”.") % {"absorbed": name, "kept": kept}
    admin.site._registry[type(kept)].log_change(request, kept, said)
    messages.success(request, said)
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def un_merge_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what taking a merge back would do; on POST do it."""
    merge = get_object_or_404(Merge.objects.select_related("by"), pk=pk)
    model = _model(merge.kept_id)
    kept, absorbed = (_thing(model, uid) for uid in (merge.kept_id, merge.absorbed_id))
    _require(request, UN_MERGE, kept, absorbed)
    sent = request.POST if request.method == "POST" else None
    form = ReasonForm(sent, label=WORDS[model]["why_not"])
    if form.is_valid() and _taken_back(request, model, merge, form):
        return HttpResponseRedirect(form_of(kept))
    context = {
        **admin.site.each_context(request),
        "title": _("Take a merge back"),
        "merge": merge,
        "kept": kept,
        "absorbed": absorbed,
        "kept_url": form_of(kept),
        "seen": foresee_return(merge, kept),
        "obstacles": in_the_way(merge, kept, absorbed),
        "form": form,
        "back": form_of(kept),
    }
    return TemplateResponse(request, "admin/archive/merging/un_merge.html", context)


def _taken_back(request: HttpRequest, model: Any, merge: Merge, form: Any) -> bool:
    try:
        un_merge(merge, request.user, form.cleaned_data["reason"])
    except CannotMerge as refusal:
        form.add_error(None, " ".join(refusal.sentences))
        return False
    except EditConflict as conflict:
        form.add_error(None, _overtaken(model, conflict))
        return False
    kept, absorbed = (_thing(model, uid) for uid in (merge.kept_id, merge.absorbed_id))
    words = WORDS[model]["apart"] % {"absorbed": absorbed, "kept": kept}
    admin.site._registry[model].log_change(request, kept, words)
    messages.success(request, words)
    return True
