"""The collection while it is being built: what concepts read from, and where they put objects."""

import re
from pathlib import Path

from archive.models.registry import Kind, State

from .columns import Fields, is_translated, kept, slugged
from .tables import FOLDER, Row, Tables
from .uids import UidMap
from .wording import Texts, Wording

MOMENT = "2026-11-23T00:00:00Z"  # when the first collection was put together
STARTING_TEXT = "bloody-memory"
MADE_BY_MACHINE = ["az", "ru"]  # the translations no person has reviewed yet
KEYED = {  # what rows of one table name rows of another by
    "source": ("sources.csv", "key"),
    "event": ("events.csv", "slug"),
    "place": ("places.csv", "slug"),
    "organisation": ("organisations.csv", "slug"),
    "person": ("people.csv", "slug"),
    "figure": ("figures.csv", "id"),
}


class Collection:
    """Tables, ids and wording at hand; fixture objects by model, in the order they were added."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.folder = folder
        self.tables = Tables(folder)
        self.uids = UidMap(folder / "uids.csv")
        self.titles = {row["key"]: row["title"] for row in self.tables.rows("sources.csv")}
        self.wording = Wording(folder / "translations", self.titles)
        self.problems: list[str] = []
        self.objects: dict[str, list[Fields]] = {}
        self.file = ""  # the table being read, named in every problem
        self._added: set[tuple[str, str]] = set()

    def reading(self, file: str) -> list[Row]:
        """Return the rows of a table; from now on problems name it and new rows belong to it."""
        self.file = file
        return self.tables.rows(file)

    def problem(self, sentence: str) -> None:
        """Note what is wrong; building goes on, so that all problems are named at once."""
        self.problems.append(f"{self.file}: {sentence}")

    def texts(self, name: str, english: str) -> Texts:
        """Return the columns of a text in every language."""
        return self.wording.texts(name, english, self.file)

    def ref(self, kind: str, key: str) -> str | None:
        """Return the id of a row that another row names; nothing for an empty cell."""
        if not key:
            return None
        file, column = KEYED[kind]
        if key not in self.tables.keys(file, column):
            self.problem(f"no {kind} “{key}” in {file}.")
        return self.uids.uid(file, key, kind)

    def refs(self, kind: str, keys: list[str]) -> list[str]:
        """Return the ids of several rows, in the order named."""
        return [uid for key in keys if (uid := self.ref(kind, key))]

    def term(self, vocabulary: str, words: str) -> str | None:
        """Return the id of a term; nothing for an empty cell."""
        if not words:
            return None
        slug = slugged(words)
        terms = {(row["vocabulary"], row["slug"]) for row in self.tables.rows("terms.csv")}
        if (vocabulary, slug) not in terms:
            self.problem(f"no term “{words}” in the vocabulary {vocabulary}.")
        return self.uids.uid("terms.csv", f"{vocabulary}:{slug}", "term")

    def row(self, model: str, key: str, fields: Fields) -> str:
        """Add an object without a page of its own; return its id."""
        kind = re.sub(r"(?<!^)(?=[A-Z])", "-", model).lower()
        uid = self.uids.uid(self.file, key, kind)
        self.add(model, uid, fields)
        return uid

    def record(
        self, kind: Kind, model: str, key: str, fields: Fields, *, draft: bool = False
    ) -> str:
        """Add a curated record and its row of the registry; return its id."""
        uid = self.uids.uid(self.file, key, kind.value)
        state: Fields = {"state": State.DRAFT.value}
        if not draft:
            state = {"state": State.PUBLISHED.value, "first_published_at": MOMENT}
        times = {"created_at": MOMENT, "changed_at": MOMENT}
        self.add("Record", uid, {"kind": kind.value, **state, **times})
        machine = MADE_BY_MACHINE if is_translated(fields) else []
        key_of_row = {"import_key": f"{self.file}:{key}", "machine_translated": machine}
        self.add(model, uid, {**key_of_row, **fields})
        return uid

    def add(self, model: str, uid: str, fields: Fields) -> None:
        """Add an object under its id; the same id twice means two rows with one key."""
        if (model, uid) in self._added:
            self.problem(f"two rows have the same key ({model} {uid}).")
        self._added.add((model, uid))
        made = {"model": f"archive.{model.lower()}", "pk": uid, "fields": kept(fields)}
        self.objects.setdefault(model, []).append(made)
