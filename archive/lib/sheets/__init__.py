"""Tables in files: read strictly and row by row, in constant memory.

encodings.py  which encoding a file may be in, with a preview; texts read in the wrong encoding
lines.py      a file as decoded lines, each with its byte offset
delimited.py  CSV, TSV and semicolon CSV: what Python's reader lets pass is refused
layout.py     delimiter, banner rows and header of a table
workbook.py   XLSX: values only, checked before anything is unpacked
"""

from archive.lib.sheets.delimited import LONGEST_CELL, Mark, Row, read_rows, write_row
from archive.lib.sheets.encodings import (
    ENCODINGS,
    EncodingChoice,
    mojibake,
    plain_encoding,
    suggest_encodings,
)
from archive.lib.sheets.layout import (
    DELIMITERS,
    Header,
    doubled_names,
    find_header,
    header_of,
    suggest_delimiter,
)
from archive.lib.sheets.refusal import SheetRefused
from archive.lib.sheets.workbook import SheetNotes, Workbook, is_workbook, open_workbook

__all__ = [
    "DELIMITERS",
    "ENCODINGS",
    "LONGEST_CELL",
    "EncodingChoice",
    "Header",
    "Mark",
    "Row",
    "SheetNotes",
    "SheetRefused",
    "Workbook",
    "doubled_names",
    "find_header",
    "header_of",
    "is_workbook",
    "mojibake",
    "open_workbook",
    "plain_encoding",
    "read_rows",
    "suggest_delimiter",
    "suggest_encodings",
    "write_row",
]
