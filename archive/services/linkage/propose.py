"""Proposing: which rows may be the same person as another row, or as a person of the archive.

    counted = propose()                        # every list against every other, and the persons
    propose(list_a=first)                      # a list against everything
    propose(list_a=first, list_b=second)       # two lists against each other
    propose(list_a=first, list_b=first)        # rows of a list that may say the same twice

Nothing is merged: proposals wait for a human. What was proposed before, in either direction and
with any verdict, is not proposed again; hidden rows, lists, names and persons never are.
"""

import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice

from archive.models import PlaceRelation, VictimList

from .blocking import Words, candidates, cut_blocks, find_neighbours, keys_of
from .proposals import Ranked, Written, is_top, ranked, stand_on_lists, write
from .scoring import LEAST, Score, Scorer
from .scratch import Scratch, packed
from .subjects import PEOPLE, Subject, of_people, of_rows

PEOPLE_SIDE = 0


@dataclass(slots=True)
class Proposed:
    """What a run did. `too_common` counts blocks of names too common to be compared.

    `searched` are the seconds of blocking and scoring, `seconds` those of the whole run.
    """

    rows: int = 0
    people: int = 0
    compared: int = 0
    proposed: int = 0
    top_mark: int = 0
    known_before: int = 0
    too_common: int = 0
    searched: float = 0.0
    seconds: float = 0.0

    def as_dict(self) -> dict[str, int | float]:
        """Return the counts for JSON."""
        return asdict(self)


def propose(
    list_a: VictimList | None = None, list_b: VictimList | None = None, least: int = LEAST
) -> Proposed:
    """Write proposals for pairs that score at least `least`; return what was done."""
    started = time.perf_counter()
    done = Proposed()
    with Scratch() as scratch:
        candidates = find(scratch, done, list_a, list_b, least)
        done.searched = round(time.perf_counter() - started, 2)
        for pairs in _slices(candidates):
            written: Written = write(pairs)
            done.proposed += len(written.new)
            done.known_before += written.known
            done.top_mark += sum(is_top(pair.score) for pair in written.new)
    done.seconds = round(time.perf_counter() - started, 2)
    return done


def _slices(pairs: Iterable[Ranked], size: int = 1_000) -> Iterator[list[Ranked]]:
    walking = iter(pairs)
    while taken := list(islice(walking, size)):
        yield taken


def find(
    scratch: Scratch,
    done: Proposed,
    list_a: VictimList | None = None,
    list_b: VictimList | None = None,
    least: int = LEAST,
) -> Iterator[Ranked]:
    """Return the pairs worth asking about, best first; nothing is written to the archive."""
    first, second = (list_a, list_b) if list_a is not None else (list_b, list_a)
    lists = None if first is None or second is None else [first.pk, second.pk]
    words = Words()
    sides = _bring(scratch, done, words, lists)
    find_neighbours(words, scratch)
    focus = 0 if first is None else sides.get(first.pk, -1)
    _block(scratch, words, focus if lists is None else 0)
    done.too_common = cut_blocks(scratch)
    within = first is not None and second is not None and first.pk == second.pk
    pairs = candidates(scratch, within=within, focus=focus)
    scratch.keep_scored(_scored(scratch, pairs, done, least))
    stand_on_lists(scratch, sides)
    return ranked(scratch)


def _bring(
    scratch: Scratch, done: Proposed, words: Words, lists: list[str] | None
) -> dict[str, int]:
    """Keep all subjects and count their words; return the number of each list."""
    sides = {PEOPLE: PEOPLE_SIDE}

    def numbered() -> Iterator[tuple[int, int, Subject]]:
        for number, subject in enumerate(_subjects(lists), start=1):
            if subject.entry is None:
                done.people += 1
            else:
                done.rows += 1
            words.count(subject)
            yield number, sides.setdefault(subject.group, len(sides)), subject

    scratch.keep(numbered())
    return sides


def _subjects(lists: list[str] | None) -> Iterator[Subject]:
    yield from of_rows(lists)
    if lists is None:
        yield from of_people()


def _block(scratch: Scratch, words: Words, focus: int) -> None:
    """Write the block keys; with a list in focus, only keys its rows have."""
    wanted: set[int] | None = None
    if focus:
        of_focus = (subject for _n, side, subject in scratch.subjects() if side == focus)
        wanted = {key for subject in of_focus for key in keys_of(subject, words)}

    def rows() -> Iterator[tuple[int, int, int, bool]]:
        for number, side, subject in scratch.subjects():
            for key in keys_of(subject, words):
                if wanted is None or key in wanted:
                    yield key, number, side, bool(subject.person)

    scratch.fill("INSERT INTO block VALUES (?, ?, ?, ?)", rows())


def _scored(
    scratch: Scratch, pairs: Iterable[tuple[int, int]], done: Proposed, least: int
) -> Iterator[tuple[object, ...]]:
    """Yield the pairs that score enough, as rows of the table `scored`."""
    scorer = Scorer(_inside())
    for a, b in pairs:
        first, second = scratch.subject(a), scratch.subject(b)
        done.compared += 1
        score = scorer.score(first, second)
        if score is not None and score.mark >= least:
            yield _row(first, second, score)


def _row(first: Subject, second: Subject, score: Score) -> tuple[object, ...]:
    """Return a pair with the row to be judged first; who is held to be a person stands for it."""
    if first.person:
        first, second = second, first
    said = (score.mark, packed(score.reasons))
    if second.person:
        return (first.entry, 0, second.person, first.side, PEOPLE_SIDE, *said)
    if (second.entry or 0) < (first.entry or 0):
        first, second = second, first
    return (first.entry, second.entry, "", first.side, second.side, *said)


def _inside() -> dict[str, frozenset[str]]:
    """Return which places each place lies in directly today (a village in its district)."""
    today = PlaceRelation.objects.filter(basis=PlaceRelation.Basis.TODAY)
    parents_of: dict[str, set[str]] = {}
    for child, parent in today.values_list("child_id", "parent_id"):
        parents_of.setdefault(child, set()).add(parent)
    return {child: frozenset(parents) for child, parents in parents_of.items()}
