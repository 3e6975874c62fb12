"""The ways of matching words, the closest first: exactly so, at a place of that name, by sound.

The last of these ways (tiers) includes all before it.
"""

from collections.abc import Iterable, Sequence
from itertools import chain

from archive.lib.names import sound_keys
from archive.lib.names.family import with_endings, without_ending
from archive.lib.names.hearing import father_places, joinable
from archive.search.dimensions import PLACE
from archive.search.expression import (
    EVERYTHING,
    Expression,
    Token,
    Without,
    every,
    some,
)
from archive.search.frequencies import FREQUENCIES
from archive.search.index import vocabulary
from archive.search.tokens import FATHER, SOUND

from .called import NOT_CALLED, NOT_PEOPLE, Tier
from .parser import Unit, Words
from .thing_itself import the_thing_itself

MOST_WITH_INITIALS = 4  # words; longer questions are no names


def tiers_of(words: Words) -> list[tuple[Tier, Expression]]:
    """Return the ways of matching, of which the last includes all; never empty.

    The thing itself comes first, then what is called so, then people whose names sound alike:
    whoever looks for a name looks for a person. Words spoken by somebody of that name, and texts
    that only speak of it, come after them.
    """
    if not words.units:
        return [(Tier.EXACT, _without_unwanted(EVERYTHING, words))]
    exact: list[Expression | None] = [unit.exact for unit in words.units]
    named = every([unit.in_names for unit in words.units])
    called = _but(named, NOT_CALLED)
    joined = _joined(words.units)
    people = _but(_heard_in_names(words.units, joined), NOT_PEOPLE)
    themselves = _not_the_father(called, words.units), _not_the_father(people, words.units)
    initials = _but(_by_initials(words.units), NOT_PEOPLE)
    others = _any_of(initials, _but(_by_endings(words.units), NOT_PEOPLE))
    heard = _all_of(_with_places([_heard(unit, words) for unit in words.units], words))
    ways: list[tuple[Tier, Expression | None]] = [
        *the_thing_itself(words),
        (Tier.EXACT, themselves[0]),
        (Tier.SOUND, _any_of(*themselves)),
        (Tier.EXACT, _any_of(called, themselves[1])),
        (Tier.SOUND, _any_of(called, people)),
        (Tier.INITIAL, _any_of(called, people, initials)),
        (Tier.ENDING, _any_of(called, people, others)),
        *[(Tier.EXACT, Token(token)) for token in words.titles_begun_by_units],
        (Tier.EXACT, _any_of(named, people, others)),
        (Tier.EXACT, _any_of(_all_of(exact), people, others)),
        (Tier.PLACE, _any_of(_all_of(_with_places(exact, words)), people, others)),
        # whoever is heard in names is heard, unless as two words joined
        (Tier.SOUND, _any_of(heard, people if joined else None, others)),
    ]
    tiers: dict[Expression, Tier] = {}
    for tier, expression in ways:
        if expression is not None:
            tiers.setdefault(_without_unwanted(expression, words), tier)
    return [(tier, expression) for expression, tier in tiers.items()]


def widest(words: Words) -> Expression:
    """Return the last tier: everything that matches in any of these ways."""
    return tiers_of(words)[-1][1]


def as_name(words: Words) -> Expression:
    """Return what has all words in its names, in this spelling or sounding alike."""
    return _without_unwanted(heard_in_names(words.units) or EVERYTHING, words)


def fatherless(words: Words) -> Expression | None:
    """Return people of the name whose father is not named; None where no father was asked."""
    rest = _without_fathers(words.units)
    if len(rest) == len(words.units) or not rest:
        return None
    people = _but(heard_in_names(rest), NOT_PEOPLE)
    return _without_unwanted(Without(people, Token(FATHER)), words) if people else None


def fuzzy(words: Words) -> Expression | None:
    """Return what matches when every word may be a letter off; None if no word is near a name."""
    close = [fuzzy_tokens(unit) for unit in words.units]
    parts = [
        some([_heard(unit, words) or unit.exact, *map(Token, tokens)])
        for unit, tokens in zip(words.units, close, strict=True)
    ]
    expression = every(parts)
    return _without_unwanted(expression, words) if any(close) and expression is not None else None


def fuzzy_tokens(unit: Unit) -> list[str]:
    """Return the tokens of names that are a letter off a word; none for a phrase."""
    if unit.is_phrase or len(unit.folded) != 1:
        return []
    return vocabulary.fuzzy(unit.folded[0], unit.sounds())


def heard_in_names(units: Sequence[Unit]) -> Expression | None:
    """Return what has all words in its names, as typed or sounding alike; markers left out.

    Two words that may be written together (Mustafa Zadə, Anna Maria) are looked for joined as well.
    """
    return _heard_in_names(units, _joined(units))


