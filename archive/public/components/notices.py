"""What a reader should know before reading: machine translation, remarks, what is withheld."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from archive.formatting import fallback_lang, language_words, reader_language
from archive.models.curated import Curated
from archive.public.addresses import in_language

from .base import Component


@dataclass(frozen=True, kw_only=True)
class Note(Component):
    """A remark to the reader."""

    template_name = "components/note.html"

    text: str
    heading: str = ""
    lang: str = ""  # only when it is not the page's


@dataclass(frozen=True, kw_only=True)
class MachineTranslation(Component):
    """Says of a text that no person has checked it since a machine translated it."""

    template_name = "components/machine_translation_notice.html"

    original_url: str = ""  # the page in the language it was written in
    language_name: str = ""  # "English"


@dataclass(frozen=True, kw_only=True)
class Stub(Component):
    """Stands in place of what is withheld: a name, a quotation, a record."""

    template_name = "components/stub.html"

    reason: str  # in public words
    heading: str = ""  # "Withheld" without it
    date_words: str = ""  # since when


def notices(request: HttpRequest, record: Curated, remark: str = "") -> tuple[Component, ...]:
    """Return what stands over a record; `remark` is its note to the reader."""
    shown = (machine_translation(request, record), note(remark))
    return tuple(notice for notice in shown if notice is not None)


def note(text: str) -> Note | None:
    """Return a remark as a component; None for no text."""
    return Note(text=text, lang=fallback_lang(text)) if text else None


def machine_translation(request: HttpRequest, record: Curated) -> MachineTranslation | None:
    """Return the notice, if the text in the page's language was translated by a machine."""
    present = reader_language()
    if present not in record.machine_translated:
        return None
    codes = [code for code, _name in settings.LANGUAGES if code not in record.machine_translated]
    if not codes:
        return MachineTranslation()
    url = in_language(request.get_full_path(), present, codes[0])
    return MachineTranslation(original_url=url, language_name=language_words(codes[0]))
