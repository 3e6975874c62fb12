"""How fast the search answers: `python bench/bench_search.py [rows]`, on an archive of its own.

Makes plainly fictional rows, writes the index and asks common questions. Each figure stands beside
the same question put to the engine directly, in the same run: the ratio is what the archive adds.
Set DATABASE_URL to an empty database to measure PostgreSQL; the default is SQLite in a new folder.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="bench-search-"))

SYLLABLES = [
    "al",
    "bo",
    "ce",
    "di",
    "ek",
    "fa",
    "gu",
    "hu",
    "in",
    "ja",
    "ka",
    "lo",
    "mu",
    "ne",
    "os",
    "pi",
    "qa",
    "ro",
    "su",
    "ti",
    "ul",
    "va",
    "xo",
    "ya",
    "zu",
]
ROUNDS = 30


def fictional(rng: random.Random) -> str:
    """Return a made-up name: some parts common, some rare, as in real lists."""
    part = [rng.choice(SYLLABLES) for _ in range(3)]
    given = SYLLABLES[min(int(rng.expovariate(0.3)), len(SYLLABLES) - 1)] + "ek"
    return f"{''.join(part).title()}ov {given.title()} {rng.choice(SYLLABLES).title()}an oğlu"


def make(rows: int) -> None:
    """Fill the archive with lists of fictional rows, in bulk."""
    from archive.models import ListEntry
    from tests.factories import EventFactory, PlaceFactory, VictimListFactory

    rng = random.Random(1)  # noqa: S311 - the same rows in every run
    places = [PlaceFactory(name=f"{fictional(rng).split()[0]}town") for _ in range(50)]
    lists = []
    for year in range(1988, 1994):
        events = [EventFactory(date=f"{year}-0{1 + year % 9}", places=rng.sample(places, 2))]
        lists.append(VictimListFactory(events=events))
    fates = ["killed", "killed", "missing", "wounded", ""]
    ListEntry.objects.bulk_create(
        (
            ListEntry(
                victim_list=lists[number % len(lists)],
                row_key=str(number),
                name_as_recorded=fictional(rng),
                fate=rng.choice(fates),
                sex=rng.choice(["male", "female", ""]),
                place=rng.choice(places) if number % 3 == 0 else None,
            )
            for number in range(rows)
        ),
        batch_size=500,
    )


def median_ms(work: Callable[[], object]) -> float:
    """Return the median of some rounds, in milliseconds, after one to warm up."""
    work()
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1000


def questions() -> dict[str, dict[str, str]]:
    """Return the questions to ask, by what they stand for."""
    from archive.models import Place

    place = Place.objects.exclude(label_en="").first()
    return {
        "a common name": {"q": "alek"},
        "a rare name": {"q": "Alboceov"},
        "name and place": {"q": "boek", "place": place.label_en},
        "name and dates": {"q": "boek", "from": "1990", "to": "1991"},
        "dates only": {"from": "1990-01", "to": "1990-12"},
        "a typing error": {"q": "Albozeov"},
        "two words": {"q": "alek Boan"},
        "deep page": {"q": "alek", "page": "100"},
        "nothing asked": {},
    }


def main() -> None:
    """Make, index, ask, and print one line each."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from archive.search.engines import IndexQuery, engine
    from archive.search.index import writer as index
    from archive.search.query.parser import parse
    from archive.search.query.search import Question, load, search, suggest
    from archive.search.query.tiers import widest

    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    call_command("migrate", verbosity=0, skip_checks=True)
    make(rows)
    start = time.perf_counter()
    index.rebuild()
    seconds = time.perf_counter() - start
    print(f"{connection.vendor}, {rows} rows, rebuilt in {seconds:.1f} s ({rows / seconds:.0f}/s)")
    print(
        f"{'question':<18}{'found':>8}{'answer':>10}{'with records':>14}{'engine':>9}{'ratio':>8}"
    )
    for name, params in questions().items():
        question = Question.from_params(params)
        answer = search(question, "en")
        words = parse(question.q)
        raw = IndexQuery(widest(words) if words else None, question.span)
        whole = median_ms(lambda q=question: load(search(q, "en").hits, "en"))
        alone = median_ms(lambda q=question: search(q, "en"))
        direct = median_ms(lambda r=raw: (engine().count(r, 10_001), engine().ranks(r, 20)))
        found = f"{answer.count}{'' if answer.is_exact else '+'}"
        print(
            f"{name:<18}{found:>8}{alone:>10.2f}{whole:>14.2f}{direct:>9.2f}{alone / direct:>8.1f}"
        )
    print(f"{'suggest “ale”':<18}{'':>8}{median_ms(lambda: suggest('ale', 'en')):>10.2f}")


if __name__ == "__main__":
    main()
