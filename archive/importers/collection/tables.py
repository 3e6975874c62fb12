"""The tables of facts as they lie in the folder: CSV, read strictly."""

import csv
import re
from functools import cache
from pathlib import Path

from django.conf import settings

from archive.services.refusal import Refused

FOLDER: Path = settings.BASE_DIR / "fixtures" / "collection"


class CollectionRefused(Refused):
    """The tables contradict themselves or lack something: a sentence for each cell."""


class Row(dict[str, str]):
    """The cells of a row by column, with the file and the number of the row in it."""

    def __init__(self, file: str, number: int, cells: dict[str, str]) -> None:
        super().__init__(cells)
        self.file, self.number = file, number

    def __missing__(self, column: str) -> str:
        raise CollectionRefused(f"{self.file}, row 1, {column}: is missing.")


def read_table(path: Path) -> list[Row]:
    """Return the rows of a CSV file with a header.

    Raises CollectionRefused for a file that is not there, unclosed quotes and uneven rows.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            header, *lines = list(csv.reader(file, strict=True))
    except (OSError, UnicodeDecodeError, ValueError, csv.Error) as error:
        raise CollectionRefused(f"{path.name}: {error}.") from error
    rows = []
    for number, cells in enumerate(lines, start=2):
        if len(cells) != len(header):
            words = f"{path.name}, row {number}: {len(cells)} cells, {len(header)} columns."
            raise CollectionRefused(words)
        rows.append(Row(path.name, number, dict(zip(header, cells, strict=True))))
    return rows


class Tables:
    """All tables of a folder, each read once."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.folder = folder
        self.rows = cache(self._rows)
        self.keys = cache(self._keys)

    def _rows(self, name: str) -> list[Row]:
        return read_table(self.folder / name)

    def _keys(self, name: str, column: str) -> dict[str, Row]:
        """Return the rows of a table by the values of a column, such as sources by key."""
        return {row[column]: row for row in self.rows(name)}


def several(cell: str) -> list[str]:
    """Return the values of a cell that holds several, separated by semicolons."""
    return [part.strip() for part in cell.split(";") if part.strip()]


@cache
def slugged(words: str) -> str:
    """Return words of a vocabulary as the key of a term or choice: "taken_captive", "at least"."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower().replace("'", "")).strip("-")
