"""`manage.py rebuild_search`: write the search index anew from the public records."""

import time
from typing import Any

from django.core.management.base import BaseCommand

from archive.search.index import writer as index


class Command(BaseCommand):
    """Rebuilds the search index in a transaction; readers see the old index until it is done."""

    help = "Write the search index anew from the public records."

    def handle(self, *args: Any, **options: Any) -> None:
        start = time.perf_counter()
        counts = index.rebuild()
        seconds = time.perf_counter() - start
        if options["verbosity"]:
            for kind, count in counts.items():
                self.stdout.write(f"{count:>9} {kind}")
            self.stdout.write(f"{sum(counts.values()):>9} records in {seconds:.1f} s")
