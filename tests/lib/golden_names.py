"""The golden spellings: groups that must sound alike, pairs that must not."""

import csv
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def alike_groups():
    """Return the groups of spellings of one name, each a list of words."""
    return [row["spellings"].split() for row in _rows("sound_alike.csv")]


def apart_pairs():
    """Return pairs of names that merely resemble each other."""
    return [(row["one"], row["other"]) for row in _rows("sound_apart.csv")]


def _rows(name):
    with (GOLDEN / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
