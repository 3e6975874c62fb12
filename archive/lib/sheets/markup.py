"""The XML of a part of a workbook, streamed: nothing is built up that a file could make grow."""

import zipfile
import zlib
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from archive.lib.sheets.limits import LONGEST_CELL, Effort
from archive.lib.sheets.package import DAMAGED
from archive.lib.sheets.refusal import SheetRefused

Attributes = dict[str, str]
BROKEN = (KeyError, ValueError, OSError, EOFError, zipfile.BadZipFile, zlib.error, expat.ExpatError)
DEEPEST = 100  # elements inside each other; sheets have ten
_CHUNK = 1 << 16
_LONGEST_TAG = 1 << 20  # bytes of a tag that has not ended


class Handler:
    """What reads a part: told where elements begin and end, and the text of those it wants.

    `names` come without prefix: `x:row` and `row` are the same. Text is kept between `keep_text`
    and `text`.
    """

    def __init__(self) -> None:
        self._pieces: list[str] | None = None
        self._length = 0

    def begin(self, name: str, attributes: Attributes) -> None:
        """Take note of an element."""

    def end(self, name: str) -> None:
        """Take note that an element is complete."""

    def keep_text(self) -> None:
        """Begin to keep the text."""
        self._pieces, self._length = [], 0

    def text(self) -> str:
        """Return the text kept, and keep no more."""
        kept, self._pieces = "".join(self._pieces or ()), None
        return kept

    def add(self, piece: str) -> None:
        """Keep a piece of text; refuse what no cell can hold."""
        if self._pieces is not None:
            self._pieces.append(piece)
            self._length += len(piece)
            if self._length > LONGEST_CELL:
                self.refuse_long_text()

    def refuse_long_text(self) -> None:
        """Say where a text is too long."""
        raise SheetRefused("damaged", DAMAGED)


def walk(package: zipfile.ZipFile, part: str, handler: Handler, effort: Effort) -> Iterator[None]:
    """Feed a part to its handler, stopping after every chunk of the file.

    Raises whatever BROKEN lists for a part that is damaged, and SheetRefused for too much work.
    """
    parser = _parser(handler)
    with package.open(part) as stream:
        fed = 0
        while chunk := stream.read(_CHUNK):
            parser.Parse(chunk, False)
            fed += len(chunk)
            if fed - parser.CurrentByteIndex > _LONGEST_TAG:
                raise ValueError("a tag does not end")
            effort.require_time()
            yield
        parser.Parse(b"", True)
        yield


def read(package: zipfile.ZipFile, part: str, handler: Handler, effort: Effort) -> None:
    """Feed all of a part to its handler."""
    for _chunk in walk(package, part, handler, effort):
        pass


def _parser(handler: Handler) -> Any:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    depth = 0
    begin, end = handler.begin, handler.end

    def start(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise ValueError("elements inside elements without end")
        begin(name.rpartition(":")[2] if ":" in name else name, attributes)

    def finish(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name.rpartition(":")[2] if ":" in name else name)

    parser.StartElementHandler, parser.EndElementHandler = start, finish
    parser.CharacterDataHandler = handler.add
    parser.StartDoctypeDeclHandler = _no_doctype
    return parser


def _no_doctype(*_declaration: Any) -> None:
    """No program writes one; entities could make much of little."""
    raise ValueError("a document type is declared")
