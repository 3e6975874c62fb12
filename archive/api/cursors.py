"""Cursors: where a next page begins, tied to the search it belongs to.

A cursor holds the number of records before the page and a short digest of the question. It is no
secret: a number made up leads to no more than any search may see.
"""

import base64
import binascii
import hashlib
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from archive.search.query.parameters import PARAMETERS

DIGEST_LETTERS = 12
LONGEST = 64


def cursor_at(start: int, params: QueryDict, language: str) -> str:
    """Return the cursor of the page that begins after `start` records of a search."""
    plain = f"{start}.{_digest(params, language)}"
    return base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")


def start_of(cursor: str, params: QueryDict, language: str) -> int:
    """Return how many records come before the page; ValueError says why a cursor is refused."""
    start, digest = _read(cursor)
    if digest != _digest(params, language):
        raise ValueError(_("This cursor belongs to another search; begin again without it."))
    return start


def _read(cursor: str) -> tuple[int, str]:
    try:
        padded = cursor[:LONGEST] + "=" * (-len(cursor[:LONGEST]) % 4)
        start, _dot, digest = base64.urlsafe_b64decode(padded).decode("ascii").partition(".")
        if not (start.isdecimal() and digest):
            raise ValueError
    except (ValueError, binascii.Error) as error:
        raise ValueError(_("This is no cursor of this archive; begin again without it.")) from error
    return int(start), digest


def _digest(params: QueryDict, language: str) -> str:
    asked: list[Any] = [(name, params.getlist(name)) for name in PARAMETERS if params.get(name)]
    return hashlib.sha256(repr([language, asked]).encode()).hexdigest()[:DIGEST_LETTERS]
