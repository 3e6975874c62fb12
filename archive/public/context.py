"""What every public page knows: the archive's name, its languages, its own address.

Nothing here asks the database: error pages are made with it as well.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest

from archive.formatting import reader_language

from .addresses import in_language
from .components.base import Component, Part

SEGMENTS = 3  # of an address: before its first stroke, the language, the section


@dataclass(frozen=True, kw_only=True)
class LanguageLink(Part):
    """The same page in a language."""

    code: str
    name: str
    url: str
    absolute_url: str
    current: bool = False


@dataclass(frozen=True, kw_only=True)
class LanguageSwitch(Component):
    """The same page in the other languages."""

    template_name = "components/language_switch.html"

    links: tuple[LanguageLink, ...]


def site(request: HttpRequest) -> dict[str, Any]:
    """Context: archive_name, section, languages, canonical_url (this page without a query)."""
    return {
        "archive_name": settings.ARCHIVE_NAME,
        "section": section_of(request.path),
        "languages": language_switch(request),
        "canonical_url": absolute(request, request.path),
    }


def section_of(path: str) -> str:
    """Return the front address of the section a page is in: “/en/events/”."""
    return "/".join([*path.split("/")[:SEGMENTS], ""])


def language_switch(request: HttpRequest) -> LanguageSwitch | None:
    """Return this page in each language; None for addresses that have none (the desk).

    While the desk looks at a draft, its preview says where that stands in each language.
    """
    if (preview := getattr(request, "preview", None)) is not None:
        return LanguageSwitch(links=preview.languages)
    present = request.path_info.split("/", 2)[1] if "/" in request.path_info else ""
    if present not in dict(settings.LANGUAGES):
        return None
    path = request.get_full_path()
    return LanguageSwitch(
        links=tuple(
            language_link(request, code, in_language(path, present, code))
            for code in dict(settings.LANGUAGES)
        )
    )


def language_link(request: HttpRequest, code: str, url: str) -> LanguageLink:
    """Return an address of this site as the page in a language."""
    return LanguageLink(
        code=code,
        name=dict(settings.LANGUAGES)[code],
        url=url,
        absolute_url=absolute(request, url),
        current=code == reader_language(),
    )


def nowhere(request: HttpRequest) -> dict[str, Any]:
    """Return what overrides `site` on a page that stands at no address: nothing echoes it.

    The other languages lead to their front pages.
    """
    switch = language_switch(request)
    if switch is not None:
        links = tuple(language_link(request, link.code, f"/{link.code}/") for link in switch.links)
        switch = LanguageSwitch(links=links)
    return {"languages": switch, "canonical_url": ""}


def absolute(request: HttpRequest, address: str) -> str:
    """Return an absolute address; empty where the host itself is not acceptable (400)."""
    try:
        return request.build_absolute_uri(address)
    except SuspiciousOperation:  # a forged Host, while the page that refuses it is made
        return ""
