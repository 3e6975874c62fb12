"""Parts of every page that are the same for everybody: the menu, the foot.

{% steady "components/site_nav.html" %}
"""

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


@register.simple_tag(takes_context=True)
def steady(context: dict[str, Any], name: str) -> SafeString:
    """Return a part of the page, made once for each language and section of the archive.

    The part may read the language and `request.path` down to the section, nothing else: no other
    context, no database. While debugging it is made every time.
    """
    path = getattr(context.get("request"), "path", "")
    section = "/".join([*path.split("/")[:SEGMENTS], ""])
    make = _made.__wrapped__ if settings.DEBUG else _made
    return make(name, get_language() or "", section)


@lru_cache(maxsize=200)
def _made(name: str, language: str, section: str) -> SafeString:
    return render_to_string(name, {"request": SimpleNamespace(path=section)})
