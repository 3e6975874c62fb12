"""load_collection: bring the first collection into an archive without records."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.importers.collection import (
    AlreadyHere,
    CollectionRefused,
    HoldsOther,
    is_here,
    load,
    read,
    update,
)


class Command(BaseCommand):
    """Load the tables with their history, or bring in what changed in them since."""

    help = "Load the first collection into an archive without records."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add --update, for an archive that has the collection; --check and --give-ids."""
        what = parser.add_mutually_exclusive_group()
        what.add_argument(
            "--update",
            action="store_true",
            help="bring in what changed since; what somebody has edited is left alone and listed",
        )
        what.add_argument(
            "--check", action="store_true", help="read the tables only, and say what is wrong"
        )
        what.add_argument(
            "--give-ids", action="store_true", help="write permanent ids of new rows into uids.csv"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, or say in sentences what stands in the way; nothing is half done."""
        try:
            self._do(options)
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
        except CollectionRefused as error:
            raise CommandError("\n".join(error.sentences)) from error

    def _do(self, options: dict[str, Any]) -> None:
        if options["check"]:
            self._check()
        elif options["give_ids"]:
            self._give_ids()
        elif options["update"] and is_here():
            self._update()
        else:
            self._load()

    def _check(self) -> None:
        if orphans := read().wording.orphans():
            raise CollectionRefused(
                *(f"translated, but said nowhere: “{text}”." for text in orphans)
            )
        self.stdout.write("The tables are sound.")

    def _give_ids(self) -> None:
        uids = read(is_giving_ids=True).uids
        uids.write()
        self.stdout.write(f"{len(uids.added)} new ids.")

    def _load(self) -> None:
        done = load()
        for model, count in sorted(done.objects.items()):
            self.stdout.write(f"{count:6} {model}")
        self.stdout.write(f"{done.history:6} rows of history; in the search index: {done.indexed}")
        self.stdout.write(f"Loaded in {done.seconds:.1f} s.")

    def _update(self) -> None:
        done = update()
        for left in done.left_alone:
            self.stdout.write(f"edited since, left alone: {left}")
        self.stdout.write(
            f"{len(done.added)} added, {len(done.changed)} changed, {done.unchanged} unchanged, "
            f"{len(done.left_alone)} left alone, in {done.seconds:.1f} s."
        )
