"""The alphabet of the index: what each kind of token begins with.

A token is a letter for its kind and then only `a-z0-9`, so that every full-text engine cuts and
compares it alike and nothing a visitor types can be taken for anything but a word.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain

from archive.lib.names import fold, sound_keys, words
from archive.lib.names.folding import original_words
from archive.lib.names.hearing import sounds_of

NAME = "w"  # a word of a name or title
TEXT = "t"  # a word of any other public text
SOUND = "s"  # a sound key of a name
FATHER = "y"  # a sound key only of the father or a relative; by itself: one is named
WHOLE = "n"  # a whole name of a place, its words joined
WHOLE_SOUND = "m"  # how a whole name of a place sounds
TITLE = "q"  # all words of a title, sorted and joined
TITLE_IN_SHORT = "r"  # the same without what stands in brackets
TITLE_BEGUN = "h"  # the first words of a title, joined
BEGINNING = "i"  # before the first letters of a token of a name or sound, its kind with them
BREAK = "b"  # between two texts, so that no phrase runs across them
KIND = "k"  # the other facets have their letters in `dimensions`
EVENT_KIND = "v"
HELD = "x1"  # a row of a list that a public person stands for
HAPPENED = "x0"  # an event that is no act, session or day about another
AT = "o"  # the very place where it happened, without what that lies inside
CONNECTED = "c"  # a place in any other way: where somebody was born, lived or lies
UNDATED = "u0"
PARTLY_DATED = "u1"
WITHOUT_YEARS = "u2"  # dated, but over too many years to name each
WITHOUT_DECADES = "u3"

LONGEST_TOKEN = 64
LAST_LETTER = "z"  # no token has a letter above it
LONGEST_BEGINNING = 3  # letters
MOST_NAME_WORDS = 60
WORDS_REMEMBERED = 65_536
MOST_TEXT_WORDS = 5_000
MOST_TITLE_WORDS = 24

_OTHER = re.compile("[^a-z0-9]")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^][]*\]")


def token(kind: str, value: object) -> str:
    """Return the token of a facet value: a uid, a choice or a number."""
    return kind + _OTHER.sub("", str(value).lower())[:LONGEST_TOKEN]


@lru_cache(maxsize=WORDS_REMEMBERED)
def _name_tokens(word: str) -> tuple[str, ...]:
    """Return the tokens of a word of a name: the same few thousand fill every list."""
    return tuple([NAME + part[:LONGEST_TOKEN] for part in fold(word).split()])


@lru_cache(maxsize=WORDS_REMEMBERED)
def beginnings(token: str) -> tuple[str, ...]:
    """Return what a token of a name or sound is known by while it is being typed."""
    ends = range(2, min(len(token), LONGEST_BEGINNING + 1) + 1)
    return tuple([BEGINNING + token[:end] for end in ends])


def is_kept_beginning(text: str) -> bool:
    """Whether `beginnings` of the tokens that begin so have it."""
    return text[0] in (NAME, SOUND) and 1 < len(text) <= LONGEST_BEGINNING + 1


def whole_tokens(text: str) -> list[str]:
    """Return the token of a whole name, its words joined; none for a text without letters."""
    folded = fold(text).replace(" ", "")[:LONGEST_TOKEN]
    return [WHOLE + folded] if folded else []


def title_token(text: str, kind: str = TITLE) -> str:
    """Return the token of a whole title, whatever the order of its words; "" without letters."""
    bag = "".join(sorted(fold(text).split()))
    return kind + _shortened(bag) if bag else ""


def title_begun_token(text: str) -> str:
    """Return the token of the beginning of a title; "" for a text without letters."""
    begun = fold(text).replace(" ", "")
    return TITLE_BEGUN + _shortened(begun) if begun else ""


def _shortened(joined: str) -> str:
    """Return joined words short enough for a token, no two texts the same."""
    if len(joined) <= LONGEST_TOKEN:
        return joined
    digest = hashlib.md5(joined.encode(), usedforsecurity=False).hexdigest()
    return joined[: LONGEST_TOKEN - len(digest)] + digest


def title_tokens(titles: Iterable[str], begun: Iterable[str]) -> set[str]:
    """Return the tokens of titles as wholes, without what stands in brackets too; and begun."""
    tokens = {title_token(title) for title in titles}
    for title in titles:
        if (short := _BRACKETS.sub("", title)) != title:
            tokens.add(title_token(short, TITLE_IN_SHORT))
    for title in begun:
        words = fold(title).split()[:MOST_TITLE_WORDS]
        tokens |= {title_begun_token(" ".join(words[:end])) for end in range(1, len(words) + 1)}
    return tokens - {""}


def whole_sound_tokens(text: str) -> list[str]:
    """Return the tokens of how a whole name sounds."""
    return [WHOLE_SOUND + key[:LONGEST_TOKEN] for key in sound_keys(text)]


def token_line(
    names: Sequence[str],
    texts: Iterable[str],
    others: str,
    *,
    beside: Sequence[str] = (),
    with_beginnings: bool = False,
) -> str:
    """Return all tokens of a record in a line: words in order, sounds, then the other tokens.

    `beside` are names of others, of a father or a relative: found by them, the record comes after
    whoever is called so.

    A text that only repeats a name, as a column of the original does, adds nothing: whoever looks
    for a word in texts looks in names too.
    """
    line: list[str] = []
    name_tokens: list[str] = []
    own: dict[str, None] = {}
    of_father: dict[str, None] = {}
    for at, name in enumerate((*names, *beside) if beside else names):
        spelled = original_words(name)
        tokens = list(chain.from_iterable(map(_name_tokens, spelled)))[:MOST_NAME_WORDS]
        line += tokens
        line.append(BREAK)
        name_tokens += tokens
        sounds = sounds_of(name, spelled)
        (own if at < len(names) else of_father).update(sounds.own)
        of_father.update(sounds.of_father)
    for text in texts:
        if text not in names:
            line += [TEXT + word[:LONGEST_TOKEN] for word in words(text, MOST_TEXT_WORDS)]
            line.append(BREAK)
    heard = [SOUND + key[:LONGEST_TOKEN] for key in own | of_father]
    line += heard
    if of_father:
        line.append(FATHER)
        line += [FATHER + key[:LONGEST_TOKEN] for key in of_father if key not in own]
    if with_beginnings:
        line += dict.fromkeys(chain.from_iterable(map(beginnings, name_tokens + heard)))
    line.append(others)
    return " ".join(line)


def vocabulary(line: str) -> set[str]:
    """Return the tokens that count as words of the vocabulary."""
    tokens = set(line.split())
    tokens.discard(BREAK)
    return tokens
