"""Imports on the desk: a list brought, read, mapped, rehearsed, committed, undone, page by page.

batches.py     the imports there are, and the addresses of the pages
steps.py       where an import stands, who may go on with it, and what every page shows
bringing.py    a file or a pasted table, and the list it belongs to (target.py: the forms)
reading.py     encoding, delimiter, sheet and header, with what each would make of the file
mapping.py     what each column is; columns.py: the form of a column
rehearsing.py  slice by slice, the page going on by itself
results.py     what will happen in five lines, what was noted (rows.py), what a commit would do
answering.py   a doubt answered for all its rows (answers.py: the form)
committing.py  the commit, the undo, and throwing away
profiles.py    saved mappings
wording.py     fields, columns and findings in the words of the desk
"""

from . import batches, profiles

__all__ = ["batches", "profiles"]
