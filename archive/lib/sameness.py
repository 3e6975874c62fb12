"""Whether two texts differ in more than how they are written: white space, case, Unicode form."""

import re
import unicodedata
from functools import lru_cache

from archive.lib.names import fold, name_sounds
from archive.lib.names.folding import original_words

# soft hyphen, joiners and non-joiners, marks of direction, selectors of a variant, byte order mark
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_BETWEEN_WORDS = re.compile(r"[\s_.\-‐‑–]+")
_SAME_LETTER = str.maketrans({"ı": "i", "\u0307": None})


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """Return what is left of a text when nobody minds how it is written.

    White space of every kind is a single blank or, at the ends, nothing; capitals are small, and
    the four letters I İ ı i one, as Azerbaijani and English pair them differently; letters are
    composed, full-width ones plain; what cannot be seen is left out.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _UNSEEN.sub("", text)).casefold()
        text = unicodedata.normalize("NFKC", text).translate(_SAME_LETTER)
    return " ".join(text.casefold().split())


def plain_header(text: str) -> str:
    """Return the name of a column when nobody minds how it is written, “_” and “-” included."""
    return _BETWEEN_WORDS.sub("", plain(text)) or text


def is_one_letter_apart(text: str, other: str) -> bool:
    """Whether a single letter more, less or other makes one plain text of the other."""
    text, other = sorted((plain(text), plain(other)), key=len)
    if text == other or len(other) - len(text) > 1:
        return False
    at = next((at for at, pair in enumerate(zip(text, other, strict=False)) if pair[0] != pair[1]),
              len(text))  # fmt: skip
    return text[at + (len(text) == len(other)) :] == other[at + 1 :]


def are_alike(name: str, other: str, *, wholly: bool = False) -> bool:
    """Whether two names may be one person's: half the words of the shorter one sound alike.

    `wholly`: all of them have to, as where something else tells the two apart. Where one side says
    no name, nothing speaks against it.
    """
    words, others = _heard(name), _heard(other)
    if not words or not others or plain(name) == plain(other):
        return True
    fewer, more = sorted((words, others), key=len)
    heard = {key for keys in more for key in keys}
    alike = sum(not heard.isdisjoint(keys) for keys in fewer)
    return alike == len(fewer) if wholly else alike * 2 >= len(fewer)


def _heard(name: str) -> list[set[str]]:
    """Return how each word of a name sounds, and how it is spelled; without “son of”."""
    heard = []
    for word in original_words(name):
        keys = {key for keys in name_sounds(word) for key in keys}
        if keys:
            heard.append({fold(word), *keys})
    return heard
