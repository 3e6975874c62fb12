"""The first collection: from tables of facts straight into an archive.

tables.py      CSV read strictly; uids.py and wording.py: permanent ids and translations
columns.py     what a column can say; each noun has a module that declares its columns
collection.py  rows of models as the tables say them, with all that is wrong with them
load.py        into an archive without records; update.py brings later changes
words.py       the vocabularies only, for an archive that begins with records of its own

The rows of lists come in by the list importer, as an archivist's do.
"""

from .load import AlreadyHere, HoldsOther, Loaded, is_here, load, read
from .tables import CollectionRefused
from .update import Updated, update
from .words import bring_words

__all__ = [
    "AlreadyHere",
    "CollectionRefused",
    "HoldsOther",
    "Loaded",
    "Updated",
    "bring_words",
    "is_here",
    "load",
    "read",
    "update",
]
