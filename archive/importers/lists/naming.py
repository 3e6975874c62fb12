"""Cells of names: who is named, by what other forms, and whether anybody is named at all."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from archive.lib.languages import script_of, script_of_language
from archive.lib.names import fold, parse_name
from archive.lib.names.fathers import is_same_father
from archive.lib.names.folding import original_words
from archive.lib.names.forms import Forms, Other, read_forms
from archive.lib.names.kinship import kinship
from archive.lib.names.unnamed import Naming, counts_several, naming
from archive.lib.unknown import is_unknown
from archive.models.naming import NameKind
from archive.models.row_fields import NAME_PARTS

from .drafts import NOTE, Draft
from .fields import LONGEST, LONGEST_NAME

SEVERAL = "several-persons"
NAMELESS = "no-name"
IsPlace = Callable[[str], bool]


def put_name(
    draft: Draft, column: str, cell: str, meant: str, *, is_answered: bool, is_place: IsPlace
) -> None:
    """Read a cell of the whole name. `is_answered`: somebody said what it means, so no doubt is."""
    plain = " ".join(meant.split())
    if is_unknown(plain):
        if original_words(cell):
            _note_no_name(draft, column, cell)
        return
    if is_answered:
        draft.columns["name_as_recorded"] = plain
        return
    if names_nobody(draft, column, plain):
        return
    forms = read_forms(meant)
    draft.columns["name_as_recorded"] = " ".join(forms.name.split())
    if forms.are_several:
        _warn_of_several(draft, column, plain)
        return
    _put_forms(draft, column, plain, forms, is_place)
    _note_kinship(draft, column, plain)


def names_nobody(draft: Draft, column: str, text: str) -> bool:
    """Whether a name is none; notes what is said instead."""
    found = naming(text)
    if found is Naming.NAME:
        return False
    if found is Naming.RATHER_A_NAME:
        message = _(
            "It may stand for somebody whose name is not known; it was read as a name. If it is "
            "none, say that it means: no name."
        )
        draft.warn("rather-a-name", column, message, text)
        return False
    if found is Naming.NO_NAME:
        _note_no_name(draft, column, text)
    else:
        message = _(
            "It seems to say that no name is known: the row comes in without a name. If it is a "
            "name, say that it means itself."
        )
        draft.warn("rather-no-name", column, message, text)
    if counts_several(text):
        _warn_of_several(draft, column, text)
    return True


def _note_no_name(draft: Draft, column: str, cell: str) -> None:
    message = _("It says that no name is known: the row comes in without a name.")
    draft.note(NOTE, NAMELESS, column, message, " ".join(cell.split()))


def _warn_of_several(draft: Draft, column: str, text: str) -> None:
    message = _(
        "It seems to name several persons. It comes in as a single row: give each a row in the "
        "file, if the list counts each."
    )
    draft.warn(SEVERAL, column, message, text)


def _put_forms(draft: Draft, column: str, cell: str, forms: Forms, is_place: IsPlace) -> None:
    others, unread = list(forms.others), forms.unread
    for aside, other in forms.loose:
        if is_place(aside):
            unread = unread or aside
        else:
            others.append(other)
    for other in others:
        if len(other.text) <= LONGEST_NAME:
            draft.columns.setdefault("spellings", []).append(_spelling(other))
    if unread:
        message = _("“%s” beside the name is not read: is it another name, a place, an age?")
        draft.warn("beside-the-name", column, message % unread, cell)


def _spelling(other: Other) -> dict[str, str]:
    kind = NameKind.BIRTH if other.is_at_birth else NameKind.VARIANT
    return {"text": other.text, "tag": language_of_form(other.text), "kind": str(kind)}


def language_of_form(text: str, of_column: str = "") -> str:
    """Return the language tag of a form of a name: that of its column, if in its script."""
    script = script_of(text)
    if of_column and script in ("", script_of_language(of_column)):
        return of_column
    return "ru" if script == "Cyrl" else ""


def _note_kinship(draft: Draft, column: str, text: str) -> None:
    found = kinship(text)
    if found is None:
        return
    if not found.is_sure:
        message = _("It may say only whose relative somebody is; it was read as a name.")
        draft.warn("rather-a-name", column, message, text)
    elif not found.own:
        message = _(
            "It names a relative only: the row has no given name, and is found under the relative."
        )
        draft.note(NOTE, "known-by-relative", column, message, text)


def parts_of_name(
    draft: Draft, column_of: dict[str, str], name_order: str, name: str
) -> dict[str, Any]:
    """Return the parts of a name: what columns of their own say, completed by the joint name.

    Where both say whose child somebody is, and differ, the column of its own is read.
    """
    known = {part: draft.columns[part] for part in NAME_PARTS if draft.columns.get(part)}
    if any(finding.code == SEVERAL for finding in draft.findings):
        return known
    read = _taken_apart(name, name_order)
    if not known:
        return read
    father, said = known.get("patronymic", ""), read.get("patronymic", "")
    if father and said and not is_same_father(father, said):
        message = _("The name says another father (%s) than the column of fathers: that was read.")
        draft.warn("father-differs", column_of.get("patronymic", ""), message % said, father)
    return read | _completed(read, known) | known


def _completed(read: dict[str, str], known: dict[str, str]) -> dict[str, str]:
    """Return what the words of a joint name are, given some of its parts."""
    words = read.get("given", "").split()
    father = known.get("patronymic", "")
    is_told = len(words) > 1 and (len(words) > 2 or "family" in read)
    if father and "patronymic" not in read and is_told and is_same_father(words[-1], father):
        words.pop()
    for part in ("given", "family"):
        own = fold(known.get(part, "")).split()
        left = [word for word in words if fold(word) not in own]
        words = left if own and left else words
    if "given" in known and "family" not in known and "family" not in read:
        is_rest = fold(" ".join(words)) != fold(known["given"])
        return {"family": " ".join(words)} if words and is_rest else {}
    return {"given": " ".join(words)} if words else {}


def _taken_apart(name: str, name_order: str) -> dict[str, str]:
    """Suggest the parts; two words without a telling ending go by the order of the list."""
    parts = parse_name(name)
    read = {"given": parts.given, "family": parts.family, "patronymic": parts.patronymic}
    words = parts.given.split()
    if not parts.family and name_order and len(words) == 2:
        read["family"], read["given"] = words if name_order == "family-first" else words[::-1]
    return {part: text for part, text in read.items() if text and len(text) <= LONGEST[part]}
