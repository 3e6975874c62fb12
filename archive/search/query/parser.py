"""What a visitor typed, word by word: how each is spelled in the index and how it sounds there.

Words must all be there; a "quoted phrase" stands together and is not heard for sound; a -word must
not stand there in its spelling.
"""

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from archive.lib.names import fold, name_keys, sound_keys, words
from archive.lib.names.folding import original_words
from archive.lib.names.hearing import initial_keys
from archive.lib.names.markers import father_in_russian_patronymic
from archive.lib.text import query_words
from archive.models.search import SearchKind
from archive.search.cache import Memory
from archive.search.expression import Expression, Token, every, some, words_in_order
from archive.search.frequencies import FREQUENCIES
from archive.search.gazetteer import places_called
from archive.search.tokens import (
    LONGEST_TOKEN,
    NAME,
    SOUND,
    TEXT,
    TITLE,
    TITLE_IN_SHORT,
    title_begun_token,
    title_token,
)

from .months import in_other_languages, month_forms
from .small_words import is_link, is_small, kind_said

LONGEST_PLACE_NAME = 3  # words typed without quotation marks and still tried as a single name
MOST_REMEMBERED = 500  # questions: each is read several times for a page

_by_text = Memory(MOST_REMEMBERED)


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or phrase, as typed and as looked for."""

    typed: str
    is_phrase: bool = False
    is_month: bool = False  # beside a number

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
        if self.is_month:
            return some([Token(NAME + form) for form in month_forms(self.folded[0])])
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
    def names_month(self) -> bool:
        """Whether it is the name of a month."""
        return not self.is_phrase and len(self.folded) == 1 and bool(month_forms(self.folded[0]))

    @property
    def is_small(self) -> bool:
        """Whether a record need not have it, if other words were typed."""
        return not self.is_phrase and is_small(self.typed)

    @property
    def is_telling(self) -> bool:
        """Whether it is a small word that says something (`village`), not one that ties (`of`)."""
        return self.is_small and not is_link(self.typed)

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
    """Everything a visitor typed; `places` are the uids of runs of units that name a place.

    `units` must be there; `typed` are those and the small words. Titles are tokens of the index,
    only those that are in it: all that was typed is a title, the units alone are one, and the same
    for what only begins a title.
    """

    units: tuple[Unit, ...] = ()
    unwanted: tuple[Unit, ...] = ()
    places: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    typed: tuple[Unit, ...] = ()
    titles: tuple[str, ...] = ()
    titles_of_units: tuple[str, ...] = ()
    titles_begun: tuple[str, ...] = ()
    titles_begun_by_units: tuple[str, ...] = ()
    kind: SearchKind | None = None  # of what is asked for, where a small word says it

    def __bool__(self) -> bool:
        return bool(self.units or self.unwanted)


class _Titles(NamedTuple):
    typed: tuple[str, ...]
    units: tuple[str, ...]
    begun: tuple[str, ...]
    begun_by_units: tuple[str, ...]


def parse(text: str) -> Words:
    """Return what was typed; empty where nothing has a letter or digit. Never raises."""
    words: Words = _by_text.get(text, lambda: _read(text))
    return words


def _read(text: str) -> Words:
    typed: list[Unit] = []
    unwanted: list[Unit] = []
    for kind, part in query_words(text):
        if not fold(part):
            continue
        unit = Unit(part, is_phrase=kind == "phrase")
        (unwanted if kind == "not" else typed).append(unit)
    if any(unit.typed.isdecimal() for unit in typed):
        typed = [replace(unit, is_month=unit.names_month) for unit in typed]
    places = _places(typed)
    needed = [at for at in range(len(typed)) if _is_needed(typed, at, places)]
    needed = needed or [*range(len(typed))]
    units = [typed[at] for at in needed]
    kinds = [kind_said(typed[at].typed) for at in range(len(typed)) if at not in needed]
    titles = _titles(typed, units)
    return Words(
        tuple(units),
        tuple(unwanted),
        _among(needed, places),
        tuple(typed),
        titles.typed,
        titles.units,
        titles.begun,
        titles.begun_by_units,
        next(filter(None, kinds), None),
    )


def _is_needed(typed: list[Unit], at: int, places: dict[tuple[int, int], tuple[str, ...]]) -> bool:
    """Whether a record must have a word: no small word, unless in the name of a place."""
    is_last_letter = at == len(typed) - 1 and typed[at].is_initial
    in_name = any(start <= at < end and end - start > 1 for start, end in places)
    return in_name or is_last_letter or not typed[at].is_small


def _among(
    needed: list[int], places: dict[tuple[int, int], tuple[str, ...]]
) -> dict[tuple[int, int], tuple[str, ...]]:
    """Return runs of words as runs of those needed; names of places consist of such."""
    at = {place: number for number, place in enumerate(needed)}
    return {
        (at[start], at[end - 1] + 1): uids
        for (start, end), uids in places.items()
        if start in at and end - 1 in at
    }


def _titles(typed: list[Unit], units: list[Unit]) -> _Titles:
    """Return which words are titles of records or begin some: of all, of the units, begun."""
    texts = [_as_titles(typed), _as_titles(units)]
    kinds = (TITLE, TITLE_IN_SHORT)
    whole = [[title_token(text, kind) for kind in kinds for text in some] for some in texts]
    begun = [list(map(title_begun_token, some)) for some in texts]
    asked = [*whole, *begun]
    known = FREQUENCIES.look_up(
        filter(None, dict.fromkeys(token for some in asked for token in some))
    )
    return _Titles(*(tuple(dict.fromkeys(t for t in some if t in known)) for some in asked))


def _as_titles(units: list[Unit]) -> list[str]:
    """Return words as a title may have them: with a date, in each language."""
    text = " ".join(unit.typed for unit in units)
    return [text, *(in_other_languages(fold(text)) if any(u.is_month for u in units) else [])]


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
