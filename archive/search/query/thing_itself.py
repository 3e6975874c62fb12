"""The thing itself first: the record that is called as was typed, then what is called so and more.

A record whose title or a name *is* the question; then those whose title begins with it; what
happened before acts, days of remembrance and marches about it. Whatever only mentions the words
comes with the other tiers. Titles nobody has cost nothing: they are not in the vocabulary.
"""

from archive.models.search import SearchKind
from archive.search.expression import Expression, Token, Without, every, is_kind, some
from archive.search.tokens import AT, HAPPENED, TITLE, TITLE_IN_SHORT, token

from .called import NOT_CALLED, Tier
from .parser import Unit, Words

Way = tuple[Tier, Expression | None]

# A title begun is that of a thing, or of a text about one
THE_PLACE = is_kind(SearchKind.PLACE)
THINGS = some([Token(HAPPENED), THE_PLACE, is_kind(SearchKind.ORGANISATION)])


# What a small word may say of the thing asked for
OF_KIND: dict[SearchKind, Expression] = {
    SearchKind.EVENT: Token(HAPPENED),
    SearchKind.PLACE: THE_PLACE,
    SearchKind.LIST: is_kind(SearchKind.LIST),
}


def the_thing_itself(words: Words) -> list[Way]:
    """Return the ways of being what was asked for, the closest first."""
    whole = [(Tier.EXACT, title) for title in _titles(words.titles_of_units)]
    whole.append((Tier.SOUND, _place_so_called(words)))
    begun, named = _any(words.titles_begun_by_units), _named(words.units)
    ways: list[Way] = [(Tier.EXACT, title) for title in _titles(words.titles)]
    if words.typed != words.units:
        ways += [(Tier.EXACT, _only_called(_any(words.titles_begun)))]
        ways += [(Tier.EXACT, _any(words.titles))]  # a text that is called so in all its words
    if words.kind is not None:  # Khojaly tragedy: what happened, before the town
        kind = OF_KIND[words.kind]
        ways += [(tier, _both(way, kind)) for tier, way in whole]
        ways += [(Tier.EXACT, _both(begun, kind)), (Tier.EXACT, _both(named, kind))]
    ways += [*whole, (Tier.EXACT, _both(begun, THINGS))]
    texts = _any(words.titles_of_units)
    if begun is not None or texts is not None:
        ways += [(Tier.EXACT, _both(named, Token(HAPPENED))), (Tier.EXACT, texts)]
        ways += [(Tier.EXACT, _only_called(begun))]
    if words.typed != words.units:
        ways.append((Tier.EXACT, _only_called(_named(words.typed))))
    return [(tier, way) for tier, way in ways if way is not None]


def _place_so_called(words: Words) -> Expression | None:
    """Return the places that are called so as a whole, by whatever name."""
    uids = words.places.get((0, len(words.units)), ())
    return _both(some([Token(token(AT, uid)) for uid in uids]), THE_PLACE) if uids else None


def _titles(tokens: tuple[str, ...]) -> list[Expression | None]:
    """Return the things of these titles: first in full, then without what stands in brackets."""
    kinds = (tuple(t for t in tokens if t[0] == kind) for kind in (TITLE, TITLE_IN_SHORT))
    return [_only_called(_any(some)) for some in kinds]


def _only_called(way: Expression | None) -> Expression | None:
    return None if way is None else Without(way, NOT_CALLED)


def _any(tokens: tuple[str, ...]) -> Expression | None:
    return some(map(Token, tokens)) if tokens else None


def _named(units: tuple[Unit, ...]) -> Expression:
    named = every([unit.in_names for unit in units])
    assert named is not None  # noqa: S101 - for the type checker: a question has words
    return named


def _both(way: Expression | None, other: Expression) -> Expression | None:
    return None if way is None else every([way, other])
