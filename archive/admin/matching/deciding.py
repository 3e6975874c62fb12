"""A proposal: both sides side by side, and the verdict; afterwards the next proposal."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from archive.admin.base.versions import overtaken_words
from archive.models import EntryMatch, MatchProposal, Person
from archive.services.change import EditConflict
from archive.services.linkage import (
    MARKS,
    CannotMatch,
    accept,
    compared,
    foresee,
    in_words,
    mark_of,
    reject,
    sides_of,
    standing,
    undo,
)

from .access import SEE, may_decide, require
from .narrowing import Narrowing, put_one_off

SAME, NOT_SAME, LATER, UNDO = "same", "not-the-same", "later", "undo"
MAX_REASON = 500
OVERTAKEN = "seen"  # who was involved when the page was opened


@require_http_methods(["GET", "HEAD", "POST"])
def match_page(request: HttpRequest, uid: str) -> HttpResponse:
    """Show a proposal; on POST keep the verdict and go on to the next."""
    require(request, SEE)
    proposals = MatchProposal.objects.select_related(
        "entry__victim_list__record",
        "other_entry__victim_list__record",
        "person__record",
        "decided_by",
    )
    proposal = get_object_or_404(proposals, pk=uid)
    narrowing = Narrowing.of(request.GET)
    if request.method == "POST":
        return _answered(request, proposal, narrowing)
    return TemplateResponse(
        request, "admin/archive/matching/match.html", _context(request, proposal, narrowing)
    )


def _context(request: HttpRequest, proposal: MatchProposal, narrowing: Narrowing) -> dict[str, Any]:
    first, second = sides_of(proposal)
    is_open = proposal.verdict == MatchProposal.Verdict.OPEN
    return {
        **admin.site.each_context(request),
        "title": _("Are these the same person?") if is_open else _("A match that was decided"),
        "proposal": proposal,
        "is_open": is_open,
        "sides": (first, second),
        "lines": compared(first, second),
        "mark": MARKS[mark_of(proposal.score)][0],
        "reasons": in_words(proposal.reasons),
        "offered": offered_reason(proposal),
        "max_reason": MAX_REASON,
        "outlook": foresee(proposal) if is_open else None,
        "standing": "" if is_open else standing(proposal),
        "kept_reason": "" if is_open else _kept_reason(proposal),
        "may_decide": may_decide(request, proposal),
        "here": narrowing.address(proposal),
        "queue": narrowing.queue(),
        "done": just_decided(request),
    }


def offered_reason(proposal: MatchProposal) -> str:
    """Return the reasons of the proposal, as the text offered for the reason of a verdict."""
    return " ".join(in_words(proposal.reasons))


def _kept_reason(proposal: MatchProposal) -> str:
    """Return the reason kept with a verdict: with the match, or with the no."""
    match = EntryMatch.objects.filter(proposal=proposal).first()
    return str(match.reason) if match is not None else str(proposal.done.get("reason", ""))


def just_decided(request: HttpRequest) -> dict[str, Any]:
    """Return what somebody decided on the page before, so that it can be taken back from here."""
    uid = request.GET.get("done", "")
    decided = MatchProposal.objects.exclude(verdict=MatchProposal.Verdict.OPEN).filter(pk=uid)
    proposal = decided.select_related("entry", "other_entry", "person").first()
    if proposal is None or not may_decide(request, proposal):
        return {}
    is_same = proposal.verdict == MatchProposal.Verdict.SAME
    match = EntryMatch.objects.filter(entry=proposal.entry_id).select_related("person").first()
    return {
        "proposal": proposal,
        "words": in_short(proposal),
        "person": match.person if is_same and match is not None else None,
        "address": Narrowing.of(request.GET).address(proposal),
    }


def in_short(proposal: MatchProposal) -> str:
    """Say in a line what was decided of whom."""
    names = {"one": proposal.entry, "other": proposal.other_entry or proposal.person}
    if proposal.verdict == MatchProposal.Verdict.SAME:
        return _("“%(one)s” and “%(other)s”: the same person.") % names
    return _("“%(one)s” and “%(other)s”: not the same.") % names


def _answered(request: HttpRequest, proposal: MatchProposal, narrowing: Narrowing) -> HttpResponse:
    verdict = request.POST.get("verdict", "")
    if verdict == LATER:
        put_one_off(request, proposal)
        return _go_on(request, narrowing)
    if not may_decide(request, proposal):
        raise PermissionDenied
    try:
        _decide(request, proposal, verdict)
    except CannotMatch as refusal:
        messages.error(request, " ".join(refusal.sentences))
        return HttpResponseRedirect(narrowing.address(proposal))
    except EditConflict as conflict:
        person = Person.objects.filter(pk=conflict.uid).first()
        messages.error(request, overtaken_words(person))
        return HttpResponseRedirect(narrowing.address(proposal))
    if verdict == UNDO:
        messages.success(request, _("Taken back. It waits again, as it did before."))
        return HttpResponseRedirect(narrowing.address(proposal))
    return _go_on(request, narrowing, done=proposal.pk)


def _go_on(request: HttpRequest, narrowing: Narrowing, done: str = "") -> HttpResponse:
    """Open the next proposal; at the end the queue, which says what was put off."""
    following = narrowing.next(request)
    if following is None:
        return HttpResponseRedirect(narrowing.queue(done=done))
    return HttpResponseRedirect(narrowing.address(following, done=done))


def _decide(request: HttpRequest, proposal: MatchProposal, verdict: str) -> None:
    typed = _typed(request, proposal)
    if verdict == SAME:
        _refuse_overtaken(request, proposal)
        accept(proposal, request.user, typed)
    elif verdict == NOT_SAME:
        reject(proposal, request.user, typed)
    elif verdict == UNDO:
        undo(proposal, request.user, typed)
    else:
        raise CannotMatch(_("Choose one of the answers."))
    said = _("Taken back.") if verdict == UNDO else proposal.get_verdict_display()
    admin.site._registry[MatchProposal].log_change(request, proposal, said)


def _typed(request: HttpRequest, proposal: MatchProposal) -> str:
    """Return the reason somebody wrote; none where the offered text was left as it is.

    Then the reasons are kept in every language, and a no does not carry the reasons of a yes.
    """
    typed = " ".join(request.POST.get("reason", "").replace("\x00", "").split())[:MAX_REASON]
    return "" if typed == " ".join(offered_reason(proposal).split()) else typed


def _refuse_overtaken(request: HttpRequest, proposal: MatchProposal) -> None:
    """Refuse a yes that would now do something else than the page said."""
    if proposal.verdict != MatchProposal.Verdict.OPEN:
        return  # accepting says who decided it
    outlook = foresee(proposal)
    if not outlook.obstacles and request.POST.get(OVERTAKEN, outlook.mark) != outlook.mark:
        words = _("Somebody has matched one of the rows meanwhile. Look again: %s")
        raise CannotMatch(words % outlook.consequence)
