"""The first collection: from tables of facts to fixtures, and from fixtures into an empty archive.

`build` turns the committed CSV tables into Django fixtures (one module per concept, named as on
every floor); `load` brings the fixtures into the database with their baseline history; `renew`
brings in later changes and leaves alone what somebody has edited meanwhile; `bring_words` brings
the vocabularies only, for an archive that begins with records of its own.
"""

from .build import Built, build, differences, write
from .load import AlreadyHere, HoldsOther, Loaded, is_here, load
from .renew import Renewed, renew
from .tables import CollectionError
from .words import bring_words

__all__ = [
    "AlreadyHere",
    "Built",
    "CollectionError",
    "HoldsOther",
    "Loaded",
    "Renewed",
    "bring_words",
    "build",
    "differences",
    "is_here",
    "load",
    "renew",
    "write",
]
