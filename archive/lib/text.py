"""Text as people type and paste it: cleaned, searched for hidden characters, cut into words."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from archive.lib.clauses import Clause, gettext_noop
from archive.lib.names import fold

QueryToken = tuple[Literal["word", "phrase", "not"], str]

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_QUOTES = '"“”„«»‟'
_QUERY_PART = re.compile(rf"([-−–]?)(?:[{_QUOTES}]([^{_QUOTES}]*)[{_QUOTES}]?|([^\s{_QUOTES}]+))")
_WORD = re.compile(r"[^\W\d_]+")
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINER = "\u200c"
_PERSIAN_JOIN = re.compile("[\u0600-\u06ff]\u200c[\u0600-\u06ff]")  # correct spelling there
CONTROL = gettext_noop(
    "Character %(place)s (%(code)s, %(name)s) is a control character that cannot be seen."
)
DIRECTION = gettext_noop(
    "Character %(place)s (%(code)s, %(name)s) changes the direction of writing and can make text"
    " read in another order."
)
INVISIBLE = gettext_noop(
    "Character %(place)s (%(code)s, %(name)s) cannot be seen and hides the word from a search"
    " for it."
)
LOST = gettext_noop(
    "Character %(place)s (%(code)s, %(name)s) stands for a character that was lost or that not"
    " every machine can show."
)
OTHER_ALPHABET = gettext_noop(
    "Character %(place)s (%(code)s, %(name)s) is %(script)s in a word of %(others)s letters."
)
NAMELESS = gettext_noop("character without a name")
_ALPHABETS = {
    "LATIN": Clause(gettext_noop("Latin")),
    "CYRILLIC": Clause(gettext_noop("Cyrillic")),
    "GREEK": Clause(gettext_noop("Greek")),
    "ARMENIAN": Clause(gettext_noop("Armenian")),
}


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A character that may not be what it looks like, and a sentence that says why."""

    position: int  # counted in code points from 0
    code_point: str  # "U+200B"
    name: str  # "ZERO WIDTH SPACE"
    sentence: Clause

    @property
    def is_of_other_alphabet(self) -> bool:
        """Whether it is a letter that only looks like those beside it."""
        return self.sentence.pattern == OTHER_ALPHABET


def clean_line(text: str) -> str:
    """Return a single line: composed letters (NFC), runs of any white space as a space, no ends.

    Letters, quotation marks and invisible characters stay as they are.
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


def has_control(text: str) -> bool:
    """Whether the text holds NUL or another control character than newline and tab."""
    return _CONTROL.search(text) is not None


def suspicious_characters(text: str) -> list[Suspicion]:
    """Return, in order, the characters an archivist should look at before keeping the text.

    Control and invisible characters, marks that turn the direction of writing, characters that
    stand for a lost letter, and letters of a second alphabet within a word. Nothing is removed.
    """
    suspicions = [
        _suspicion(text, at, reason)
        for at, char in enumerate(text)
        if not char.isascii() or char < " " or char == "\x7f"
        if (reason := _hidden(text, at, char))
    ]
    if not text.isascii():
        suspicions += [
            _suspicion(
                text, at, OTHER_ALPHABET, script=_ALPHABETS[alphabet], others=_ALPHABETS[most]
            )
            for at, alphabet, most in _second_alphabets(text)
        ]
    return sorted(suspicions, key=lambda suspicion: suspicion.position)


def query_words(text: str, max_chars: int = 200, max_words: int = 12) -> list[QueryToken]:
    """Return what a visitor asked for: words, "quoted phrases", and -words to leave out.

    Each token is the kind (``word``, ``phrase``, ``not``) and the text as typed. Never raises:
    control and invisible characters are dropped, a quotation mark left open closes at the end,
    signs without letters or digits are ignored, and what exceeds ``max_chars`` characters or
    ``max_words`` words (those inside phrases count) is cut off.
    """
    visible = "".join(" " if char.isspace() else char for char in text[:max_chars] if _shows(char))
    tokens: list[QueryToken] = []
    room = max_words
    for minus, phrase, word in _QUERY_PART.findall(visible):
        wanted = _first_words(phrase or word, room)
        if wanted:
            room -= _length(wanted)
            tokens.append(("not" if minus else "phrase" if phrase else "word", wanted))
    return tokens


def shorten(text: str, limit: int) -> str:
    """Return at most ``limit`` characters, cut between words where possible, ending in ``…``."""
    text = clean_line(text)
    if len(text) <= limit:
        return text
    if limit < 1:
        return ""
    cut = text[: limit - 1]
    if not text[limit - 1].isspace() and " " in cut:
        cut = cut.rsplit(" ", 1)[0]
    return cut.rstrip(" ,;:–-") + "…"


def _first_words(text: str, room: int) -> str:
    """Return the beginning of the text that folds to at most ``room`` words; never to none."""
    kept: list[str] = []
    for word in text.split():
        if _length(" ".join([*kept, word])) > room:
            break
        kept.append(word)
    return clean_line(" ".join(kept)) if _length(" ".join(kept)) else ""


def _length(text: str) -> int:
    return len(fold(text).split())


def _shows(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) not in {"Cc", "Cf", "Cs"}


def _suspicion(text: str, at: int, pattern: str, **details: Clause) -> Suspicion:
    code_point = f"U+{ord(text[at]):04X}"
    name = unicodedata.name(text[at], "")
    named: str | Clause = name or Clause(NAMELESS)
    told = {"place": str(at + 1), "code": code_point, "name": named, **details}
    return Suspicion(at, code_point, str(named), Clause(pattern, told))


def _hidden(text: str, at: int, char: str) -> str:
    """Return the pattern that says why a single character is suspect, or an empty string."""
    category = unicodedata.category(char)
    if category == "Cc":
        return "" if char in "\n\t" else CONTROL
    if char in _DIRECTIONS:
        return DIRECTION
    if char == _JOINER and _PERSIAN_JOIN.fullmatch(text[max(at - 1, 0) : at + 2]):
        return ""
    if category == "Cf":
        return INVISIBLE
    if category in {"Cs", "Co", "Cn"} or char == "\ufffd":
        return LOST
    return ""


def _second_alphabets(text: str) -> list[tuple[int, str, str]]:
    """Return each letter from the rarer alphabet of a mixed word: place, its alphabet, theirs."""
    places = []
    for word in _WORD.finditer(text):
        scripts = [_alphabet(char) for char in word[0]]
        used = sorted({name for name in scripts if name}, key=scripts.count, reverse=True)
        if len(used) < 2:
            continue
        places += [
            (word.start() + at, name, used[0])
            for at, name in enumerate(scripts)
            if name and name != used[0]
        ]
    return places


def _alphabet(char: str) -> str:
    """Return LATIN, CYRILLIC, GREEK or ARMENIAN: the alphabets whose letters look alike."""
    script = unicodedata.name(char, "").partition(" ")[0]
    return script if script in _ALPHABETS else ""
