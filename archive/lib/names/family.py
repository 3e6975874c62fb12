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
