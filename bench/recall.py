"""What `bench_recall` measures with: spellings of `bench/data`, shelves for them, tallies."""

import csv
import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, islice
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
LANGUAGES = ("az", "ru", "en")
SLICE = 20_000


@dataclass(frozen=True, slots=True)
class Named:
    """A person or place, as written in each language that has a spelling for it."""

    spellings: dict[str, str]
    is_later: bool = False

    @property
    def half(self) -> str:
        """Whether the rules may be tuned by it (by chance, and for good), or it came later."""
        if self.is_later:
            return "written later"
        return "held out" if zlib.crc32(self.spellings["az"].encode()) % 2 else "tuned"


def read(name: str, *, is_later: bool = False) -> list[Named]:
    """Return what one file of `bench/data` holds; an empty cell is a spelling nobody knows."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        rows = list(csv.DictReader(lines))
    return [Named({code: row[code] for code in LANGUAGES if row[code]}, is_later) for row in rows]


def names_taken(people: Iterable[Named]) -> set[frozenset[str]]:
    """Return the pairs of words that would make another name a namesake's."""
    from bench.other_names import key

    found = set()
    for one in people:
        words = one.spellings["az"].replace("-", " ").split()
        found |= {frozenset(map(key, pair)) for pair in combinations(words, 2)}
    return found


@dataclass
class Tally:
    """How many of the pairs asked for were found, and how many by letters alone."""

    asked: int = 0
    found: int = 0
    first: int = 0
    by_letters: int = 0
    missed: list[str] = field(default_factory=list)

    def count(self, place: int | None, *, by_letters: bool, pair: str) -> None:
        """Take in one pair: at which place it was found, None where it was not."""
        self.asked += 1
        self.found += place is not None
        self.first += place == 0
        self.by_letters += by_letters
        if place != 0:
            self.missed.append(f"{'-' if place is None else place + 1:>3} {pair}")

    def line(self, name: str) -> str:
        """Return the shares as one line of a table."""
        counts = (self.found, self.first, self.by_letters)
        shares = (100 * count / (self.asked or 1) for count in counts)
        return f"{name:<36}{self.asked:>6}" + "".join(f"{share:>12.1f}" for share in shares)


class Shelf(ABC):
    """Records that stand in the archive under one spelling at a time."""

    records: Sequence[Any]

    @abstractmethod
    def rename(self, names: dict[int, str]) -> None:
        """Write other names on some records, by their place on the shelf, and on their index."""

    def in_turn(self, named: list[Named]) -> Iterator[tuple[Named, str, str, str]]:
        """Yield each, one of its languages to ask in, that under which it stands, and its uid.

        It stands so only until the next is asked for.
        """
        for stored in LANGUAGES:
            names = {
                at: one.spellings[stored] for at, one in enumerate(named) if stored in one.spellings
            }
            self.rename(names)
            for at in names:
                for asked in sorted(named[at].spellings.keys() - {stored}):
                    yield named[at], asked, stored, self.records[at].uid


def crowd(names: Iterator[str]) -> None:
    """Put very many names on one public list; the index is left to `rebuild`."""
    from archive.importers.lists.writing import as_json, defaults, insert_rows, json_columns
    from archive.lib.names import sort_key
    from archive.models import ListEntry
    from archive.models.registry import quick_uids
    from tests.factories import EventFactory, VictimListFactory

    its_list = VictimListFactory(events=[EventFactory()], title_en="Other names")
    given = ["uid", "row_key", "name_as_recorded", "sort_az"]
    in_json = json_columns(ListEntry)
    alike = {
        name: as_json(value) if name in in_json else value
        for name, value in (defaults(ListEntry) | {"victim_list_id": its_list.pk}).items()
        if name not in given
    }
    number = 0
    while some := list(islice(names, SLICE)):
        uids = quick_uids(len(some))
        rows = [(uids[at], str(number + at), n, sort_key(n, "az")) for at, n in enumerate(some)]
        insert_rows(ListEntry, given, rows, alike)
        number += len(some)


class Rows(Shelf):
    """Rows of one public list."""

    def __init__(self, names: Iterable[str], title: str) -> None:
        from archive.models import ListEntry
        from tests.factories import EventFactory, VictimListFactory

        its_list = VictimListFactory(events=[EventFactory(title_en=title)], title_en=title)
        rows = (
            ListEntry(victim_list=its_list, row_key=str(number), name_as_recorded=name)
            for number, name in enumerate(names)
        )
        self.records = ListEntry.objects.bulk_create(rows, batch_size=2_000)

    def rename(self, names: dict[int, str]) -> None:
        """Write the names as recorded."""
        from archive.models import ListEntry
        from archive.search.index.collecting import announce

        for at, name in names.items():
            self.records[at].name_as_recorded = name
        rows = [self.records[at] for at in names]
        ListEntry.objects.bulk_update(rows, ["name_as_recorded"], batch_size=200)
        announce(ListEntry, [row.pk for row in rows])


class Places(Shelf):
    """Places with one name each."""

    def __init__(self, number: int) -> None:
        from tests.factories import PlaceFactory

        self.records = [PlaceFactory(name=f"Exampletown {at}") for at in range(number)]

    def rename(self, names: dict[int, str]) -> None:
        """Write the preferred names."""
        from archive.models import PlaceName

        for at, text in names.items():
            place = self.records[at]
            PlaceName.objects.filter(place=place).update(text=text)
            place.refresh_labels()
            place.save()
