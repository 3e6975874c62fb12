"""A full name by its sound: the keys of its words, and which of them are only the father's."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from archive.lib.names.folding import fold, original_words
from archive.lib.names.markers import father_in_russian_patronymic, marker
from archive.lib.names.sounds import sound_keys

# Words that a writer joins to their neighbour, another sets apart or ties with a hyphen.
PIECES = ("ağa", "bəy", "mir", "qulu", "xan", "xanım", "zadə")
FEWEST_WITH_PATRONYMIC = 3  # Abramovich alone is a family name
_HYPHEN = re.compile(r"\w[-‐‑–]\w")


class Sounds(NamedTuple):
    """The keys of a name: of the words that are its own, and of those that are the father's.

    A key that is both is its own. The keys of these dictionaries are the keys, in their order.
    """

    own: dict[str, None]
    of_father: dict[str, None]


def name_keys(text: str) -> tuple[str, ...]:
    """Return the sound keys of every word of a full name, without repeats.

    The words *oğlu* and *qızı* in any spelling are left out. A Russian patronymic in a name of
    several words also gives the keys of the father's name, so that Гасанович meets Həsən oğlu.
    Words that may be joined (Əli Ağa, Мустафа-заде) also give the keys of the joined word.
    """
    return tuple(dict.fromkeys(key for keys in name_sounds(text) for key in keys))


def name_sounds(text: str) -> Sounds:
    """Return the keys of a full name, those of the father's name apart."""
    return sounds_of(text, original_words(text))


def sounds_of(text: str, words: Sequence[str]) -> Sounds:
    """Return the keys of a full name whose words (`original_words`) are known already."""
    heard = [_heard(word) for word in words]
    own: dict[str, None] = {}
    of_father: dict[str, None] = {}
    for place, word in enumerate(heard):
        if not word.is_marker:
            into = of_father if _is_father(heard, place) else own
            into.update(word.keys)
        if len(heard) > 1:
            of_father.update(word.father)
    for joined in _joined(text, heard):
        own.update(dict.fromkeys(sound_keys(joined)))
    for key in own.keys() & of_father.keys() if of_father else ():
        del of_father[key]
    return Sounds(own, of_father)


def father_places(words: Sequence[str]) -> set[int]:
    """Return which words name the father: before *oğlu* or *qızı*, or Russian patronymics."""
    heard = [_heard(word) for word in words]
    return {at for at in range(len(heard)) if _is_father(heard, at)}


def initial_keys(word: str) -> tuple[str, ...]:
    """Return how an initial of the word would sound: a letter for each way it may begin."""
    opened = word + "a" if len(word) == 1 else word  # a last p, t or ç is heard otherwise
    return tuple(dict.fromkeys(key[0] for key in sound_keys(opened)))


def is_piece(word: str) -> bool:
    """Whether a word may as well be written together with its neighbour."""
    return _heard(word).is_piece


class _Heard(NamedTuple):
    """What there is to know of a word; the same few thousand fill every list."""

    word: str
    is_marker: bool
    is_piece: bool
    keys: dict[str, None]
    father: dict[str, None]


@lru_cache(maxsize=65_536)
def _heard(word: str) -> _Heard:
    keys = dict.fromkeys(sound_keys(word) if len(word) > 1 else initial_keys(word))
    father = father_in_russian_patronymic(word)
    is_piece = len(word) <= max(map(len, PIECES)) and not _pieces().isdisjoint(keys)
    father_keys = dict.fromkeys(sound_keys(father) if father else ())
    return _Heard(word, bool(marker(fold(word))), is_piece, keys, father_keys)


@lru_cache(maxsize=1)
def _pieces() -> frozenset[str]:
    return frozenset(key for piece in PIECES for key in sound_keys(piece))


def _is_father(heard: Sequence[_Heard], place: int) -> bool:
    """Whether a word names the father; asked only of words that are no markers."""
    if place + 1 < len(heard) and heard[place + 1].is_marker:
        return True
    return bool(heard[place].father and place and len(heard) >= FEWEST_WITH_PATRONYMIC)


def _joined(text: str, heard: Sequence[_Heard]) -> Iterator[str]:
    """Yield neighbouring words as a single word: either a piece, or both tied by a hyphen."""
    for at, word in enumerate(heard):
        if word.is_piece:
            yield from _with_neighbours(heard, at)
    if "-" in text or _HYPHEN.search(text):
        for part in text.split():
            pieces = original_words(part)
            if len(pieces) > 1:
                yield "".join(pieces)


def _with_neighbours(heard: Sequence[_Heard], at: int) -> Iterator[str]:
    """Yield a piece joined to the word before it and to the word after it."""
    for left, right in pairwise(heard[max(at - 1, 0) : at + 2]):
        if left.is_piece != right.is_piece and not (left.is_marker or right.is_marker):
            yield left.word + right.word
