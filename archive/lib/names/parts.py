"""A full name taken apart: a suggestion for the archivist, never a stored fact."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from archive.lib.names.folding import fold, lower
from archive.lib.names.kinship import own_name
from archive.lib.names.markers import WORDS_REMEMBERED, marker, sex_of_russian_patronymic
from archive.lib.names.unnamed import names_nobody

FAMILY_FIRST = "family-first"
GIVEN_FIRST = "given-first"
UNKNOWN = "unknown"

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|[\"“”„«][^\"“”„«»]+[\"“”„»]")
_BEHIND = re.compile(
    r"[\s,;]+(?:(?:по |в )?(?:прозвищ[уе]|кличк[ае]|урожд\w*\.?|девич\w+)|n[ée]e|qızlıq|ləqəb[iı]?"
    r"|alias|lakabı|(?:also )?known as|a\.?k\.?a\.?|namı d[iı]g[əe]r|nam[ıi]d[iı]g[əe]r)\s+(.+)$",
    re.IGNORECASE,
)
_BEHIND_WORDS = frozenset(
    form
    for word in (
        *("прозвищу", "прозвище", "кличка", "кличке", "урожд.", "урожд", "урожденная"),
        *("урождённая", "урожденный", "урождённый", "девичестве", "née", "nee", "qızlıq"),
        *("ləqəbi", "ləqəb", "alias", "lakabı", "known", "aka", "a.k.a.", "a.k.a", "namı"),
        *("namıdigər", "namidiger"),
    )
    for form in (word, word.capitalize(), word.upper())
)
_HAS_ASIDE = re.compile(r"[(\[\"“„«]")
_HYPHENED_MARKER = re.compile(r"(?<=\w)[-‐‑–](?=\w+$)")
_SURE_FAMILY = re.compile(
    r"..(?:ov|ev|off|eff|ova|eva|zade|zadeh|oglu|ogly|skiy|skii|sky|skaya|shvili|dze|yan|yants)$"
)
_LIKELY_FAMILY = re.compile(r"....l[iyu]$")
_GIVEN_AFTER_ALL = re.compile(r"(?:[ae]li|oglu|eyan|iyan|avyan)$")
_WRITTEN_LIKE_FAMILY = re.compile(r".{3,}[^ə]l[ıu]")  # Uydurmalı, but not Novruzəli
_TITLE = re.compile(r"ha(?:c|j|dzh|dj)i|gad(?:zh|j)i|mir(?:z[ae])?|se[yi]+d|mesedi|kerbelayi")


@dataclass(frozen=True, slots=True)
class NameParts:
    """What the words of a name probably are; empty where the name does not show it."""

    given: str = ""
    family: str = ""
    patronymic: str = ""
    patronymic_kind: str = ""  # "oğlu", "qızı", or empty (also for Гасанович)
    order: str = UNKNOWN  # FAMILY_FIRST, GIVEN_FIRST or UNKNOWN
    sex_hint: str = ""  # "male", "female"; from a patronymic only, a family name tells too little


def parse_name(text: str) -> NameParts:
    """Suggest the parts of a name in any of the spellings the lists use; never raises.

    Understands *oğlu*/*qızı* (oglu, kyzy, оглы, кызы ...), Russian -ович/-овна, a comma after the
    family name, and family endings (-ov, -zadə, -lı ...). Words in brackets or quotation marks are
    left out. A name whose order cannot be seen is returned whole in ``given``. What names nobody,
    or only a relative, has no parts.
    """
    text = without_asides(text)
    if names_nobody(text):
        return NameParts()
    text = own_name(text)
    before, comma, after = text.partition(",")
    words, others = _words(before), _words(after)
    is_parted = bool(comma and words and others)
    words += others
    at, patronymic, kind, sex = _patronymic(words)
    rest = [word for place, word in enumerate(words) if place not in at] if at else words
    family_at = 0 if is_parted and rest else _family_at(rest)
    if family_at is None:
        return NameParts(_joined(rest), "", patronymic, kind, UNKNOWN, sex)
    family = rest.pop(family_at).text
    order = UNKNOWN
    if rest:
        order = FAMILY_FIRST if family_at == 0 else GIVEN_FIRST
    return NameParts(_joined(rest), family, patronymic, kind, order, sex)


def without_asides(text: str) -> str:
    """Leave out what stands in brackets or quotation marks, or behind “née” and “ləqəbi”."""
    if _HAS_ASIDE.search(text):
        text = _ASIDE.sub(" ", text)
    return text if _BEHIND_WORDS.isdisjoint(text.split()) else _BEHIND.sub("", text)


def with_brackets(text: str) -> str:
    """Return the name with what stands behind “née” and “ləqəbi” in brackets, if none has any."""
    if "(" in text or "[" in text:
        return text
    return _BEHIND.sub(lambda match: f" ({match[0].strip(' ,;')})", text)


def is_like_family(word: str) -> bool:
    """Whether a word ends like a family name."""
    if any(there.is_sure_family or there.is_likely_family for there in _words_of(word)):
        return True
    return bool(_WRITTEN_LIKE_FAMILY.fullmatch(lower(word)))


class _Word(NamedTuple):
    """What there is to know of a word; the same few thousand fill every list."""

    text: str
    folded: str
    marker: str
    sex: str  # of whom it is the Russian patronymic
    is_sure_family: bool
    is_likely_family: bool


def _words(text: str) -> list[_Word]:
    return [word for token in text.split() for word in _words_of(token)]


def _joined(words: Sequence[_Word]) -> str:
    return " ".join([word.text for word in words])


@lru_cache(maxsize=WORDS_REMEMBERED)
def _words_of(token: str) -> tuple[_Word, ...]:
    """Read what stands between white space: mostly a word, two in Vəzir-oğlu."""
    pieces = _HYPHENED_MARKER.split(token)
    if len(pieces) > 1 and marker(fold(pieces[-1])):
        texts = [token[: -len(pieces[-1]) - 1], pieces[-1]]
    else:
        texts = [token]
    return tuple(_word(text.strip(";.,") or text) for text in texts if fold(text))


def _word(text: str) -> _Word:
    folded = fold(text)
    is_likely = bool(_LIKELY_FAMILY.search(folded)) and not _GIVEN_AFTER_ALL.search(folded)
    is_sure = _SURE_FAMILY.search(folded) is not None
    return _Word(text, folded, marker(folded), sex_of_russian_patronymic(text), is_sure, is_likely)


def _patronymic(words: Sequence[_Word]) -> tuple[range, str, str, str]:
    """Return which words are the patronymic, its text without marker, the marker and the sex."""
    for place, word in enumerate(words):
        if word.marker and place:
            titled = place >= 4 and _TITLE.fullmatch(words[place - 2].folded)
            start = place - 2 if titled else place - 1
            sex = "male" if word.marker == "oğlu" else "female"
            return range(start, place + 1), _joined(words[start:place]), word.marker, sex
    for place, word in enumerate(words):
        if word.sex and place and len(words) > 2:
            return range(place, place + 1), word.text, "", word.sex
    return range(0), "", "", ""


def _family_at(rest: Sequence[_Word]) -> int | None:
    """Return the place of the only word, first or last, that ends like a family name."""
    ends = [0, len(rest) - 1] if len(rest) > 1 else list(range(len(rest)))
    places = [place for place in ends if rest[place].is_sure_family]
    places = places or [place for place in ends if rest[place].is_likely_family]
    return places[0] if len(places) == 1 else None
