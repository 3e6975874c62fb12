"""A large index is made by two processes, and is the same that one makes."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# A database in a file: that of the tests is seen by this process only.
SCRIPT = """
import django

django.setup()
from django.core.management import call_command

from archive.models import SearchEntry, SearchWords
from archive.search import halving, index


def told():
    rows = SearchEntry.objects.order_by("rank").values_list("rank", "kind", "uid", "earliest")
    return list(rows), list(SearchWords.objects.order_by("rank").values_list("tokens", flat=True))


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    call_command("make_test_entries", 2500, verbosity=0)
    by_one = told()
    halving.LARGE, halving.os.cpu_count = 10, lambda: 2
    index.rebuild()
    assert told() == by_one
    assert index.check() == []
    print(len(by_one[0]), "records")
"""


def test_two_processes_make_the_index_that_one_makes(tmp_path):
    script = tmp_path / "two.py"
    script.write_text(SCRIPT, encoding="utf-8")
    here = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    here |= {
        "DJANGO_SETTINGS_MODULE": "archive.settings",
        "DATA_DIR": str(tmp_path),
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, str(script)], env=here, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "2901 records" in done.stdout
