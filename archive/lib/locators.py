"""Places in a source ("para 18", "pp. 228–230"), read from what was typed and said in a language.

What a place counts is a word of its kind (`models.fields.LocatorKind`); a number is said after the
manner of the language, anything else follows the word as it was written.
"""

import re
from dataclasses import dataclass

from archive.lib.azerbaijani import ordinal

PARAGRAPH, BEGINNING, WHOLE = "paragraph", "beginning", "whole-item"
OF_THE_ITEM = (BEGINNING, WHOLE)
"""What is said of the whole item, beside any place in it."""

WORDS = {
    "en": {
        "paragraph": ("para {}", "paras {}"),
        "page": ("p. {}", "pp. {}"),
        "footnote": ("footnote {}", "footnotes {}"),
        "article": ("article {}", "articles {}"),
        "table-row": ("table row {}", "table rows {}"),
        "folio": ("f. {}", "ff. {}"),
        "line": ("line {}", "lines {}"),
        "time": ("{}", "{}"),
        BEGINNING: ("only the beginning of the page was read",) * 2,
        WHOLE: ("whole item",) * 2,
    },
    "az": {
        "paragraph": ("{} abzas", "{} abzaslar"),
        "page": ("s. {}", "s. {}"),
        "footnote": ("{} haşiyə", "{} haşiyələr"),
        "article": ("{} maddə", "{} maddələr"),
        "table-row": ("cədvəlin {} sətri", "cədvəlin {} sətirləri"),
        "folio": ("{} vərəq", "{} vərəqlər"),
        "line": ("{} sətir", "{} sətirlər"),
        "time": ("{}", "{}"),
        BEGINNING: ("yalnız səhifənin başlanğıcı oxunub",) * 2,
        WHOLE: ("bütövlükdə",) * 2,
    },
    "ru": {
        "paragraph": ("абз. {}", "абз. {}"),
        "page": ("с. {}", "с. {}"),
        "footnote": ("сн. {}", "сн. {}"),
        "article": ("ст. {}", "ст. {}"),
        "table-row": ("строка таблицы {}", "строки таблицы {}"),
        "folio": ("л. {}", "л. {}"),
        "line": ("строка {}", "строки {}"),
        "time": ("{}", "{}"),
        BEGINNING: ("прочитано только начало страницы",) * 2,
        WHOLE: ("целиком",) * 2,
    },
}
_ALONE = {
    "en": {
        "paragraph": "paragraph", "page": "page", "footnote": "footnote", "article": "article",
        "table-row": "table row", "folio": "folio", "line": "line", "time": "time",
    },
    "az": {
        "paragraph": "abzas", "page": "səhifə", "footnote": "haşiyə", "article": "maddə",
        "table-row": "cədvəl sətri", "folio": "vərəq", "line": "sətir", "time": "vaxt",
    },
    "ru": {
        "paragraph": "абзац", "page": "страница", "footnote": "сноска", "article": "статья",
        "table-row": "строка таблицы", "folio": "лист", "line": "строка", "time": "время",
    },
}  # fmt: skip
"""The word of a kind where no number follows."""

