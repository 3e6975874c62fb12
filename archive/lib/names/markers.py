"""Words and endings that say whose child somebody is, in the spellings lists use (folded)."""

import re

from archive.lib.names.folding import lower

SON = frozenset("oglu ogly ogli oglou oghlu oghly oghli oqlu oqly ohlu ohly okhlu".split())
DAUGHTER = frozenset(
    "qizi gizi kizi ghizi qyzy gyzy kyzy ghyzy qizy gizy kizy gyzi kyzi qyzi".split()
)

_MALE = re.compile(r"(.{2,}?)(?:ович|евич|ovich|[yj]?evich|owitsch|ovitch|ovič)$")
_FEMALE = re.compile(r"(.{2,}?)(?:овна|евна|ovna|[yj]?evna|owna)$")


def father_in_russian_patronymic(word: str) -> str:
    """Return the father's name inside Гасанович or Гасановна; an empty string for other words.

    A suggestion: Abramovich is a family name as well.
    """
    match = _MALE.match(lower(word)) or _FEMALE.match(lower(word))
    return match[1] if match else ""


def sex_of_russian_patronymic(word: str) -> str:
    """Return ``male``, ``female``, or an empty string when the word is no such patronymic."""
    if _MALE.match(lower(word)):
        return "male"
    return "female" if _FEMALE.match(lower(word)) else ""
