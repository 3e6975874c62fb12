"""Taking a match apart: what would happen, why, and whether it is remembered as a no."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from archive.models import EntryMatch, Person
from archive.services.linkage import CannotMatch, came_alone, obstacles_apart, take_apart

from .access import may_take_apart
from .choosing import form_of

AGAIN, NEVER = "again", "no"


class ApartForm(forms.Form):
    """Why a row leaves a person, and what becomes of the pair."""

    then = forms.ChoiceField(
        label=gettext_lazy("What becomes of the pair"),
        choices=[
            (NEVER, gettext_lazy("Remember: this row is not that person")),
            (AGAIN, gettext_lazy("Ask again: the pair waits in the queue")),
        ],
        widget=forms.RadioSelect,
        initial=NEVER,
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Kept in the history."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def apart_page(request: HttpRequest, uid: str) -> HttpResponse:
    """Say what taking a match apart would do; on POST do it."""
    matches = EntryMatch.objects.select_related(
        "entry__victim_list__record", "person__record", "proposal", "decided_by"
    )
    match = get_object_or_404(matches, pk=uid)
    if not may_take_apart(request, match.entry, match.person):
        raise PermissionDenied
    form = ApartForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _taken(request, match, form):
        return HttpResponseRedirect(form_of(match.entry))
    context = {
        **admin.site.each_context(request),
        "title": _("Take a match apart"),
        "match": match,
        "form": form,
        "obstacles": obstacles_apart(match),
        "came_alone": came_alone(match),
        "stay": match.person.entry_matches.exclude(pk=match.pk).count(),
        "back": form_of(match.entry),
    }
    return TemplateResponse(request, "admin/archive/matching/apart.html", context)


def apart_url(match: EntryMatch) -> str:
    """Return the address of the page that takes a match apart."""
    return reverse("admin:match-apart", args=[match.pk])


def _taken(request: HttpRequest, match: EntryMatch, form: Any) -> bool:
    row, person = match.entry, match.person
    told = form.cleaned_data
    try:
        take_apart(match, request.user, told["reason"], is_no=told["then"] == NEVER)
    except CannotMatch as refusal:
        form.add_error(None, " ".join(refusal.sentences))
        return False
    words = _("“%(row)s” is no longer matched to “%(person)s”.")
    said = words % {"row": row, "person": person}
    if Person.objects.filter(pk=person.pk).exists():
        admin.site._registry[Person].log_change(request, person, said)
    messages.success(request, said)
    return True
