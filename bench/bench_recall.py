"""How surely a person or place is found under another spelling of the name.

Run as ``python -m bench.bench_recall [OTHERS [PEOPLE]]``, the second to ask for some of the people
only, drawn by chance. Public figures and places (`bench/data`) are put
into an archive of other people under one spelling each, and searched under their other spellings
as a visitor would. The rules were made with the *tuned* half at hand; only what was held out, or
written down later, tells how they treat names never seen. The floor is the share found by the same
letters alone, whatever the marks on them. ``MISSES=1`` lists what the tuned half misses.
"""

import os
import random
import sys
import tempfile
import time
from collections import defaultdict

from bench.recall import Named, Places, Rows, Shelf, Tally, crowd, names_taken, read

SHOWN = 10
FICTIONAL = "Nümunəçi"  # a word no other name has, so that only two names are compared


def place_of(uid: str, typed: str) -> int | None:
    """Return at which place a search shows a record, counted from 0; None where it does not."""
    from archive.search.query.search import Question, search

    hits = search(Question.from_params({"q": typed}), "en", size=SHOWN).hits
    return next((at for at, hit in enumerate(hits) if hit.uid == uid), None)


def is_spelled_so(stored: str, typed: str) -> bool:
    """Whether all words typed stand in a name, by their letters alone: the floor."""
    from archive.lib.names import words

    return set(words(typed)) <= set(words(stored))


def tell(title: str, named: list[Named], shelf: Shelf) -> None:
    """Print the shares for each half and direction, and what the tuned half misses."""
    start = time.perf_counter()
    tallies: dict[str, Tally] = defaultdict(Tally)
    for one, asked, stored, uid in shelf.in_turn(named):
        typed, written = one.spellings[asked], one.spellings[stored]
        place, by_letters = place_of(uid, typed), is_spelled_so(written, typed)
        for name in (f"{one.half}, all", f"{one.half}, {asked} asked, {stored} stored"):
            tallies[name].count(place, by_letters=by_letters, pair=f"{typed} -> {written}")
    print(f"\n{title}: {len(named)}, asked in {time.perf_counter() - start:.0f} s")
    print(f"{'% of ordered pairs':<36}{'pairs':>6}{'first 10':>12}{'first':>12}{'by letters':>12}")
    for name in sorted(tallies):
        print(tallies[name].line(name))
    if os.environ.get("MISSES"):
        print("\n".join(tallies["tuned, all"].missed))


def print_resembling() -> None:
    """Print pairs of different names of which a search finds one, as such, under the other."""
    from archive.lib.names import fold
    from archive.search.index.collecting import announce
    from archive.search.query.called import Tier
    from archive.search.query.search import Question, search
    from tests.lib.golden_names import apart_pairs

    pairs = [pair for pair in apart_pairs() if fold(pair[0]) != fold(pair[1])]
    pairs += [(other, one) for one, other in pairs]
    names = list(dict.fromkeys(name for pair in pairs for name in pair))
    rows = Rows((f"{name} {FICTIONAL}" for name in names), "Resembling names").records
    announce(type(rows[0]), [row.pk for row in rows])
    owner = {row.uid: name for row, name in zip(rows, names, strict=True)}
    found = []
    for one, other in pairs:
        hits = search(Question.from_params({"q": f"{one} {FICTIONAL}"}), "en").hits
        met = {owner.get(hit.uid) for hit in hits if hit.tier in {Tier.EXACT, Tier.SOUND}}
        found += [f"{one} {other}"] * (other in met)
    print(f"\nresembling names found as the other: {len(found)} of {len(pairs)} pairs", *found)


def main() -> None:
    """Make an archive, put the people in, ask for them, print."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="bench-recall-"))
    import django

    django.setup()
    from django.core.management import call_command

    from archive.search.index import writer as index
    from bench.other_names import other_names

    number, most = map(int, [*sys.argv[1:], *("20000", "10000")[len(sys.argv) - 1 :]])
    call_command("migrate", verbosity=0, skip_checks=True)
    people = [*read("people.csv"), *read("people_later.csv", is_later=True)]
    full, places = read("people_full.csv"), read("places.csv")
    crowd(other_names(number, names_taken([*people, *full])))
    random.Random(1).shuffle(people)  # noqa: S311 - the same people in every run
    people = people[:most]
    shelves: dict[str, tuple[list[Named], Shelf]] = {
        "people": (people, Rows(map(str, range(len(people))), "Public figures")),
        "people, many with their fathers": (full, Rows(map(str, range(len(full))), "In full")),
        "places": (places, Places(len(places))),
    }
    start = time.perf_counter()
    index.rebuild()
    print(f"{number:,} other names, index written in {time.perf_counter() - start:.0f} s")
    for title, (named, shelf) in shelves.items():
        tell(title, named, shelf)
    print_resembling()


if __name__ == "__main__":
    main()
