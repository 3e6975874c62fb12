"""Whole pages, remembered until the database changes (`archive.search.cache`).

Many people ask for the same few pages: the first collection, the commonest names. What a reader
sees, everybody sees, so a page may be shown again as long as nobody has written anything since it
was made. Nothing is kept of a page that is about its reader: a form with a token, a preview, a
cookie.
They are kept as most readers get them, compressed: a sixth of the room, and no work the next time.
"""

import gzip
import re
from collections.abc import Callable, Hashable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from archive.search.cache import Memory, generation, within

MOST_PAGES = 3_000
LONGEST_ADDRESS = 500
LARGEST_PAGE = 200_000  # bytes

_pages = Memory(MOST_PAGES)
_gzip = re.compile(r"\bgzip\b")
Make = Callable[[], HttpResponseBase]


def remembered_page(request: HttpRequest, make: Make) -> HttpResponseBase:
    """Return the page as it was made last, or make it."""
    if request.method != "GET" or hasattr(request, "preview"):
        return make()
    key, since = _key(request), generation()
    known = _pages.find(key, since)
    if known is not None:
        return _sent(request, *known)
    with within(since):
        made = make()
        if isinstance(made, SimpleTemplateResponse):
            made.render()  # before anything changes that it would show
    if isinstance(made, HttpResponse) and _is_for_everybody(request, made):
        kept = gzip.compress(made.content, compresslevel=6, mtime=0), dict(made.items())
        _pages.keep(key, kept, since)
        return _sent(request, *kept) if _takes_gzip(request) else made
    return made


def _sent(request: HttpRequest, compressed: bytes, headers: dict[str, str]) -> HttpResponse:
    """Return a page as it was kept to whoever takes it so, to others unpacked."""
    if not _takes_gzip(request):
        return HttpResponse(gzip.decompress(compressed), headers=headers)
    response = HttpResponse(compressed, headers={**headers, "Content-Encoding": "gzip"})
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _takes_gzip(request: HttpRequest) -> bool:
    return _gzip.search(request.META.get("HTTP_ACCEPT_ENCODING", "")) is not None


def _is_for_everybody(request: HttpRequest, made: HttpResponse) -> bool:
    is_short = len(request.get_full_path()) <= LONGEST_ADDRESS
    is_small = made.status_code == HTTPStatus.OK and len(made.content) <= LARGEST_PAGE
    return is_short and is_small and not made.cookies and "CSRF_COOKIE" not in request.META


def _key(request: HttpRequest) -> Hashable:
    """Return all that a page depends on besides the database: some speak of today."""
    place = request.scheme, request.get_host(), request.get_full_path()
    return (*place, get_language(), timezone.localdate())
