"""Sort keys: strings whose plain code-point order is the order of an alphabet."""

import unicodedata
from functools import cache, lru_cache

from archive.lib.names.letters import is_part_of_word, is_silent

_LATIN_AZ = "abcçdeəfgğhxıijkqlmnoöprsştuüvwyz"
_LATIN_EN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC_AZ = "абвгғдеёәжзиыйјкҝлмноөпрстуүфхһцчҹшщъьэюя"
_CYRILLIC_RU = "абвгғдеёәжзийјкҝлмноөпрстуүфхһцчҹшщъыьэюя"
_ALPHABETS = {"az": (_LATIN_AZ, _CYRILLIC_AZ)}
_OTHER_ALPHABETS = (_LATIN_EN, _CYRILLIC_RU)

_FIRST_LATIN = 0x41
_FIRST_CYRILLIC = 0x0410
_OTHER_SCRIPT = "\ue000"  # above every letter of a living alphabet
_TIE = "\t"  # below the space, so a tie is broken before a longer name begins


def sort_key(text: str, language: str) -> str:
    """Return a key that sorts by code points (C collation) as the language's alphabet sorts.

    ``language`` is ``az``, ``ru`` or ``en`` (a longer tag is cut; any other sorts as ``en``).
    Digits come first, then Latin letters, then Cyrillic, then the rest. Case, punctuation and
    apostrophes do not count. A letter outside the alphabet sorts as its base letter, after the
    names that differ in nothing else. Never raises; holds no character a database refuses.
    """
    language = language[:2].lower()
    if language not in _ALPHABETS:
        language = "en"
    keys = [_key_of(word, language) for word in unicodedata.normalize("NFC", text).split(" ")]
    primary = " ".join([key for key, _, _ in keys if key])
    for _, _, is_plain in keys:
        if not is_plain:
            return primary + _TIE + " ".join([exact for _, exact, _ in keys])
    return primary


@lru_cache(maxsize=65_536)
def _key_of(word: str, language: str) -> tuple[str, str, bool]:
    """Return the key of a word, its exact letters, and whether the key says it all.

    Remembered: the same few thousand words fill every list.
    """
    table = _table(language)
    small = _lower(word, language)
    primary = " ".join("".join([table.get(char) or _rank(table, char) for char in small]).split())
    is_plain = all(char in table or not is_part_of_word(char) for char in small)
    return primary, "".join([char for char in small if is_part_of_word(char)]), is_plain


def letter_of(key: str, language: str) -> str:
    """Return the capital letter (or digit) under which a name with this sort key stands.

    The first two bytes of a key suffice, save for scripts without an alphabet here: such a name
    stands under its own first letter. Empty for a key that begins with none of these.
    """
    language = language[:2].lower()
    first = key[:1]
    if first == _OTHER_SCRIPT:
        return key[1:2].upper()
    letter = _letters(language if language in _ALPHABETS else "en").get(first, "")
    return "İ" if letter == "i" and language == "az" else letter.upper()


@cache
def _letters(language: str) -> dict[str, str]:
    """Return which letter each first character of a key stands for."""
    return {rank: letter for letter, rank in _table(language).items() if not letter.isspace()}


def _lower(text: str, language: str) -> str:
    """Lower the case; in Azerbaijani ``I`` is the capital of ``ı``."""
    text = text.replace("İ", "i")
    return (text.replace("I", "ı") if language == "az" else text).lower()


@cache
def _table(language: str) -> dict[str, str]:
    """Return what each letter of the two alphabets and each digit becomes."""
    latin, cyrillic = _ALPHABETS.get(language, _OTHER_ALPHABETS)
    table = {digit: digit for digit in "0123456789"} | {" ": " "}
    table |= {letter: chr(_FIRST_LATIN + at) for at, letter in enumerate(latin)}
    table |= {letter: chr(_FIRST_CYRILLIC + at) for at, letter in enumerate(cyrillic)}
    return table


def _rank(table: dict[str, str], char: str) -> str:
    """Return the key of a character that is in neither alphabet."""
    if is_silent(char) or unicodedata.category(char) == "Mn":
        return ""
    if not is_part_of_word(char):
        return " "
    base = {"ə": "e", "ı": "i"}.get(char) or unicodedata.normalize("NFKD", char)[0]
    return table.get(base) or _OTHER_SCRIPT + char
