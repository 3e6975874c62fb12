"""Texts of which parts are in other languages than the page: in HTML each part says so."""

from collections.abc import Iterable
from typing import Self

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe

from archive.models.fields import Worded


class Marked(str):
    """A text of which parts are in other languages; in HTML each of these says which."""

    html: str
    __slots__ = ("html",)

    @classmethod
    def made(cls, text: str, html: str) -> Self:
        """Put the text and its HTML together."""
        marked = cls(text)
        marked.html = html
        return marked

    def __html__(self) -> str:
        """Return it for a page; Django asks for this before it escapes."""
        return self.html


def marked(text: str, lang: str = "") -> Marked:
    """Return a text that carries its language, where that is not the page's."""
    if not lang:
        return Marked.made(text, conditional_escape(text))
    return Marked.made(text, format_html('<span lang="{}">{}</span>', lang, text))


def _carrying(part: str) -> str:
    """Return a part with its language: a translated text may have fallen back to another."""
    is_fallback = isinstance(part, Worded) and part.is_fallback
    return marked(part, part.language) if is_fallback else part  # type: ignore[attr-defined]


def joined(parts: Iterable[str], between: str = ", ") -> Marked:
    """Join the parts that are there, each keeping the language it carries."""
    present = [part for part in parts if part]
    # a page has hundreds of these: `format_html_join` takes twice as long
    html = conditional_escape(between).join(conditional_escape(_carrying(p)) for p in present)
    return Marked.made(between.join(present), mark_safe(html))  # noqa: S308 - each was escaped


def filled(pattern: str, text: str) -> Marked:
    """Put a text into a pattern with “%s”; it keeps the language it carries."""
    before, _gap, after = pattern.partition("%s")
    return joined((before, text, after), "")


def filled_in(pattern: str, **parts: str) -> Marked:
    """Put texts into a pattern with “%(name)s”; each keeps the language it carries."""
    html = {name: conditional_escape(_carrying(part)) for name, part in parts.items()}
    return Marked.made(pattern % parts, mark_safe(conditional_escape(pattern) % html))  # noqa: S308


def full_stop(text: str) -> str:
    """Return the full stop a text still needs: none after “18 декабря 1997 г.”."""
    return "" if not text or text.rstrip("”»\"')").endswith((".", "!", "?", "…")) else "."


def sentence(text: str) -> Marked:
    """End a text with a full stop where it has none."""
    return joined((text, full_stop(text)), "")
