"""Bringing a file: kept as it is with its checksum, looked at, and how to read it chosen."""

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any, BinaryIO

from django.core.files import File
from django.utils.translation import gettext as _

from archive.lib.sheets import (
    EncodingChoice,
    Header,
    Limits,
    Mark,
    Row,
    SheetRefused,
    find_header,
    header_of,
    is_workbook,
    open_workbook,
    read_rows,
    require_table,
    suggest_delimiter,
    suggest_encodings,
)
from archive.lib.sheets.layout import LOOKED_AT
from archive.lib.sheets.lines import Lines
from archive.models import ImportBatch, VictimList

from . import unpacking
from .headers import is_usual

LARGEST_UPLOAD = 50 * 1024 * 1024  # bytes; above it the form names the command
DESK_LIMITS = Limits(unpacked=64 * 1024 * 1024, seconds=15)
"""What a workbook may cost a request."""
READ_AS = "read_as"
PASTED = "pasted.txt"
EVENTS = "events"
"""In the mapping: ids of the events of a list that is not made yet."""
UIDS = "uids"
"""In the mapping: permanent ids of new rows by their key, where those were given before."""
_SAMPLE = 1 << 20
_CHUNK = 1 << 20
MOST_LOOKED_THROUGH = 100_000  # rows, for a preview
_FIRST_PART = 20_000  # characters of a line, enough to see what stands between its cells


class EncodingUnsure(Exception):
    """The file does not prove its encoding; `choices` show what each would make of it."""

    def __init__(self, choices: list[EncodingChoice]) -> None:
        super().__init__("The file does not say which encoding it is in: choose one.")
        self.choices = choices


@dataclass(frozen=True, slots=True)
class ReadAs:
    """How the file of a batch is read. `start` and `rows` are the place below the header."""

    encoding: str
    delimiter: str
    header_row: int
    names: tuple[str, ...]
    start: int
    rows: int
    sheet: str = ""
    pads_short_rows: bool = False


def bring(
    file: BinaryIO, file_name: str, author: Any = None, victim_list: VictimList | None = None
) -> ImportBatch:
    """Keep a file as it is, with its checksum, as a new batch."""
    batch = ImportBatch(victim_list=victim_list, file_name=file_name[:300], by=author)
    digest = hashlib.sha256()
    file.seek(0)
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
    file.seek(0)
    batch.checksum = digest.hexdigest()
    batch.file.save(_stored_name(file_name), File(file), save=False)
    batch.save()
    return batch


def bring_text(text: str, author: Any = None, victim_list: VictimList | None = None) -> ImportBatch:
    """Keep a table pasted as text, copied out of a document, as a new batch."""
    return bring(io.BytesIO(text.encode()), PASTED, author, victim_list)


def require_uploadable(size: int) -> None:
    """Refuse a file too large for a form before reading it; the sentence names the command."""
    if size > LARGEST_UPLOAD:
        words = _(
            "The file has %(size)s MB; a form takes %(most)s MB. "
            "On the server, manage.py import_list takes a file of any size."
        )
        said = {"size": f"{size / 1e6:,.0f}", "most": f"{LARGEST_UPLOAD / 1e6:,.0f}"}
        raise SheetRefused("too-large", words % said)


def encoding_choices(batch: ImportBatch) -> list[EncodingChoice]:
    """Return the encodings the file can be read in, likeliest first; none for a workbook."""
    with kept_file(batch) as file:
        head = _head(batch, file)
    return [] if is_workbook(head) else suggest_encodings(head)


def sheets_of(batch: ImportBatch) -> list[str]:
    """Return the names of the sheets of a workbook; none for a text file."""
    if unpacking.SHEETS in batch.mapping:
        return list(batch.mapping[unpacking.SHEETS])
    with kept_file(batch) as file:
        if not is_workbook(_head(batch, file)):
            return []
        book = open_workbook(file)
        try:
            return book.sheets
        finally:
            book.close()


