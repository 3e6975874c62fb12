"""What a reader should know: machine translation, what is described or withheld, remarks."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

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


@dataclass(frozen=True, kw_only=True)
class Remark(Component):
    """The note to the reader of a record: after what the record is about, before it is closed."""

    template_name = "components/remark.html"

    text: str
    lang: str = ""  # only when it is not the page's


def notices(
    request: HttpRequest, record: Curated, content_note: Note | None = None
) -> tuple[Component, ...]:
    """Return what stands over a record, before anything is read."""
    shown = (machine_translation(request, record), content_note)
    return tuple(notice for notice in shown if notice is not None)


def content_note(text: str = "", *, describes_violence: bool = False) -> Note | None:
    """Return what a reader will meet here: in our words for this record, else in a sentence."""
    heading = _("Before you read")
    if text:
        return Note(heading=heading, text=text, lang=fallback_lang(text))
    if describes_violence:
        return Note(heading=heading, text=_("This page tells how people died or were harmed."))
    return None


def remark(text: str) -> Remark | None:
    """Return a note to the reader as a component; None for no text."""
    return Remark(text=text, lang=fallback_lang(text)) if text else None


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
