"""Tables of letters: how a letter is spelled in ASCII, and where a word ends.

Only what differs from the general romanisation of the anyascii package is listed. Sources: the
BGN/PCGN 1993 correspondences for Azerbaijani Cyrillic, and BGN/PCGN 1947 for Russian, without its
marks for ь and ъ and without its "ye", because those are what people leave out when they type.
"""

import re
import unicodedata

from anyascii import anyascii

APOSTROPHES = "'`´ʹʻʼʽʾʿˈ‘’‛′՚＇"
"""Signs inside a word that people type or leave out: O'Neil, Cə'fər, Mə’sum."""

OVERRIDES = {
    "ё": "e",  # Russian prints ё as е nearly everywhere
    "й": "y",
    "ы": "y",
    "э": "e",
    "ь": "",
    "ъ": "",
    "ә": "e",  # as Latin ə, which people without the letter type as e
    "ј": "y",
    "ҹ": "c",  # the Azerbaijani letters fold to the ASCII base of their Latin successors
}
"""Lower-case letters that do not fold the way anyascii spells them."""

AZERI_CYRILLIC = dict(
    zip(
        "абвгғдеәжзиыйјкҝлмноөпрстуүфхһчҹшэ",
        "abvqğdeəjziıyykglmnoöprstuüfxhçcşe",
        strict=True,
    )
) | {"ю": "yu", "я": "ya", "ё": "yo", "ц": "ts", "щ": "ş", "ь": "", "ъ": "", "j": "y"}
"""Azerbaijani Cyrillic to the Latin alphabet of 1992; Latin j is a common stand-in for ј."""

AZERI_CYRILLIC_SIGN = re.compile("[ғәјҝөүһҹ]|[а-я][əjöü]|[əjöü][а-я]")
"""Finds, in a lower-case word, what only Azerbaijani Cyrillic has (or a Latin stand-in for it)."""

AZERI_LATIN_SIGN = re.compile("[əığşçöü]")
"""Finds, in a lower-case word, a letter that somebody with an Azerbaijani keyboard has typed."""

_CYRILLIC = re.compile("[Ѐ-ԯ]")


def has_cyrillic(text: str) -> bool:
    """Whether any Cyrillic letter is in the text."""
    return _CYRILLIC.search(text) is not None


class LetterTable(dict[int, str]):
    """A table for ``str.translate`` that works out a character the first time it is met."""

    _ROOM = 20_000  # hostile text must not grow the table to all of Unicode

    def __missing__(self, code: int) -> str:
        """Return what the character becomes, remembering it while there is room."""
        result = self.spell(chr(code))
        if len(self) < self._ROOM:
            self[code] = result
        return result

    def spell(self, char: str) -> str:
        """Return the text that stands for a character."""
        raise NotImplementedError


class FoldTable(LetterTable):
    """Each character as lower-case ASCII letters and digits, a space, or nothing."""

    def spell(self, char: str) -> str:
        """Letters are romanised, apostrophes and invisible signs vanish, the rest separates."""
        if is_silent(char):
            return ""
        if not is_part_of_word(char):
            return " "
        lower = char.lower()
        spelled = OVERRIDES[lower] if lower in OVERRIDES else anyascii(lower).lower()
        between = " " if char.isnumeric() else ""  # ½ is 1 and 2, not 12
        return re.sub("[^a-z0-9]+", between, spelled)


class BoundaryTable(LetterTable):
    """Each character as it is, except that what separates words becomes a space."""

    def spell(self, char: str) -> str:
        """Keep letters, drop what is silent, put a space for everything else."""
        if is_silent(char):
            return ""
        return char if is_part_of_word(char) else " "


def is_silent(char: str) -> bool:
    """Whether a character is dropped without ending the word (apostrophes, zero-width signs)."""
    return char in APOSTROPHES or unicodedata.category(char) == "Cf"


def is_part_of_word(char: str) -> bool:
    """Whether a character belongs to a word: a letter, a mark upon a letter, or a number."""
    return unicodedata.category(char)[0] in "LMN"
