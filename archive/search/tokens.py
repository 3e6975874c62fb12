"""The alphabet of the index: what each kind of token begins with.

A token is one letter for its kind and then only `a-z0-9`, so that every full-text engine cuts and
compares it alike and nothing a visitor types can be taken for anything but a word.
"""

import re
from collections.abc import Iterable, Sequence

from archive.lib.names import fold, name_sounds, sound_keys, words

NAME = "w"  # a word of a name or title
TEXT = "t"  # a word of any other public text
SOUND = "s"  # a sound key of a name
FATHER = "y"  # a sound key that is only the father's; by itself: the father is named
WHOLE = "n"  # a whole name of a place, its words joined
WHOLE_SOUND = "m"  # how a whole name of a place sounds
BREAK = "b"  # between two texts, so that no phrase runs from one into the other
KIND = "k"
EVENT_KIND = "v"
EVENT = "e"
PLACE = "p"  # where it happened, with everything that place lies inside today
AT = "o"  # the very place where it happened, without what that lies inside
CONNECTED = "c"  # any other connection with a place: birth, residence, burial
LIST = "l"
DECADE = "d"
FATE = "f"
SEX = "g"
AGE = "a"
UNDATED = "u0"
PARTLY_DATED = "u1"
WITHOUT_YEARS = "u2"  # dated, but over too many years to name each
WITHOUT_DECADES = "u3"

# The facets, in the groups that `SearchFacets` keeps apart: what, where, whom (and when).
GROUPS = (KIND + EVENT_KIND + EVENT + LIST, PLACE, DECADE + FATE + SEX + AGE)
LONGEST_TOKEN = 64
LAST_LETTER = "z"  # no token has one above it
MOST_NAME_WORDS = 60
MOST_TEXT_WORDS = 5_000

_OTHER = re.compile("[^a-z0-9]")


def token(kind: str, value: object) -> str:
    """Return the token of one facet value: a uid, a choice or a number."""
    return kind + _OTHER.sub("", str(value).lower())[:LONGEST_TOKEN]


def sound_tokens(names: Iterable[str]) -> set[str]:
    """Return the sound keys of all names as tokens, and which of them are only the father's."""
    own: set[str] = set()
    of_father: set[str] = set()
    for name in names:
        sounds = name_sounds(name)
        own.update(sounds.own)
        of_father.update(sounds.of_father)
    tokens = {SOUND + key[:LONGEST_TOKEN] for key in own}
    if of_father:
        tokens.add(FATHER)
        tokens.update(SOUND + key[:LONGEST_TOKEN] for key in of_father)
        tokens.update(FATHER + key[:LONGEST_TOKEN] for key in of_father - own)
    return tokens


def whole_tokens(text: str) -> list[str]:
    """Return the token of a whole name, its words joined; none for a text without letters."""
    folded = fold(text).replace(" ", "")[:LONGEST_TOKEN]
    return [WHOLE + folded] if folded else []


def whole_sound_tokens(text: str) -> list[str]:
    """Return the tokens of how a whole name sounds."""
    return [WHOLE_SOUND + key[:LONGEST_TOKEN] for key in sound_keys(text)]


def token_line(names: Sequence[str], texts: Iterable[str], others: str) -> str:
    """Return all tokens of a record in one line: words in order, sounds, then the other tokens."""
    line: list[str] = []
    folded: dict[str, tuple[str, ...]] = {}  # a column of the original often repeats the name
    for name in names:
        folded[name] = words(name, MOST_NAME_WORDS)
        line += [NAME + word[:LONGEST_TOKEN] for word in folded[name]]
        line.append(BREAK)
    for text in texts:
        line += [
            TEXT + word[:LONGEST_TOKEN] for word in folded.get(text) or words(text, MOST_TEXT_WORDS)
        ]
        line.append(BREAK)
    line += sorted(sound_tokens(names))
    line.append(others)
    return " ".join(line)


def vocabulary(line: str) -> set[str]:
    """Return the tokens that count as words of the vocabulary."""
    found = set(line.split())
    found.discard(BREAK)
    return found
