"""What the collection says in its own voice, in every language of the archive."""

import re
from collections.abc import Mapping
from pathlib import Path

from archive.models.fields import LANGUAGE_CODES

from .tables import CollectionRefused, read_table

Texts = dict[str, str]  # by language, or by column: name_en, name_az, name_ru
FIGURE_ID = re.compile(r" \(F\d{3}\)")
FILE_NAME = re.compile(r"\w\.csv\b")


class Wording:
    """Finds the translations of a text by its English wording; remembers which were asked for."""

    def __init__(self, folder: Path, titles: Mapping[str, str]) -> None:
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
                words = f"{path.name}, row {row.number}, en: “{row['en']}” is translated elsewhere."
                raise CollectionRefused(words)

    def texts(self, name: str, english: str) -> Texts:
        """Return the columns of a text; ValueError where it cannot be shown in each language."""
        self.asked.add(english)
        texts = self.table.get(english, {})
        if FILE_NAME.search(english):
            raise ValueError(f"a text for readers names a file: “{english}”.")
        if not all(texts.get(code) for code in LANGUAGE_CODES):
            raise ValueError(f"not translated: “{english}”.")
        return {f"{name}_{code}": self.for_readers(texts[code]) for code in LANGUAGE_CODES}

    def orphans(self) -> list[str]:
        """Return the texts that are translated but that nothing in the tables says."""
        return sorted(set(self.table) - self.asked)

    def for_readers(self, text: str) -> str:
        """Put the titles of sources in the place of their keys, and leave out keys of figures."""
        named = self.source_key.sub(lambda match: f"“{self.titles[match.group()]}”", text)
        return FIGURE_ID.sub("", named)
