"""`manage.py make_test_entries N`: lists of made-up rows, for measuring."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.search.index import writer as index
from bench import synthetic


class Command(BaseCommand):
    """Fills a scratch database with published lists whose names belong to nobody."""

    help = "Write N made-up rows in published lists into a database without real ones."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add how many, the seed, and the word of somebody who knows it is a scratch database."""
        parser.add_argument("rows", type=int, metavar="N", help="how many rows")
        parser.add_argument("--seed", type=int, default=1, help="the same seed, the same names")
        parser.add_argument(
            "--scratch",
            default="",
            metavar="NAME",
            help="the database's name, where it holds published lists that do not matter",
        )
        parser.add_argument(
            "--no-index", action="store_true", help="leave the search index to rebuild_search"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make rows and index, or say in a sentence why not."""
        if options["rows"] < 1:
            raise CommandError("Say how many rows, 1 or more.")
        if sentence := synthetic.refusal(options["scratch"]):
            raise CommandError(sentence)
        start = time.perf_counter()
        made = synthetic.make(options["rows"], options["seed"], self._tell)
        self._say(f"{made.rows} rows in {made.lists} lists", start)
        if not options["no_index"]:
            start = time.perf_counter()
            self._say(f"{sum(index.rebuild().values())} records in the index", start)

    def _say(self, what: str, start: float) -> None:
        self.stdout.write(f"{what}, {time.perf_counter() - start:.1f} s")

    def _tell(self, rows: int) -> None:
        if rows % 100_000 == 0:
            self.stdout.write(f"{rows:>9} rows …")
