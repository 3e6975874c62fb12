"""Reasons in words, in the reader's language.

A proposal keeps its reasons as codes with the dates and names they speak of, so that the same
reason can be read in Azerbaijani, English and Russian. A reason that is a sentence already (typed
by a person, or brought in) is said as it is.
"""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from archive.lib.dates import UncertainDate
from archive.models.fields import LANGUAGE_CODES
from archive.models.row_fields import PLACES

SENTENCES = {
    "name-exact": _("The name is the same."),
    "name-sound": _("The names sound the same, in two spellings."),
    "name-near": _("The names are one letter apart."),
    "name-ending": _("The family names differ only in the ending."),
    "name-joined": _("Two words of one name are written together in the other."),
    "name-initial": _("An initial of one fits the name of the other."),
    "name-part": _("One name is all that both have, and it is the same."),
    "words-three": _("Three names meet, one of them probably the father's."),
    "father-exact": _("The father's name is the same."),
    "father-sound": _("The father's name sounds the same, in two spellings."),
    "father-near": _("The father's names are one letter apart."),
    "father-initial": _("An initial fits the father's name."),
    "father-missing": _("Only one has the father's name."),
    "father-differs": _("The father's names differ."),
    "family-missing": _("Only one has the family name."),
    "family-differs": _("The family names differ."),
    "sex-differs": _("One is read as a woman, the other as a man."),
    "birth-day": _("Both have the birth date %(first)s."),
    "birth-convention": _(
        "Both have the birth date %(first)s; that day may be a clerk's convention."
    ),
    "birth-fits": _("The birth dates fit: %(first)s; %(second)s."),
    "birth-same-year": _("The same year of birth, but not the same day: %(first)s; %(second)s."),
    "birth-year-apart": _("The years of birth are one apart: %(first)s; %(second)s."),
    "birth-differs": _("The birth dates differ: %(first)s; %(second)s."),
    "age-fits": _("The ages fit."),
    "age-differs": _("The ages do not fit."),
    "death-day": _("Both have the date of death %(first)s."),
    "death-fits": _("The dates of death fit: %(first)s; %(second)s."),
    "death-differs": _("The dates of death differ: %(first)s; %(second)s."),
    **{f"{field.key}-same": field.agreement for field in PLACES},
    "place-inside": _("One place lies in the other."),
    "place-differs": _("The places differ."),
    "event-same": _("Both lists are about the same event."),
    "rivals": _("Other rows of the same list resemble it as much."),
    "on-that-list": _("This person already stands on that list, in another row."),
}


def in_words(reasons: Iterable[Any], language: str | None = None) -> list[str]:
    """Return the reasons as sentences, in a language or else in the active language."""
    code = (language or get_language() or "en")[:2]
    with override(code):
        return [_said(reason, code) for reason in reasons]


def _said(reason: Any, language: str) -> str:
    if isinstance(reason, str):
        return reason
    code, *named = reason
    if code not in SENTENCES:
        return str(code)
    dates = [_date(date, language) for date in named[:2]]
    said = dict(zip(("first", "second"), dates, strict=False))
    if not said:
        return str(SENTENCES[code])
    return (str(SENTENCES[code]) % said).replace("..", ".")  # Russian dates end in "г."


def _date(edtf: Any, language: str) -> str:
    try:
        return UncertainDate.parse(str(edtf)).in_words(language)
    except ValueError:
        return str(edtf)


def reason_columns(reasons: Iterable[Any], typed: str = "") -> dict[str, str]:
    """Return the columns of a match's reason: what somebody typed, else the reasons, translated."""
    if typed.strip():
        language = (get_language() or "en")[:2]
        return {f"reason_{language}": typed.strip()}
    listed = list(reasons)
    return {f"reason_{code}": " ".join(in_words(listed, code)) for code in LANGUAGE_CODES}
