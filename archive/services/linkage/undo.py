"""Taking a match back: the rows leave the person, and a person made for them goes."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from archive.models import EntryMatch, MatchProposal, Person
from archive.models.registry import State
from archive.services.deleting import delete_draft, must_stay

from .persons import renew, take_names
from .verdicts import CannotMatch, Verdict

OWN = {"names", "entry_matches", "proposals"}  # what a person made by a match consists of


def take_back(proposal: MatchProposal, author: Any) -> None:
    """Restore what was before the proposal was accepted. Raises CannotMatch."""
    done = proposal.done
    person = Person.objects.select_related("record").filter(pk=done.get("person")).first()
    if person is None:
        raise CannotMatch(_("This match was not made from the proposal; edit it by hand."))
    mine = EntryMatch.objects.filter(pk__in=done["matches"])
    if obstacles := _obstacles(proposal, person, mine):
        raise CannotMatch(*obstacles)
    rows = list(mine.values_list("entry_id", flat=True))
    for match in mine:
        match.delete()
    if done["made"] and person.record.first_published_at:
        return  # the withdrawn page keeps its name
    take_names(person, rows)
    if done["made"] and not _has_grown(person) and not must_stay(person):
        _keep_refusals(person, rows)
        delete_draft(person, author)
        return
    renew(person, author)


def _obstacles(proposal: MatchProposal, person: Person, mine: Any) -> list[str]:
    if person.record.merged_into_id:
        return [_("The person was merged into another since: undo that merge first.")]
    resting = _resting(proposal, person, mine)
    if resting:
        named = "; ".join(f"“{match.entry}”" for match in resting)
        return [_("Later matches rest on it; undo them first: %s.") % named]
    is_public = person.record.state == State.PUBLISHED
    if proposal.done["made"] and is_public:
        return [_("“%s” is public and would be left without a row: withdraw it first.") % person]
    return []


def _resting(proposal: MatchProposal, person: Person, mine: Any) -> list[EntryMatch]:
    """Return matches of the person that were made because of rows that would leave now."""
    others = EntryMatch.objects.filter(person=person).exclude(pk__in=mine.values("pk"))
    if not proposal.done["made"]:
        leaving = mine.values("entry_id")
        others = others.filter(
            Q(proposal__entry__in=leaving) | Q(proposal__other_entry__in=leaving),
            proposal__verdict=Verdict.SAME,
        ).exclude(proposal=proposal)
    return list(others.select_related("entry"))


def _has_grown(person: Person) -> bool:
    """Whether somebody has added to the person what no row brought."""
    if person.names.exists():
        return True
    added = (
        relation.related_model._default_manager.filter(**{relation.field.name: person})
        for relation in person._meta.related_objects
        if relation.get_accessor_name() not in OWN
    )
    return any(rows.exists() for rows in added) or person.record.citations.exists()


def _keep_refusals(person: Person, rows: list[int]) -> None:
    """Keep "this row is not that person" as "this row is not that row" when the person goes."""
    refused = MatchProposal.objects.filter(person=person, verdict=Verdict.NOT_SAME)
    for proposal in refused:
        others = sorted(row for row in rows if row != proposal.entry_id)
        pair = Q(entry=proposal.entry_id, other_entry__in=others)
        pair |= Q(entry__in=others, other_entry=proposal.entry_id)
        if others and not MatchProposal.objects.filter(pair).exists():
            proposal.other_entry_id, proposal.person_id = others[0], None
            proposal.save()
