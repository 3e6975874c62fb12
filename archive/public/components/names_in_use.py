"""Forms of a name, with who uses each and where it is read."""

from dataclasses import dataclass
from typing import Any

from .base import Component, Part
from .evidence import evidence_of


@dataclass(frozen=True, kw_only=True)
class Origin(Part):
    """Where a form of a name is read: a source, or a list and its row."""

    title: str
    url: str
    lang: str = ""  # of the title, only when it is not the page's
    place: str = ""  # "page 4", "row 3, line 2"
    place_url: str = ""  # of the row


@dataclass(frozen=True, kw_only=True)
class NameInUse(Part):
    """A form of a name."""

    text: str
    lang: str = ""  # only when it is not the page's
    language_words: str = ""  # "Azerbaijani"
    kind_words: str = ""  # "official"
    period_words: str = ""
    used_by: str = ""
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NamesInUse(Component):
    """Every form of a name of a person, place or event."""

    template_name = "components/names_in_use.html"

    items: tuple[NameInUse, ...]
    quoted: bool = False  # names that belong to those who use them: in quotation marks


def origins_of(name: Any) -> tuple[Origin, ...]:
    """Return where a form of a name is read, if that source is public."""
    evidence = evidence_of(name)
    if evidence is None:
        return ()
    return (
        Origin(
            title=evidence.source_title,
            url=evidence.source_url,
            lang=evidence.source_lang,
            place=evidence.locator,
        ),
    )
