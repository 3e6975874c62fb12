"""Bringing lists of names in: brought, mapped, rehearsed, committed, undone; nothing guessed.

bringing.py    a file kept with its checksum; how it is read (encoding, sheet, header)
mapping.py     which column is what; profiles. fields.py suggests it from the headers (headers.py)
               and the first rows (samples.py); models/row_fields.py lists what a column can be
interpreting.py  a row read by its mapping, with everything that deserves a look; no_persons.py
               keeps sums and headings out, gazetteer.py knows the places
comparing.py   new, changed, unchanged, doubled
rehearsing.py  all rows staged in slices; committing.py writes them at once; undoing.py takes back
reporting.py   the report as CSV, the figures for a script
"""

from .bringing import (
    DESK_LIMITS,
    EVENTS,
    LARGEST_UPLOAD,
    UIDS,
    EncodingUnsure,
    ReadAs,
    bring,
    bring_text,
    choose_reading,
    chosen_reading,
    encoding_choices,
    first_rows,
    require_uploadable,
    sheets_of,
)
from .committing import AT_DESK, abandon, abandon_stale, balance, commit, gone_rows
from .finishing import finish_work_left
from .indexing import index_pending, publish_in_slices
from .mapping import (
    Column,
    ColumnMapping,
    MappingRefused,
    is_nameless,
    mapping_from_json,
    save_profile,
    suggest_mapping,
)
from .receiving import CommitRefused, NewList, RehearseAgain
from .rehearsing import (
    REHEARSAL,
    Overtaken,
    Progress,
    list_stands_at,
    rehearse,
    rehearse_slice,
    start_rehearsal,
)
from .reporting import figures, report_lines, write_report
from .undoing import Undone, UndoRefused, changed_since, foreseen, undo
from .undoing import obstacles as undo_obstacles
from .writing import prepare_process

__all__ = [
    "AT_DESK",
    "DESK_LIMITS",
    "EVENTS",
    "LARGEST_UPLOAD",
    "REHEARSAL",
    "UIDS",
    "Column",
    "ColumnMapping",
    "CommitRefused",
    "EncodingUnsure",
    "MappingRefused",
    "NewList",
    "Overtaken",
    "Progress",
    "ReadAs",
    "RehearseAgain",
    "UndoRefused",
    "Undone",
    "abandon",
    "abandon_stale",
    "balance",
    "bring",
    "bring_text",
    "changed_since",
    "choose_reading",
    "chosen_reading",
    "commit",
    "encoding_choices",
    "figures",
    "finish_work_left",
    "first_rows",
    "foreseen",
    "gone_rows",
    "index_pending",
    "is_nameless",
    "list_stands_at",
    "mapping_from_json",
    "prepare_process",
    "publish_in_slices",
    "rehearse",
    "rehearse_slice",
    "report_lines",
    "require_uploadable",
    "save_profile",
    "sheets_of",
    "start_rehearsal",
    "suggest_mapping",
    "undo",
    "undo_obstacles",
    "write_report",
]
