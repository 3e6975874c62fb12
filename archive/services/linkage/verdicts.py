"""Verdicts as they stand: what is decided, what contradicts what, who is held to be whom."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from archive.models import EntryMatch, ListEntry, MatchProposal, Person
from archive.services.change import EditConflict
from archive.services.refusal import Refused

Verdict = MatchProposal.Verdict


class CannotMatch(Refused):
    """The verdict cannot be given or taken back; `sentences` say why, for an archivist."""


def require(proposal: MatchProposal, *verdicts: str) -> None:
    """Refuse a proposal that is held and has another verdict."""
    if proposal.verdict not in verdicts:
        raise CannotMatch(standing(proposal))


@contextmanager
def or_gone(words: str) -> Iterator[None]:
    """Say in words that what was to be held is gone."""
    try:
        yield
    except EditConflict as conflict:
        if conflict.opened is None:
            raise CannotMatch(words) from conflict
        raise


def standing(proposal: MatchProposal) -> str:
    """Say how a proposal stands: its verdict, and who gave it and when."""
    if proposal.verdict == Verdict.OPEN:
        return _("It waits: nobody has decided it.")
    said = proposal.get_verdict_display()
    if proposal.decided_by is None or proposal.decided_at is None:
        return _("It is decided now: %s.") % said
    return _("It is decided now: %(verdict)s, said by %(who)s, %(when)s.") % {
        "verdict": said,
        "who": proposal.decided_by.get_username(),
        "when": date_format(localtime(proposal.decided_at), "DATETIME_FORMAT"),
    }


def reopen(proposal: MatchProposal) -> None:
    """Let the proposal wait again, as it did before."""
    proposal.verdict, proposal.done = Verdict.OPEN, {}
    proposal.decided_by = proposal.decided_at = None
    proposal.save(update_fields=["verdict", "done", "decided_by", "decided_at"])


def held_to_be(rows: Iterable[ListEntry]) -> set[str]:
    """Return the persons these rows are held to be."""
    return set(EntryMatch.objects.filter(entry__in=rows).values_list("person_id", flat=True))


def contradictions(
    proposal: MatchProposal, rows: list[ListEntry], person: Person | None
) -> list[str]:
    """Return earlier verdicts "not the same" that uniting these rows would contradict."""
    one_side = {row.pk for row in rows}
    if person is not None:
        one_side |= set(person.entry_matches.values_list("entry_id", flat=True))
    against = Q(entry__in=one_side, other_entry__in=one_side)
    if person is not None:
        against |= Q(entry__in=one_side, person=person)
    refused = MatchProposal.objects.filter(against, verdict=Verdict.NOT_SAME)
    return [
        _("“%(one)s” and “%(other)s” were judged not to be the same; take that back first.")
        % {"one": refusal.entry, "other": refusal.other_entry or refusal.person}
        for refusal in refused.exclude(pk=proposal.pk).select_related(
            "entry", "other_entry", "person"
        )
    ]
