"""The committed map from a row of a table to its permanent id: given once, kept for ever."""

import csv
from pathlib import Path

from archive.models.registry import new_uid, read_uid

from .tables import CollectionRefused, read_table

Key = tuple[str, str, str]  # file, key of the row, kind
HEADER = ("file", "row_key", "kind", "uid")


class UidMap:
    """Permanent ids by file, row key and kind; rows not met before get new ones."""

    def __init__(self, path: Path) -> None:
        self.path = path
        rows = read_table(path) if path.exists() else []
        self.known: dict[Key, str] = {
            (row["file"], row["row_key"], row["kind"]): read_uid(row["uid"]) for row in rows
        }
        if len(set(self.known.values())) != len(rows):
            raise CollectionRefused(f"{path.name}: an id or a row stands there twice.")
        self.added: list[Key] = []

    def uid(self, file: str, row_key: str, kind: str) -> str:
        """Return the id of a row, making an id if it has none."""
        key = (file, row_key, kind)
        if key not in self.known:
            self.known[key] = new_uid()
            self.added.append(key)
        return self.known[key]

    def write(self) -> None:
        """Write the whole map, in order. Ids of rows that are gone stay reserved."""
        with self.path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(HEADER)
            writer.writerows((*key, uid) for key, uid in sorted(self.known.items()))
