"""`manage.py check_links`: whether the addresses of sources still answer."""

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.models.links import DEAD
from archive.services.links import Asking, check_links


class Command(BaseCommand):
    """Run it once a night, by cron or a systemd timer: 200 links, none twice within 30 days."""

    help = "Ask the web addresses of sources whether they still answer; dead ones are listed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--limit", type=int, default=200, help="links tried in one run")
        parser.add_argument("--days", type=int, default=30, help="days until a link is tried again")
        parser.add_argument("--timeout", type=float, default=10.0, help="seconds to wait for one")
        parser.add_argument(
            "--pause", type=float, default=1.0, help="seconds between two requests to one host"
        )
        parser.add_argument(
            "--private",
            action="store_true",
            help="also ask addresses inside this network (127.0.0.1, 10.…, 192.168.…)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if min(options["limit"], options["days"], options["pause"]) < 0 or options["timeout"] <= 0:
            raise CommandError("Numbers are zero or more, the time to wait is more.")
        asking = Asking(options["timeout"], allow_private=options["private"])
        counted: Counter[str] = Counter()
        for tried in check_links(options["limit"], options["days"], options["pause"], asking):
            counted[tried.answer.state] += 1
            if tried.answer.state in DEAD:
                self.stdout.write(f"{tried.answer.words}: {tried.url} ({tried.source.pk})")
        told = ", ".join(f"{number} {state}" for state, number in sorted(counted.items()))
        self.stdout.write(f"Links tried: {counted.total()}" + (f" ({told})." if told else "."))
