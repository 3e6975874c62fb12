"""In whose hand a name is written, and how an English text would spell it: to compare spellings."""

from enum import Enum

from archive.lib.names.folding import fold, lower
from archive.lib.names.letters import AZERI_LATIN_SIGN, has_cyrillic

_ENGLISH = str.maketrans(
    {"ə": "a", "x": "kh", "c": "j", "ç": "ch", "ş": "sh", "q": "g", "ğ": "gh", "ı": "i"}
    | {"ö": "o", "ü": "u", "j": "zh"}
)


class Hand(Enum):
    """Whose letters a name is in; a name without a telling letter may be anybody's."""

    AZERI = "azeri"
    CYRILLIC = "cyrillic"
    ANY = "any"


def hand_of(name: str) -> Hand:
    """Return whose letters tell in a name."""
    small = lower(name)
    if has_cyrillic(small):
        return Hand.CYRILLIC
    return Hand.AZERI if AZERI_LATIN_SIGN.search(small) else Hand.ANY


def as_in_english(word: str, hand: Hand) -> str:
    """Return a word in ``a-z0-9`` as English texts about Azerbaijan spell it, about.

    ``as_in_english("Nicat", Hand.AZERI)`` is ``nijat``, and so is Ниджат in Cyrillic.
    """
    if hand is Hand.AZERI:
        return fold(lower(word).translate(_ENGLISH)).replace(" ", "")
    plain = fold(word).replace(" ", "")
    return plain.replace("dzh", "j").replace("iy", "y") if hand is Hand.CYRILLIC else plain
