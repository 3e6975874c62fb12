"""A large index is made by two processes, and is the same that one makes."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# A database in a file: that of the tests is seen by this process only.
HEAD = """
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
"""
REBUILD = """
    by_one = told()
    halving.LARGE, halving.os.cpu_count = 10, lambda: 2
    index.rebuild()
    assert told() == by_one
    assert index.check() == []
    print(len(by_one[0]), "records")
"""
PUBLISH = """
    from archive.importers.lists import indexing, publish_in_slices
    from archive.models import VictimList
    from archive.services import publishing

    words = set(told()[1])
    one = VictimList.objects.published().order_by("-row_count").first()
    assert one.row_count > 100, one.row_count
    publishing.withdraw(one, None, "measured")
    assert set(told()[1]) != words
    halving.LARGE, halving.os.cpu_count, indexing.SLICE = 10, lambda: 2, 3
    asked = []
    described = halving.described
    halving.described = lambda *some: asked.append(some[-1] is not None) or described(*some)
    publish_in_slices(one, None, "measured")
    assert set(told()[1]) == words
    assert index.check() == []
    print("asked a second process" if any(asked) else "made alone")
"""


def run(tmp_path, script_text):
    script = tmp_path / "two.py"
    script.write_text(script_text, encoding="utf-8")
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
    return done.stdout


def test_two_processes_make_the_index_that_one_makes(tmp_path):
    assert "2901 records" in run(tmp_path, HEAD + REBUILD)


def test_two_processes_make_the_rows_of_a_published_list_findable(tmp_path):
    assert "asked a second process" in run(tmp_path, HEAD + PUBLISH)
