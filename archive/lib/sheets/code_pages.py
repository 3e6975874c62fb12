"""Code pages of Cyrillic: how well the letters of a file read in each of them.

A letter has another byte in each; read in a wrong one, a text keeps its shape and turns into rare
letters, capitals within words, and the lines tables were drawn with.
"""

import re
from functools import cache
from math import log2

CYRILLIC = ("windows-1251", "cp866", "koi8-r")
"""In the order of how common they are in lists."""

_SAMPLED = 65_536  # bytes
_ABOUT_RUSSIAN = -6.5  # bits a letter; text in Russian has about -4.6
_AS_GOOD = 0.9  # bits a letter; the others that are no worse than this are offered as well
_RARE = 0.0002
_OFTEN = (109, 85, 80, 74, 67, 63, 55, 47, 45, 44, 35, 32, 30, 28, 26, 20, 19)
_SELDOM = (17, 17, 16, 16, 14, 12, 10, 9, 7, 6, 5, 4, 3, 3, 1, 1)
_LETTERS = dict(zip("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", (*_OFTEN, *_SELDOM), strict=True))
"""How often they stand in a thousand letters of Russian."""
_SIGNS = frozenset("«»№—–“”„…°·\xa0")
_WORD = re.compile(r"[^\W\d_]+")


def likely_code_pages(sample: bytes) -> list[str]:
    """Return those in which a text reads like Russian, the likeliest first; none if in none."""
    sample = sample[:_SAMPLED]
    scores = {page: _likeness(sample.decode(page, "replace")) for page in CYRILLIC}
    best = max(scores.values())
    likely = [page for page in CYRILLIC if scores[page] >= max(_ABOUT_RUSSIAN, best - _AS_GOOD)]
    return sorted(likely, key=lambda page: -scores[page])


def _likeness(text: str) -> float:
    """Return how many bits a letter that is not plain ASCII is away from Russian, below 0."""
    chances = [chance for word in _WORD.findall(text) for chance in _chances(word)]
    chances += [_RARE for char in text if not (char.isascii() or char.isalpha() or char in _SIGNS)]
    return sum(map(log2, chances)) / len(chances) if chances else _ABOUT_RUSSIAN - 1


def _chances(word: str) -> list[float]:
    if word.isascii():
        return []
    letters = [letter for letter in word.lower() if not letter.isascii()]
    is_one = len(letters) == len(word) and (word.islower() or word.isupper() or word.istitle())
    return [_chance(letter) if is_one else _RARE for letter in letters]


@cache
def _chance(letter: str) -> float:
    return _LETTERS.get(letter, 0) / 1_000 or _RARE
