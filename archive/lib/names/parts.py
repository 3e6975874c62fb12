"""A full name taken apart: a suggestion for the archivist, never a stored fact."""

import re
from dataclasses import dataclass
from functools import lru_cache

from archive.lib.names.folding import fold
from archive.lib.names.markers import WORDS_REMEMBERED, marker, sex_of_russian_patronymic

FAMILY_FIRST = "family-first"
GIVEN_FIRST = "given-first"
UNKNOWN = "unknown"

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_HYPHENED_MARKER = re.compile(r"(?<=\w)[-‐‑–](?=\w+$)")
_SURE_FAMILY = re.compile(
    r"..(?:ov|ev|off|eff|ova|eva|zade|zadeh|oglu|ogly|skiy|skii|sky|skaya|shvili|dze|yan|yants)$"
)
_LIKELY_FAMILY = re.compile(r"....l[iyu]$")
_GIVEN_AFTER_ALL = re.compile(r"(?:[ae]li|oglu|eyan|iyan|avyan)$")
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
    family name, and family endings (-ov, -zadə, -lı ...). Words in brackets are left out. A name
    whose order cannot be seen is returned whole in ``given``.
    """
    before, comma, after = _ASIDE.sub(" ", text).partition(",")
    tokens = _tokens(before) + _tokens(after)
    at, patronymic, kind, sex = _patronymic(tokens)
    rest = [token for place, token in enumerate(tokens) if place not in at]
    family_at = 0 if comma and _tokens(before) and _tokens(after) else _family_at(rest)
    if family_at is None:
        return NameParts(" ".join(rest), "", patronymic, kind, UNKNOWN, sex)
    family = rest.pop(family_at)
    order = UNKNOWN
    if rest:
        order = FAMILY_FIRST if family_at == 0 else GIVEN_FIRST
    return NameParts(" ".join(rest), family, patronymic, kind, order, sex)


def _tokens(text: str) -> list[str]:
    """Split at white space, and before a marker joined by a hyphen (Vəzir-oğlu)."""
    found: list[str] = []
    for token in text.split():
        pieces = _HYPHENED_MARKER.split(token)
        joined = len(pieces) > 1 and marker(fold(pieces[-1]))
        found += [token[: -len(pieces[-1]) - 1], pieces[-1]] if joined else [token]
    return [token.strip(";.,") or token for token in found if fold(token)]


def _patronymic(tokens: list[str]) -> tuple[range, str, str, str]:
    """Return which tokens are the patronymic, its text without marker, the marker and the sex."""
    for place, token in enumerate(tokens[1:], start=1):
        kind = marker(fold(token))
        if kind:
            titled = place >= 4 and _TITLE.fullmatch(fold(tokens[place - 2]))
            start = place - 2 if titled else place - 1
            sex = "male" if kind == "oğlu" else "female"
            return range(start, place + 1), " ".join(tokens[start:place]), kind, sex
    for place, token in enumerate(tokens[1:], start=1):
        sex = sex_of_russian_patronymic(token)
        if sex and len(tokens) > 2:
            return range(place, place + 1), token, "", sex
    return range(0), "", "", ""


def _family_at(rest: list[str]) -> int | None:
    """Return the place of the only word, first or last, that ends like a family name."""
    ends = [0, len(rest) - 1] if len(rest) > 1 else list(range(len(rest)))
    for looks_right in (_is_sure_family, _is_likely_family):
        found = [place for place in ends if looks_right(fold(rest[place]))]
        if found:
            return found[0] if len(found) == 1 else None
    return None


@lru_cache(maxsize=WORDS_REMEMBERED)
def _is_sure_family(folded: str) -> bool:
    return _SURE_FAMILY.search(folded) is not None


@lru_cache(maxsize=WORDS_REMEMBERED)
def _is_likely_family(folded: str) -> bool:
    return bool(_LIKELY_FAMILY.search(folded)) and not _GIVEN_AFTER_ALL.search(folded)
