"""The committed map from a row of a table to its permanent id: given once, kept for ever."""

import csv
import io
from pathlib import Path

from archive.models.registry import new_uid, read_uid

from .tables import CollectionError, read_table

Place = tuple[str, str, str]  # file, key of the row, kind
HEADER = ("file", "row_key", "kind", "uid")


class UidMap:
    """Permanent ids by file, row key and kind; rows not met before get new ones."""

    def __init__(self, path: Path) -> None:
        self.path = path
        rows = read_table(path) if path.exists() else []
        self.known: dict[Place, str] = {
            (row["file"], row["row_key"], row["kind"]): read_uid(row["uid"]) for row in rows
        }
        if len(set(self.known.values())) != len(rows):
            raise CollectionError([f"{path.name}: an id or a row stands there twice."])
        self.used: set[Place] = set()
        self.added: set[Place] = set()

    def uid(self, file: str, row_key: str, kind: str) -> str:
        """Return the id of a row, making one if it has none."""
        place = (file, row_key, kind)
        self.used.add(place)
        if place not in self.known:
            self.known[place] = new_uid()
            self.added.add(place)
        return self.known[place]

    def text(self) -> str:
        """Return the whole map as CSV, in order. Ids of rows that are gone stay reserved."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows((*place, uid) for place, uid in sorted(self.known.items()))
        return out.getvalue()
