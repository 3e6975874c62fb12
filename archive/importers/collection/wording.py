"""What the collection says in its own voice, in every language of the archive."""

import re
from collections.abc import Mapping
from pathlib import Path

from archive.models.fields import LANGUAGE_CODES

from .tables import CollectionError, read_table

Texts = dict[str, str]  # name_en, name_az, name_ru
FIGURE_ID = re.compile(r" \(F\d{3}\)")
FILE_NAME = re.compile(r"\w\.csv\b")


class Wording:
    """Finds the translations of a text by its English wording; remembers what is missing."""

    def __init__(self, folder: Path, titles: Mapping[str, str]) -> None:
        self.missing: dict[str, str] = {}
        self.table: dict[str, Texts] = {}
        self.asked: set[str] = set()
        self.titles = titles
        keys = "|".join(sorted(map(re.escape, titles), key=len, reverse=True))
        self.source_key = re.compile(rf"(?<![\w-])(?:{keys})(?![\w-])")
        for path in sorted(folder.glob("*.csv")):
            self._read(path)

    def _read(self, path: Path) -> None:
        for row in read_table(path):
            texts = {code: row[code] for code in LANGUAGE_CODES}
            if self.table.setdefault(row["en"], texts) != texts:
                raise CollectionError([f"{path.name}: “{row['en']}” is translated in two ways."])

    def texts(self, name: str, english: str, file: str = "") -> Texts:
        """Return the columns of a translated text; `file` is named if a translation is missing."""
        if not english:
            return {}
        self.asked.add(english)
        found = self.table.get(english, {})
        if FILE_NAME.search(english):
            self.missing[english] = f"{file}: a text for readers names a file: “{english}”."
        elif not all(found.get(code) for code in LANGUAGE_CODES):
            self.missing[english] = f"{file}: not translated: “{english}”."
        return {f"{name}_{code}": self.for_readers(found.get(code, "")) for code in LANGUAGE_CODES}

    def for_readers(self, text: str) -> str:
        """Put the titles of sources in the place of their keys, and leave out keys of figures."""
        named = self.source_key.sub(lambda found: f"“{self.titles[found.group()]}”", text)
        return FIGURE_ID.sub("", named)
