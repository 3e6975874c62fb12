"""Bringing lists of names in: brought, mapped, rehearsed, committed, undone; nothing guessed.

bringing.py    a file kept with its checksum; how it is read (encoding, sheet, header)
mapping.py     which column is what; profiles. fields.py suggests it from the headers (headers.py)
               and the first rows (samples.py); models/row_fields.py lists what a column can be
earlier.py     the mapping of the last release of a list, for its next
continuing.py  which column of a later release is which of the list, and of which it is silent
recognising.py rows without a key known by what they say; pairing.py by columns somebody chose
interpreting.py  a row read by its mapping, with everything that deserves a look; no_persons.py
               keeps sums and headings out, gazetteer.py knows the places
answers.py     what the mapping says of doubtful cells; doubts.py: what a rehearsal doubts
comparing.py   new, changed, unchanged, doubled
renewed.py     most rows new, most old ones gone: said above all else, and asked
rehearsing.py  all rows staged in slices; committing.py writes them at once; undoing.py takes back
reporting.py   the report as CSV, the figures for a script
"""

from .answers import AS_WRITTEN, NUMBER, misunderstood, with_answers
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
from .continuing import as_before
from .doubts import (
    Doubt,
    DoubtfulCell,
    cell_lines,
    commonest_doubts,
    doubtful_cells,
    doubts_of,
    rows_answered,
    rows_with,
)
from .earlier import fitted_to, keep_answers, last_import
from .finishing import finish_work_left
from .indexing import index_pending, publish_in_slices
from .mapping import (
    Column,
    ColumnMapping,
    MappingRefused,
    column_from_json,
    is_nameless,
    mapping_from_json,
    save_profile,
    suggest_mapping,
)
from .reading import interpreter_of
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
from .renewed import Renewal, columns_to_pair_by, is_to_be_asked, renewal_of
from .renewed import accept as accept_renewal
from .renewed import sentences as renewal_sentences
from .reporting import figures, report_lines, write_report
from .undoing import Undone, UndoRefused, changed_since, foreseen, undo
from .undoing import obstacles as undo_obstacles
from .writing import prepare_process

__all__ = [
    "AS_WRITTEN",
    "AT_DESK",
    "DESK_LIMITS",
    "EVENTS",
    "LARGEST_UPLOAD",
    "NUMBER",
    "REHEARSAL",
    "UIDS",
    "Column",
    "ColumnMapping",
    "CommitRefused",
    "Doubt",
    "DoubtfulCell",
    "EncodingUnsure",
    "MappingRefused",
    "NewList",
    "Overtaken",
    "Progress",
    "ReadAs",
    "RehearseAgain",
    "Renewal",
    "UndoRefused",
    "Undone",
    "abandon",
    "abandon_stale",
    "accept_renewal",
    "as_before",
    "balance",
    "bring",
    "bring_text",
    "cell_lines",
    "changed_since",
    "choose_reading",
    "chosen_reading",
    "column_from_json",
    "columns_to_pair_by",
    "commit",
    "commonest_doubts",
    "doubtful_cells",
    "doubts_of",
    "encoding_choices",
    "figures",
    "finish_work_left",
    "first_rows",
    "fitted_to",
    "foreseen",
    "gone_rows",
    "index_pending",
    "interpreter_of",
    "is_nameless",
    "is_to_be_asked",
    "keep_answers",
    "last_import",
    "list_stands_at",
    "mapping_from_json",
    "misunderstood",
    "prepare_process",
    "publish_in_slices",
    "rehearse",
    "rehearse_slice",
    "renewal_of",
    "renewal_sentences",
    "report_lines",
    "require_uploadable",
    "rows_answered",
    "rows_with",
    "save_profile",
    "sheets_of",
    "start_rehearsal",
    "suggest_mapping",
    "undo",
    "undo_obstacles",
    "with_answers",
    "write_report",
]
