"""Sound keys: short strings that different spellings of the same name have in common."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby, product
from typing import NamedTuple

from archive.lib.names.folding import azeri_latin, fold, lower, original_words
from archive.lib.names.letters import AZERI_LATIN_SIGN, has_cyrillic
from archive.lib.names.rules import (
    AZERI,
    BARE_HAND,
    CHOICES,
    CYRILLIC,
    FOREIGN_HAND,
    LATIN,
    LETTERS,
    PLAIN,
    RULES,
    SELDOM,
    TRANSLATED,
    Rule,
)

LONGEST_WORD = 64
OPEN_CHOICES = 2  # so that a word has at most four keys

_DIGRAPH = re.compile("[sckzg]h|dj")
_NOT_SPELLED = re.compile("[^a-zXCω]+")


def sound_keys(text: str) -> list[str]:
    """Return the keys of a word; two words sound alike when their lists share a key.

    Up to four keys of ``a-z0-9``, the likeliest first; none for a text without letters or
    digits. Spaces are ignored. Give the word as written: a word already folded has lost what
    tells ş from s, and gets more keys. Never raises.
    """
    return list(_keys_of_word("".join(original_words(text))))


class Block(NamedTuple):
    """Rules to apply in turn; where `guard` finds nothing, none of them has anything to do."""

    guard: re.Pattern[str]
    rules: list[tuple[re.Pattern[str], str]]


Compiled = dict[str, list[Block]]
_EVERY_WORD = re.compile("")


def compile_rules(rules: Iterable[Rule]) -> Compiled:
    """Return, for each style of writing, the patterns and sounds to apply in turn."""
    chosen = list(rules)
    return {
        style: _blocks([rule for rule in chosen if style in rule.styles])
        for style in (AZERI, CYRILLIC, PLAIN, LATIN)
    }


def _blocks(rules: list[Rule]) -> list[Block]:
    """Guard the rules few words need by all their patterns at once: most words need one look."""
    blocks = []
    for is_seldom, block in groupby(rules, key=SELDOM.__contains__):
        compiled = [(rule, re.compile(rule.pattern)) for rule in block]
        any_of_them = "|".join(rule.pattern for rule, _pattern in compiled)
        guard = re.compile(any_of_them) if is_seldom else _EVERY_WORD
        blocks.append(Block(guard, [(pattern, rule.sound) for rule, pattern in compiled]))
    return blocks


_compiled = compile_rules(RULES)


@lru_cache(maxsize=65_536)
def _keys_of_word(word: str) -> tuple[str, ...]:
    """Remember the keys: the same few thousand names fill every list."""
    return keys_by(_compiled, word)


def keys_by(compiled: Compiled, word: str) -> tuple[str, ...]:
    """Return the keys of a word by compiled rules; tests leave a rule out to see it matter."""
    letters, style = spelled(word[:LONGEST_WORD])
    letters = TRANSLATED.get(letters, letters)
    for block in compiled[style]:
        if block.guard.search(letters):
            for pattern, sound in block.rules:
                letters = pattern.sub(sound, letters)
    keys = (key.replace("+", "ov").lower() for key in _opened(letters))
    return tuple(dict.fromkeys(key for key in keys if key))


def spelled(word: str) -> tuple[str, str]:
    """Return the word in the letters the rules start from, and the style it is written in."""
    latin = azeri_latin(word)
    small = latin or lower(word)
    letters = _NOT_SPELLED.sub(
        lambda match: fold(match[0]).replace(" ", ""), small.translate(LETTERS)
    )
    if latin or "İ" in word or AZERI_LATIN_SIGN.search(small):
        return letters, AZERI
    if has_cyrillic(small):
        return letters, CYRILLIC
    return letters, PLAIN if word.isascii() and not _DIGRAPH.search(small) else LATIN


def _opened(letters: str) -> Iterable[str]:
    """Write out the choices: the first few in order of worth, the others by their likelier sound.

    The first of each choice comes first, so the likeliest key leads. Choices that nobody makes
    together are left out.
    """
    places = [(rank, at) for rank, sign in enumerate(CHOICES) for at in _finds(letters, sign)]
    if not places:
        return [letters]
    opened = {at for _, at in sorted(places)[:OPEN_CHOICES]}
    options = [
        [letter + sound for sound in CHOICES.get(letter, letter)][: 2 if at in opened else 1]
        for at, letter in enumerate(letters)
    ]
    return ("".join(pair[1] for pair in chosen) for chosen in product(*options) if _likely(chosen))


def _finds(letters: str, sign: str) -> list[int]:
    return [at for at, letter in enumerate(letters) if letter == sign]


def _likely(chosen: tuple[str, ...]) -> bool:
    """Whether a writer would make all these choices, each a letter and its sound."""
    return FOREIGN_HAND.isdisjoint(chosen) or BARE_HAND.isdisjoint(chosen)
