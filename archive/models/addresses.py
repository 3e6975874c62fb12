"""Addresses of the public pages, without asking Django for each: a page may show a thousand."""

from functools import lru_cache

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language

from .registry import UID_LENGTH


def page_address(view: str, *parts: str) -> str:
    """Return the address of a public page in the active language.

    `parts` are the slugs and permanent ids in it, which need no quoting.
    """
    return _pattern(view, len(parts), get_language(), get_script_prefix()) % parts


@lru_cache(maxsize=500)
def _pattern(view: str, count: int, language: str | None, prefix: str) -> str:
    """Return an address with `%s` for its parts; `prefix` is where the archive stands."""
    stand_ins = [str(digit) * UID_LENGTH for digit in range(count)]
    pattern = reverse(f"public:{view}", args=stand_ins).replace("%", "%%")
    for stand_in in stand_ins:
        pattern = pattern.replace(stand_in, "%s")
    return pattern
