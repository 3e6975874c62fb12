"""What kind of place a list says a place is: “Şuşa rayonu”, “г. Баку”, “village of X”.

A kind is a class here (town, village, district …); which kinds of the archive a class may be says
`FITTING`. Words a place is really called (“Yeni kənd”) are settled by who knows the places.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from archive.lib.names import fold
from archive.lib.names.folding import lower

_IN_FULL = {
    "town": "şəhər|şəhəri|şəhərinin|şəhərində|şəhərindən|город|города|городе|city|town|şehir"
    "|şehri|مدينة|شهر|шәһәр|шәһәри",
    "village": "kənd|kəndi|kəndinin|kəndində|kəndindən|село|села|селе|деревня|деревни|деревне"
    "|аул|хутор|village|hamlet|köy|köyü|قرية|روستا|روستای|ده|кәнд|кәнди",
    "settlement": "qəsəbə|qəsəbəsi|qəsəbəsinin|qəsəbəsində|посёлок|поселок|посёлка|поселка"
    "|поселке|пгт|станица|settlement|township|kasaba|kasabası|بلدة|قصبة|شهرک|гәсәбә|гәсәбәси",
    "district": "rayon|rayonu|rayonunun|rayonunda|rayonundan|район|района|районе|district|raion"
    "|ilçe|ilçesi|qəza|qəzası|qəzasının|uyezd|uyezdi|uezd|уезд|уезда|уезде|county|mahal|mahalı"
    "|منطقة|قضاء|ناحية|شهرستان|بخش",
    "region": "region|regionu|bölgə|bölgəsi|bölgesi|регион|край|края|area",
    "province": "vilayət|vilayəti|vilayətinin|vilayətində|quberniya|quberniyası|область|области"
    "|губерния|губернии|province|oblast|governorate|guberniya|محافظة|ولاية|استان|إقليم",
    "country": "respublikası|respublika|республика|республики|republic|country|ölkə|ölkəsi|страна"
    "|сср|ssr|ssri|جمهورية|جمهوری|ülke|cumhuriyeti",
    "khanate": "xanlıq|xanlığı|ханство|khanate",
}  # fmt: skip
_SHORT = {
    "town": "ş|şəh|г|гор",
    "village": "k|kn|с|д|дер|сел|vil",
    "settlement": "q|qəs|qəsb|п|пос",
    "district": "r|ray|rn|r-n|r-nu|р|р-н|рн|р-на|р-не|dist|distr",
    "province": "обл|губ|prov",
    "country": "resp|респ",
}
FITTING: dict[str, frozenset[str]] = {
    "town": frozenset({"settlement", "town"}),
    "village": frozenset({"settlement", "village"}),
    "settlement": frozenset({"settlement", "town", "village"}),
    "district": frozenset({"district"}),
    "region": frozenset({"region", "province", "district"}),
    "province": frozenset({"province", "region"}),
    "country": frozenset({"country", "region"}),
    "khanate": frozenset({"other", "province", "region"}),
}
"""The kinds of the archive's places that a class said in a list may be."""
RANKS = {
    "village": 0, "settlement": 0, "town": 1, "district": 2, "khanate": 3, "province": 3,
    "region": 3, "country": 4,
}  # fmt: skip
"""The smaller the more particular."""

_FULL_CLASS = {fold(word): kind for kind, words in _IN_FULL.items() for word in words.split("|")}
_SHORT_CLASS = {word: kind for kind, words in _SHORT.items() for word in words.split("|")}
_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?|\d+")
_BETWEEN = re.compile(r"[,;/()\[\]\n]|\s[-–—]\s")
_FILLING = frozenset({"of", "the", "in"})
_HARDLY = frozenset(map(fold, ("town", "ده", "area", "c", "country")))  # may be a family name


class Part(NamedTuple):
    """A place as a cell names it: its name, folded, and the class the cell says, if any."""

    name: str
    kind: str = ""


@lru_cache(maxsize=16_384)
def parts_of(text: str) -> tuple[Part, ...]:
    """Return the places a cell names, in its order, each with the kind it says."""
    parts: list[Part] = []
    for level in _BETWEEN.split(text):
        for part in _in_level(level):
            if part.name:
                parts.append(part)
            elif parts and not parts[-1].kind:  # “Шуша г.”, “Nakhchivan (city)”
                parts[-1] = parts[-1]._replace(kind=part.kind)
    return tuple(parts)


@lru_cache(maxsize=1_024)
def kinds_in(header: str) -> frozenset[str]:
    """Return the kinds a header says all cells of its column are: “Kənd”, “Rayon / şəhər”."""
    words = fold(header).split()
    return frozenset(_FULL_CLASS[word] for word in words if word in _FULL_CLASS)


def says_a_kind_in_full(text: str) -> bool:
    """Whether a text is a place with a word for its kind, written in full: no person is."""
    parts = parts_of(text)
    words = fold(text).split()
    ends = [word for word in (words[0], words[-1]) if word in _FULL_CLASS] if words else []
    return (
        1 < len(words) <= 6
        and any(word not in _HARDLY for word in ends)
        and all(part.kind for part in parts)
        and bool(parts)
    )


def _in_level(level: str) -> list[Part]:
    """Take “Bakı ş. Səbail r.” and “Şuşa rayonunun X kəndi” apart: a name and its kind, each."""
    tokens = _TOKEN.findall(level)
    kinds = [_class_of(token, at, len(tokens)) for at, token in enumerate(tokens)]
    parts: list[Part] = []
    names: list[str] = []
    waiting = ""
    for token, kind in zip(tokens, kinds, strict=True):
        if not kind:
            names.append(token)
        elif waiting and names:  # “г. Баку р-н …”: the kind before closes with its name
            parts.append(_part(names, waiting))
            names, waiting = [], kind
        elif names and not _goes_before(token):
            parts.append(_part(names, kind))
            names = []
        elif names:
            parts.append(_part(names, ""))
            names, waiting = [], kind
        else:
            waiting = kind
    if names or waiting:
        parts.append(_part(names, waiting))
    return parts


def _class_of(token: str, at: int, count: int) -> str:
    """Return the kind a word says; abbreviations need their full stop, or the end of the level."""
    plain = lower(token)
    bare = plain.rstrip(".")
    if full := _FULL_CLASS.get(fold(bare)):
        return full
    short = _SHORT_CLASS.get(bare, "")
    is_last, is_first = at == count - 1 and at > 0, at == 0 and count > 1
    is_cyrillic = "а" <= bare[:1] <= "я"
    if short and (plain != bare or len(bare) > 1 or is_last or (is_first and is_cyrillic)):
        return short
    return ""


def _goes_before(token: str) -> bool:
    """Whether a word for a kind stands before its name even where another name is before it."""
    bare = lower(token).rstrip(".")
    return bare in {"г", "гор", "с", "д", "дер", "сел", "п", "пос", "город", "село", "деревня"} or (
        bare in {"посёлок", "поселок", "شهر", "روستای", "مدينة", "قرية"}
    )


def _part(names: list[str], kind: str) -> Part:
    words = [word for word in fold(" ".join(names)).split() if not (kind and word in _FILLING)]
    return Part(" ".join(words), kind)
