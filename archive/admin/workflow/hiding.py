"""Hiding on request: a page for a record, picture, row or name, to hide and to show again.

It offers, all ticked, whatever else is the same human being, and says what became of it.
"""

from collections.abc import Iterator, Sequence
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
from archive.services.same_person import Piece, key_of, namesakes_of, pieces_of

KINDS: dict[str, tuple[Any, str]] = {
    "record": (Record, "pk"),
    "entry": (ListEntry, "uid"),
    "name": (PersonName, "pk"),
}
WITH = "with"  # the ticks of what is hidden, or shown again, together with the target
ALSO = "also"
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
    """Hide something, and what is the same human being, in a single action; or show it again.

    Of what is hidden already, `?also` offers what is the same human being and is not.
    """
    if what not in KINDS:
        raise Http404
    if not request.user.has_perm("archive.hide_record"):
        raise PermissionDenied
    model, key = KINDS[what]
    target = get_object_or_404(model, **{key: uid})
    standing = takedowns.standing_of([target])
    is_lifting = bool(standing) and ALSO not in request.GET
    sent = request.POST if request.method == "POST" else None
    form: forms.BaseForm = LiftForm(sent) if is_lifting else HideForm(sent)
    seen = " ".join(sorted(takedown.pk for takedown in standing))
    if request.POST.get(SEEN, seen) != seen:  # else hiding what was hidden meanwhile would show it
        messages.warning(request, _("Somebody else hid it, or showed it again, meanwhile."))
        form = LiftForm() if is_lifting else HideForm()
    elif not is_resumed(request) and form.is_valid():
        (_lift if is_lifting else _hide)(request, target, form.cleaned_data)
        return HttpResponseRedirect(back_to(target))
    itself, *others = pieces_of(target)
    context = {
        **admin.site.each_context(request),
        "title": _("Show again") if is_lifting else _("Hide on request"),
        "form": form,
        "name": name_of(target),
        "itself": itself,
        "standing": standing,
        "is_lifting": is_lifting,
        "others": [piece for piece in others if piece.is_hidden == is_lifting],
        "elsewhere": [piece for piece in others if piece.is_hidden != is_lifting],
        "namesakes": [] if is_lifting else namesakes_of(target),
        "also_url": f"{request.path}?{ALSO}",
        "seen": seen,
        "back": back_to(target),
    }
    return TemplateResponse(request, "admin/archive/hide.html", context)


def chosen_with(request: HttpRequest, target: Any) -> list[Any]:
    """Return what was ticked of what is, or may be, the same human being as a target."""
    ticked = request.POST.getlist(WITH)
    offered = [*pieces_of(target)[1:], *namesakes_of(target)]
    return [piece.target for piece in offered if piece.key in ticked]


def _hide(request: HttpRequest, target: Any, told: dict[str, Any]) -> None:
    words = {code: told[f"public_reason_{code}"] for code in LANGUAGE_CODES}
    others = [other for other in chosen_with(request, target) if other.hidden_at is None]
    targets = [target, *others] if ALSO not in request.GET else others
    if not targets:
        messages.error(request, _("Nothing was ticked: nothing is hidden."))
    made = takedowns.hide_all(targets, told["reason"], request.user, told["private_reason"], words)
    for takedown in made:
        admin.site._registry[Takedown].log_addition(request, takedown, _("Hidden."))
    tell_hidden(request, target, targets)


def tell_hidden(request: HttpRequest, target: Any, targets: Sequence[Any]) -> list[Piece]:
    """Say what was hidden, and what of the same human being readers still see; return that."""
    done = {key_of(hidden) for hidden in targets}
    pieces = pieces_of(target)
    known = {piece.key for piece in pieces}
    others = [pieces_of(other)[0] for other in targets if key_of(other) not in known]
    hidden = [piece for piece in [*pieces, *others] if piece.key in done and not piece.is_public]
    seen = [piece for piece in pieces if piece.is_public]
    if hidden:
        messages.success(request, _("Hidden, and no longer to be seen: %s.") % _named(hidden))
    if seen:
        words = _("Readers still see, of the same human being: %s.")
        messages.warning(request, words % _named(seen))
    return seen


def _named(pieces: Sequence[Piece]) -> str:
    return "; ".join(piece.words for piece in pieces)


def _lift(request: HttpRequest, target: Any, told: dict[str, Any]) -> None:
    targets = [target, *chosen_with(request, target)]
    standing = takedowns.standing_of(targets)
    lifted = takedowns.lift_all(standing, request.user, told["reason"] or _("Takedown lifted."))
    for takedown in lifted:
        admin.site._registry[Takedown].log_change(request, takedown, _("Lifted."))
    tell_lifted(request, target, targets)


def tell_lifted(request: HttpRequest, target: Any, targets: Sequence[Any]) -> None:
    """Say what readers see again, and what they still do not, for another reason."""
    done = {key_of(shown) for shown in targets}
    pieces = [piece for piece in pieces_of(target) if piece.key in done]
    if seen := [piece for piece in pieces if piece.is_public]:
        messages.success(request, _("To be seen again: %s.") % _named(seen))
    if unseen := [piece for piece in pieces if not piece.is_public]:
        words = _(
            "No longer hidden, but not to be seen: %s. Another takedown stands, or what it rests"
            " on is not public."
        )
        messages.warning(request, words % _named(unseen))


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
