"""Which field of a row a column of a list is: suggested from its header, in six languages."""

import re
from collections.abc import Mapping as Dictionary
from collections.abc import Sequence

from archive.exports.entries import READING as READ_OUT
from archive.exports.entries import SOURCE
from archive.lib.languages import script_of
from archive.lib.names import fold
from archive.models import ListEntry
from archive.models.row_field import FieldKind
from archive.models.row_fields import IMPORTED, NAME_PARTS

LONGEST_NAME = 400
LONGEST: dict[str, int] = {
    key: getattr(ListEntry._meta.get_field(field.written or field.reading), "max_length", 0) or 0
    for key, field in IMPORTED.items()
    if field.kind is not FieldKind.WORDS
}
"""How many characters the column of a field holds; 0 where that is no limit."""

_BETWEEN = re.compile(r"[,;/+&]|\b(?:və|ve|and|и)\b|\sو\s?")
_OF_A_NAME = frozenset({"name", *NAME_PARTS})
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LANGUAGE = {
    "az": "az-Latn", "english": "en", "ingilisce": "en", "en": "en", "latin": "", "russian": "ru",
    "rusca": "ru", "ru": "ru", "rus": "ru", "azerbaijani": "az-Latn", "arabic": "ar", "ar": "ar",
}  # fmt: skip
_OF_SCRIPT = {"Cyrl": "ru", "Arab": "ar", "Armn": "hy", "Geor": "ka"}
# What our own export calls columns that repeat what stands elsewhere in it.
OWN_EXPORT = frozenset({"uid", "address", "name_as_recorded"})
_OWN_EXPORT_LEFT = frozenset({"address", "list", *READ_OUT, *SOURCE})
_USUAL: Dictionary[str, tuple[str, ...]] = {
    key: (
        *(word for words in field.headers.values() for word in words.split("|")),
        *([field.exported_as_written] if field.exported_as_written else []),
    )
    for key, field in IMPORTED.items()
}
_FIELD_OF = {fold(word): key for key, words in _USUAL.items() for word in words}
_FIELD_OF |= dict.fromkeys(("№", "#", "№№", "№ п/п"), "position")


def field_of(header: str) -> str:
    """Return the field a header usually means, or an empty string."""
    text = header.strip()
    return (
        _FIELD_OF.get(text)
        or _FIELD_OF.get(fold(text))
        or _FIELD_OF.get(fold(_ASIDE.sub(" ", text)))
        or _whole_name(_ASIDE.sub(" ", text))
    )


def _whole_name(header: str) -> str:
    """Return "name" where a header lists several parts of it, such as "Soyadı, adı, ata adı"."""
    parts = [fold(part) for part in _BETWEEN.split(header.lower())]
    named = len(parts) > 1 and all(_FIELD_OF.get(part) in _OF_A_NAME for part in parts)
    return "name" if named else ""


def is_usual(header: str) -> bool:
    """Whether a text is a usual header."""
    return bool(header.strip()) and bool(field_of(header))


def is_own_export(names: Sequence[str]) -> bool:
    """Whether the columns are those of a list downloaded from this archive."""
    return set(names) >= OWN_EXPORT


_ALONE_A_NAME = frozenset(map(fold, ("ad", "adı", "isim", "имя", "نام")))
"""Headers of a given name that are as well those of the whole name, in another language."""


def may_be_whole(header: str) -> bool:
    """Whether a header of given names is one of whole names as well."""
    return fold(_ASIDE.sub(" ", header)) in _ALONE_A_NAME


def suggested_fields(names: Sequence[str]) -> list[str]:
    """Return a field for each column, empty where it is kept verbatim; no field twice.

    "Ad" or "Имя" alone is the whole name; beside a family name it is the given name. A second
    column of names is the name in another script.
    """
    if is_own_export(names):
        return ["" if name in _OWN_EXPORT_LEFT else field_of(name) for name in names]
    fields = [field_of(name) for name in names]
    if "name" not in fields and "family" not in fields and "given" in fields:
        fields[fields.index("given")] = "name"
    if "name" in fields and "family" not in fields:
        fields = [
            "other_name" if field == "given" and may_be_whole(name) else field
            for name, field in zip(names, fields, strict=True)
        ]
    suggested: list[str] = []
    for name in fields:
        again = name in suggested and name in IMPORTED and not IMPORTED[name].many
        other = again and name == "name"
        suggested.append("other_name" if other else "" if again else name)
    return suggested


def language_of(header: str, samples: Sequence[str]) -> str:
    """Return the language tag of a column of names, by its header or its script; may be empty."""
    for word in fold(header).split():
        if word in _LANGUAGE:
            return _LANGUAGE[word]
    return _OF_SCRIPT.get(script_of(" ".join(samples)), "")


def usual_headers() -> Dictionary[str, tuple[str, ...]]:
    """Return the usual headers of each field, for the documentation."""
    return _USUAL
