"""Which words of a name are the family name, told only where its form leaves no doubt.

Many names have none: a given name alone, a name with the father's, a name of four parts. Nothing is
guessed from the place of a word; names are written in either order.
"""

import re

from archive.lib.names.folding import fold, lower
from archive.lib.names.markers import marker

_FAMILY = re.compile(
    r".{2,}(?:[oe]v|[oe]va|yev|yeva|zad[əe]|zadeh|skiy|skaya"
    r"|ов|ова|ев|ева|ёв|ёва|заде|ский|ская|ҝил|јев|јева|задә)"
)
_ENDINGS = ("ov", "li", "zada", "ogli")  # as they are heard
_HEARD = re.compile(f"(.{{3,}}?)(?:{'|'.join(_ENDINGS)})")
_HEARD_IN_ANY = re.compile(_HEARD.pattern.replace("li|", "(?<!a)li|", 1))
_ASIDE = re.compile(r"\([^()]*\)|\[[^][]*\]")
_WORD = re.compile(r"[^\W\d_][\w'’ʼ-]*")


def family_in(name: str) -> str:
    """Return the family name as it stands in a name of several words; "" where none is certain."""
    plain = _ASIDE.sub(lambda aside: " " * len(aside[0]), name)
    words = _WORD.findall(plain)
    before, comma, after = plain.partition(",")
    if comma and before.strip() and after.strip() and "," not in after:
        return before.strip()  # “Sample, Alice”
    if len(words) < 2:
        return ""
    of_father = {at for at in range(len(words) - 1) if marker(fold(words[at + 1]))}
    families = [
        word
        for at, word in enumerate(words)
        if at not in of_father and _FAMILY.fullmatch(lower(word))
    ]
    return families[0] if len(families) == 1 else ""


def without_ending(key: str, *, is_family: bool) -> str:
    """Return the sound key of a family name without its ending; "" where it has none.

    Əhmədov and Əhmədli are Əhməd: a clerk of another country leaves the ending out. What nobody
    says to be a family name may be a given name in -əli.
    """
    match = (_HEARD if is_family else _HEARD_IN_ANY).fullmatch(key)
    return match[1] if match else ""


def with_endings(key: str) -> list[str]:
    """Return the sound keys of the family names that are this word with an ending."""
    longer = [key + ending for ending in _ENDINGS]
    return [made for made in longer if without_ending(made, is_family=False)]
