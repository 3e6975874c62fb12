"""Words and endings that say whose child somebody is, in the spellings lists use (folded)."""

import re
from functools import lru_cache

from archive.lib.names.folding import lower

# The same few thousand words fill every list.
WORDS_REMEMBERED = 65_536

# Forms of address: they are no part of a name, and say nothing of who is who.
_TITLES = (
    "mr mrs ms miss mister missis master dr doctor prof professor rev reverend sir lady mme mlle"
    " madame monsieur herr frau sr sra srta senor senora pan pani capt captain col colonel maj lt"
    " bay bayan cenab doktor gospodin gospozha tov"
)
TITLES = frozenset(_TITLES.split())
_SON = re.compile(r"o(?:g|gh|h|kh|q)l(?:u|ou|y|i)")
_DAUGHTER = re.compile(r"(?:g|gh|k|q)[iy]z[iy]")  # not khizi: Xızı is a place

_MALE = re.compile(r"(.{2,}?)(?:ович|евич|ovich|[yj]?evich|owitsch|ovitch|ovič)$")
_FEMALE = re.compile(r"(.{2,}?)(?:овна|евна|ovna|[yj]?evna|owna)$")


@lru_cache(maxsize=WORDS_REMEMBERED)
def marker(folded: str) -> str:
    """Return ``oğlu`` (son) or ``qızı`` (daughter) when the folded word means it, else nothing."""
    if _SON.fullmatch(folded):
        return "oğlu"
    return "qızı" if _DAUGHTER.fullmatch(folded) else ""


@lru_cache(maxsize=WORDS_REMEMBERED)
def father_in_russian_patronymic(word: str) -> str:
    """Return the father's name inside Гасанович or Гасановна; an empty string for other words.

    A suggestion: Abramovich is a family name as well.
    """
    match = _MALE.match(lower(word)) or _FEMALE.match(lower(word))
    return match[1] if match else ""


@lru_cache(maxsize=WORDS_REMEMBERED)
def sex_of_russian_patronymic(word: str) -> str:
    """Return ``male``, ``female``, or an empty string when the word is no such patronymic."""
    if _MALE.match(lower(word)):
        return "male"
    return "female" if _FEMALE.match(lower(word)) else ""
