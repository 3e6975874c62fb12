"""Merging: two persons found to be one, and how to take it back.

    seen = preview(kept, absorbed)           what would move, what would be filled in, what differs
    merge = merge_people(kept, absorbed, author, "same grave, same father")
    un_merge(merge, author, "another grave")

What stands under the absorbed person (names, rows, events, offices, ties, quotations, citations)
moves to the kept one; the old id leads there from now on. The registry keeps what moved, so that
the merge can be undone.
"""

from .foreseeing import CannotMerge, Preview, preview
from .moving import merge_people, un_merge

__all__ = ["CannotMerge", "Preview", "merge_people", "preview", "un_merge"]
