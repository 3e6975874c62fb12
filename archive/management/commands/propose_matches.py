"""propose_matches: look for rows of lists that may be the same person; decide nothing."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.models import VictimList
from archive.services.linkage import LEAST, propose


class Command(BaseCommand):
    """Writes proposals for the queue of matches and says how many."""

    help = "Propose which rows of lists may be the same person. A human decides in the queue."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the two lists, the least score and --json."""
        parser.add_argument(
            "--list",
            action="append",
            default=[],
            metavar="SLUG",
            help="only this list; give it twice for two lists, or one list twice",
        )
        parser.add_argument("--least", type=int, default=LEAST, help="lowest score, 0 to 100")
        parser.add_argument("--json", action="store_true", help="print one JSON object last")

    def handle(self, *args: Any, **options: Any) -> None:
        """Propose, and print what was done."""
        if len(options["list"]) > 2:
            raise CommandError("Give --list at most twice.")
        lists = [self._list(slug) for slug in options["list"]]
        first, second = [*lists, None, None][:2]
        done = propose(first, second, least=options["least"])
        if options["json"]:
            self.stdout.write(json.dumps(done.as_dict()))
            return
        self.stdout.write(
            f"{done.rows} rows and {done.people} persons; {done.compared} pairs compared; "
            f"{done.proposed} proposed ({done.top_mark} with the top mark), "
            f"{done.known_before} known before; {done.seconds} s."
        )
        if done.too_common:
            self.stdout.write(
                f"{done.too_common} groups of names are too common to compare without a birth "
                "year, a father's name or a place."
            )

    def _list(self, slug: str) -> VictimList:
        try:
            return VictimList.objects.get(slug=slug)
        except VictimList.DoesNotExist as error:
            raise CommandError(f"No list has the address “{slug}”.") from error
