"""A full name by its sound: the keys of its words, and which of them are only the father's."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from archive.lib.names.folding import fold, lower, original_words
from archive.lib.names.markers import father_in_russian_patronymic, marker
from archive.lib.names.sounds import sound_keys

# Words that a writer joins to their neighbour, another sets apart or ties with a hyphen.
PIECES = ("ağa", "bəy", "mir", "qulu", "xan", "xanım", "zadə")
# Given names of which double names are made: Əlihüseyn, Əli Hüseyn and Əli-Hüseyn are one name.
HALVES = (
    "abd", "abdul", "allah", "bala", "can", "din", "əhməd", "əkbər", "əli", "əsgər", "gül", "hacı",
    "həsən", "hüseyn", "kərim", "kişi", "məhəmməd", "məmməd", "mirzə", "murad", "naz", "nəbi",
    "nur", "pəri", "qulam", "rza", "seyid", "soltan", "şah", "şeyx", "vəli", "verdi", "zaman",
    "ana", "anna", "anne", "eva", "hans", "heinz", "jan", "jean", "jose", "juan", "karl", "klaus",
    "lisa", "luisa", "maria", "marie", "peter", "pierre", "rosa", "rose",
)  # fmt: skip
_ARTICLES = frozenset({"al", "el", "ul", "ad", "ed", "ud", "ar", "ur", "üd", "əd", "аль", "эль"})
FAMILY_SOUND = "ov"  # how the keys end for every -ov, -ova, -yev
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
    Words that may be joined (Əli Ağa, Anna Maria, Мустафа-заде) also give those of the joined word.
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
    for joined, is_father in _joined(text, heard):
        (of_father if is_father else own).update(dict.fromkeys(sound_keys(joined)))
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


def joinable(words: Sequence[str]) -> list[int]:
    """Return the places of words that may be one word with the next: both of one person's name.

    The father's name goes with the word before it only where enough is left for the child.
    """
    heard = [_heard(word) for word in words]
    return [at for at in range(len(heard) - 1) if _may_be_one(heard, at)]


class _Heard(NamedTuple):
    """What there is to know of a word; the same few thousand fill every list."""

    word: str
    is_marker: bool
    is_letter: bool
    is_piece: bool
    is_half: bool
    is_family: bool
    keys: dict[str, None]
    father: dict[str, None]


@lru_cache(maxsize=65_536)
def _heard(word: str) -> _Heard:
    keys = dict.fromkeys(sound_keys(word) if len(word) > 1 else initial_keys(word))
    father = father_in_russian_patronymic(word)
    folded = fold(word)
    is_piece = len(word) <= max(map(len, PIECES)) and not _sounds(PIECES).isdisjoint(keys)
    return _Heard(
        word,
        is_marker=bool(marker(folded)),
        is_letter=len(folded) == 1,
        is_piece=is_piece,
        is_half=is_piece or not _sounds(HALVES).isdisjoint(keys),
        is_family=any(key.endswith(FAMILY_SOUND) for key in keys),
        keys=keys,
        father=dict.fromkeys(sound_keys(father) if father else ()),
    )


@lru_cache(maxsize=2)
def _sounds(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(key for word in words for key in sound_keys(word))


def _is_father(heard: Sequence[_Heard], place: int) -> bool:
    """Whether a word names the father; asked only of words that are no markers."""
    if place + 1 < len(heard) and heard[place + 1].is_marker:
        return True
    return bool(heard[place].father and place and len(heard) >= FEWEST_WITH_PATRONYMIC)


def _may_be_one(heard: Sequence[_Heard], at: int) -> bool:
    left, right = heard[at : at + 2]
    if any(word.is_marker or word.is_letter for word in (left, right)) or _is_father(heard, at):
        return False
    if not _is_father(heard, at + 1):
        return True
    others = sum(not word.is_marker for word in heard) - 2
    return others >= (1 if right.is_piece else 2)


def _joined(text: str, heard: Sequence[_Heard]) -> Iterator[tuple[str, bool]]:
    """Yield neighbouring words as a single word, and whether it is only the father's.

    One of the two is a piece or a half of names, or both are tied by a hyphen.
    """
    for at, (left, right) in enumerate(pairwise(heard)):
        if (left.is_half or right.is_half) and _are_halves(left, right) and _may_be_one(heard, at):
            yield left.word + right.word, _is_father(heard, at + 1)
    for left, article, right in zip(heard, heard[1:], heard[2:], strict=False):
        if left.is_half and lower(article.word) in _ARTICLES:
            yield left.word + article.word + right.word, False
    if "-" in text or _HYPHEN.search(text):
        for part in text.split():
            pieces = original_words(part)
            if len(pieces) > 1:
                yield "".join(pieces), False


def _are_halves(left: _Heard, right: _Heard) -> bool:
    """Whether a word beside a piece or half can be the rest: a family name is only of pieces."""
    return left.is_piece != right.is_piece or not (left.is_family or right.is_family)
