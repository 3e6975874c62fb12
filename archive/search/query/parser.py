"""What a visitor typed, as expressions: exactly so, or a place of that name, or sounding alike.

Each way of matching (tier) includes the ones before it. Words must all be found; a "quoted phrase"
stands together and is not heard for sound; a -word must not stand there in its spelling.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from archive.lib.names import fold
from archive.lib.text import query_words
from archive.models.search import SearchKind
from archive.search.expression import EVERYTHING, Expression, Token, Without, every, some
from archive.search.index import vocabulary
from archive.search.tokens import FATHER, KIND, NAME, PLACE, SOUND, token

from .distance import Gazetteer
from .word import Unit, fathers_among, has_joined, heard_by_initials, heard_in_names

LONGEST_PLACE_NAME = 3  # words typed without quotation marks and still tried as one name


# What carries a name of its own, and what is a person.
CALLED = (
    SearchKind.EVENT,
    SearchKind.PERSON,
    SearchKind.ENTRY,
    SearchKind.PLACE,
    SearchKind.LIST,
)
PEOPLE = (SearchKind.PERSON, SearchKind.ENTRY)


class Tier(StrEnum):
    """How a record was matched, the closest first."""

    EXACT = "exact"  # in this spelling
    PLACE = "place"  # at a place of this name
    SOUND = "sound"  # in a spelling that sounds alike
    INITIAL = "initial"  # by the first letter of a name
    FATHERLESS = "fatherless"  # where no father is named
    NEAR = "near"  # but for a letter


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything a visitor typed."""

    units: tuple[Unit, ...] = ()
    unwanted: tuple[Unit, ...] = ()
    places: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.units or self.unwanted)

    def tiers(self) -> list[tuple[Tier, Expression]]:
        """Return the ways of matching, each including those before it; at least one.

        What is called so comes first, then people whose names sound alike: whoever looks for a
        name looks for a person. Words spoken by somebody of that name, and texts that only speak
        of it, come after them.
        """
        if not self.units:
            return [(Tier.EXACT, self._without(EVERYTHING))]
        exact: list[Expression | None] = [unit.exact for unit in self.units]
        named = every(unit.in_names for unit in self.units)
        called = of_kinds(named, CALLED)
        people = of_kinds(self._names_heard(), PEOPLE)
        themselves = self._not_the_father(called), self._not_the_father(people)
        initials = of_kinds(heard_by_initials(self.units), PEOPLE)
        heard = _all_of(self._with_places([self._heard(unit) for unit in self.units]))
        ways: list[tuple[Tier, Expression | None]] = [
            (Tier.EXACT, themselves[0]),
            (Tier.SOUND, _any_of(*themselves)),
            (Tier.EXACT, _any_of(called, themselves[1])),
            (Tier.SOUND, _any_of(called, people)),
            (Tier.INITIAL, _any_of(called, people, initials)),
            (Tier.EXACT, _any_of(named, people, initials)),
            (Tier.EXACT, _any_of(_all_of(exact), people, initials)),
            (Tier.PLACE, _any_of(_all_of(self._with_places(exact)), people, initials)),
            # whoever is heard in names is heard, unless as two words joined to one
            (Tier.SOUND, _any_of(heard, people if has_joined(self.units) else None, initials)),
        ]
        found: dict[Expression, Tier] = {}
        for tier, expression in ways:
            if expression is not None:
                found.setdefault(self._without(expression), tier)
        return [(tier, expression) for expression, tier in found.items()]

    def fatherless(self) -> Expression | None:
        """Return people of the name whose father is not told; None where no father was asked."""
        rest = [unit for unit in self.units if unit not in fathers_among(self.units)]
        if len(rest) == len(self.units) or not rest:
            return None
        people = of_kinds(heard_in_names(rest), PEOPLE)
        return self._without(Without(people, Token(FATHER))) if people else None

    def _names_heard(self) -> Expression | None:
        """Return what has all words in its names, as typed or sounding alike; markers left out."""
        return heard_in_names(self.units)

    def _not_the_father(self, expression: Expression | None) -> Expression | None:
        """Leave out where a word is only the father's, unless it is the father who was asked."""
        own = [unit for unit in self.units if unit not in fathers_among(self.units)]
        keys = [key for unit in own if not unit.is_phrase for key in unit.sounds()]
        if expression is None or not keys:
            return expression
        return Without(expression, some(Token(FATHER + key) for key in keys))

    def widest(self) -> Expression:
        """Return the last tier: everything that matches in any of these ways."""
        return self.tiers()[-1][1]

    def as_name(self) -> Expression:
        """Return what has all words in its names, in this spelling or sounding alike."""
        return self._without(heard_in_names(self.units) or EVERYTHING)

    def near(self) -> Expression | None:
        """Return what matches when every word may be one letter off; None if no word has one."""
        parts, has_any = [], False
        for unit in self.units:
            close = self.near_tokens(unit)
            has_any = has_any or bool(close)
            heard = self._heard(unit) or unit.exact
            parts.append(some([heard, *(Token(one) for one in close)]))
        asked = every(parts)
        return self._without(asked) if has_any and asked is not None else None

    def near_tokens(self, unit: Unit) -> list[str]:
        """Return the tokens of names that are one letter off a word; none for a phrase."""
        if unit.is_phrase or len(unit.folded) != 1:
            return []
        return vocabulary.near(unit.folded[0], unit.sounds())

    def _heard(self, unit: Unit) -> Expression | None:
        """Return the unit as heard; None for a marker among other words."""
        if unit.is_only_marker and len(self.units) > 1:
            return None
        return some([unit.exact, unit.heard(among_others=len(self.units) > 1)])

    def _with_places(self, parts: list[Expression | None]) -> list[Expression | None]:
        """Return the parts, with runs that are the name of a place matched by the place too."""
        made: list[Expression | None] = []
        at = 0
        while at < len(parts):
            end = next((end for start, end in self.places if start == at), at + 1)
            run = every(part for part in parts[at:end] if part is not None)
            here = [Token(token(PLACE, uid)) for uid in self.places.get((at, end), ())]
            made.append(some([*([run] if run else []), *here]) if here else run)
            at = end
        return made

    def _without(self, expression: Expression) -> Expression:
        if not self.unwanted:
            return expression
        return Without(expression, some(unit.exact for unit in self.unwanted))


