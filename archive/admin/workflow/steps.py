"""The page on which a verb is looked at and done, for a record or for many, of any kinds."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.base.expired_session import is_resumed
from archive.admin.base.links import form_address, instance_of
from archive.admin.base.types import ModelAdminBase
from archive.admin.base.versions import overtaken_words
from archive.models import Record
from archive.services.change import EditConflict
from archive.services.publishing import CannotPublish

from .candidates import Candidate, candidates
from .verbs import AT_ONCE, PUBLISH, SEND_TO_REVIEW, VERBS, WITHDRAW, Verb, VerbForm


class StepsMixin(ModelAdminBase):
    """Adds the verbs to an admin: as actions of the list and as a page each."""

    actions: tuple[str, ...] = ("send_to_review", "publish", "withdraw")

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
        """Show what a step would mean for records of this kind; on POST do it."""
        uids = request.GET.getlist("id")[:AT_ONCE]
        chosen = list(self.get_queryset(request).select_related("record").filter(pk__in=uids))
        changelist = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
        return step_page(request, verb, chosen, changelist)


def step_of_any_kind(request: HttpRequest, verb: str) -> HttpResponse:
    """Show what a step would mean for records of several kinds; on POST do it."""
    records = Record.objects.filter(pk__in=request.GET.getlist("id")[:AT_ONCE])
    chosen = [instance_of(record) for record in records]
    return step_page(request, verb, chosen, reverse("admin:review"))


def step_of_any_kind_url(verb: Verb, uids: list[str]) -> str:
    """Return the address of a verb's page for records of several kinds."""
    return f"{reverse('admin:step', args=[verb.name])}?{urlencode({'id': uids}, doseq=True)}"


def step_page(request: HttpRequest, verb: str, chosen: list[Any], after: str) -> HttpResponse:
    """Show what a step would mean; on POST do it, record by record.

    `after` is where to go when several records were chosen.
    """
    if verb not in VERBS or not chosen:
        raise Http404
    step = VERBS[verb]
    offered = candidates(step, chosen)
    if not all(
        candidate.model_admin.may(request, step, candidate.instance) for candidate in offered
    ):
        raise PermissionDenied
    back = form_address(chosen[0].record) if len(chosen) == 1 else after
    must_say_why = step is WITHDRAW or any(
        candidate.record.first_published_at for candidate in chosen
    )
    sent = request.POST if request.method == "POST" else None
    form = VerbForm(sent, verb=step, must_say_why=must_say_why)
    if not is_resumed(request) and form.is_valid():
        _do(request, step, offered, form.cleaned_data["reason"])
        return HttpResponseRedirect(back)
    context = {
        **admin.site.each_context(request),
        "title": step.label,
        "opts": offered[0].model_admin.opts,
        "verb": step,
        "candidates": offered,
        "is_possible": any(not candidate.obstacles for candidate in offered),
        "is_publishing": step is PUBLISH,
        "together_url": _together(step, offered),
        "form": form,
        "back": back,
    }
    return TemplateResponse(request, "admin/archive/step.html", context)


def _together(verb: Verb, offered: list[Candidate]) -> str:
    """Return the address of this page with the drafts around the chosen records as well."""
    drafts = list(dict.fromkeys(draft.pk for candidate in offered for draft in candidate.drafts))
    if not drafts or len(offered) + len(drafts) > AT_ONCE:
        return ""
    return step_of_any_kind_url(verb, [*(candidate.instance.pk for candidate in offered), *drafts])


def _do(request: HttpRequest, verb: Verb, offered: list[Candidate], reason: str) -> None:
    for candidate in offered:
        opened = request.POST.get(f"version-{candidate.instance.pk}", "")
        try:
            verb.run(
                candidate.instance, request.user, reason, int(opened) if opened.isdigit() else None
            )
        except CannotPublish as refusal:
            _refuse(request, candidate.instance, refusal.sentences)
        except EditConflict:
            messages.error(request, overtaken_words(candidate.instance))
        else:
            if reason and verb.keeps_comment:
                candidate.instance.record.comments.create(author=request.user, text=reason)
            candidate.model_admin.log_change(request, candidate.instance, str(verb.done))
            messages.success(request, f"“{candidate.instance}”: {verb.done}")


def _refuse(request: HttpRequest, instance: Any, sentences: list[str]) -> None:
    messages.error(request, f"“{instance}”: {' '.join(sentences)}")
