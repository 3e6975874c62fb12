"""Merging: two persons, places or sources that are the same, and how to take it back.

    seen = preview(kept, absorbed)           what would move, what would be filled in, what differs
    lines = field_by_field(kept, absorbed, seen)    the same, in words for a page
    merge = merge_records(kept, absorbed, author, "same grave, same father")
    un_merge(merge, author, "another grave")

What stands under the absorbed record (names, rows, events, statements, citations: all that points
to it) moves to the kept one; the old id and address lead there from now on. The registry keeps what
moved, so that the merge can be undone.
"""

from .fields import FieldLine, Return, field_by_field, foresee_return
from .kinds import MERGEABLE, preview
from .moving import in_the_way, merge_records, mergeable, un_merge
from .previews import CannotMerge, Preview

merge_people = merge_records  # of two persons

__all__ = [
    "MERGEABLE",
    "CannotMerge",
    "FieldLine",
    "Preview",
    "Return",
    "field_by_field",
    "foresee_return",
    "in_the_way",
    "merge_people",
    "merge_records",
    "mergeable",
    "preview",
    "un_merge",
]
