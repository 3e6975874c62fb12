"""The page on which a verb is looked at and done, for one record or for many."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models.recording import EditConflict
from archive.services.consequences import waits_for, what_becomes_public
from archive.services.publishing import CannotPublish, obstacles

from .bases import ModelAdminBase
from .verbs import PUBLISH, SEND_TO_REVIEW, VERBS, WITHDRAW, Verb, VerbForm

AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Candidate:
    """One record on the page of a verb: what stands in the way, and what would follow."""

    instance: Any
    version: int
    obstacles: list[str]
    shown: list[str]
    waiting: list[str]


def candidate(verb: Verb, instance: Any) -> Candidate:
    """Return a record together with what this verb would mean for it."""
    found, publishing = [], verb is PUBLISH
    if not verb.fits(instance):
        found.append(_("It is %s now.") % instance.record.get_state_display())
    elif publishing:
        found += obstacles(instance)
    return Candidate(
        instance,
        instance.record.version,
        found,
        what_becomes_public(instance) if publishing else [],
        waits_for(instance) if publishing else [],
    )


class StepsMixin(ModelAdminBase):
    """Adds the verbs to an admin: as actions of the list and as one page each."""

    actions = ("send_to_review", "publish", "withdraw")

    def get_urls(self) -> list[Any]:
        """Put the page of the verbs before the addresses of records."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_step"
        page = self.admin_site.admin_view(self.step_view)
        return [path("step/<slug:verb>/", page, name=name), *super().get_urls()]

    def has_publish_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Publishing and withdrawing are for editors."""
        return request.user.has_perm("archive.publish_record")

    @admin.action(permissions=["change"], description=gettext_lazy("Send to review"))
    def send_to_review(self, request: HttpRequest, queryset: Any) -> HttpResponse:
        """Open the page that sends the chosen drafts to review."""
        return self._open_step(request, SEND_TO_REVIEW, queryset)

    @admin.action(permissions=["publish"], description=gettext_lazy("Publish"))
    def publish(self, request: HttpRequest, queryset: Any) -> HttpResponse:
        """Open the page that publishes the chosen records."""
        return self._open_step(request, PUBLISH, queryset)

    @admin.action(permissions=["publish"], description=gettext_lazy("Withdraw"))
    def withdraw(self, request: HttpRequest, queryset: Any) -> HttpResponse:
        """Open the page that withdraws the chosen records."""
        return self._open_step(request, WITHDRAW, queryset)

    def _open_step(self, request: HttpRequest, verb: Verb, queryset: Any) -> HttpResponse:
        uids = list(queryset.values_list("pk", flat=True)[: AT_ONCE + 1])
        if len(uids) > AT_ONCE:
            self.message_user(request, _("Choose at most %d at once.") % AT_ONCE, messages.WARNING)
            return HttpResponseRedirect(request.get_full_path())
        return HttpResponseRedirect(self.step_url(verb, *uids))

    def step_url(self, verb: Verb, *uids: str) -> str:
        """Return the address of a verb's page for these records."""
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_step"
        return f"{reverse(name, args=[verb.name])}?{urlencode({'id': uids}, doseq=True)}"

    def may(self, request: HttpRequest, verb: Verb, obj: Any) -> bool:
        """Return whether this user may do this to this record."""
        return bool(getattr(self, f"has_{verb.permission}_permission")(request, obj))

    def step_view(self, request: HttpRequest, verb: str) -> HttpResponse:
        """Show what a step would mean; on POST do it, record by record."""
        if verb not in VERBS:
            raise Http404
        step = VERBS[verb]
        chosen = self._chosen(request, step)
        found = [candidate(step, one) for one in chosen]
        must_say_why = step is WITHDRAW or any(one.record.first_published_at for one in chosen)
        sent = request.POST if request.method == "POST" else None
        form = VerbForm(sent, verb=step, must_say_why=must_say_why)
        if form.is_valid():
            self._do(request, step, found, form.cleaned_data["reason"])
            return HttpResponseRedirect(self._after(chosen))
        context = {
            **self.admin_site.each_context(request),
            "title": step.label,
            "opts": self.opts,
            "verb": step,
            "candidates": found,
            "is_possible": any(not one.obstacles for one in found),
            "form": form,
            "back": self._after(chosen),
        }
        return TemplateResponse(request, "admin/archive/step.html", context)

    def _chosen(self, request: HttpRequest, verb: Verb) -> list[Any]:
        uids = request.GET.getlist("id")[:AT_ONCE]
        chosen = list(self.get_queryset(request).select_related("record").filter(pk__in=uids))
        if not chosen:
            raise Http404
        if not all(self.may(request, verb, one) for one in chosen):
            raise PermissionDenied
        return chosen

    def _do(self, request: HttpRequest, verb: Verb, found: list[Candidate], reason: str) -> None:
        for one in found:
            opened = request.POST.get(f"version-{one.instance.pk}", "")
            try:
                verb.run(
                    one.instance, request.user, reason, int(opened) if opened.isdigit() else None
                )
            except CannotPublish as refusal:
                self._refuse(request, one.instance, refusal.sentences)
            except EditConflict:
                self._refuse(request, one.instance, [_("It was changed meanwhile; look again.")])
            else:
                self.log_change(request, one.instance, str(verb.done))
                self.message_user(request, f"“{one.instance}”: {verb.done}", messages.SUCCESS)

    def _refuse(self, request: HttpRequest, instance: Any, sentences: list[str]) -> None:
        words = f"“{instance}”: {' '.join(sentences)}"
        self.message_user(request, words, messages.ERROR)

    def _after(self, chosen: list[Any]) -> str:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}"
        if len(chosen) == 1:
            return reverse(f"{name}_change", args=[chosen[0].pk])
        return reverse(f"{name}_changelist")
