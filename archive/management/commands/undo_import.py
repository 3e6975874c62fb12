"""undo_import: take a committed import back, exactly, or say why not."""

import json
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.importers.lists import UndoRefused, finish_work_left, prepare_process, undo
from archive.models import ImportBatch


class Command(BaseCommand):
    """Rows the import made go; rows it changed are as they were; marks of gone rows are lifted."""

    help = "Take a committed import back, exactly."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the batch and --json."""
        parser.add_argument("batch", help="the id of the import, as import_list printed it")
        parser.add_argument("--json", action="store_true", help="print one object at the end")

    def handle(self, *args: Any, **options: Any) -> None:
        """Undo, or say in sentences which rows were edited since."""
        started = time.monotonic()
        prepare_process()
        finish_work_left()
        batch = ImportBatch.objects.filter(pk=options["batch"].upper().replace("-", "")).first()
        if batch is None:
            raise CommandError(f"There is no import {options['batch']}.")
        try:
            done = undo(batch, tell=self._tell_taken_out)
        except UndoRefused as error:
            raise CommandError("\n".join(error.sentences)) from error
        said = {
            "batch": batch.pk,
            "removed": done.removed,
            "restored": done.restored,
            "unmarked": done.unmarked,
            "seconds": round(time.monotonic() - started, 2),
        }
        if options["json"]:
            self.stdout.write(json.dumps(said))
        else:
            self.stdout.write(
                f"Undone: {done.removed:,} rows removed, {done.restored:,} restored, "
                f"{done.unmarked:,} no longer marked as gone, in {said['seconds']} s."
            )

    def _tell_taken_out(self, rows: int) -> None:
        """Tell the progress on the error stream, so that the last line of output is the result."""
        self.stderr.write(self.style.NOTICE(f"Taken out of the search: {rows:,} rows."))
        self.stderr.flush()
