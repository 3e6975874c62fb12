"""What a row's and a person's form say of matches: who is held to be whom, what waits, merges."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse

from archive.admin.base.panels import PanelsMixin
from archive.models import EntryMatch, ListEntry, MatchProposal, Merge, Person
from archive.services.linkage import waiting

from .access import MATCH, SEE, may_take_apart
from .apart import apart_url
from .choosing import choose_url, form_of

SHOWN = 20


class MatchedMixin(PanelsMixin):
    """Says on the form of a row or person who is held to be whom, and what waits."""

    def panels(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        """Add what admin/archive/matching/panel.html shows."""
        return {**super().panels(request, obj), **matching_panel(request, obj)}


def matching_panel(request: HttpRequest, subject: ListEntry | Person) -> dict[str, Any]:
    """Return the context of admin/archive/matching/panel.html, for who may see proposals."""
    if not request.user.has_perm(SEE):
        return {}
    return {
        "matching": {
            "held": [_held(request, match) for match in _matches(subject)],
            "waiting": _proposals(waiting(), subject),
            "refused": _proposals(
                MatchProposal.objects.filter(verdict=MatchProposal.Verdict.NOT_SAME), subject
            ),
            "choose_url": choose_url(subject) if request.user.has_perm(MATCH) else "",
            "is_row": isinstance(subject, ListEntry),
            "merges": merges_of(request, subject) if isinstance(subject, Person) else [],
        }
    }


def _matches(subject: ListEntry | Person) -> Any:
    parts = ("entry__victim_list__record", "person__record", "decided_by")
    matches = EntryMatch.objects.select_related(*parts)
    if isinstance(subject, ListEntry):
        return matches.filter(entry=subject)
    return matches.filter(person=subject).order_by("entry__victim_list__slug", "entry__position")


def _held(request: HttpRequest, match: EntryMatch) -> dict[str, Any]:
    may = may_take_apart(request, match.entry, match.person)
    return {
        "match": match,
        "row_url": form_of(match.entry),
        "person_url": form_of(match.person),
        "is_hidden": bool(match.entry.hidden_at),
        "apart_url": apart_url(match) if may else "",
    }


def _proposals(proposals: Any, subject: ListEntry | Person) -> list[tuple[str, str]]:
    """Return the other side of each proposal about a row or person, and its address."""
    about = Q(person=subject)
    if isinstance(subject, ListEntry):
        about = Q(entry=subject) | Q(other_entry=subject)
    open_proposals = proposals.filter(about).select_related("entry", "other_entry", "person")
    lines = []
    for proposal in open_proposals[:SHOWN]:
        other = proposal.other_entry or proposal.person
        if other == subject:
            other = proposal.entry
        lines.append((str(other), reverse("admin:match", args=[proposal.pk])))
    return lines


def merges_of(request: HttpRequest, subject: Any) -> list[dict[str, Any]]:
    """Return the merges a record took part in, the latest first."""
    rows = Merge.objects.filter(Q(kept=subject.pk) | Q(absorbed=subject.pk)).order_by("-done_at")
    merges = list(rows.select_related("by")[:SHOWN])
    ids = {merge.kept_id for merge in merges} | {merge.absorbed_id for merge in merges}
    both = {row.pk: row for row in type(subject).objects.filter(pk__in=ids)}
    form = f"admin:archive_{subject._meta.model_name}_change"
    may = request.user.has_perm("archive.change_merge")
    return [
        {
            "merge": merge,
            "kept": both.get(merge.kept_id),
            "kept_url": reverse(form, args=[merge.kept_id]),
            "absorbed": both.get(merge.absorbed_id),
            "is_kept": merge.kept_id == subject.pk,
            "undo_url": reverse("admin:merge-undo", args=[merge.pk])
            if may and not merge.undone_at
            else "",
        }
        for merge in merges
    ]
