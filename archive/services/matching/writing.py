"""Writing proposals: only pairs nobody has proposed or judged before."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Q

from archive.models import EntryMatch, MatchProposal

from .ranking import Ranked
from .scratch import Scratch

Pair = tuple[int, int | None, str | None]


@dataclass(slots=True)
class Written:
    """The pairs written, and how many were known before."""

    new: list[Ranked] = field(default_factory=list)
    known: int = 0


def write(pairs: list[Ranked]) -> Written:
    """Write one slice of proposals in one short transaction."""
    with transaction.atomic():
        known = _known(pairs)
        new = [pair for pair in pairs if pair[:3] not in known]
        MatchProposal.objects.bulk_create(
            [
                MatchProposal(
                    entry_id=pair.entry,
                    other_entry_id=pair.other,
                    person_id=pair.person,
                    score=pair.score,
                    reasons=pair.reasons,
                )
                for pair in new
            ],
            ignore_conflicts=True,  # another run may have written the same pair meanwhile
        )
    return Written(new, len(pairs) - len(new))


def _known(pairs: list[Ranked]) -> set[Pair]:
    """Return the pairs proposed before, in either direction, and rows judged not to be a person."""
    entries = {pair.entry for pair in pairs} | {pair.other for pair in pairs if pair.other}
    before = MatchProposal.objects.filter(Q(entry__in=entries) | Q(other_entry__in=entries))
    known: set[Pair] = set()
    refused: list[tuple[int, int]] = []
    for entry, other, person, verdict in before.values_list(
        "entry_id", "other_entry_id", "person_id", "verdict"
    ):
        known.add((entry, other, person))
        if other is not None:
            known.add((other, entry, None))
            if verdict == MatchProposal.Verdict.NOT_SAME:
                refused += [(entry, other), (other, entry)]
    return known | _refused_persons(refused)


def _refused_persons(refused: list[tuple[int, int]]) -> set[Pair]:
    """Return row and person where the row was judged not to be another row of that person."""
    others = {other for _entry, other in refused}
    held = dict(EntryMatch.objects.filter(entry__in=others).values_list("entry_id", "person_id"))
    return {(entry, None, held[other]) for entry, other in refused if other in held}


def stand_on_lists(scratch: Scratch, sides: dict[str, int]) -> None:
    """Note which of the persons found already stand on which list, by a row held to be them."""
    scratch.run("CREATE TABLE standing (person TEXT, side INTEGER, on_list INTEGER)")
    people = [uid for (uid,) in scratch.run("SELECT DISTINCT person FROM found WHERE person <> ''")]
    for at in range(0, len(people), 500):
        scratch.fill(
            "INSERT INTO standing VALUES (?, ?, 1)", _standing(people[at : at + 500], sides)
        )


def _standing(people: list[str], sides: dict[str, int]) -> Iterable[tuple[str, int]]:
    held = EntryMatch.objects.filter(person__in=people)
    pairs = held.values_list("person_id", "entry__victim_list_id").distinct()
    return [(person, sides[name]) for person, name in pairs if name in sides]
