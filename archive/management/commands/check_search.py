"""`manage.py check_search`: compare the search index with the public records."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.search.index.drift import check


class Command(BaseCommand):
    """Says what is wrong with the index and exits non-zero if anything is."""

    help = "Compare the search index with the public records; fails where they differ."

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = check()
        for sentence in wrong:
            self.stdout.write(sentence)
        if wrong:
            raise CommandError("The index has drifted; run rebuild_search.")
        self.stdout.write("The index says what the records say.")
