"""The words of the code: plain ones are rare, and a docstring names only modules there are.

`one` and `found` say too little: the noun of the field says more. They remain in texts that are
translated, where another wording would be another message.
"""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = [
    path for path in sorted((ROOT / "archive").rglob("*.py")) if "migrations" not in path.parts
]
TEXTS = {path.relative_to(ROOT).as_posix(): path.read_text() for path in FILES}
MOST_IN_1000_LINES = 5
MODULE = re.compile(r"[\w/]+\.py\b")


def how_often(word: str) -> Counter[str]:
    """Return how often a whole word stands in each file, whatever its capitals."""
    whole = re.compile(rf"\b{word}\b", re.IGNORECASE)
    return Counter({name: len(whole.findall(text)) for name, text in TEXTS.items()})


@pytest.mark.parametrize("word", ["one", "found"])
def test_a_word_that_says_little_is_rare(word):
    thousands = sum(text.count("\n") for text in TEXTS.values()) / 1000
    counts = how_often(word)
    worst = ", ".join(f"{name} ({count})" for name, count in counts.most_common(10))
    often = counts.total() / thousands
    assert often < MOST_IN_1000_LINES, f"“{word}” {often:.1f} times in 1,000 lines: {worst}"


def docstrings(text: str) -> list[str]:
    """Return the docstrings of a module and of all that is defined in it."""
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef)
    nodes = [node for node in ast.walk(ast.parse(text)) if isinstance(node, owners)]
    return [ast.get_docstring(node) or "" for node in nodes]


def test_docstrings_name_only_modules_there_are():
    names = {path.name for path in [*FILES, *ROOT.glob("*.py")]}
    missing = [
        f"{name}: {module}"
        for name, text in TEXTS.items()
        for docstring in docstrings(text)
        for module in MODULE.findall(docstring)
        if module.rpartition("/")[2] not in names
    ]
    assert missing == []
