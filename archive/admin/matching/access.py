"""Who may look at proposals, and who may decide them."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from archive.models import ListEntry, MatchProposal, Person

SEE = "archive.view_matchproposal"
DECIDE = "archive.change_matchproposal"
FIND = "archive.add_matchproposal"
MATCH = "archive.add_entrymatch"
UNMATCH = "archive.delete_entrymatch"
PUBLISH = "archive.publish_record"


def require(request: HttpRequest, permission: str) -> None:
    """Refuse, in a page of its own, who has not this permission."""
    if not request.user.has_perm(permission):
        raise PermissionDenied


def may_decide(request: HttpRequest, proposal: MatchProposal) -> bool:
    """Whether this user may give or take back a verdict: on what was public, with editors."""
    user = request.user
    return user.has_perm(DECIDE) and (user.has_perm(PUBLISH) or not _was_public(proposal))


def may_take_apart(request: HttpRequest, row: ListEntry, person: Person) -> bool:
    """Whether this user may let a row leave a person."""
    was_public = row.victim_list.record.first_published_at or person.record.first_published_at
    user = request.user
    return user.has_perm(UNMATCH) and (user.has_perm(PUBLISH) or not was_public)


def _was_public(proposal: MatchProposal) -> bool:
    rows = [row for row in (proposal.entry, proposal.other_entry) if row is not None]
    people = [row.match.person for row in rows if hasattr(row, "match")]
    people += [proposal.person] if proposal.person else []
    records = [row.victim_list.record for row in rows] + [person.record for person in people]
    return any(record.first_published_at for record in records)
