"""The tables of facts as they lie in the folder: CSV, read strictly."""

import csv
from functools import cache
from pathlib import Path

from django.conf import settings

Row = dict[str, str]
FOLDER: Path = settings.BASE_DIR / "fixtures" / "collection"


class CollectionError(Exception):
    """The tables contradict themselves or lack something; each problem is one sentence."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def read_table(path: Path) -> list[Row]:
    """Return the rows of a CSV file with a header; refuses unclosed quotes and uneven rows."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file, strict=True))
    for number, row in enumerate(rows, start=2):
        if len(row) != len(header):
            raise CollectionError(
                [f"{path.name}, row {number}: {len(row)} cells, {len(header)} columns."]
            )
    return [dict(zip(header, row, strict=True)) for row in rows]


class Tables:
    """All tables of one folder, each read once."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.folder = folder
        self.rows = cache(self._rows)

    def _rows(self, name: str) -> list[Row]:
        return read_table(self.folder / name)

    def keys(self, name: str, column: str) -> set[str]:
        """Return all values of one column, such as the keys of all sources."""
        return {row[column] for row in self.rows(name)}


def several(cell: str) -> list[str]:
    """Return the values of a cell that holds several, separated by semicolons."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def yes(cell: str) -> bool:
    """Return whether a yes-or-no cell says yes; anything but "yes", "no" or nothing is refused."""
    if cell not in {"yes", "no", ""}:
        raise CollectionError([f"“{cell}” stands where yes or no is expected."])
    return cell == "yes"