_TYPED = {
    "table-row": r"table\s+rows?|rows?|cədvəl\s+sətri|строк[аи]\s+таблицы",
    "paragraph": r"paragraphs?|paras?\.?|pars?\.|§|abzas(?:lar)?|abz\.|абзац\w*|абз\.",
    "page": r"pages?|pp?\.|səh(?:ifə|\.)|s\.|страниц[аы]|стр\.|сс?\.",
    "footnote": r"footnotes?|fn\.?|haşiyə|сноск[аи]|сн\.",
    "article": r"articles?|arts?\.|maddə|стать[яи]|ст\.",
    "folio": r"folios?|fols?\.|ff?\.|vərəq|лист\w*|лл?\.",
    "line": r"lines?|sətir|строк[аи]",
}
"""How people begin a place, whatever the language they type in."""
_PREFIX = "|".join(f"(?P<{kind.replace('-', '_')}>{words})" for kind, words in _TYPED.items())
_NUMBERS = r"\d+[a-zа-яə]?(?:\s*[-–—]\s*\d+[a-zа-яə]?)?"
_PIECE = re.compile(rf"(?:(?:{_PREFIX})(?![^\W\d_])\s*)?(?P<numbers>{_NUMBERS})", re.IGNORECASE)
_ORDINAL = re.compile(
    rf"(?P<numbers>{_NUMBERS})-c[iıuü]\s+(?:{_PREFIX})(?:lar|lər)?", re.IGNORECASE
)
_HEAD = re.compile(rf"(?:{_PREFIX})(?![^\W\d_])\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[,;]|\band\b)\s*")
_PART_READ = re.compile(r"\s*\(beginning of page only\)$")


@dataclass(frozen=True)
class Place:
    """A place in a source, read: numbers of one kind, or a text as it was written."""

    kind: str
    numbers: tuple[str, ...] = ()  # "18", "18–20", "12a"
    text: str = ""  # where it is no number


def read_places(kind: str, written: str) -> list[Place]:
    """Read what was typed as a place: “para 18-20, 22”, “p. 228; footnote 28”, “Ağsu”."""
    written, part_read = _PART_READ.subn("", written.strip())
    places = _numbered(kind, written) or _unnumbered(kind, written)
    of_the_item = BEGINNING if part_read else kind
    if of_the_item in OF_THE_ITEM and all(place.kind != of_the_item for place in places):
        places.append(Place(of_the_item))
    return places


def place_words(place: Place, language: str) -> tuple[str, str]:
    """Say a place in a language; beside it what follows as it was written, in whatever language."""
    spoken = language if language in WORDS else "en"
    if place.kind not in WORDS[spoken]:
        return "", place.text
    if not place.numbers:
        alone = _ALONE[spoken].get(place.kind) or WORDS[spoken][place.kind][0]
        return ("" if place.kind == "time" and place.text else alone), place.text
    several = len(place.numbers) > 1 or "–" in place.numbers[0]
    return WORDS[spoken][place.kind][several].format(_said(place, spoken)), ""


def _said(place: Place, language: str) -> str:
    """Join the numbers; in Azerbaijani the last carries the ordinal ending, but not on a page."""
    numbers = ", ".join(place.numbers)
    if language != "az" or place.kind == "page":
        return numbers
    head, dash, last = numbers.rpartition("–" if "–" in place.numbers[-1] else " ")
    return head + dash + (ordinal(int(last)) if last.isdigit() else last)


def _numbered(kind: str, written: str) -> list[Place]:
    """Read numbers, each after its word or the word before; nothing where anything else stands."""
    places: list[Place] = []
    at = 0
    while at < len(written):
        piece = _ORDINAL.match(written, at) or _PIECE.match(written, at)
        if not piece:
            return []
        named = next((name for name in _TYPED if piece[name.replace("-", "_")]), "")
        numbers = re.sub(r"\s*[-–—]\s*", "–", piece["numbers"])
        last = places[-1] if places else None
        if not (named or last or kind in _TYPED):
            return []
        if last and named in ("", last.kind):
            places[-1] = Place(last.kind, (*last.numbers, numbers))
        else:
            places.append(Place(named or kind, (numbers,)))
        gap = _BETWEEN.match(written, piece.end())
        if piece.end() < len(written) and (not gap or gap.end() == len(written)):
            return []
        at = gap.end() if gap else piece.end()
    return places


def _unnumbered(kind: str, written: str) -> list[Place]:
    """Keep a text as written, without the word of its kind where it begins with that."""
    head = _HEAD.match(written) if kind in _TYPED else None
    if head and head[kind.replace("-", "_")]:
        written = written[head.end() :]
    if kind in OF_THE_ITEM:
        kind = ""
    return [Place(kind, text=written)] if written or kind else []