def of_kinds(expression: Expression | None, kinds: tuple[SearchKind, ...]) -> Expression | None:
    """Return what of an expression is of one of these kinds.

    Said by what it is not: of the other kinds there are hundreds, of rows of lists a million.
    """
    if expression is None:
        return None
    others = [kind for kind in SearchKind if kind not in kinds]
    return Without(expression, some(Token(token(KIND, kind)) for kind in others))


def _any_of(*parts: Expression | None) -> Expression | None:
    present = [part for part in parts if part is not None]
    return some(present) if present else None


def _all_of(parts: list[Expression | None]) -> Expression | None:
    return every(part for part in parts if part is not None)


def read(text: str, *, with_places: bool = True) -> Asked:
    """Return what was asked; empty where nothing typed has a letter or digit. Never raises."""
    units: list[Unit] = []
    unwanted: list[Unit] = []
    for kind, part in query_words(text):
        if not fold(part):
            continue
        unit = Unit(part, is_phrase=kind == "phrase")
        (unwanted if kind == "not" else units).append(unit)
    return Asked(tuple(units), tuple(unwanted), _places(units, Gazetteer()) if with_places else {})


def _places(units: list[Unit], gazetteer: Gazetteer) -> dict[tuple[int, int], tuple[str, ...]]:
    """Return the runs of words that are the name of a place, the longest first, none twice."""
    runs = [
        (start, end)
        for length in range(LONGEST_PLACE_NAME, 0, -1)
        for start in range(len(units) - length + 1)
        for end in [start + length]
        if length == 1 or not any(unit.is_phrase for unit in units[start:end])
    ]
    named = gazetteer.look_up(" ".join(one.typed for one in units[a:b]) for a, b in runs)
    found: dict[tuple[int, int], tuple[str, ...]] = {}
    taken: set[int] = set()
    for (start, end), uids in zip(runs, named, strict=True):
        if uids and taken.isdisjoint(range(start, end)):
            found[start, end] = uids
            taken |= set(range(start, end))
    return dict(sorted(found.items()))


def prefixed(text: str) -> list[Expression]:
    """Return what has these words in its names, the last one unfinished: in spelling, by sound.

    The second includes the first. Empty where nothing typed has a letter or digit.
    """
    typed = [one for kind, part in query_words(text) if kind != "not" for one in part.split()]
    units = [unit for unit in map(Unit, typed) if unit.folded]
    if not units:
        return []
    spelled = [unit.in_names for unit in units[:-1]]
    last = [*units[-1].folded]
    spelled += [Token(NAME + word) for word in last[:-1]]
    spelled.append(Token(NAME + last[-1], is_prefix=True))
    heard = [some([unit.in_names, *_sound_tokens(unit)]) for unit in units[:-1]]
    heard.append(some([spelled[-1], *_sound_tokens(units[-1], is_prefix=True)]))
    return [one for parts in (spelled, heard) if (one := every(parts)) is not None]


def _sound_tokens(unit: Unit, *, is_prefix: bool = False) -> list[Expression]:
    keys = unit.sounds()
    return [Token(SOUND + key, is_prefix=is_prefix) for key in keys if len(key) > 1]
