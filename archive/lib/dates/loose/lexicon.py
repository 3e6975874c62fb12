"""The vocabulary as tables to look a folded word up in."""

from typing import NamedTuple

from archive.lib.dates.loose.cleaning import folded
from archive.lib.dates.loose.kinds import Kind
from archive.lib.dates.loose.vocabulary import (
    MONTHS,
    MORE_MONTHS,
    PLAIN_ENDINGS,
    PLURAL_ENDINGS,
    SEASONS,
    WORDS,
    WORKING_ENDINGS,
)


class Meaning(NamedTuple):
    """What a phrase means, its number if it has one, and the language it belongs to."""

    kind: Kind
    value: int
    language: str


SIGNS = {
    "?": Kind.UNCERTAIN, "~": Kind.APPROXIMATE, "≈": Kind.APPROXIMATE, "-": Kind.DASH,
    "/": Kind.SLASH, "(": Kind.OPENING, ")": Kind.CLOSING, ".": Kind.NOISE, ",": Kind.NOISE,
}  # fmt: skip


def _folded_set(endings: str) -> frozenset[str]:
    return frozenset(map(folded, endings.split()))


DECADE_ENDINGS = _folded_set(PLURAL_ENDINGS)
NUMBER_ENDINGS = DECADE_ENDINGS | _folded_set(PLAIN_ENDINGS)
ENDING_KINDS = {
    ending: kind for kind, endings in WORKING_ENDINGS.items() for ending in _folded_set(endings)
}


def _entries() -> list[tuple[str, Meaning]]:
    """List every phrase of the vocabulary with its meaning."""
    found = []
    for language, months in MONTHS.items():
        for month, (stem, endings) in enumerate(months, 1):
            meaning = Meaning(Kind.MONTH, month, language)
            found += [(stem + ending, meaning) for ending in endings.split("|")]
    for first, kind, table in ((1, Kind.MONTH, MORE_MONTHS), (21, Kind.SEASON, SEASONS)):
        for language, names in table.items():
            for value, forms in enumerate(names.split(), first):
                found += [(form, Meaning(kind, value, language)) for form in forms.split("|")]
    for language, kinds in WORDS.items():
        for kind, phrases in kinds.items():
            found += [(phrase, Meaning(kind, 0, language)) for phrase in phrases.split("|")]
    return found


LEXICON: dict[tuple[str, ...], list[Meaning]] = {}
for _phrase, _meaning in _entries():
    LEXICON.setdefault(tuple(folded(_phrase).split()), []).append(_meaning)
LONGEST_PHRASE = max(map(len, LEXICON))
