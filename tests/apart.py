"""Scripts in a process of their own: a second process does not see the database of the tests."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEAD = """
if __name__ == "__main__":  # a second process begins without Django, as that of manage.py does
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
"""


def run(folder: Path, script: str) -> str:
    """Run a script with a database in a file of that folder; return what it printed."""
    path = folder / "script.py"
    path.write_text(script, encoding="utf-8")
    here = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    here |= {
        "DJANGO_SETTINGS_MODULE": "archive.settings",
        "DATA_DIR": str(folder),
        "MEDIA_ROOT": str(folder / "media"),
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, str(path)], env=here, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
