"""Processes of their own, over the database of the tests or, on SQLite, a copy of it in a file.

What they see is what is committed: whoever starts one asks for `transactional_db`.
"""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parents[1]
HEAD = """
if __name__ == "__main__":  # a second process begins without Django, as that of manage.py does
    import django

    django.setup()
    from django.core.management import call_command
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
    """Run a script; return what it printed."""
    path = folder / "script.py"
    path.write_text(script, encoding="utf-8")
    here = {"DJANGO_SETTINGS_MODULE": "archive.settings", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, str(path)],
        env=environment(folder) | here,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
