"""The words of a question, one by one: how each is spelled in the index, how it sounds there."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.lib.names import name_keys, sound_keys, words
from archive.lib.names.folding import original_words
from archive.lib.names.hearing import father_places, initial_keys, is_piece
from archive.lib.names.markers import father_in_russian_patronymic
from archive.search.expression import Expression, Token, every, some, words_in_order
from archive.search.tokens import LONGEST_TOKEN, NAME, SOUND, TEXT

MOST_WITH_INITIALS = 4  # words; longer questions are no names


@dataclass(frozen=True, slots=True)
class Unit:
    """One word or phrase, as typed and as looked for."""

    typed: str
    is_phrase: bool = False

    @property
    def folded(self) -> tuple[str, ...]:
        """The words in the letters of the index."""
        return tuple(word[:LONGEST_TOKEN] for word in words(self.typed))

    @property
    def exact(self) -> Expression:
        """In names or in texts, in this spelling."""
        return some([self.in_names, words_in_order(TEXT + word for word in self.folded)])

    @property
    def in_names(self) -> Expression:
        """In names only, in this spelling."""
        return words_in_order(NAME + word for word in self.folded)

    @property
    def is_only_marker(self) -> bool:
        """Whether it is a word like *oğlu*, which lists leave out as they please."""
        return not self.is_phrase and not name_keys(self.typed)

    def sounds(self, *, among_others: bool = False) -> list[str]:
        """Return the sound keys; among other words a Russian patronymic is its father as well."""
        keys = sound_keys(self.typed)
        father = father_in_russian_patronymic(self.typed) if among_others else ""
        return list(dict.fromkeys([*keys, *(sound_keys(father) if father else [])]))

    def heard(self, *, among_others: bool = False) -> Expression:
        """In names, in this spelling or sounding alike; tied words also apart (Гасан-бек)."""
        if self.is_phrase:
            return self.in_names
        tokens = [Token(SOUND + key) for key in self.sounds(among_others=among_others)]
        return some([self.in_names, *tokens, *self._apart()])

    @property
    def is_initial(self) -> bool:
        """Whether it is a single letter: the beginning of a name."""
        return not self.is_phrase and len(self._word) == 1 and self._word.isalpha()

    def by_initial(self) -> Expression:
        """In names, as heard, or one of the two only the first letter of the other."""
        if self.is_phrase or self.is_only_marker:
            return self.heard(among_others=True)
        first = [Token(SOUND + key, is_prefix=self.is_initial) for key in initial_keys(self._word)]
        return some([self.heard(among_others=True), *first])

    @property
    def _word(self) -> str:
        return "".join(original_words(self.typed))

    def _apart(self) -> list[Expression]:
        """Return the words tied by a hyphen, each by its sound; nothing for a single word."""
        pieces = [Unit(word) for word in original_words(self.typed)]
        if len(pieces) < 2:
            return []
        together = every(one.heard() for one in pieces if not one.is_only_marker)
        return [together] if together else []


def heard_in_names(units: Sequence[Unit]) -> Expression | None:
    """Return what has all words in its names, as typed or sounding alike; markers left out.

    Two words that may be written as one (Mustafa Zadə) are looked for joined as well.
    """
    among_others = len(units) > 1
    asked = [unit for unit in units if not (unit.is_only_marker and among_others)]
    parts: list[Expression] = []
    at = 0
    while at < len(asked):
        heard = asked[at].heard(among_others=among_others)
        if joined := _joined(asked[at : at + 2]):
            apart = every([heard, asked[at + 1].heard(among_others=among_others)])
            parts.append(some([*([apart] if apart else []), *joined]))
            at += 2
        else:
            parts.append(heard)
            at += 1
    return every(parts)


def heard_by_initials(units: Sequence[Unit]) -> Expression | None:
    """Return what has at least one word in its names, and of the others an initial.

    Either the question has the initial (Ə. Hüseynov) or the record; None for a single word.
    """
    asked = [unit for unit in units if not unit.is_only_marker]
    whole = [unit for unit in asked if not unit.is_initial]
    if not (whole and 1 < len(asked) <= MOST_WITH_INITIALS):
        return None
    initials = {unit: unit.by_initial() for unit in asked}
    ways = [
        every([unit.heard(among_others=True), *(initials[one] for one in asked if one != unit)])
        for unit in whole
    ]
    return some(way for way in ways if way is not None)


def _joined(pair: Sequence[Unit]) -> list[Expression]:
    """Return two units as one word, by its sound; nothing where nobody writes them so."""
    if len(pair) < 2 or not may_be_joined(*pair):
        return []
    return [Token(SOUND + key) for key in sound_keys(pair[0].typed + pair[1].typed)]


def has_joined(units: Sequence[Unit]) -> bool:
    """Whether `heard_in_names` looks for two of these words as one."""
    asked = [unit for unit in units if not unit.is_only_marker]
    return any(may_be_joined(*pair) for pair in pairwise(asked))


def may_be_joined(one: Unit, other: Unit) -> bool:
    """Whether two words may as well be written as one (Mustafa Zadə)."""
    if one.is_phrase or other.is_phrase:
        return False
    return is_piece(one.typed) != is_piece(other.typed)


def fathers_among(units: Sequence[Unit]) -> list[Unit]:
    """Return the units that name the father: before *oğlu*, or a Russian patronymic."""
    places = father_places([unit.typed for unit in units])
    return [unit for place, unit in enumerate(units) if place in places]
