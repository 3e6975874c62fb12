"""Processes of their own: over the database of the tests or, on SQLite, a copy of it in a file;
and scripts over an empty database, which they migrate.

What the former see is what is committed: whoever starts one asks for `transactional_db`.
"""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parents[1]
HEAD = """
if __name__ == "__main__":
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
"""


def environment(folder: Path) -> dict[str, str]:
    """Return the variables of a process that keeps its files in that folder."""
    return {
        **os.environ,
        "DATABASE_URL": _address(folder),
        "DATA_DIR": str(folder),
        "MEDIA_ROOT": str(folder / "media"),
        "PYTHONUNBUFFERED": "1",
    }


def _address(folder: Path) -> str:
    if connection.vendor != "sqlite":
        parts = connection.settings_dict
        return (
            f"postgres://{parts['USER']}:{parts['PASSWORD'] or ''}@{parts['HOST']}"
            f":{parts['PORT'] or 5432}/{parts['NAME']}"
        )
    with sqlite3.connect(folder / "archive.sqlite3") as target:
        connection.ensure_connection()
        connection.connection.backup(target)
    return f"sqlite:///{folder / 'archive.sqlite3'}"


def run(folder: Path, script: str) -> str:
    """Run a script over an empty SQLite database in that folder; return what it printed."""
    path = folder / "script.py"
    path.write_text(script, encoding="utf-8")
    own = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    own |= {
        "DJANGO_SETTINGS_MODULE": "archive.settings",
        "PYTHONPATH": str(ROOT),
        "DATA_DIR": str(folder),
        "MEDIA_ROOT": str(folder / "media"),
    }
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, str(path)], env=own, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
