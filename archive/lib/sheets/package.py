"""The package an XLSX workbook is (a ZIP file), looked at before anything of it is unpacked."""

import struct
import zipfile
from typing import BinaryIO

from archive.lib.clauses import gettext_noop
from archive.lib.sheets.refusal import SheetRefused

DAMAGED = gettext_noop("The workbook is damaged: it cannot be opened.")
NOT_XLSX = gettext_noop("This is no XLSX workbook. Save the table as XLSX or as CSV (UTF-8).")
MOST_SHARED_TEXT = 192 * 1024 * 1024  # bytes; held in memory while reading
MOST_RATIO = 100  # unpacked to packed, of anything above SMALL
SMALL = 8 * 1024 * 1024
MOST_DIRECTORY = 1 * 1024 * 1024  # bytes that name the parts: some ten thousand of them
UNDERSTOOD = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# The records at the end of a package: what they begin with, how long they are, and where in them
# the length of the directory stands.
_ENDS = ((b"PK\x05\x06", 22, "<I", 12), (b"PK\x06\x06", 56, "<Q", 40))
_TAIL = 65_536 + 22 + 56 + 20
_IS_ENCRYPTED = 0x1


def open_package(file: BinaryIO, most_unpacked: int) -> zipfile.ZipFile:
    """Open a package; SheetRefused where it is damaged, locked, or too much once unpacked."""
    _require_short_directory(file)
    try:
        package = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise SheetRefused("damaged", DAMAGED) from error
    parts = package.infolist()
    if any(part.flag_bits & _IS_ENCRYPTED for part in parts):
        raise SheetRefused(
            "locked", gettext_noop("The file is locked with a password. Take it off.")
        )
    if any(part.compress_type not in UNDERSTOOD for part in parts):
        raise SheetRefused("not-xlsx", NOT_XLSX)
    _require_reasonable(parts, most_unpacked)
    return package


def _require_short_directory(file: BinaryIO) -> None:
    """Refuse a package of a million parts before they are listed."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _TAIL))
    tail = file.read()
    file.seek(0)
    for signature, length, kind, place in _ENDS:
        at = tail.rfind(signature)
        if at >= 0 and at + length <= len(tail):
            (directory,) = struct.unpack_from(kind, tail, at + place)
            if MOST_DIRECTORY < directory != 0xFFFFFFFF:
                raise SheetRefused("damaged", DAMAGED)


def _require_reasonable(parts: list[zipfile.ZipInfo], most: int) -> None:
    total = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    shared = sum(part.file_size for part in parts if part.filename.endswith("sharedStrings.xml"))
    too_much = total > most or shared > MOST_SHARED_TEXT
    if too_much or (total > SMALL and total > MOST_RATIO * max(packed, 1)):
        raise SheetRefused(
            "too-large",
            gettext_noop(
                "Unpacked, the workbook would be %(size)s MB. Save the sheet as CSV (UTF-8) and "
                "bring that in."
            ),
            size=f"{total / 1e6:,.0f}",
        )
