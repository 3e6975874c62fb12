"""Tags and filters for texts, dates and numbers of the archive.

{% when event.date %}                    <time datetime="1990-01-20">20 January 1990</time>
{% worded event.summary %}               the text, marked where it is another language
{{ event.narrative|markdown:3 }}         safe HTML, highest heading h3
{{ event.title|fallback_lang }}          "en" where the text is not in the page's language
{{ event.uid|spaced_uid }}               4T7K-9M2P-XW3C
{{ words|sentence }}                      the text, closed by a full stop where it has none
{% component card %}                     a component, drawn by its own template
"""

from typing import Literal

from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from archive import formatting, marking
from archive.lib.markdown import safe_html
from archive.lib.text import shorten
from archive.models.registry import spaced
from archive.public.components.base import Component

register = Library()

register.filter("number", formatting.number)
register.filter("language_words", formatting.language_words)
register.filter("fallback_lang", formatting.fallback_lang)
register.filter("foreign_lang", formatting.foreign_lang)
register.filter("spaced_uid", spaced)
register.filter("shortened", shorten)
register.filter("full_stop", marking.full_stop)
register.filter("sentence", marking.sentence)
register.filter("in_quotes", formatting.in_quotes)


@register.simple_tag
def component(shown: Component | Literal[""] | None) -> str:
    """Draw a component; nothing where the page has none."""
    return shown.render() if shown else ""


@register.simple_tag
def when(edtf: str) -> str:
    """Say a date in words, inside `<time>` where it is certain enough for machines."""
    words, value = formatting.date_words(edtf), formatting.date_value(edtf)
    if not words:
        return ""
    if value:
        return format_html('<time datetime="{}">{}</time>', value, words)
    return format_html('<span class="date">{}</span>', words)


@register.simple_tag
def worded(text: str) -> str:
    """Show a translated text; a text in another language than the page carries its `lang`."""
    lang = formatting.fallback_lang(text)
    return format_html('<span lang="{}">{}</span>', lang, text) if lang else text


@register.filter
def markdown(text: str, first_heading: int = 3) -> SafeString:
    """Show Markdown as safe HTML, its highest heading made to fit under the page's."""
    return mark_safe(safe_html(text, first_heading))  # noqa: S308 - nh3 has just cleaned it
