"""What a visitor typed, word by word: how each is spelled in the index and how it sounds there.

Words must all be there; a "quoted phrase" stands together and is not heard for sound; a -word must
not stand there in its spelling.
"""

from dataclasses import dataclass, field

from archive.lib.names import fold, name_keys, sound_keys, words
from archive.lib.names.folding import original_words
from archive.lib.names.hearing import initial_keys
from archive.lib.names.markers import father_in_russian_patronymic
from archive.lib.text import query_words
from archive.search.expression import Expression, Token, every, some, words_in_order
from archive.search.gazetteer import places_called
from archive.search.tokens import LONGEST_TOKEN, NAME, SOUND, TEXT

LONGEST_PLACE_NAME = 3  # words typed without quotation marks and still tried as a single name


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or phrase, as typed and as looked for."""

    typed: str
    is_phrase: bool = False

    @property
    def folded(self) -> tuple[str, ...]:
        """The words in the letters of the index."""
        return tuple(word[:LONGEST_TOKEN] for word in words(self.typed))

    @property
    def exact(self) -> Expression:
        """In names or in texts, in this spelling."""
        return some([self.in_names, words_in_order([TEXT + word for word in self.folded])])

    @property
    def in_names(self) -> Expression:
        """In names only, in this spelling."""
        return words_in_order([NAME + word for word in self.folded])

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
        """In names, as heard, or either of the two only the first letter of the other."""
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
        together = every([piece.heard() for piece in pieces if not piece.is_only_marker])
        return [together] if together else []


@dataclass(frozen=True, slots=True)
class Words:
    """Everything a visitor typed; `places` are the uids of runs of units that name a place."""

    units: tuple[Unit, ...] = ()
    unwanted: tuple[Unit, ...] = ()
    places: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.units or self.unwanted)


def parse(text: str) -> Words:
    """Return what was typed; empty where nothing has a letter or digit. Never raises."""
    units: list[Unit] = []
    unwanted: list[Unit] = []
    for kind, part in query_words(text):
        if not fold(part):
            continue
        unit = Unit(part, is_phrase=kind == "phrase")
        (unwanted if kind == "not" else units).append(unit)
    return Words(tuple(units), tuple(unwanted), _places(units))


def _places(units: list[Unit]) -> dict[tuple[int, int], tuple[str, ...]]:
    """Return the runs of words that are the name of a place, the longest first, none twice."""
    runs = [
        (start, end)
        for length in range(LONGEST_PLACE_NAME, 0, -1)
        for start in range(len(units) - length + 1)
        for end in [start + length]
        if length == 1 or not any(unit.is_phrase for unit in units[start:end])
    ]
    named = places_called([" ".join([unit.typed for unit in units[a:b]]) for a, b in runs])
    places: dict[tuple[int, int], tuple[str, ...]] = {}
    taken: set[int] = set()
    for (start, end), uids in zip(runs, named, strict=True):
        if uids and taken.isdisjoint(range(start, end)):
            places[start, end] = uids
            taken |= set(range(start, end))
    return dict(sorted(places.items()))


def prefixed(text: str) -> list[Expression]:
    """Return what has these words in its names, the last word unfinished: in spelling, by sound.

    The second includes the first. Empty where nothing typed has a letter or digit.
    """
    typed = [word for kind, part in query_words(text) if kind != "not" for word in part.split()]
    units = [unit for unit in map(Unit, typed) if unit.folded]
    if not units:
        return []
    spelled = [unit.in_names for unit in units[:-1]]
    last = [*units[-1].folded]
    spelled += [Token(NAME + word) for word in last[:-1]]
    spelled.append(Token(NAME + last[-1], is_prefix=True))
    heard = [some([unit.in_names, *_sound_tokens(unit)]) for unit in units[:-1]]
    heard.append(some([spelled[-1], *_sound_tokens(units[-1], is_prefix=True)]))
    ways = (every(spelled), every(heard))
    return [way for way in ways if way is not None]


def _sound_tokens(unit: Unit, *, is_prefix: bool = False) -> list[Expression]:
    keys = unit.sounds()
    return [Token(SOUND + key, is_prefix=is_prefix) for key in keys if len(key) > 1]
