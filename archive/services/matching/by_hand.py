"""By hand: somebody puts a row beside another row, or a person, that nobody had proposed."""

from django.db import transaction
from django.utils.translation import gettext as _

from archive.models import EntryMatch, ListEntry, MatchProposal, Person

from .verdicts import CannotMatch

NO_SCORE = 0  # nothing was compared by the machine


def put_beside(
    entry: ListEntry, other: ListEntry | None = None, person: Person | None = None
) -> MatchProposal:
    """Return the proposal of this pair, written now where there is none; it waits for a verdict.

    Raises CannotMatch where the two cannot be asked about: a row beside itself, or one that is
    held to be that person already.
    """
    if (other is None) == (person is None):
        raise ValueError("One other row or one person is put beside a row.")
    if other is not None and other.pk == entry.pk:
        raise CannotMatch([_("A row is not put beside itself.")])
    _refuse_united(entry, other, person)
    with transaction.atomic():
        before = MatchProposal.objects.filter(entry=entry, other_entry=other, person=person)
        if other is not None:
            before |= MatchProposal.objects.filter(entry=other, other_entry=entry)
        found = before.first()
        return found or MatchProposal.objects.create(
            entry=entry, other_entry=other, person=person, score=NO_SCORE
        )


def _refuse_united(entry: ListEntry, other: ListEntry | None, person: Person | None) -> None:
    held = dict(
        EntryMatch.objects.filter(entry__in=[one for one in (entry, other) if one]).values_list(
            "entry_id", "person_id"
        )
    )
    theirs = person.pk if person is not None else held.get(other.pk if other else 0)
    if theirs is not None and held.get(entry.pk) == theirs:
        raise CannotMatch([_("The two are held to be one person already.")])
