"""Merging: two persons who are the same, and how to take it back.

    seen = preview(kept, absorbed)           what would move, what would be filled in, what differs
    lines = field_by_field(kept, absorbed, seen)    the same, in words for a page
    merge = merge_people(kept, absorbed, author, "same grave, same father")
    un_merge(merge, author, "another grave")

What stands under the absorbed person (names, rows, events, offices, ties, quotations, citations)
moves to the kept person; the old id leads there from now on. The registry keeps what moved, so that
the merge can be undone.
"""

from .fields import FieldLine, Return, field_by_field, foresee_return
from .foreseeing import CannotMerge, Preview, preview
from .moving import in_the_way, merge_people, un_merge

__all__ = [
    "CannotMerge",
    "FieldLine",
    "Preview",
    "Return",
    "field_by_field",
    "foresee_return",
    "in_the_way",
    "merge_people",
    "preview",
    "un_merge",
]
