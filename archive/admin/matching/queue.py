"""The queue: what waits for a verdict, what is decided, what is held back; finding more."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from archive.models import ListEntry, MatchProposal, Person, VictimList
from archive.services.linkage import MARKS, decided, held_back, in_words, mark_of, propose

from .access import FIND, SEE, require
from .deciding import just_decided
from .narrowing import OFFERED, Narrowing, events_in_queue, lists_in_queue, put_off

SHOWN = 50
COUNTED_AT_MOST = 1_000
READ_AT_MOST = 10_000  # rows and persons a request may compare; more is work for the command
SHOWS = {"decided": decided, "held-back": held_back}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line of the queue."""

    proposal: MatchProposal
    sides: list[tuple[Any, Any, bool]]  # name, list or "person", hidden
    mark: Any
    reasons: list[str]
    verdict: str  # empty while it waits
    address: str
    is_put_off: bool


@require_safe
def queue_page(request: HttpRequest) -> HttpResponse:
    """List proposals: those that wait (`?list= &event= &mark=`), or `?show=decided|held-back`."""
    require(request, SEE)
    narrowing, show = Narrowing.of(request.GET), request.GET.get("show", "")
    proposals = SHOWS[show]() if show in SHOWS else narrowing.waiting()
    later, lists = put_off(request), lists_in_queue(narrowing.victim_list)
    first = narrowing.next(request)
    context = {
        **admin.site.each_context(request),
        "title": _("Matches"),
        "show": show if show in SHOWS else "",
        "lines": [_line(proposal, narrowing, later) for proposal in proposals[:SHOWN]],
        "shown": SHOWN,
        "count": counted(proposals),
        "counted_at_most": COUNTED_AT_MOST,
        "held_back": counted(held_back()),
        "begin": narrowing.address(first) if first else "",
        "narrowing": narrowing,
        "lists": lists,
        "events": events_in_queue(lists, narrowing.event),
        "marks": [(name, words) for name, (words, _least, _end) in MARKS.items()],
        "to_search": _to_search(narrowing) if request.user.has_perm(FIND) else [],
        "done": just_decided(request),
    }
    return TemplateResponse(request, "admin/archive/matching/queue.html", context)


def counted(proposals: QuerySet[MatchProposal]) -> int:
    """Return how many there are, counted to 1,000."""
    return len(proposals.order_by().values_list("pk")[:COUNTED_AT_MOST])


def _line(proposal: MatchProposal, narrowing: Narrowing, later: list[str]) -> Waiting:
    rows = [row for row in (proposal.entry, proposal.other_entry) if row is not None]
    sides: list[tuple[Any, Any, bool]] = [
        (row, row.victim_list, bool(row.hidden_at or row.victim_list.record.hidden_at))
        for row in rows
    ]
    if proposal.person is not None:
        sides.append((proposal.person, _("person"), bool(proposal.person.record.hidden_at)))
    is_open = proposal.verdict == MatchProposal.Verdict.OPEN
    return Waiting(
        proposal,
        sides,
        MARKS[mark_of(proposal.score)][0],
        in_words(proposal.reasons),
        "" if is_open else proposal.get_verdict_display(),
        narrowing.address(proposal),
        proposal.pk in later,
    )


def _to_search(narrowing: Narrowing) -> list[VictimList]:
    """Return the lists proposals can be made for: those with rows here."""
    offered = list(VictimList.objects.filter(row_count__gt=0).order_by("slug")[:OFFERED])
    chosen = narrowing.victim_list
    return offered if chosen is None or chosen in offered else [chosen, *offered]


@require_POST
def find_more(request: HttpRequest) -> HttpResponse:
    """Look for proposals for a list, against everything or another list; or name the command.

    Nothing is compared within the request where it would have to read more than 10,000 rows and
    persons.
    """
    require(request, FIND)
    lists = [
        VictimList.objects.filter(slug=slug).first()
        for slug in (request.POST.get("list", ""), request.POST.get("other", ""))
    ]
    first, second = lists
    if first is None:
        messages.error(request, _("Choose a list."))
        return HttpResponseRedirect(reverse("admin:matches"))
    if _is_too_much(first, second):
        named = " ".join(f"--list {victim_list.slug}" for victim_list in lists if victim_list)
        words = _(
            "That is too much to compare while you wait. Somebody at the server runs: %s, and the "
            "proposals appear here."
        )
        messages.warning(request, words % f"manage.py propose_matches {named}")
    else:
        messages.success(request, _said(propose(first, second)))
    return HttpResponseRedirect(Narrowing(first).queue())


def _is_too_much(first: VictimList, second: VictimList | None) -> bool:
    rows = ListEntry.objects.order_by().values_list("pk")
    if second is not None:  # then only these two lists are read
        return len(rows.filter(victim_list__in=[first, second])[: READ_AT_MOST + 1]) > READ_AT_MOST
    people = Person.objects.order_by().values_list("pk")
    return sum(len(read[: READ_AT_MOST + 1]) for read in (rows, people)) > READ_AT_MOST


def _said(done: Any) -> str:
    proposals = ngettext("%d new proposal.", "%d new proposals.", done.proposed) % done.proposed
    words = _("%(rows)d rows looked at. %(found)s Known before: %(known)d.")
    return words % {"rows": done.rows, "found": proposals, "known": done.known_before}
