"""The parts of a workbook beside its sheets: which sheets there are, shared texts, formats."""

import posixpath

from archive.lib.clauses import gettext_noop
from archive.lib.sheets.cell_values import Formats
from archive.lib.sheets.markup import Attributes, Handler
from archive.lib.sheets.refusal import SheetRefused

MOST_SHEETS = 255
MOST_PARTS = 10_000
MOST_TEXTS = 5_000_000
MOST_STYLES = 100_000  # programs keep 64,000 at most
LONGEST_NAME = 200


class Relations(Handler):
    """Which part of the package is what."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self._folder = folder
        self._targets: dict[tuple[str, str], str] = {}

    def begin(self, name: str, attributes: Attributes) -> None:
        """Note a part of the package."""
        if name != "Relationship" or attributes.get("TargetMode") == "External":
            return
        if len(self._targets) >= MOST_PARTS:
            raise ValueError("more parts than a workbook has")
        kind = attributes.get("Type", "").rpartition("/")[2]
        target = posixpath.join("/", self._folder, attributes.get("Target", ""))
        self._targets[kind, attributes.get("Id", "")] = posixpath.normpath(target).lstrip("/")

    def of(self, kind: str) -> dict[str, str]:
        """Return the parts of a kind by their keys."""
        return {key: target for (its, key), target in self._targets.items() if its == kind}


class BookHandler(Handler):
    """The sheets of a workbook, and from which day it counts."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: dict[str, str] = {}
        self.is_1904 = False

    def begin(self, name: str, attributes: Attributes) -> None:
        """Note a sheet."""
        if name == "workbookPr":
            self.is_1904 = attributes.get("date1904", "0") in ("1", "true")
        elif name == "sheet":
            key = next((at for label, at in attributes.items() if label.endswith(":id")), "")
            title = attributes.get("name", "")
            if len(title) > LONGEST_NAME:
                raise ValueError("no name of a sheet is so long")
            self.sheets.setdefault(title, key)
            if len(self.sheets) > MOST_SHEETS:
                reason = gettext_noop(
                    "The workbook has more than %(most)s sheets. Save the sheet with the table as "
                    "CSV (UTF-8)."
                )
                raise SheetRefused("sheets", reason, most=str(MOST_SHEETS))


class SharedTexts(Handler):
    """The texts cells refer to by number; furigana and the like are no part of them."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._text, self._is_phonetic = "", False

    def begin(self, name: str, attributes: Attributes) -> None:
        """Keep what is text."""
        if name == "si":
            self._text = ""
        elif name == "rPh":
            self._is_phonetic = True
        elif name == "t" and not self._is_phonetic:
            self.keep_text()

    def end(self, name: str) -> None:
        """Add a text once it is complete."""
        if name == "t" and not self._is_phonetic:
            self._text += self.text()
        elif name == "rPh":
            self._is_phonetic = False
        elif name == "si":
            if len(self.texts) >= MOST_TEXTS:
                raise ValueError("more texts than cells")
            self.texts.append(self._text.replace("x005F_", ""))


class Styles(Handler):
    """How the styles of cells show numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.formats = Formats()
        self._inside, self._count, self._seen = "", 0, 0

    def begin(self, name: str, attributes: Attributes) -> None:
        """Note a format, or the style of some cells."""
        if name in ("numFmts", "cellXfs"):
            self._inside = name
        elif name == "numFmt" and self._inside == "numFmts":
            self._require_few()
            self.formats.name(attributes.get("numFmtId", ""), attributes.get("formatCode", ""))
        elif name == "xf" and self._inside == "cellXfs":
            self._require_few()
            self.formats.use(str(self._count), attributes.get("numFmtId", "0"))
            self._count += 1

    def end(self, name: str) -> None:
        """Know where the formats, or the styles of cells, end."""
        if name == self._inside:
            self._inside = ""

    def _require_few(self) -> None:
        self._seen += 1
        if self._seen > MOST_STYLES:
            raise ValueError("more styles than a program keeps")
