"""How records are matched, and which kinds carry a name of their own."""

from enum import StrEnum

from archive.models.search import SearchKind
from archive.search.expression import is_kind, some

PEOPLE = (SearchKind.PERSON, SearchKind.ENTRY)
CALLED = (
    *PEOPLE,
    SearchKind.EVENT,
    SearchKind.PLACE,
    SearchKind.LIST,
    SearchKind.ORGANISATION,
)
"""What carries a name of its own."""

# Said by what they are not: of the other kinds there are hundreds, of rows of lists a million.
NOT_PEOPLE = some([is_kind(kind) for kind in SearchKind if kind not in PEOPLE])
NOT_CALLED = some([is_kind(kind) for kind in SearchKind if kind not in CALLED])


class Tier(StrEnum):
    """How a record was matched, the closest first."""

    EXACT = "exact"  # in this spelling
    PLACE = "place"  # at a place of this name
    SOUND = "sound"  # in a spelling that sounds alike
    INITIAL = "initial"  # by the first letter of a name
    ENDING = "ending"  # by a family name with or without its ending
    FATHERLESS = "fatherless"  # where no father is named
    FUZZY = "fuzzy"  # but for a letter
