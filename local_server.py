"""How gunicorn serves for `make run`: one process prepares the archive, the others are its copies.

So Django is loaded once. The application itself is loaded by each copy: static files have to be
there before it.
"""

import os
import sys
from typing import Any

from django.conf import settings
from django.core.management import execute_from_command_line
from django.db import connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")

worker_class = "gthread"
threads = 1
loglevel = "warning"

READY = """
  The archive:  {address}/
  The desk:     {address}/desk/   (the first time it asks for an administrator)
  Stop with Ctrl-C; everything you change is kept in {folder}/.
"""


def on_starting(server: Any) -> None:
    """Prepare what is served; what is in the way is said in a sentence, and nothing is served."""
    execute_from_command_line(["manage.py", "prepare"])
    connections.close_all()  # a connection belongs to one process


def when_ready(server: Any) -> None:
    """Say where the archive is."""
    sys.stdout.write(READY.format(address=server.LISTENERS[0], folder=settings.DATA_DIR))
    sys.stdout.flush()
