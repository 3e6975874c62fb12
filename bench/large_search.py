"""Search over many rows, through the whole stack: request to HTML. Run by `make bench-large`.

    python -m bench.large_search [ROWS]        1,000,000 unless told

Builds an archive of made-up rows in bench/out (kept, for the next run), or in the empty database
DATABASE_URL names. Each question is asked many times with other words, so that every page is made
afresh; figures of pages asked for again stand apart. Beside each stands the same question put to
the engine alone in the same run: the ratio is what the archive adds. Then the production server
answers eight clients on this machine.
"""

import http.client
import os
import random
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
ROWS = 1_000_000
ROUNDS = 60
CLIENTS, SECONDS = 8, 20
PAGE_AIM, SUGGESTION_AIM, SERVED_AIM, BUILD_AIM = 30, 10, 300, 20_000
Params = dict[str, str]


def prepare(rows: int) -> None:
    """Set Django up as in public, over an archive with that many made-up rows."""
    folder = ROOT / "bench" / "out" / f"rows-{rows}"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.update(
        DJANGO_SETTINGS_MODULE="archive.settings",
        DATA_DIR=str(folder),
        STATIC_ROOT=str(ROOT / "bench" / "out" / "static"),
        DEBUG="false",
        HTTPS="false",
        SECRET_KEY="measured-here-only-" * 4,
        ALLOWED_HOSTS="127.0.0.1,testserver",
    )
    import django

    django.setup()
    from django.core.management import call_command

    from archive.models import ListEntry
    from bench.management.commands.make_test_entries import Command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    if not ListEntry.objects.exists():
        call_command(Command(), rows, "--no-index")


def build() -> None:
    """Write the index, and the same tokens raw, and print both."""
    from archive.search.index import writer as index

    start, used = time.perf_counter(), time.process_time()
    records = sum(index.rebuild().values())
    took, cpu = time.perf_counter() - start, time.process_time() - used
    print(
        f"index of {records:,} records: {took:.0f} s, {records / took:,.0f} a second"
        f" ({records / cpu:,.0f} a second of processor time; aim {BUILD_AIM:,})"
    )


class Asker:
    """Draws words of the archive, common and rare alike, as people would."""

    def __init__(self) -> None:
        from archive.models import ListEntry

        self.dice = random.Random(31)  # noqa: S311 - the same questions in every run
        last = ListEntry.objects.order_by("-pk").values_list("pk", flat=True)[0]
        picked = {self.dice.randint(1, last) for _ in range(4_000)}
        self.names = [
            name.split()
            for some in _in_slices(sorted(picked), 900)
            for name in ListEntry.objects.filter(pk__in=some).values_list(
                "name_as_recorded", flat=True
            )
        ]

    def questions(self) -> dict[str, Callable[[], Params]]:
        """Return a maker of parameters for each kind of question."""
        family, given = self._word(0), self._word(1)
        return {
            "family name": lambda: {"q": family()},
            "given name (common)": lambda: {"q": given()},
            "full name": lambda: {"q": f"{family()} {given()}"},
            "name and place": lambda: {"q": given(), "place": self._place()},
            "name and dates": lambda: {"q": given(), **self._dates()},
            "place alone": lambda: {"place": self._place()},
            "dates alone": self._dates,
            "deep page": lambda: {"q": given(), "page": str(self.dice.randint(2, 200))},
            "facets chosen": lambda: {"q": given(), "fate": "missing", "sex": "male"},
            "by date": lambda: {"q": family(), "sort": "date"},
            "a typing error": lambda: {"q": self._slip(family())},
            "nothing found": lambda: {"q": f"zzq{self.dice.randint(1, 10**6)}"},
        }

    def _word(self, at: int) -> Callable[[], str]:
        return lambda: self.dice.choice(self.names)[at]

    def _place(self) -> str:
        return f"Testplace {self.dice.randint(1, 300)}"

    def _dates(self) -> Params:
        year, month = self.dice.randint(1985, 2019), self.dice.randint(1, 12)
        return {"from": f"{year}-{month:02}", "to": f"{year + self.dice.randint(0, 2)}-12"}

    def _slip(self, word: str) -> str:
        at = self.dice.randrange(1, max(len(word) - 1, 2))
        return word[:at] + word[at + 1 :]


def _in_slices(values: list[int], size: int) -> Iterator[list[int]]:
    for at in range(0, len(values), size):
        yield values[at : at + size]


