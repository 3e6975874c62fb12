"""`manage.py check_archive`: what an archivist should look at again, over the whole archive."""

import json
from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand

from archive.services.checking import check_archive


class Command(BaseCommand):
    """Lists warnings; they are no errors, so the command succeeds with any number of them."""

    help = "List what should be looked at again: odd dates, ages, sums, words, links, characters."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON object a line")
        parser.add_argument("--only", metavar="CODE", help="only findings of one check")

    def handle(self, *args: Any, **options: Any) -> None:
        counted: Counter[str] = Counter()
        for finding in check_archive():
            if options["only"] and finding.code != options["only"]:
                continue
            counted[finding.code] += 1
            if options["json"]:
                self.stdout.write(json.dumps(finding.as_dict(), ensure_ascii=False))
            else:
                name = f"{finding.kind} {finding.uid} “{finding.title}”"
                self.stdout.write(f"{finding.code}: {name}: {finding.sentence}")
        if not options["json"]:
            for code, number in sorted(counted.items()):
                self.stdout.write(f"{number:6d} {code}")
