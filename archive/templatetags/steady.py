"""Parts of a page that are the same for everybody, or for all who ask alike: the menu, the form.

{% steady "components/site_nav.html" %}
{% steady "components/search_fields.html" place=place near=near %}
"""

from collections.abc import Hashable
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.template import Library
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = Library()
SEGMENTS = 3  # of an address: before its first stroke, the language, the section
MOST_KEPT = 1_000


@register.simple_tag(takes_context=True)
def steady(context: dict[str, Any], name: str, **inputs: Hashable) -> SafeString:
    """Return a part of the page, made once for each language, section and inputs.

    The part may read the language, `request.path` down to the section and its inputs, nothing else:
    no other context, no database. While debugging it is made every time.
    """
    path = getattr(context.get("request"), "path", "")
    section = "/".join([*path.split("/")[:SEGMENTS], ""])
    make = _made.__wrapped__ if settings.DEBUG else _made
    return make(name, get_language() or "", section, tuple(inputs.items()))


@lru_cache(maxsize=MOST_KEPT)
def _made(
    name: str, language: str, section: str, inputs: tuple[tuple[str, Hashable], ...]
) -> SafeString:
    request = SimpleNamespace(path=section)
    return render_to_string(name, {"request": request, **dict(inputs)})
