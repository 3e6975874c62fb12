"""forget_contacts: deletes how to reach visitors whose reports were decided long ago."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive.services.reports import forget_contacts


class Command(BaseCommand):
    """Run it once a day, by cron or a systemd timer."""

    help = "Delete the contact of decided reports older than REPORT_CONTACT_DAYS."

    def add_arguments(self, parser: CommandParser) -> None:
        """Let somebody choose another number of days for once."""
        parser.add_argument("--days", type=int, default=settings.REPORT_CONTACT_DAYS)

    def handle(self, *args: Any, **options: Any) -> None:
        """Forget, and say how many."""
        if options["days"] < 0:
            raise CommandError("A number of days is zero or more.")
        self.stdout.write(f"Contacts forgotten: {forget_contacts(options['days'])}.")
