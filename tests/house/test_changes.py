"""Whoever changes records does it within `services.change`, which alone opens its parts."""

import ast
from collections import Counter
from pathlib import Path

ARCHIVE = Path(__file__).parents[2] / "archive"
ABOVE = ("admin", "api", "importers", "management", "public")
MADE_OF = {"recording", "collected", "atomic"}
NO_CHANGE = {  # of records: a picture that is rolled back, rows on their way in, a turn to write
    "admin/workflow/preview.py": Counter(atomic=1),
    "importers/lists/rehearsing.py": Counter(atomic=3),
    "importers/lists/writing.py": Counter(atomic=1),
}


def opened(file):
    """Return which of the parts of a change a module opens by itself, and how often."""
    calls = (
        node.func for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call)
    )
    names = (getattr(call, "attr", getattr(call, "id", "")) for call in calls)
    return Counter(name for name in names if name in MADE_OF)


def test_nothing_above_the_services_makes_a_change_by_itself():
    files = [file for room in ABOVE for file in (ARCHIVE / room).rglob("*.py")]
    made = {file.relative_to(ARCHIVE).as_posix(): opened(file) for file in files}
    assert {file: parts for file, parts in made.items() if parts} == NO_CHANGE
