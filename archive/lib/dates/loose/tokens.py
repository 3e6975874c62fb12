"""A typed date cut into numbers, words with a meaning, and signs."""

import re
from typing import NamedTuple

from archive.lib.dates.loose.lexicon import (
    AZ_ABLATIVES,
    LEXICON,
    LONGEST_PHRASE,
    NUMBER_ENDINGS,
    PLURAL_ENDINGS,
    SIGNS,
    Kind,
    Meaning,
)
from archive.lib.dates.refusal import DateRefused


class Token(NamedTuple):
    """One number, word, phrase or sign; `date` holds year, month, day of a numeric date."""

    kind: Kind
    value: int = 0
    digits: int = 0
    plural: bool = False
    date: tuple[int, int, int] = (0, 0, 0)
    separator: str = ""


_PIECE = re.compile(
    r"(?P<day_first>\d{1,2}(?P<a>[./-])\d{1,2}(?P=a)(?P<year>\d{4}|\d{2})(?!\d))"
    r"|(?P<year_first>\d{4}(?P<b>[./-])\d{1,2}(?P=b)\d{1,2}(?!\d))"
    r"|(?P<year_month>\d{4}[./-](?:0?[1-9]|1[0-2])(?![\d.]))"
    r"|(?P<month_year>(?<!\d)(?:0?[1-9]|1[0-2])[./]\d{4}(?!\d))"
    r"|(?P<number>\d+)(?:(?P<joint>-?)(?P<ending>[^\W\d_]+|'s\b))?"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<sign>\S)"
)
_NUMBERS = re.compile(r"\d+")
_ROMAN = re.compile(r"(?=[ivx])(x{0,2})(ix|iv|v?i{0,3})")
_ROMAN_LOOKALIKES = str.maketrans("хі", "xi")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}


def tokens(text: str, typed: str, languages: tuple[str, ...]) -> list[Token]:
    """Cut a folded text; DateRefused names the first word nobody here knows."""
    found: list[Token] = []
    words: list[str] = []
    for match in _PIECE.finditer(text):
        if match.lastgroup == "word":
            words.append(match["word"])
            continue
        if match["sign"] == "." and words:
            continue
        found += _phrases(words, typed, languages)
        words = []
        found += _number_or_sign(match, typed, words)
    return found + _phrases(words, typed, languages)


def _number_or_sign(match: re.Match[str], typed: str, words: list[str]) -> list[Token]:
    """Read one piece that is no word; letters glued to a number (20Jan) are left in `words`."""
    numbers = [int(digits) for digits in _NUMBERS.findall(match[0])]
    if match["sign"]:
        kind = SIGNS.get(match["sign"])
        if kind is None:
            raise DateRefused(typed, f"the sign “{match['sign']}” is not understood")
        return [Token(kind)]
    if match["day_first"]:
        if len(match["year"]) == 2:
            raise two_digit_year(typed)
        day, month, year = numbers
        return [Token(Kind.DATE, date=(year, month, day), separator=match["a"])]
    if match["year_first"]:
        year, month, day = numbers
        return [Token(Kind.DATE, date=(year, month, day))]
    if match["year_month"]:
        return [Token(Kind.DATE, date=(numbers[0], numbers[1], 0))]
    if match["month_year"]:
        return [Token(Kind.DATE, date=(numbers[1], numbers[0], 0))]
    return _number(match, words)


def _number(match: re.Match[str], words: list[str]) -> list[Token]:
    digits, ending = match["number"], match["ending"] or ""
    number = Token(Kind.NUMBER, int(digits), len(digits))
    if not ending:
        return [number]
    if ending in NUMBER_ENDINGS:
        number = number._replace(plural=ending in PLURAL_ENDINGS and len(digits) == 4)
        return [number, Token(Kind.FROM)] if ending in AZ_ABLATIVES else [number]
    words.append(ending)
    return [number, Token(Kind.DASH)] if match["joint"] else [number]


def _phrases(words: list[str], typed: str, languages: tuple[str, ...]) -> list[Token]:
    """Give each word its meaning, the longest phrase first."""
    found = []
    at = 0
    while at < len(words):
        for length in range(min(LONGEST_PHRASE, len(words) - at), 0, -1):
            meaning = _meaning(tuple(words[at : at + length]), languages)
            if meaning:
                found.append(Token(meaning.kind, meaning.value))
                at += length
                break
        else:
            found.append(_roman(words[at], typed))
            at += 1
    return found


def _meaning(phrase: tuple[str, ...], languages: tuple[str, ...]) -> Meaning | None:
    for meaning in LEXICON.get(phrase, ()):
        if meaning.language in languages:
            return meaning
    return None


def _roman(word: str, typed: str) -> Token:
    """Read a Roman numeral up to 29, also when its letters were typed as Cyrillic ones."""
    numeral = word.translate(_ROMAN_LOOKALIKES)
    if not _ROMAN.fullmatch(numeral):
        raise DateRefused(
            typed, f"the word “{word}” is not understood", "a date such as 20 January 1990"
        )
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    following = [*values[1:], 0]
    total = sum(-v if v < after else v for v, after in zip(values, following, strict=True))
    return Token(Kind.NUMBER, total, 2)


def two_digit_year(typed: str) -> DateRefused:
    """Refuse a year such as 90: nobody can know its century."""
    return DateRefused(
        typed, "the year is missing or has only two digits", "all four digits of the year"
    )
