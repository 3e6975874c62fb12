"""The queue: proposals that wait for a human, surest first, and what a yes would do."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.models import EntryMatch, MatchProposal, Person, VictimList
from archive.models.registry import State

from .verdicts import held_to_be

SIDES = (
    "entry__victim_list__record",
    "entry__match__person",
    "other_entry__victim_list__record",
    "other_entry__match__person",
    "person__record",
)


def waiting(victim_list: VictimList | None = None) -> QuerySet[MatchProposal]:
    """Return open proposals, best score first, without those that have become pointless.

    Left out: hidden rows, lists and persons, withdrawn and merged persons, and pairs that are
    held to be one person by way of other rows.
    """
    found = MatchProposal.objects.filter(
        Q(other_entry__isnull=True)
        | Q(
            other_entry__hidden_at__isnull=True,
            other_entry__victim_list__record__hidden_at__isnull=True,
        ),
        verdict=MatchProposal.Verdict.OPEN,
        entry__hidden_at__isnull=True,
        entry__victim_list__record__hidden_at__isnull=True,
    )
    found = found.exclude(
        Q(person__record__state=State.WITHDRAWN)
        | Q(person__record__hidden_at__isnull=False)
        | Q(person__record__merged_into__isnull=False)
    )
    found = found.filter(~Exists(_held("other_entry", "entry__match__person")))
    found = found.filter(~Exists(_held("entry", "person")))
    if victim_list is not None:
        found = found.filter(
            Q(entry__victim_list=victim_list) | Q(other_entry__victim_list=victim_list)
        )
    return found.select_related(*SIDES).order_by("-score", "uid")


def _held(row: str, person: str) -> QuerySet[EntryMatch]:
    """Return the matches of a proposal's row to a person of the same proposal."""
    return EntryMatch.objects.filter(entry=OuterRef(row), person=OuterRef(person))


def consequence(proposal: MatchProposal) -> str:
    """Say in a sentence what accepting would do."""
    rows = [row for row in (proposal.entry, proposal.other_entry) if row is not None]
    people = held_to_be(rows) | ({proposal.person_id} if proposal.person_id else set())
    if len(people) > 1:
        return _("Nothing: they are held to be two persons. Merge the persons instead.")
    person = Person.objects.filter(pk__in=people).first()
    if person is None:
        return _("A new person is made from the two rows, as a draft.")
    number = person.entry_matches.count()
    return ngettext(
        "The row joins “%(person)s”, who stands in %(number)d row so far.",
        "The row joins “%(person)s”, who stands in %(number)d rows so far.",
        number,
    ) % {"person": person, "number": number}
