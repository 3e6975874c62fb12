"""How fast a list of names comes in, beside a raw insert of the same rows in the same run.

Run: python -m bench.bench_import [ROWS]. Builds an archive of its own in a temporary folder, or
uses an empty database named by DATABASE_URL. Figures: rehearsal, commit, publishing (which makes
every row findable), undo, memory, and how long somebody else who saves a record had to wait.
"""

import csv
import os
import random
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from .other_names import Stock, stocks

AIM = 5_000  # rows a second, to published and findable
MOST_MEMORY = 400  # MB, at any number of rows
LONGEST_WAIT = 5.0  # seconds
ROWS = 100_000
WORKED = ", worked"
ENDINGS = ["ov", "ova", "yev", "yeva", "zadə", "li", "lı", "lu", "xanlı", "bəyli"]


def prepare(folder: Path) -> None:
    """Make an archive in a folder."""
    os.environ.update(
        DJANGO_SETTINGS_MODULE="archive.settings",
        DATA_DIR=str(folder),
        MEDIA_ROOT=str(folder / "media"),
    )
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def names_of_nobody() -> Stock:
    """Return some 300 given names and 2,000 family names: as many words as a real list has."""
    parts = stocks()["Azerbaijani"].parts
    families = [name + ending for name in parts["men"] for ending in ENDINGS]
    return Stock(
        {"men": parts["men"], "given": parts["men"] + parts["women"], "families": families}
    )


def make_list(path: Path, rows: int) -> None:
    """Write a list of fictional people, the same one on every run."""
    chance = random.Random(1992)  # noqa: S311 - a repeatable mixture, no secret
    names = names_of_nobody()
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["Kod", "Soyad, ad", "Təvəllüd", "Yaş", "Cinsi", "Yer", "Əlavə"])
        for number in range(rows):
            family, given = names.pick("families", chance), names.pick("given", chance)
            name = f"{family} {given} {names.pick('men', chance)} oğlu"
            day = f"{chance.randint(2, 28):02}.{chance.randint(1, 12):02}"
            born = f"{day}.{chance.randint(1900, 1991)}"
            age = chance.choice(["", "", str(chance.randint(1, 90)), "9 months"])
            sex = chance.choice(["kişi", "qadın"])
            writer.writerow([number, name, born, age, sex, "Nümunə kəndi", f"sətir {number}"])


@contextmanager
def timed(took: dict[str, float], what: str) -> Iterator[None]:
    """Keep how many seconds something took, and how many of a processor (`what` + WORKED)."""
    start, worked = time.perf_counter(), processor_time()
    yield
    took[what] = time.perf_counter() - start
    took[what + WORKED] = processor_time() - worked


def processor_time() -> float:
    """Return the seconds of a processor used so far, those of finished helpers among them."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


class Colleague(threading.Thread):
    """Somebody who saves a record ten times a second, and remembers the longest wait."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.is_over, self.longest = False, 0.0

    def run(self) -> None:
        """Save until told to stop."""
        from django.db import OperationalError, connection
        from django.utils import timezone

        from archive.models import Record

        while not self.is_over:
            start = time.perf_counter()
            with suppress(OperationalError):  # given up after the database's own patience
                Record.objects.filter(state="draft").update(changed_at=timezone.now())
            self.longest = max(self.longest, time.perf_counter() - start)
            time.sleep(0.1)
        connection.close()


def beside_a_colleague(work: Callable[[], Any]) -> tuple[Any, float]:
    """Do something while a colleague saves; return its result and the colleague's longest wait."""
    colleague = Colleague()
    colleague.start()
    time.sleep(0.3)
    result = work()
    colleague.is_over = True
    colleague.join()
    return result, colleague.longest


def floor(batch: Any) -> float:
    """Insert the rows of a batch again with one raw statement; return the seconds it took."""
    from django.db import connection, transaction

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM archive_listentry ORDER BY id")
        rows = cursor.fetchall()
        cursor.execute("DELETE FROM archive_listentry")
        marks = ", ".join(["%s"] * len(rows[0]))
        start = time.perf_counter()
        with transaction.atomic():
            cursor.executemany(f"INSERT INTO archive_listentry VALUES ({marks})", rows)  # noqa: S608 - marks only
        return time.perf_counter() - start


def measure(path: Path) -> tuple[dict[str, float], dict[str, float], Any]:
    """Bring a list in step by step; return seconds, longest waits and the batch."""
    from archive.importers import lists
    from archive.models import Source

    took: dict[str, float] = {}
    waits: dict[str, float] = {}
    source = Source(title="Example Gazette", slug="example-gazette")
    source.save()
    with timed(took, "rehearsal"):
        with path.open("rb") as file:
            batch = lists.bring(file, path.name)
        chosen = lists.choose_reading(batch)
        mapping = lists.suggest_mapping(
            chosen.names, [row.cells for row in lists.first_rows(batch)]
        )
        lists.start_rehearsal(batch, mapping)
        _, waits["rehearsal"] = beside_a_colleague(lambda: lists.rehearse(batch))
    new = lists.NewList("example-list", "Example list", source=source)
    with timed(took, "commit"):
        batch, waits["commit"] = beside_a_colleague(lambda: lists.commit(batch, None, new))
    return took, waits, batch


def publish(batch: Any) -> None:
    """Publish the source and the list."""
    from archive.importers import lists
    from archive.services import publishing

    publishing.publish(batch.victim_list.source, None)
    lists.publish_in_slices(batch.victim_list, None, "measured")


def main() -> None:
    """Print the figures."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder)
        from archive.importers import lists

        path = folder / "list.csv"
        make_list(path, rows)
        lists.prepare_process()
        took, waits, batch = measure(path)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        with timed(took, "publishing"):
            _, waits["publishing"] = beside_a_colleague(lambda: publish(batch))
        whole = took["rehearsal"] + took["commit"] + took["publishing"]
        for what in ("rehearsal", "commit", "publishing"):
            line = f"{what:12} {took[what]:8.1f} s {rows / took[what]:9,.0f} rows/s"
            line += f"   ({took[what + WORKED]:.1f} s of a processor)"
            print(f"{line}   a colleague waited {waits[what]:.2f} s (at most {LONGEST_WAIT})")
        print(f"{'findable in':12} {whole:8.1f} s {rows / whole:9,.0f} rows/s   (aim {AIM:,})")
        print(f"memory while bringing in: {peak:.0f} MB (at most {MOST_MEMORY})")
        with timed(took, "undo"):
            done = lists.undo(batch)
        print(f"undo of {done.removed:,} rows: {took['undo']:.1f} s (at most 60)")
        print_floor(path, rows, took["commit"])


def print_floor(path: Path, rows: int, commit: float) -> None:
    """Insert the same rows raw, and say how much longer the commit takes."""
    from archive.importers import lists
    from archive.models import VictimList

    with path.open("rb") as file:
        batch = lists.bring(file, path.name, None, VictimList.objects.get(slug="example-list"))
    chosen = lists.choose_reading(batch)
    mapping = lists.suggest_mapping(chosen.names, [])
    VictimList.objects.get(slug="example-list")
    from archive.models import Record

    Record.objects.filter(kind="list").update(hidden_at="2000-01-01T00:00Z")
    lists.start_rehearsal(batch, mapping)
    lists.rehearse(batch)
    batch = lists.commit(batch)
    seconds = floor(batch)
    print(
        f"floor: a raw insert of the same rows takes {seconds:.1f} s, {rows / seconds:,.0f} rows/s;"
        f" the commit takes {commit / seconds:.1f} times as long"
    )


if __name__ == "__main__":
    main()
