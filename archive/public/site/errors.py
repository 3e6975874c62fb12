"""What is answered when something is wrong. Nothing here asks the database."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from archive.public.context import nowhere


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what cannot be read."""
    return render(request, "400.html", nowhere(request), status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what needs a permission."""
    return render(request, "403.html", nowhere(request), status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address without a page."""
    return render(request, "404.html", nowhere(request), status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer our own fault: a page that needs neither database nor context."""
    return HttpResponse(render_to_string("500.html"), status=500)