def choose_reading(
    batch: ImportBatch,
    *,
    encoding: str = "",
    delimiter: str = "",
    sheet: str = "",
    header_row: int | None = None,
    pads_short_rows: bool | None = None,
    limits: Limits | None = None,
) -> ReadAs:
    """Settle how the file is read, keep it with the batch, and return it.

    What is not given is read from the file where it proves it: else EncodingUnsure (which encoding)
    or SheetRefused (which sheet, which header) asks. `header_row` 0 means there is none.
    """
    batch.mapping.pop(READ_AS, None)
    batch.counts = {}  # what was rehearsed was read otherwise
    try:
        with kept_file(batch) as file:
            head = _head(batch, file)
            if is_workbook(head):
                sheet = unpacking.unpack(batch, file, sheet, limits)
                encoding, delimiter, pads_short_rows = "utf-8", ",", True
            else:
                encoding = encoding or _proven(head)
    finally:  # also where it is refused: nothing is settled then, and no other sheet lies unpacked
        batch.save(update_fields=["mapping", "counts"])
    with open_file(batch) as file:
        delimiter = delimiter or suggest_delimiter(_first_lines(file, encoding))
        rows = list(islice(read_rows(file, encoding, delimiter), max(LOOKED_AT, header_row or 0)))
    header, start = _header(rows, header_row)
    is_pasted = batch.file_name == PASTED
    chosen = ReadAs(
        encoding, delimiter, header.number, header.names, start.offset, start.rows, sheet,
        is_pasted if pads_short_rows is None else pads_short_rows,
    )  # fmt: skip
    batch.encoding = encoding
    batch.mapping = {**batch.mapping, READ_AS: asdict(chosen)}
    batch.save(update_fields=["encoding", "mapping"])
    return chosen


def chosen_reading(batch: ImportBatch) -> ReadAs:
    """Return how the file is read, as it was chosen."""
    kept = batch.mapping[READ_AS]
    return ReadAs(**{**kept, "names": tuple(kept["names"])})


def first_rows(batch: ImportBatch, count: int = 10) -> list[Row]:
    """Return the first rows below the header that are not empty, for a preview."""
    chosen = chosen_reading(batch)
    with open_file(batch) as file:
        rows = rows_from(file, chosen, Mark(chosen.start, chosen.rows))
        looked_through = islice(rows, MOST_LOOKED_THROUGH)
        return list(islice((row for row in looked_through if any(row.cells)), count))


def rows_from(file: BinaryIO, chosen: ReadAs, start: Mark) -> Iterator[Row]:
    """Yield the rows of an open file from a mark on."""
    return read_rows(file, chosen.encoding, chosen.delimiter, start)


@contextmanager
def open_file(batch: ImportBatch) -> Iterator[BinaryIO]:
    """Open what is read row by row: the file itself, or the unpacked sheet of a workbook."""
    sheet = unpacking.unpacked(batch)
    if sheet is None:
        with kept_file(batch) as file:
            yield file
    else:
        with sheet as file:
            yield file


@contextmanager
def kept_file(batch: ImportBatch) -> Iterator[BinaryIO]:
    """Open the file as it was brought."""
    file: Any = batch.file.storage.open(str(batch.file.name), "rb")
    with file:
        yield file.file


def _head(batch: ImportBatch, file: BinaryIO) -> bytes:
    """Return the beginning of the file; SheetRefused where it is no table at all."""
    head = file.read(_SAMPLE)
    require_table(head, batch.file_name)
    return head


def _proven(head: bytes) -> str:
    choices = suggest_encodings(head)
    if choices and choices[0].is_sure:
        return choices[0].encoding
    raise EncodingUnsure(choices)


def _first_lines(file: BinaryIO, encoding: str) -> list[str]:
    return [line[:_FIRST_PART] for line in islice(Lines(file, encoding), LOOKED_AT)]


def _header(rows: list[Row], header_row: int | None) -> tuple[Header, Mark]:
    """Return the header and the place below it."""
    if header_row == 0:
        first = next((row for row in rows if any(row.cells)), None)
        if first is None:
            raise SheetRefused("empty", _("The table is empty."))
        widest = max((row.cells for row in rows), key=len)
        return header_of(["x"] * len(widest), 0), Mark(0, 0)
    if header_row is None:
        header = find_header([row.cells for row in rows], is_usual)
    elif header_row > len(rows):
        raise SheetRefused("no-header", _("The file has no row %s.") % header_row)
    else:
        header = header_of(rows[header_row - 1].cells, header_row)
    return header, rows[header.number - 1].after


def _stored_name(file_name: str) -> str:
    """Return a name for the storage that keeps the ending and nothing else of the original."""
    ending = file_name.rsplit(".", 1)[-1].lower()
    return f"list.{ending if ending in ('csv', 'tsv', 'txt', 'xlsx', 'xlsm') else 'txt'}"


def discard_file(batch: ImportBatch) -> None:
    """Forget the kept file of a batch that came to nothing."""
    unpacking.discard(batch)
    if batch.file:
        batch.file.delete(save=False)
