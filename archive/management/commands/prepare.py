"""prepare: what has to be there before the archive is served, made in a single process."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from archive.importers.lists import finish_work_left


class Command(BaseCommand):
    """Collect static files (where they are served from there), migrate, finish, load.

    Finished is what an earlier run was stopped in the middle of; loaded the first collection.

    Each step says what it is and leaves alone what is current, so that a second start is quick.
    """

    help = "Make ready to serve: static files, tables, the first collection."
    requires_system_checks = []  # migrating makes them

    def handle(self, *args: Any, **options: Any) -> None:
        """Take the steps in turn; the first that fails says why, and no other is taken."""
        if not settings.DEBUG:
            self._say("Static files …")
            call_command("collectstatic", interactive=False, verbosity=0)
        self._say("Database …")
        call_command("migrate", interactive=False, verbosity=0, skip_checks=False)
        finish_work_left(lambda work: self._say(f"Left from before: {work} …"))
        self._say("First collection …")
        call_command("load_collection", stdout=self.stdout)

    def _say(self, step: str) -> None:
        self.stdout.write(step)
        self.stdout.flush()  # seen at once, wherever it goes
