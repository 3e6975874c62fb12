"""How fast rows are blocked and scored, how many true pairs are found, how sure the top mark is.

Run as ``python -m bench.bench_matching [ROWS]``. The names are made of syllables and belong to
nobody. Times stand beside a floor of the same run: reading the same rows and asking for the sound
keys of their names, which no matcher can do without. A temporary database is used, unless
DATABASE_URL names an empty one.
"""

import os
import random
import resource
import sys
import tempfile
import time
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

ONSETS, VOWELS = "bdfgklmnprstvz", "aoui"
CYRILLIC = str.maketrans("bdfgklmnprstvzaoui", "бдфгклмнпрствзаоуи")
VILLAGES = 200
GIVEN_NAMES, FAMILY_NAMES = 400, 4_000
ON_TWO_LISTS = 0.5  # of the persons
SLIPS = 0.05  # of the rows lack a letter of the family name


@dataclass
class MadeUp:
    """Made-up people, whose names are as unevenly spread as names are, and rows about them."""

    dice: random.Random
    given: list[str] = field(default_factory=list)
    family: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Make the stock of names."""
        self.given = self._names(GIVEN_NAMES, "")
        self.family = self._names(FAMILY_NAMES, "dov")

    def _names(self, number: int, ending: str) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < number:
            word = "".join(self.dice.choice(ONSETS) + self.dice.choice(VOWELS) for _ in range(3))
            found[(word + ending).title()] = None
        return list(found)

    def _pick(self, names: list[str]) -> str:
        return names[int(len(names) * self.dice.random() ** 2.5)]

    def person(self) -> dict[str, Any]:
        """Return one person: names, day of birth, village."""
        return {
            "given": self._pick(self.given),
            "father": self._pick(self.given),
            "family": self._pick(self.family),
            "day": self.dice.randint(700_000, 725_000),
            "village": self.dice.randrange(VILLAGES),
        }

    def row(self, person: dict[str, Any]) -> dict[str, Any]:
        """Return what one of several hands writes of a person: most things, not all."""
        knows_day, knows_year = self.dice.random() < 0.6, self.dice.random() < 0.5
        return {
            "name": self._written(person),
            "birth": _date(person["day"], knows_day) if knows_day or knows_year else "",
            "village": person["village"] if self.dice.random() < 0.7 else None,
        }

    def _written(self, person: dict[str, Any]) -> str:
        given, father, family = person["given"], person["father"], person["family"]
        if self.dice.random() < SLIPS:
            at = self.dice.randrange(1, len(family) - 3)
            family = family[:at] + family[at + 1 :]
        forms = [f"{family} {given} {father} oğlu"] * 5 + [f"{given} {father} {family}"] * 2
        forms += [f"{family} {given} {father} ogli".lower().translate(CYRILLIC).title()]
        forms += [f"{given} {family}"] * 2
        return self.dice.choice(forms)


def _date(day: int, is_exact: bool) -> str:
    from archive.lib.dates import from_day_number

    year, month, number = from_day_number(day)
    return f"{year:04}-{month:02}-{number:02}" if is_exact else f"{year:04}"


def make_lists(rows: int, lists: int, seed: int) -> set[frozenset[int]]:
    """Write lists into the database; return the pairs of rows that are one person."""
    from archive.models import ListEntry
    from tests.factories import EventFactory, PlaceFactory, VictimListFactory

    made = MadeUp(random.Random(seed))  # noqa: S311 - made-up data, the same in every run
    event = EventFactory()
    villages = [PlaceFactory() for _ in range(VILLAGES)]
    victim_lists = [VictimListFactory(events=[event]) for _ in range(lists)]
    entries: list[ListEntry] = []
    groups: list[list[ListEntry]] = []
    while len(entries) < rows:
        person, times = made.person(), 2 if made.dice.random() < ON_TWO_LISTS else 1
        groups.append([])
        for victim_list in made.dice.sample(victim_lists, times):
            row = made.row(person)
            place = None if row["village"] is None else villages[row["village"]]
            entry = ListEntry(victim_list=victim_list, row_key=str(len(entries)), place=place)
            entry.name_as_recorded, entry.birth = row["name"], row["birth"]
            entries.append(entry)
            groups[-1].append(entry)
    ListEntry.objects.bulk_create(entries, batch_size=2_000)
    return {
        frozenset((one.pk, other.pk)) for group in groups for one, other in combinations(group, 2)
    }


def floor() -> float:
    """Return the seconds it takes to read the rows and to hear their names."""
    from archive.lib.names import name_keys
    from archive.models import ListEntry

    start = time.perf_counter()
    names = ListEntry.objects.values_list("name_as_recorded", "birth", "place_id")
    for name, _birth, _place in names.iterator(chunk_size=5_000):
        name_keys(name)
    return time.perf_counter() - start


def measure(rows: int, lists: int, seed: int) -> None:
    """Match made-up lists and print speed, recall and how sure the top mark is."""
    from django.db import transaction

    from archive.models import MatchProposal
    from archive.services.linkage import TOP_MARK, propose

    with transaction.atomic():
        true = make_lists(rows, lists, seed)
        bare = floor()
        on_processor = time.process_time()
        done = propose()
        on_processor = time.process_time() - on_processor
        proposals = MatchProposal.objects.values_list("entry_id", "other_entry_id", "score")
        scores = {frozenset((one, other)): score for one, other, score in proposals}
        transaction.set_rollback(True)
    found = sum(pair in scores for pair in true)
    top = [pair for pair, score in scores.items() if score >= TOP_MARK]
    right = sum(pair in true for pair in top)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{done.rows:,} rows on {lists} lists, {len(true):,} true pairs")
    print(f"  blocked and scored in {done.searched:.1f} s, {done.searched / bare:.1f} x the floor")
    print(f"  of {bare:.2f} s; {done.seconds:.1f} s with {done.proposed:,} proposals written")
    print(f"  ({on_processor:.1f} s of that on the processor)")
    print(f"  {done.compared:,} pairs compared, {done.too_common} blocks given up")
    print(f"  found {found / len(true):.1%} of the true pairs among {len(scores):,} proposals")
    print(f"  top mark: {len(top):,} proposals, {right / max(1, len(top)):.1%} right,")
    print(f"  holding {right / len(true):.1%} of the true pairs; {memory:,.0f} MB at most")


def main() -> None:
    """Measure small lists with a known answer, then many rows."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        for seed in range(3):
            measure(300, 3, seed)
        measure(rows, 4, 7)


if __name__ == "__main__":
    main()
