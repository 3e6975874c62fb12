"""build_collection: make fixtures of the tables of the first collection."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.importers.collection import CollectionError, build, differences, write


class Command(BaseCommand):
    """Build fixtures/collection/built from the tables beside it; needs no database."""

    help = "Make the fixtures of the first collection from its tables."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add --check, for use before a commit."""
        parser.add_argument(
            "--check", action="store_true", help="write nothing; fail if files would change"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Build and write, or name what would change; every problem is told at once."""
        try:
            built = build()
        except CollectionError as error:
            raise CommandError("\n".join(error.problems)) from error
        if options["check"]:
            changed = differences(built)
            if changed:
                raise CommandError(f"Not as built from the tables: {', '.join(changed)}.")
            self.stdout.write("The fixtures are as the tables say.")
            return
        changed = write(built)
        count = sum(map(len, built.files.values()))
        names = ", ".join(changed) or "nothing"
        self.stdout.write(f"{count} objects, {built.new_ids} new ids; written: {names}.")
        if options["verbosity"] > 1:
            for text in built.unused_wording:
                self.stdout.write(f"translated, but used nowhere: {text}")