def percentile(values: list[float], share: float) -> float:
    """Return the value that this share of the values does not exceed."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def timed(work: Callable[[], object]) -> float:
    """Return how many milliseconds something takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def one_client(asker: Asker) -> None:
    """Print median and 95th percentile of every kind of question, beside the engine alone."""
    from django.test import Client

    client = Client()

    def page(address: str, params: Params) -> None:
        assert client.get(address, params).status_code == 200

    print(f"\n{'ms, one client':<22}{'median':>8}{'p95':>8}{'again':>8}{'engine':>8}{'ratio':>7}")
    every: list[float] = []
    for name, make in asker.questions().items():
        asked = [make() for _ in range(ROUNDS)]
        page("/en/search/", asked[0])
        taken = [timed(lambda p=p: page("/en/search/", p)) for p in asked[1:]]
        again = statistics.median(timed(lambda p=p: page("/en/search/", p)) for p in asked[-20:])
        alone = statistics.median(timed(lambda p=p: engine_alone(p)) for p in asked)
        every += taken
        middle = statistics.median(taken)
        print(
            f"{name:<22}{middle:>8.1f}{percentile(taken, 0.95):>8.1f}{again:>8.1f}{alone:>8.2f}"
            f"{middle / max(alone, 0.01):>7.0f}"
        )
    print(f"{'all':<22}{statistics.median(every):>8.1f}{percentile(every, 0.95):>8.1f}", end="")
    print(f"   (aim: p95 under {PAGE_AIM})")
    typed = [asker.dice.choice(asker.names)[0][: asker.dice.randint(2, 6)] for _ in range(200)]
    taken = [timed(lambda t=t: page("/en/search/suggest/", {"q": t})) for t in typed]
    middle, slow = statistics.median(taken), percentile(taken, 0.95)
    print(f"{'suggestions':<22}{middle:>8.1f}{slow:>8.1f}   (aim: under {SUGGESTION_AIM})")


def engine_alone(params: Params) -> None:
    """Ask the engine for the count and the first ranks, and nothing else."""
    from archive.search.engines import engine
    from archive.search.query.parser import parse
    from archive.search.query.plan import Plan
    from archive.search.query.search import Question
    from archive.search.query.tiers import tiers_of

    question = Question.from_params(params)
    words = parse(question.q)
    query = Plan.of(question).query(tiers_of(words)[0][1] if words else None)
    engine().count(query, 10_001)
    engine().ranks(query, 20)


@contextmanager
def server() -> Iterator[int]:
    """Start the production server on a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "archive.wsgi", "--workers", "3"]
    command += ["--worker-class", "gthread", "--threads", "1"]  # as `make run`
    command += ["--bind", f"127.0.0.1:{port}", "--log-level", "error"]
    process = subprocess.Popen(command, cwd=ROOT)  # noqa: S603 - our own words
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait()


def eight_clients(asker: Asker, *, distinct: int | None) -> None:
    """Print how many pages a second the server answers.

    `distinct` is from how many questions the clients choose, the first ones far more often;
    None gives every request a question of its own.
    """
    makers = list(asker.questions().values())
    stock = [f"/en/search/?{urlencode(asker.dice.choice(makers)())}" for _ in range(distinct or 0)]
    taken: list[float] = []
    failed: list[int] = []

    def ask(port: int, seed: int) -> None:
        dice = random.Random(seed)  # noqa: S311 - as above
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        until = time.perf_counter() + SECONDS
        while time.perf_counter() < until:
            if stock:
                address = stock[int(len(stock) * dice.random() ** 3)]
            else:
                address = f"/en/search/?{urlencode(dice.choice(makers)())}"
            start = time.perf_counter()
            line.request("GET", address, headers={"Accept-Encoding": "gzip"})
            answer = line.getresponse()
            answer.read()
            taken.append((time.perf_counter() - start) * 1000)
            if answer.status != 200:
                failed.append(answer.status)

    with server() as port:
        clients = [threading.Thread(target=ask, args=(port, seed)) for seed in range(CLIENTS)]
        for one in clients:
            one.start()
        for one in clients:
            one.join()
    what = f"from {distinct:,} questions" if distinct else "every question another"
    print(
        f"{CLIENTS} clients, {what}: {len(taken) / SECONDS:,.0f} pages a second,"
        f" p95 {percentile(taken, 0.95):.0f} ms, {len(failed)} failed (aim {SERVED_AIM})"
    )


def main() -> None:
    """Make, index, ask, and print."""
    prepare(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
    build()
    asker = Asker()
    one_client(asker)
    print()
    eight_clients(asker, distinct=None)
    eight_clients(asker, distinct=200)
    eight_clients(asker, distinct=2_000)


if __name__ == "__main__":
    main()
