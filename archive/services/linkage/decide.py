"""Deciding: a human says "the same" or "not the same", and may take it back.

    accept(proposal, author, "same grave")   creates or joins a person
    reject(proposal, author)                 is remembered: the pair is not proposed again
    undo(proposal, author)                   restores exactly what was

Each is a single transaction with author and reason in the history, and raises CannotMatch, with
sentences for an archivist, where nothing may be done.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.models import EntryMatch, ListEntry, MatchProposal, Person
from archive.models.matches import MatchProposal as Proposal
from archive.models.registry import State
from archive.services.change import change, claim, hold, tried_again, write

from .persons import add_names, fill, renew
from .reasons import in_words, reason_columns
from .undo import take_back
from .verdicts import CannotMatch, contradictions, held_to_be, or_gone, reopen, require

Verdict = Proposal.Verdict


@tried_again
def accept(proposal: MatchProposal, author: Any, reason: str = "") -> Person:
    """Hold the two to be the same person, and return that person.

    Rows become, or join, a person; a new person is a draft. Without a typed reason the reasons of
    the proposal are kept, in every language. Raises CannotMatch where there is neither, where the
    proposal is decided, a row or the person is hidden, the rows are held to be two persons
    already, or an earlier "not the same" stands against it.
    """
    typed = reason.strip() or " ".join(in_words(proposal.reasons))
    if not typed:
        raise CannotMatch(_("Say why they are the same: nobody has written a reason yet."))
    with _deciding(proposal, author, typed, Verdict.OPEN):
        rows = list(rows_of(proposal))
        person = agreed_person(proposal, rows)
        made = person is None
        if person is None:
            person = Person.objects.create()
        else:
            claim(person.pk, person.record.version)
        done = _join(person, rows, proposal, author, reason) | {"made": made}
        _decide(proposal, Verdict.SAME, author, done)
    return person


@tried_again
def reject(proposal: MatchProposal, author: Any, reason: str = "") -> None:
    """Remember that the two are not the same. Raises CannotMatch where it is decided already."""
    with _deciding(proposal, author, reason, Verdict.OPEN):
        done = {"reason": reason.strip()} if reason.strip() else {}
        _decide(proposal, Verdict.NOT_SAME, author, done)


@tried_again
def undo(proposal: MatchProposal, author: Any, reason: str = "") -> None:
    """Take a verdict back and restore what was; the proposal waits again.

    A person the verdict made is removed, unless they were public or somebody has added to them
    since. Raises CannotMatch where later matches rest on it, the person was merged since, or is
    public and would be left without a row.
    """
    decided = (Verdict.SAME, Verdict.NOT_SAME)
    with _deciding(proposal, author, reason or _("Match undone"), *decided):
        if proposal.verdict == Verdict.SAME:
            take_back(proposal, author)
        reopen(proposal)


@contextmanager
def _deciding(proposal: MatchProposal, author: Any, reason: str, *verdicts: str) -> Iterator[None]:
    """Hold a proposal, its rows and the persons they are held to be; refuse other verdicts."""
    with or_gone(_("This proposal is gone.")), change(author, reason):
        involved = held_to_be(rows_of(proposal)) | {str(proposal.done.get("person", ""))}
        hold(*Person.objects.filter(pk__in=involved), proposal)
        require(proposal, *verdicts)
        yield


def rows_of(proposal: MatchProposal) -> QuerySet[ListEntry]:
    """Return the rows of a proposal: both, or the row that is compared with a person."""
    ids = [pk for pk in (proposal.entry_id, proposal.other_entry_id) if pk]
    rows = ListEntry.objects.filter(pk__in=ids).order_by("pk")
    return rows.select_related("victim_list__source", "victim_list__record", "source")


def agreed_person(proposal: MatchProposal, rows: list[ListEntry]) -> Person | None:
    """Return the person the rows are to join, or None for a new person; refuse what must not be."""
    if any(row.hidden_at or row.victim_list.record.hidden_at for row in rows):
        raise CannotMatch(_("A hidden row is not matched."))
    people = held_to_be(rows)
    if proposal.person_id:
        people |= {proposal.person_id}
    if len(people) > 1:
        raise CannotMatch(_("The two are matched to two persons: merge the persons instead."))
    person = Person.objects.select_related("record").filter(pk__in=people).first()
    if person is not None and not _can_be_joined(person):
        raise CannotMatch(_("“%s” is withdrawn, hidden or merged.") % person)
    if obstacles := contradictions(proposal, rows, person):
        raise CannotMatch(*obstacles)
    return person


def _can_be_joined(person: Person) -> bool:
    record = person.record
    is_gone = record.state == State.WITHDRAWN or record.merged_into_id is not None
    return not is_gone and record.hidden_at is None


def _join(
    person: Person, rows: list[ListEntry], proposal: MatchProposal, author: Any, reason: str
) -> dict[str, Any]:
    """Match the rows that have no person yet, and return what was made and filled in."""
    matched = set(EntryMatch.objects.filter(entry__in=rows).values_list("entry_id", flat=True))
    new = [row for row in rows if row.pk not in matched]
    words = reason_columns(proposal.reasons, reason)
    signed = {"proposal": proposal, "decided_by": author, "decided_at": timezone.now()}
    matches = [
        EntryMatch.objects.create(entry=row, person=person, **words, **signed).pk for row in new
    ]
    names = [uid for row in _whole_names_first(new) for uid in add_names(person, row)]
    of_person = ListEntry.objects.filter(match__person=person, hidden_at__isnull=True)
    filled = fill(person, list(of_person))
    renew(person, author)
    return {"person": person.pk, "matches": matches, "names": names, "filled": filled}


def _whole_names_first(rows: list[ListEntry]) -> list[ListEntry]:
    """Put rows with the father's name first: the first name of a language becomes the label."""
    return sorted(rows, key=lambda row: (not row.patronymic, row.pk))


def _decide(proposal: MatchProposal, verdict: str, author: Any, done: dict[str, Any]) -> None:
    signed = {"decided_by": author, "decided_at": timezone.now()}
    write(proposal, verdict=verdict, done=done, **signed)


NO_SCORE = 0  # nothing was compared by the machine


@tried_again
def put_beside(
    entry: ListEntry, other: ListEntry | None = None, person: Person | None = None
) -> MatchProposal:
    """Return the proposal of this pair, written now where there is none; it waits for a verdict.

    Raises CannotMatch where the two cannot be asked about: a row beside itself, or a row that is
    held to be that person already.
    """
    if (other is None) == (person is None):
        raise ValueError("One other row or one person is put beside a row.")
    if other is not None and other.pk == entry.pk:
        raise CannotMatch(_("A row is not put beside itself."))
    with change(holding=[row for row in (entry, other, person) if row is not None]):
        _refuse_united(entry, other, person)
        before = MatchProposal.objects.filter(entry=entry, other_entry=other, person=person)
        if other is not None:
            before |= MatchProposal.objects.filter(entry=other, other_entry=entry)
        proposal = before.first()
        return proposal or MatchProposal.objects.create(
            entry=entry, other_entry=other, person=person, score=NO_SCORE
        )


def _refuse_united(entry: ListEntry, other: ListEntry | None, person: Person | None) -> None:
    held = dict(
        EntryMatch.objects.filter(entry__in=[row for row in (entry, other) if row]).values_list(
            "entry_id", "person_id"
        )
    )
    theirs = person.pk if person is not None else held.get(other.pk if other else 0)
    if theirs is not None and held.get(entry.pk) == theirs:
        raise CannotMatch(_("The two are the same person already."))
