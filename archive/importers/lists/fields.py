"""Which field of a row a column of a list is: suggested from its header, in six languages."""

from collections.abc import Sequence

from archive.exports.entries import READING as READ_OUT
from archive.exports.entries import SOURCE
from archive.lib.languages import script_of
from archive.lib.names import fold
from archive.models import ListEntry
from archive.models.row_field import FieldKind
from archive.models.row_fields import IMPORTED

from .headers import LANGUAGE_OF, field_of
from .samples import may_be, settle_names

LONGEST_NAME = 400
LONGEST: dict[str, int] = {
    key: getattr(ListEntry._meta.get_field(field.written or field.reading), "max_length", 0) or 0
    for key, field in IMPORTED.items()
    if field.kind is not FieldKind.WORDS
}
"""How many characters the column of a field holds; 0 where that is no limit."""

_OF_SCRIPT = {"Cyrl": "ru", "Arab": "ar", "Armn": "hy", "Geor": "ka"}
# What our own export calls columns that repeat what stands elsewhere in it.
OWN_EXPORT = frozenset({"uid", "address", "name_as_recorded"})
_OWN_EXPORT_LEFT = frozenset({"address", "list", *READ_OUT, *SOURCE})


def is_own_export(names: Sequence[str]) -> bool:
    """Whether the columns are those of a list downloaded from this archive."""
    return set(names) >= OWN_EXPORT


def suggested_fields(names: Sequence[str], rows: Sequence[Sequence[str]] = ()) -> list[str]:
    """Return a field for each column, empty where it is kept verbatim; no field twice.

    `rows` are the first rows: a number that does not run is no running number, and a column without
    letters no name. "Ad" or "Имя" alone is the whole name; beside a family name it is the given
    name. A second column of names is the name in another script.
    """
    if is_own_export(names):
        return ["" if name in _OWN_EXPORT_LEFT else field_of(name) for name in names]
    cells = [[row[at].strip() if at < len(row) else "" for row in rows] for at in range(len(names))]
    fields = [
        field if may_be(field, header, samples) else ""
        for header, samples, field in zip(names, cells, map(field_of, names), strict=True)
    ]
    settle_names(fields, names, cells)
    suggested: list[str] = []
    for name in fields:
        again = name in suggested and name in IMPORTED and not IMPORTED[name].many
        suggested.append("" if again else name)
    return suggested


def language_of(header: str, samples: Sequence[str]) -> str:
    """Return the language tag of a column of names, by its header or its script; may be empty."""
    for word in fold(header).split():
        if word in LANGUAGE_OF:
            return LANGUAGE_OF[word]
    return _OF_SCRIPT.get(script_of(" ".join(samples)), "")
