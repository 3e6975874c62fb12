"""The dimensions of the search, each said once: kind, event, place, decade, list, fate and more.

A dimension is a parameter of the address, a group of options beside the results (a facet), a letter
of the alphabet of the index, and a sentence that offers to do without it. Pages, API, plan and
index read `DIMENSIONS`; in its order the groups are shown. To add a dimension, write its row
here and let the documents of the records that have it (`index/documents`) give its tokens.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.models import Event, Place, VictimList
from archive.models.people import Fate, Sex
from archive.models.search import SearchKind

from . import tokens
from .ages import AgeGroup
from .dimension_values import Choices, Decades, Places, Records, Values
from .expression import Expression, Token, some
from .named_as import NamedAs

WHAT, WHERE, WHOM = range(3)
"""The sets of facets that `SearchFacets` keeps apart, in the order of the columns of an entry."""

OTHERS = _("search without the other filters")


@dataclass(frozen=True, slots=True)
class Dimension:
    """A way in which records differ and a search can be narrowed."""

    name: str  # of the parameter, and of the facet in the API
    letter: str  # of its tokens
    column: int  # WHAT, WHERE or WHOM
    heading: Promise
    values: Values
    looser: Promise = OTHERS  # offered where nothing answers
    most: int = 1  # values in an address
    letters_anywhere: tuple[str, ...] = ()  # of other connections, asked too with `where=any`
    is_typed: bool = False  # as any name, not chosen by its address: shown as typed
    companions: tuple[str, ...] = ()  # parameters that mean nothing without it

    def token(self, value: object) -> str:
        """Return the token of a value: a uid, a choice, a year."""
        return tokens.token(self.letter, value)

    def has(self, values: Iterable[object], *, anywhere: bool = False) -> Expression:
        """Return the records that have any of these values (there must be some)."""
        letters = (self.letter, *self.letters_anywhere) if anywhere else (self.letter,)
        return some([Token(tokens.token(letter, value)) for value in values for letter in letters])


KIND = Dimension(
    name="kind",
    letter=tokens.KIND,
    column=WHAT,
    heading=_("What"),
    values=Choices(SearchKind),
    looser=_("search in everything"),
    most=len(SearchKind),
)
EVENT = Dimension(
    name="event",
    letter="e",
    column=WHAT,
    heading=_("Event"),
    values=Records(Event, "title"),
)
PLACE = Dimension(  # where it happened, with everything that place lies inside today
    name="place",
    letter="p",
    column=WHERE,
    heading=_("Where"),
    values=Places(Place, "label"),
    looser=_("search without the place"),
    letters_anywhere=(tokens.CONNECTED,),
    is_typed=True,
    companions=("where",),
)
DECADE = Dimension(
    name="decade",
    letter="d",
    column=WHOM,
    heading=_("When"),
    values=Decades(),
    looser=_("search in all years"),
)
LIST = Dimension(
    name="list",
    letter="l",
    column=WHAT,
    heading=_("List"),
    values=Records(VictimList, "title"),
)
FATE = Dimension(
    name="fate",
    letter="f",
    column=WHOM,
    heading=_("What is said to have happened"),
    values=Choices(Fate),
)
SEX = Dimension(
    name="sex",
    letter="g",
    column=WHOM,
    heading=_("Sex"),
    values=Choices(Sex),
)
AGE = Dimension(
    name="age",
    letter="a",
    column=WHOM,
    heading=_("Age at the event"),
    values=Choices(AgeGroup),
)
NAMED_AS = Dimension(
    name="named",
    letter="j",
    column=WHAT,
    heading=_("People"),
    values=Choices(NamedAs),
)
DIMENSIONS = {
    dimension.name: dimension
    for dimension in (KIND, NAMED_AS, EVENT, PLACE, DECADE, LIST, FATE, SEX, AGE)
}
