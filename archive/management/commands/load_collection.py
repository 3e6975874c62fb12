"""load_collection: bring the first collection into an archive without records."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.importers.collection import AlreadyHere, HoldsOther, is_here, load, renew


class Command(BaseCommand):
    """Load the built fixtures with their history, or bring in what changed in them since."""

    help = "Load the first collection into an archive without records."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add --update, for an archive that has the collection."""
        parser.add_argument(
            "--update",
            action="store_true",
            help="bring in what changed since; what somebody has edited is left alone and listed",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, update, or say in a sentence why there is nothing to do."""
        try:
            if options["update"] and is_here():
                self._update()
            else:
                self._load()
        except AlreadyHere:
            self.stdout.write(
                "The first collection is here already. "
                "To bring in what changed in it since: load_collection --update."
            )
        except HoldsOther as error:
            raise CommandError(
                "This archive holds other records. The first collection goes into an archive "
                "without records only: use an empty database (DATABASE_URL), then migrate."
            ) from error
        except FileNotFoundError as error:
            raise CommandError(str(error)) from error

    def _load(self) -> None:
        done = load()
        for model, count in sorted(done.objects.items()):
            self.stdout.write(f"{count:6} {model}")
        self.stdout.write(f"{done.history:6} rows of history; in the search index: {done.indexed}")
        self.stdout.write(f"Loaded in {done.seconds:.1f} s.")

    def _update(self) -> None:
        done = renew()
        for left in done.left_alone:
            self.stdout.write(f"edited since, left alone: {left}")
        self.stdout.write(
            f"{len(done.added)} added, {len(done.changed)} changed, {done.unchanged} unchanged, "
            f"{len(done.left_alone)} left alone, in {done.seconds:.1f} s."
        )
