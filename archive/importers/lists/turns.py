"""Taking turns to write: SQLite has one writer, and gives up sooner than an import should."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from django.db import OperationalError, connection, transaction

PATIENCE = 600  # seconds to wait for another import to finish
PAUSE = 0.12  # seconds; SQLite lets a waiting writer try every tenth of one


@contextmanager
def turn_to_write() -> Iterator[None]:
    """Do something in one transaction, waiting for other writers as long as it takes."""
    until = time.monotonic() + PATIENCE
    with ExitStack() as stack:
        while True:
            try:
                stack.enter_context(transaction.atomic())
                break
            except OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > until:
                    raise
        yield


def let_others_write() -> None:
    """Pause between two transactions where those who wait do not stand in a queue."""
    if connection.vendor == "sqlite":
        time.sleep(PAUSE)
