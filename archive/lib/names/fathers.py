"""The father's name in a column of its own: “Kamal”, “Kamal oğlu”, “bin Kamal”, “Камалович”."""

import re

from archive.lib.names.folding import fold, original_words
from archive.lib.names.kinship import nominatives
from archive.lib.names.markers import father_in_russian_patronymic, marker
from archive.lib.names.parts import parse_name, without_asides
from archive.lib.names.sounds import sound_keys
from archive.lib.names.unnamed import Naming, naming

_SON_OF = re.compile(
    r"^\s*(?:(?:bin|ibn|ibni|bint|binti|binte|veled-?i|(?:the )?(?:son|daughter) of|[sd]/o|сын"
    r"|дочь)\.?\s+"
    r"|(?:بن|ابن|بنت|فرزند|پسر|دختر)\s+|-(?:i|e)\s+)",
    re.IGNORECASE,
)


def fathers_name(text: str) -> str:
    """Return the father's name in a cell of fathers' names; "" where none is known."""
    plain = " ".join(without_asides(text).split())
    if naming(plain) is not Naming.NAME:
        return ""
    bare = _SON_OF.sub("", plain)
    whole = parse_name(bare)
    if whole.given and (whole.family or whole.patronymic):
        return whole.given  # the father in full
    words = bare.split()
    kept = [word for word in words if not marker(fold(word))]
    if kept and len(kept) < len(words) and (stems := nominatives(kept[-1])):
        kept[-1] = stems[0]
    return " ".join(kept)


def is_same_father(name: str, other: str) -> bool:
    """Whether two ways of naming a father may mean the same one, whatever the alphabet."""
    return not _keys(name).isdisjoint(_keys(other))


def fathers_in(name: str, father: str) -> tuple[str, ...]:
    """Return what the father is called, as far as a name does not say it already."""
    if not father or f" {father} " in f" {name} ":
        return ()
    inside = father_in_russian_patronymic(father)
    return (father, inside) if inside else (father,)


def _keys(name: str) -> set[str]:
    keys: set[str] = set()
    for word in original_words(name):
        keys.update(sound_keys(word), sound_keys(father_in_russian_patronymic(word)))
    return keys
