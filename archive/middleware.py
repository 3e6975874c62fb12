"""What every request passes before it meets a view."""

import logging
from collections.abc import Callable
from urllib.parse import unquote

from django.db import DataError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseNotFound
from django.template.loader import render_to_string

from archive.lib.text import has_control

GetResponse = Callable[[HttpRequest], HttpResponse]
RETRY_AFTER_SECONDS = "30"
LOG = logging.getLogger("django.request")


def honest_requests(get_response: GetResponse) -> GetResponse:
    """Answer control characters with 404 or 400, and an unreachable database with 503.

    PostgreSQL refuses NUL bytes with an error that would become a 500; no address of the archive
    ever holds such characters, so they are stopped before they travel. A number larger than any
    database keeps, in an address or in a form somebody tampered with, is a 400 as well.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if has_control(request.path_info):
            return HttpResponseNotFound(render_to_string("404.html", request=request))
        if has_control(unquote(_asked(request))):
            return HttpResponseBadRequest(render_to_string("400.html", request=request))
        return get_response(request)

    def process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, OverflowError | DataError):
            LOG.warning("No database holds what %s asks for", request.path, exc_info=exception)
            return HttpResponseBadRequest(render_to_string("400.html", request=request))
        if not isinstance(exception, OperationalError):
            return None
        response = HttpResponse(render_to_string("503.html"), status=503)
        response["Retry-After"] = RETRY_AFTER_SECONDS
        return response

    middleware.process_exception = process_exception  # type: ignore[attr-defined]
    return middleware


def _asked(request: HttpRequest) -> str:
    """Return the query as it was sent: WSGI hands over its bytes as Latin-1 letters."""
    query: str = request.META.get("QUERY_STRING", "")
    return query.encode("latin-1", "replace").decode("utf-8", "replace")
