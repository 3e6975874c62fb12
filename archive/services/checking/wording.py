"""Checks of words: those only a single side uses, and characters that are not what they look like.

A word of either side belongs in quotation marks, beside who uses it. The table is data: a language,
the beginning of the word, and the plain word the archive's own voice has instead.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from archive.lib.text import suspicious_characters
from archive.models import (
    Commemoration,
    Event,
    Organisation,
    Page,
    Person,
    Place,
    SourceContent,
    VictimList,
)
from archive.models.wording import said

from .findings import Remark, label_of

SHOWN = 3  # suspicious characters named of a field

ONE_SIDED: dict[str, tuple[str, ...]] = {
    "en": (
        r"martyr\w*",
        r"genocid\w*",
        r"liberat\w+",
        r"enem(?:y|ies)",
        r"heroic\w*",
        r"brutal\w*",
        r"barbar\w+",
        r"savage\w*",
        r"atrocit\w+",
        r"terroris\w+",
        r"vandal\w*",
        r"bandits?",
        r"aggressors?",
        r"occupiers?",
        r"fascis\w+",
    ),
    "az": (
        r"şəhid\w*",
        r"soyqırım\w*",
        r"qətlə\s+yetir\w*",
        r"qətliam\w*",
        r"vəhşi\w*",
        r"düşmən\w*",
        r"azad\s+edil\w*",
        r"işğalçı\w*",
        r"təcavüzkar\w*",
        r"terror\w*",
        r"qəhrəman\w*",
        r"vandal\w*",
        r"faşist\w*",
    ),
    "ru": (
        r"шахид\w*",
        r"шехид\w*",
        r"геноцид\w*",
        r"зверск\w*",
        r"варвар\w*",
        r"враг\w*",
        r"вражеск\w*",
        r"освобожд[её]н\w*",
        r"освободил\w*",
        r"оккупант\w*",
        r"агрессор\w*",
        r"террорист\w*",
        r"героическ\w*",
        r"вандал\w*",
        r"фашист\w*",
        r"бандит\w*",
    ),
}
WORDS = {
    code: re.compile(rf"\b(?:{'|'.join(stems)})\b", re.IGNORECASE)
    for code, stems in ONE_SIDED.items()
}
QUOTED = re.compile(
    r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|\"[^\"]*\"|‘[^’]*’|^\s*>.*$|\]\([^)]*\)", re.MULTILINE
)

# The texts that are the archive's own voice; titles and names may be anybody's
OWN_VOICE: dict[Any, tuple[str, ...]] = {
    Event: ("title", "summary", "narrative", "content_note", "public_note"),
    Person: ("occupation", "biography", "public_note"),
    Place: ("public_note",),
    VictimList: ("scope", "completeness", "public_note"),
    Commemoration: ("title", "observance", "public_note"),
    Organisation: ("public_note",),
    Page: ("body",),
    SourceContent: ("abstract",),
}


def one_sided_words(row: models.Model) -> Iterator[Remark]:
    """Words that only a single side uses, outside quotation marks, in the archive's own voice."""
    for name in OWN_VOICE[type(row)]:
        for code, pattern in WORDS.items():
            field = f"{name}_{code}"
            matches = unquoted(getattr(row, field, ""), pattern)
            if matches:
                words = {"field": label_of(row, field), "words": ", ".join(matches)}
                sentence = _("%(field)s: words of one side outside quotation marks: %(words)s.")
                yield Remark("word-of-one-side", field, sentence % words)


def unquoted(text: str, pattern: re.Pattern[str]) -> list[str]:
    """Return the words of a pattern that stand outside quotation marks and links, each once."""
    plain = QUOTED.sub(" ", text.replace("İ", "i"))
    return list(dict.fromkeys(match[0] for match in pattern.finditer(plain)))


def odd_characters(row: models.Model) -> Iterator[Remark]:
    """Invisible characters, marks of direction and letters of a second alphabet, by code point."""
    for field in row._meta.concrete_fields:
        if not isinstance(field, models.CharField | models.TextField) or not field.editable:
            continue
        text = getattr(row, field.attname)
        for suspicion in suspicious_characters(text or "")[:SHOWN]:
            words = {"field": label_of(row, field.name), "sentence": said(suspicion.sentence)}
            yield Remark("odd-character", field.name, _("%(field)s: %(sentence)s") % words)
