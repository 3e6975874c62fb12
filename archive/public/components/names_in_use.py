"""Forms of a name, with who uses each and where it is read."""

from dataclasses import dataclass

from .base import Component, Part


@dataclass(frozen=True, kw_only=True)
class NameInUse(Part):
    """A form of a name."""

    text: str
    lang: str = ""  # only when it is not the page's
    language_words: str = ""  # "Azerbaijani"
    kind_words: str = ""  # "official"
    period_words: str = ""
    used_by: str = ""
    source_title: str = ""
    source_url: str = ""
    locator: str = ""


@dataclass(frozen=True, kw_only=True)
class NamesInUse(Component):
    """Every form of a name of a person, place or event."""

    template_name = "components/names_in_use.html"

    items: tuple[NameInUse, ...]
    quoted: bool = False  # names that belong to those who use them: in quotation marks
