"""A typed date cut into numbers, words with a meaning, and signs."""

import re
from typing import NamedTuple

from archive.lib.clauses import gettext_noop
from archive.lib.dates.refusal import DateRefused, shortened

from .vocabulary import (
    DECADE_ENDINGS,
    ENDING_KINDS,
    LEXICON,
    LONGEST_PHRASE,
    NUMBER_ENDINGS,
    SIGNS,
    Kind,
    Meaning,
)


class Token(NamedTuple):
    """A number, word, phrase or sign; `date` holds year, month, day of a numeric date."""

    kind: Kind
    value: int = 0
    digits: int = 0
    plural: bool = False
    date: tuple[int, int, int] = (0, 0, 0)
    separator: str = ""


_PIECE = re.compile(
    r"(?P<day_first>\d{1,2}(?P<a>[./-])\d{1,2}(?P=a)(?P<year>\d{4}|\d{2})(?!\d))(?:-(?P<tail>[^\W\d_]+))?"
    r"|(?P<year_first>\d{4}(?P<b>[./-])\d{1,2}(?P=b)\d{1,2}(?!\d))"
    r"|(?P<roman_month>\d{1,2}\.(?P<roman>[ivxхі]{1,4})\.\d{4}(?!\d))"
    r"|(?P<year_month>\d{4}[.-](?:0?[1-9]|1[0-2])(?![\d.]))"
    r"|(?P<month_year>(?<!\d)(?:0?[1-9]|1[0-2])[./]\d{4}(?!\d))"
    r"|(?P<number>\d+)(?:-?(?P<ending>[^\W\d_]+|'s\b))?"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<sign>\S)"
)
# A Roman numeral has no digits to count; it can number a century and nothing else.
ROMAN_DIGITS = 0
_NUMBERS = re.compile(r"\d+")
_ROMAN = re.compile(r"(?=[ivx])(x{0,2})(ix|iv|v?i{0,3})")
_ROMAN_LOOKALIKES = str.maketrans("хі", "xi")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}


_WORD_BETWEEN = re.compile(r"(?<![^\W_])(\d{1,2})-([^\W\d_]{3,})-(?=\d{4}(?!\d))")
_WORD_JOINED = re.compile(r"\b(mid|early|late)-(?=\w)")
# "from 19 yanvar to 20 yanvar": the ablative of a month does the work of a word here only.
_FROM_A_DAY = re.compile(r"(\d{1,2}) ([^\W\d_]{3,})d[ae]n (?=\d{1,2} [^\W\d_]{3,})")
_WORD_BEFORE_YEAR = re.compile(r"([^\W\d_]{3,})-(?=\d{4}(?!\d))")


def tokens(text: str, typed: str, languages: tuple[str, ...]) -> list[Token]:
    """Cut a folded text; DateRefused names the first word nobody here knows."""
    read: list[Token] = []
    words: list[str] = []
    # A spreadsheet's 20-Jan-1990 and Jan-1990 are no ranges.
    text = _FROM_A_DAY.sub(r"\1 \2 - ", _WORD_JOINED.sub(r"\1 ", text))
    text = _WORD_BEFORE_YEAR.sub(r"\1 ", _WORD_BETWEEN.sub(r"\1 \2 ", text))
    for match in _PIECE.finditer(text):
        if match.lastgroup == "word":
            words.append(match["word"])
            continue
        if match["sign"] == "." and words:
            continue
        read += _phrases(words, typed, languages)
        words = []
        read += _number_or_sign(match, typed, words)
    return read + _phrases(words, typed, languages)


def _number_or_sign(match: re.Match[str], typed: str, words: list[str]) -> list[Token]:
    """Read a piece that is no word; letters glued to a number (20Jan) are left in `words`."""
    if match["number"]:
        return _number(match, words)
    if not match["sign"]:
        date = _numeric_date(match, typed)
        return [date, *_ending(match["tail"] or "", words)]
    kind = SIGNS.get(match["sign"])
    if kind is None:
        raise DateRefused(
            typed,
            gettext_noop("the sign “%(sign)s” is not understood"),
            sign=shortened(match["sign"]),
        )
    return [Token(kind)]


def _numeric_date(match: re.Match[str], typed: str) -> Token:
    numbers = [int(digits) for digits in _NUMBERS.findall(match[0])]
    if match["day_first"]:
        if len(match["year"]) == 2:
            raise two_digit_year(typed)
        day, month, year = numbers
        return _date(typed, year, month, day, match["a"])
    if match["roman_month"]:
        return _date(typed, numbers[1], _roman(match["roman"], typed).value, numbers[0])
    if match["year_first"]:
        return _date(typed, numbers[0], numbers[1], numbers[2])
    year, month = numbers if match["year_month"] else reversed(numbers)
    return Token(Kind.DATE, date=(year, month, 0))


def _date(typed: str, year: int, month: int, day: int, separator: str = "") -> Token:
    if not month or not day:
        raise DateRefused(
            typed,
            gettext_noop("there is no day 0 and no month 0"),
            gettext_noop("only what is known: 01.1990"),
        )
    return Token(Kind.DATE, date=(year, month, day), separator=separator)


def _number(match: re.Match[str], words: list[str]) -> list[Token]:
    digits, ending = match["number"], match["ending"] or ""
    plural = ending in DECADE_ENDINGS and len(digits) == 4
    number = Token(Kind.NUMBER, int(digits), len(digits), plural)
    return [number, *_ending(ending, words)]


def _ending(ending: str, words: list[str]) -> list[Token]:
    """Give the letters glued to a number their meaning, or leave them as the next word."""
    if ending in ENDING_KINDS:
        return [Token(ENDING_KINDS[ending])]
    if ending and ending not in NUMBER_ENDINGS:
        words.append(ending)
    return []


def _phrases(words: list[str], typed: str, languages: tuple[str, ...]) -> list[Token]:
    """Give each word its meaning, the longest phrase first."""
    read = []
    at = 0
    while at < len(words):
        for length in range(min(LONGEST_PHRASE, len(words) - at), 0, -1):
            meaning = _meaning(tuple(words[at : at + length]), languages)
            if meaning:
                read.append(Token(meaning.kind, meaning.value))
                at += length
                break
        else:
            read.append(_roman(words[at], typed))
            at += 1
    return read


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
            typed,
            gettext_noop("the word “%(word)s” is not understood"),
            gettext_noop("a date such as 20 January 1990"),
            word=word,
        )
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    following = [*values[1:], 0]
    total = sum(-v if v < after else v for v, after in zip(values, following, strict=True))
    return Token(Kind.NUMBER, total, ROMAN_DIGITS)


def two_digit_year(typed: str) -> DateRefused:
    """Refuse a year such as 90: nobody can know its century."""
    return DateRefused(
        typed,
        gettext_noop("the year is missing or has only two digits"),
        gettext_noop("all four digits of the year"),
    )
