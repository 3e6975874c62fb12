"""Tables in files: read strictly and row by row, in constant memory.

kinds.py      files that are no table at all
encodings.py  which encoding a file may be in, with a preview; texts read in the wrong encoding
lines.py      a file as decoded lines, each with its byte offset
delimited.py  CSV, TSV and semicolon CSV: what Python's reader lets pass is refused
layout.py     delimiter, banner rows and header of a table
workbook.py   XLSX: values only, checked before anything is unpacked, and while it is read:
              package.py the ZIP file, markup.py its XML, workbook_parts.py what sheets share,
              worksheet.py the rows of a sheet, cell_values.py what a cell says
limits.py     how much work a file may make
"""

from archive.lib.sheets.delimited import Mark, Row, read_rows, write_row
from archive.lib.sheets.encodings import (
    ENCODINGS,
    EncodingChoice,
    mojibake,
    plain_encoding,
    suggest_encodings,
)
from archive.lib.sheets.kinds import is_workbook, require_table
from archive.lib.sheets.layout import (
    DELIMITERS,
    Header,
    doubled_names,
    find_header,
    header_of,
    suggest_delimiter,
)
from archive.lib.sheets.limits import LONGEST_CELL, Limits
from archive.lib.sheets.refusal import SheetRefused
from archive.lib.sheets.workbook import SheetNotes, Workbook, open_workbook

__all__ = [
    "DELIMITERS",
    "ENCODINGS",
    "LONGEST_CELL",
    "EncodingChoice",
    "Header",
    "Limits",
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
    "require_table",
    "suggest_delimiter",
    "suggest_encodings",
    "write_row",
]
