"""Writing proposals: only pairs nobody has proposed or judged before."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction
from django.db.models import Q

from archive.models import EntryMatch, ListEntry, MatchProposal, Person

from .scoring import LIKELY, NOT_SURE_MOST, TOP_MARK
from .scratch import Scratch

MOST_A_ROW = 3  # proposals of a row towards a list, best first


class Ranked(NamedTuple):
    """A pair ready to be proposed: a row, and another row or a person."""

    entry: int
    other: int | None
    person: str | None
    score: int
    reasons: list[Any]


def ranked(scratch: Scratch) -> Iterator[Ranked]:
    """Yield the proposed pairs, best first, without those far down a row's own order."""
    _look_from_both_sides(scratch)
    rows = scratch.run(
        "SELECT entry, other, person, score, reasons, max(rivals), min(place), on_list "
        "FROM seen JOIN scored USING (entry, other, person) "
        "LEFT JOIN standing USING (person, side) "
        "GROUP BY entry, other, person "
        "HAVING min(place) <= ? AND (score >= ? OR max(is_settled) = 0) "
        "ORDER BY score DESC, entry, other, person",
        MOST_A_ROW,
        LIKELY,
    )
    for entry, other, person, score, reasons, rivals, _place, on_list in rows:
        said = json.loads(reasons)
        if rivals:
            said.append(["rivals", rivals])
        if on_list:
            said.append(["on-that-list"])
        most = NOT_SURE_MOST if rivals or on_list else 100
        yield Ranked(entry, other or None, person or None, min(score, most), said)


def _look_from_both_sides(scratch: Scratch) -> None:
    """Number each pair among those of the same row, or person, towards the same list."""
    scratch.run(
        "CREATE TABLE seen AS "
        "SELECT entry, other, person, "
        "  row_number() OVER near AS place, "
        "  count(*) OVER alike - 1 AS rivals, "
        "  sum(score >= 90) OVER whole = 1 AS is_settled FROM ("  # a partner has the top mark
        "    SELECT entry, other, person, score, 'e' || entry AS asked, other_side AS towards "
        "    FROM scored "
        "    UNION ALL "
        "    SELECT entry, other, person, score, "
        "      CASE WHEN other THEN 'e' || other ELSE 'p' || person END, side FROM scored) "
        "WINDOW near AS (PARTITION BY asked, towards ORDER BY score DESC, entry, other, person), "
        "  alike AS (PARTITION BY asked, towards ORDER BY score "
        "    RANGE BETWEEN 10 PRECEDING AND 100 FOLLOWING), "  # rivals: within 10 points
        "  whole AS (PARTITION BY asked, towards)"
    )


def is_top(score: int) -> bool:
    """Whether a score is the top mark."""
    return score >= TOP_MARK


Pair = tuple[int, int | None, str | None]


@dataclass(slots=True)
class Written:
    """The pairs written, and how many were known before."""

    new: list[Ranked] = field(default_factory=list)
    known: int = 0


def write(pairs: list[Ranked]) -> Written:
    """Write a slice of proposals in a short transaction; those whose rows are gone are left out."""
    try:
        return _write(pairs)
    except IntegrityError:  # an import was undone, or a draft deleted, meanwhile
        return _write(_still_there(pairs))


def _still_there(pairs: list[Ranked]) -> list[Ranked]:
    entries = {pk for pair in pairs for pk in (pair.entry, pair.other) if pk is not None}
    people = {pair.person for pair in pairs if pair.person is not None}
    there: set[Any] = {None}
    there.update(ListEntry.objects.filter(pk__in=entries).values_list("pk", flat=True))
    there.update(Person.objects.filter(pk__in=people).values_list("pk", flat=True))
    return [pair for pair in pairs if there.issuperset(pair[:3])]


def _write(pairs: list[Ranked]) -> Written:
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
    """Note which of the proposed persons already stand on which list, by a row held to be them."""
    scratch.run("CREATE TABLE standing (person TEXT, side INTEGER, on_list INTEGER)")
    people = [
        uid for (uid,) in scratch.run("SELECT DISTINCT person FROM scored WHERE person <> ''")
    ]
    for at in range(0, len(people), 500):
        scratch.fill(
            "INSERT INTO standing VALUES (?, ?, 1)", _standing(people[at : at + 500], sides)
        )


def _standing(people: list[str], sides: dict[str, int]) -> Iterable[tuple[str, int]]:
    held = EntryMatch.objects.filter(person__in=people)
    pairs = held.values_list("person_id", "entry__victim_list_id").distinct()
    return [(person, sides[name]) for person, name in pairs if name in sides]
