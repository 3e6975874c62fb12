"""Taking a match apart: a row leaves a person; the others stay.

    take_apart(match, author, "another father")                  the pair waits in the queue again
    take_apart(match, author, "another father", is_no=True)      it is remembered as a no

Where the match came from a proposal that brought this row alone, that proposal is undone exactly.
Any other match (of a file, by an earlier hand, the first two rows of a person) loses its row, and
the names that nothing but the row brought.
"""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from archive.models import EntryMatch, MatchProposal, Person
from archive.models.fields import LANGUAGE_CODES
from archive.models.registry import State
from archive.services.change import change, claim, tried_again

from .decide import reject, undo
from .persons import renew, take_names
from .verdicts import CannotMatch, Verdict, or_gone, reopen


@tried_again
def take_apart(
    match: EntryMatch, author: Any, reason: str, *, is_no: bool = False
) -> MatchProposal:
    """Let the row of a match leave its person; return the proposal that stands for the pair now.

    Raises CannotMatch, having changed nothing, without a reason, and where the row cannot leave.
    """
    if not reason.strip():
        raise CannotMatch(_("Give a reason."))
    left = or_gone(_("The row has left this person already."))
    with left, change(author, reason, holding=[match, *_proposals(match)]):
        if reasons := obstacles(match):
            raise CannotMatch(*reasons)
        proposal = (
            _left_alone(match, author, reason) if came_alone(match) else _taken_out(match, author)
        )
        if is_no:
            reject(proposal, author, reason)
    return proposal


def _proposals(match: EntryMatch) -> QuerySet[MatchProposal]:
    return MatchProposal.objects.filter(
        Q(pk=match.proposal_id) | Q(entry=match.entry_id, person=match.person_id)
    )


def came_alone(match: EntryMatch) -> bool:
    """Whether a proposal brought just this row to a person who was there before."""
    proposal = match.proposal
    return (
        proposal is not None
        and proposal.verdict == Verdict.SAME
        and proposal.done.get("matches") == [match.pk]
        and proposal.done.get("person") == match.person_id  # not merged into another since
        and not proposal.done["made"]
    )


def obstacles(match: EntryMatch) -> list[str]:
    """Return what keeps the row of a match from leaving; empty if nothing."""
    person = match.person
    resting = [match_there.entry for match_there in _resting(match)]
    if resting:
        named = "; ".join(f"“{row}”" for row in resting)
        return [_("Later matches rest on it; undo them first: %s.") % named]
    if person.record.state == State.PUBLISHED and not _stands_without(match):
        return [_("“%s” is public and would be left without a row: withdraw it first.") % person]
    return []


def _stands_without(match: EntryMatch) -> bool:
    """Whether something besides this row speaks of the person, or did before the row came."""
    others = match.person.entry_matches.exclude(pk=match.pk)
    return came_alone(match) or others.exists() or match.person.participations.exists()


def _resting(match: EntryMatch) -> QuerySet[EntryMatch]:
    """Return the rows that joined the person because they were judged to be like this row."""
    others = EntryMatch.objects.filter(person=match.person_id).exclude(pk=match.pk)
    row = match.entry_id
    by_it = Q(proposal__entry=row) | Q(proposal__other_entry=row)
    others = others.filter(by_it, proposal__verdict=Verdict.SAME)
    return others.exclude(proposal=match.proposal_id).select_related("entry")


def _left_alone(match: EntryMatch, author: Any, reason: str) -> MatchProposal:
    proposal = match.proposal
    assert proposal is not None  # noqa: S101 - `came_alone` has looked
    undo(proposal, author, reason)
    return proposal


def _taken_out(match: EntryMatch, author: Any) -> MatchProposal:
    """Delete the match, and let what proposed it, or a new proposal of the pair, wait."""
    person: Person = match.person
    claim(person.pk, person.record.version)
    row, proposal = match.entry, match.proposal
    reasons = _reasons(match, proposal)
    match.delete()
    if proposal is None or proposal.verdict != Verdict.SAME:
        proposal, _made = MatchProposal.objects.get_or_create(
            entry=row, person=person, defaults={"reasons": reasons}
        )
    take_names(person, [row])
    reopen(proposal)
    renew(person, author)
    return proposal


def _reasons(match: EntryMatch, proposal: MatchProposal | None) -> list[Any]:
    if proposal is not None:
        return list(proposal.reasons)
    said = (getattr(match, f"reason_{code}") for code in LANGUAGE_CODES)
    first = next((text for text in said if text), "")
    return [first] if first else []
