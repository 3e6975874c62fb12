"""A file as decoded lines, with the byte offset of each: where reading can go on later."""

from collections.abc import Iterator
from typing import BinaryIO

from archive.lib.clauses import gettext_noop
from archive.lib.sheets.encodings import plain_encoding
from archive.lib.sheets.refusal import SheetRefused

LONGEST_LINE = 8_000_000  # bytes; a line this long is no row of a table
MOST_LINES = 50_000  # of a row, in cells that hold several
_CHUNK = 1 << 16


class Lines:
    """The lines of a file from an offset on. `offset` is where the next line begins.

    `row` is set by whoever reads rows, for the sentence about an invalid byte; all lines of a row
    together are no longer than a line may be.
    """

    def __init__(self, file: BinaryIO, encoding: str, offset: int = 0) -> None:
        file.seek(0)
        self.encoding, mark = plain_encoding(encoding, file.read(4))
        self.offset, self.row = max(offset, mark), 1
        # the row being read, where it begins, and how many lines it has so far
        self._began, self._lines = (0, self.offset), 0
        file.seek(self.offset)
        self._raw = _wide_lines(file, self.encoding) if self._is_wide() else _narrow_lines(file)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        raw = next(self._raw)
        if self.row != self._began[0]:
            self._began, self._lines = (self.row, self.offset), 0
        self._lines += 1
        is_endless = self.offset - self._began[1] + len(raw) >= LONGEST_LINE
        if is_endless or self._lines > MOST_LINES:
            raise SheetRefused(
                "line",
                gettext_noop("the row does not end: a quotation mark is open, or it is no table."),
                self.row,
                self._began[1],
            )
        try:
            text = raw.decode(self.encoding)
        except UnicodeDecodeError as error:
            at = self.offset + error.start
            raise SheetRefused(
                "invalid-byte",
                gettext_noop(
                    "the byte %(byte)s does not exist in %(encoding)s. The file is in another "
                    "encoding, or damaged here."
                ),
                self.row,
                at,
                byte=f"{error.object[error.start]:#04x}",
                encoding=self.encoding,
            ) from error
        self.offset += len(raw)
        return text

    def _is_wide(self) -> bool:
        return self.encoding.startswith("utf-16")


def _narrow_lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield lines that end in LF or CR LF; in a file of CR alone, each of those."""
    head = file.read(_CHUNK)
    file.seek(-len(head), 1)
    if b"\r" in head and b"\n" not in head:
        yield from _split(file, b"\r", 1)
        return
    while raw := file.readline(LONGEST_LINE):
        yield raw


def _wide_lines(file: BinaryIO, encoding: str) -> Iterator[bytes]:
    return _split(file, "\n".encode(encoding), 2)


def _split(file: BinaryIO, end: bytes, width: int) -> Iterator[bytes]:
    """Yield pieces up to and with `end`, which must stand at a multiple of `width`."""
    waiting = b""
    while chunk := file.read(_CHUNK):
        waiting += chunk
        start = searched = 0
        while (at := waiting.find(end, searched)) >= 0:
            if (at - start) % width:
                searched = at + 1
                continue
            yield waiting[start : at + width]
            start = searched = at + width
        waiting = waiting[start:]
        if len(waiting) >= LONGEST_LINE:
            break
    if waiting:
        yield waiting
