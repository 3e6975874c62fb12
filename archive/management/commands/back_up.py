"""back_up: a consistent copy of the database and the media, checked, in a file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive.services.backup import CannotBackUp, back_up


class Command(BaseCommand):
    """The same as “Back up now” on the desk."""

    help = "Write a backup of the database and the media into a folder."

    def add_arguments(self, parser: CommandParser) -> None:
        """Let somebody choose the folder."""
        parser.add_argument("folder", nargs="?", type=Path, help="default: backups in DATA_DIR")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make it, and say where it lies."""
        try:
            path = back_up(options["folder"])
        except CannotBackUp as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(str(path))
