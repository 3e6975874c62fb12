"""The same ASCII spelling for the same sequence of letters, whatever the alphabet and the case."""

import unicodedata
from functools import lru_cache

from archive.lib.names.letters import (
    AZERI_CYRILLIC,
    AZERI_CYRILLIC_SIGN,
    BoundaryTable,
    FoldTable,
    has_cyrillic,
)

MOST_WORDS = 40
LONGEST_REMEMBERED = 24  # letters: words, not whole names

_fold_table = FoldTable()
_boundaries = BoundaryTable()
_to_azeri_latin = str.maketrans(AZERI_CYRILLIC)


def fold(text: str) -> str:
    """Return the text as words of ``a-z0-9`` with single spaces between; never raises.

    Letters lose case and diacritics (``ə`` becomes ``e``, as people without the letter type it),
    Azerbaijani Cyrillic folds like the Latin it became, Russian is romanised, any other script is
    spelled by anyascii. Each word is folded by itself: ``fold(a + " " + b)`` is ``fold(a)``, a
    space and ``fold(b)``. A text without letters or digits gives an empty string.
    """
    return _remembered(text) if len(text) <= LONGEST_REMEMBERED else _folded(text)


def _folded(text: str) -> str:
    if not text.isascii():
        text = _latinised(text)
    return " ".join(text.translate(_fold_table).split())


# The same few thousand words fill every list, and each is asked for several times.
_remembered = lru_cache(maxsize=65_536)(_folded)


def words(text: str, most: int = MOST_WORDS) -> tuple[str, ...]:
    """Return the folded words of the text, at most ``most`` of them."""
    return tuple(fold(text).split(None, most)[:most])


def original_words(text: str) -> list[str]:
    """Split at the places where `fold` splits, leaving the letters of each word as written."""
    return unicodedata.normalize("NFC", text).translate(_boundaries).split()


def lower(text: str) -> str:
    """Return lower case in which ``İ`` is a single letter (Python's own gives two code points)."""
    return text.replace("İ", "i").lower()


@lru_cache(maxsize=4096)
def azeri_latin(word: str) -> str | None:
    """Return an Azerbaijani Cyrillic word in Latin letters, lower case; None for any other word.

    A word is Azerbaijani when it has a letter Russian lacks. ``Халил`` alone stays Russian: the
    sound keys join it with ``Xəlil``.
    """
    small = lower(word)
    if not (has_cyrillic(small) and AZERI_CYRILLIC_SIGN.search(small)):
        return None
    return small.translate(_to_azeri_latin)


def _latinised(text: str) -> str:
    """Compose the letters and rewrite what a table of single characters cannot."""
    text = unicodedata.normalize("NFC", text)
    if "ւ" in text:  # Armenian writes the sound u with two letters
        text = text.replace("ու", "u").replace("Ու", "u").replace("ՈՒ", "u")
    if has_cyrillic(text):
        text = " ".join(azeri_latin(word) or word for word in text.translate(_boundaries).split())
    return text
