"""Characters that are not what they look like, looked for in a whole row at once.

Almost every row has none: a search over the row decides whether to look closer.
"""

import re

from django.utils.translation import gettext as _

from archive.lib.sheets.encodings import LOOKS_MISREAD, mojibake
from archive.lib.text import has_control, suspicious_characters
from archive.models.wording import said

from .drafts import Draft

_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\uffff\ud800-\udfff\ue000-\uf8ff]"
)
# A letter of the Latin alphabet beside a letter of the Greek, Cyrillic or Armenian.
_LATIN, _OTHER = "[A-Za-zÀ-ɏə]", "[Ͱ-Ͽ\u0400-\u052f\u0531-\u0587]"
_MIXED = re.compile(f"{_LATIN}{_OTHER}|{_OTHER}{_LATIN}")
_LOST = re.compile(r"[^\W\d_]\?[^\W\d_]")
_MOST_SENTENCES = 3


def check_letters(draft: Draft, names: list[str], cells: list[str]) -> None:
    """Warn of hidden, mixed and lost letters and of misread text; refuse control characters."""
    whole = "\n".join(cells)
    if "?" in whole and _LOST.search(whole):
        for name, cell in zip(names, cells, strict=False):
            if _LOST.search(cell) and "://" not in cell:
                message = _("A question mark within a word: a letter may have been lost.")
                draft.warn("letter-lost", name, message, cell)
    if whole.isascii() and not _HIDDEN.search(whole):
        return
    if _HIDDEN.search(whole) or _MIXED.search(whole):
        for name, cell in zip(names, cells, strict=False):
            _check_cell(draft, name, cell)
    if LOOKS_MISREAD.search(whole):
        for name, cell in zip(names, cells, strict=False):
            if was := mojibake(cell):
                message = (
                    _("Probably read in the wrong encoding: it may have been “%s”.") % was[:60]
                )
                draft.warn("mojibake", name, message, cell)


def _check_cell(draft: Draft, name: str, cell: str) -> None:
    if has_control(cell.replace("\r\n", "\n")):
        message = _("It holds control characters, which cannot be seen and not all be stored.")
        draft.refuse("control-characters", name, message, cell)
        return
    suspicions = suspicious_characters(cell)
    for suspicion in suspicions[:_MOST_SENTENCES]:
        code = "two-scripts" if suspicion.is_of_other_alphabet else "hidden-character"
        draft.warn(code, name, said(suspicion.sentence), cell)
    if len(suspicions) > _MOST_SENTENCES:
        message = _("%d more such characters.") % (len(suspicions) - _MOST_SENTENCES)
        draft.warn("hidden-character", name, message, cell)