def _heard_in_names(
    units: Sequence[Unit], joined: dict[int, list[Expression]]
) -> Expression | None:
    among_others = len(units) > 1
    parts: list[Expression] = []
    for at, unit in enumerate(units):
        if not (unit.is_only_marker and among_others):
            ways = [unit.heard(among_others=among_others)]
            parts.append(some([*ways, *joined.get(at - 1, ()), *joined.get(at, ())]))
    return every(parts)


def _by_initials(units: Sequence[Unit]) -> Expression | None:
    """Return what has some word in its names, and of the others an initial.

    Either the question has the initial (Ə. Hüseynov) or the record; None for a single word.
    """
    wanted = [unit for unit in units if not unit.is_only_marker]
    whole = [unit for unit in wanted if not unit.is_initial]
    if not (whole and 1 < len(wanted) <= MOST_WITH_INITIALS):
        return None
    initials = {unit: unit.by_initial() for unit in wanted}
    ways = [
        every([unit.heard(among_others=True), *(initials[word] for word in wanted if word != unit)])
        for unit in whole
    ]
    return some([way for way in ways if way is not None])


def _by_endings(units: Sequence[Unit]) -> Expression | None:
    """Return what has all words in its names, one of them with or without a family ending.

    Orxan Nümunə and Orxan Nümunəyev may be one person. None for a single word, and where no
    public record has the other word.
    """
    wanted = [unit for unit in units if not unit.is_only_marker]
    if not 1 < len(wanted) <= MOST_WITH_INITIALS:
        return None
    keys = {
        unit: _with_other_endings(unit.sounds())
        for unit in _without_fathers(units)
        if unit in wanted and not (unit.is_phrase or unit.is_initial)
    }
    known = FREQUENCIES.look_up(SOUND + key for made in keys.values() for key in made)
    ways = []
    for unit, made in keys.items():
        ended = [
            Without(Token(SOUND + key), Token(FATHER + key)) for key in made if SOUND + key in known
        ]
        others = [word.heard(among_others=True) for word in wanted if word is not unit]
        if ended:
            ways.append(every([some(ended), *others]))
    return some([way for way in ways if way is not None]) if ways else None


def _with_other_endings(keys: Iterable[str]) -> list[str]:
    made = [(without_ending(key, is_family=False), *with_endings(key)) for key in keys]
    return [key for key in dict.fromkeys(chain.from_iterable(made)) if key]


def _joined(units: Sequence[Unit]) -> dict[int, list[Expression]]:
    """Return, by the place of a unit, what has it and the next as a single word, as heard.

    Only what some public record has.
    """
    tokens = {
        at: [SOUND + key for key in sound_keys(units[at].typed + units[at + 1].typed)]
        for at in joinable([unit.typed for unit in units])
        if not (units[at].is_phrase or units[at + 1].is_phrase)
    }
    known = FREQUENCIES.look_up(chain.from_iterable(tokens.values())) if tokens else {}
    joined: dict[int, list[Expression]] = {}
    for at, made in tokens.items():
        if there := [Token(token) for token in made if token in known]:
            joined[at] = [*there]
    return joined


def _without_fathers(units: Sequence[Unit]) -> list[Unit]:
    """Leave out the units that name the father: before *oğlu*, or a Russian patronymic."""
    places = father_places([unit.typed for unit in units])
    fathers = {unit for place, unit in enumerate(units) if place in places}
    return [unit for unit in units if unit not in fathers]


def _not_the_father(expression: Expression | None, units: Sequence[Unit]) -> Expression | None:
    """Leave out where a word is only the father's, unless it is the father who was asked."""
    own = _without_fathers(units)
    keys = [key for unit in own if not unit.is_phrase for key in unit.sounds()]
    if expression is None or not keys:
        return expression
    return Without(expression, some([Token(FATHER + key) for key in keys]))


def _heard(unit: Unit, words: Words) -> Expression | None:
    """Return the unit as heard; None for a marker among other words."""
    among_others = len(words.units) > 1
    if unit.is_only_marker and among_others:
        return None
    return some([unit.exact, unit.heard(among_others=among_others)])


def _with_places(parts: list[Expression | None], words: Words) -> list[Expression | None]:
    """Return the parts, with runs that are the name of a place matched by the place too."""
    made: list[Expression | None] = []
    at = 0
    while at < len(parts):
        end = next((end for start, end in words.places if start == at), at + 1)
        run = _all_of(parts[at:end])
        if uids := words.places.get((at, end), ()):
            run = some([*([run] if run else []), PLACE.has(uids)])
        made.append(run)
        at = end
    return made


def _without_unwanted(expression: Expression, words: Words) -> Expression:
    if not words.unwanted:
        return expression
    return Without(expression, some([unit.exact for unit in words.unwanted]))


def _but(expression: Expression | None, unwanted: Expression) -> Expression | None:
    return None if expression is None else Without(expression, unwanted)


def _any_of(*parts: Expression | None) -> Expression | None:
    present = [part for part in parts if part is not None]
    return some(present) if present else None


def _all_of(parts: Iterable[Expression | None]) -> Expression | None:
    return every([part for part in parts if part is not None])
