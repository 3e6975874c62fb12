"""Taking turns to write: SQLite has one writer, and gives up sooner than an import should."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from django.db import OperationalError, transaction

PATIENCE = 600  # seconds to wait for another import to finish


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
