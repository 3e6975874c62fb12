"""Markdown to safe HTML: the only way a text somebody typed becomes markup.

Two nets. Markdown is read with raw HTML off; what comes out passes nh3 with a short list of
allowed elements. Pictures are not drawn from text: they are records with credit and description.
"""

from collections.abc import Sequence

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

SCHEMES = {"http", "https", "mailto"}
TAGS = {
    *("p", "br", "em", "strong", "s", "sup", "sub", "code", "pre", "blockquote", "hr", "a"),
    *("h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "section"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    "a": {"href", "title", "id", "class"},
    "li": {"id", "class"},
    "ol": {"start", "class"},
    "section": {"class"},
    "sup": {"class"},
}


def safe_html(text: str, first_heading: int = 2) -> str:
    """Return Markdown as HTML that cannot run anything, whoever wrote it.

    The highest heading of the text becomes `first_heading` (2 to 6), the others follow, so that a
    text fits under any heading of a page. A link with a scheme other than http, https and mailto
    loses the link and keeps its words.
    """
    html: str = _READER.render(text, {"first_heading": first_heading})
    return nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="noopener nofollow"
    )


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False, "typographer": False})
    reader.enable(["table", "strikethrough"]).disable("image")
    reader.use(footnote_plugin)
    # Every scheme is read as a link here, and loses it below: else the brackets would stay.
    reader.validateLink = lambda url: True  # type: ignore[method-assign]
    reader.core.ruler.push("odd_links", _drop_odd_links)
    reader.core.ruler.push("headings", _fit_headings)
    return reader


def _drop_odd_links(state: StateCore) -> None:
    for token in state.tokens:
        if token.children:
            token.children = _without_odd_links(token.children)


def _without_odd_links(tokens: Sequence[Token]) -> list[Token]:
    kept, odd = [], False
    for token in tokens:
        if token.type == "link_open" and not _is_plain(str(token.attrGet("href") or "")):
            odd = True
        elif token.type == "link_close" and odd:
            odd = False
        else:
            kept.append(token)
    return kept


def _is_plain(address: str) -> bool:
    """Whether an address leads inside the site, or has a scheme we know."""
    scheme, colon, _ = address.partition(":")
    if address.startswith(("/", "#", "?")) and not address.startswith(("//", "/\\")):
        return True
    return bool(colon) and scheme.lower() in SCHEMES


def _fit_headings(state: StateCore) -> None:
    headings = [token for token in state.tokens if token.type.startswith("heading_")]
    if not headings:
        return
    first = int(state.env.get("first_heading", 2))
    highest = min(int(token.tag[1]) for token in headings)
    for token in headings:
        token.tag = f"h{min(6, int(token.tag[1]) - highest + first)}"


_READER = _reader()
