"""The language of the desk, chosen on every page of it and kept in this browser."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST


@require_POST
@csrf_protect
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the language chosen and go back to the page; the public site is not touched by it."""
    code, desk = request.POST.get("language", ""), reverse("admin:index")
    if code not in dict(settings.LANGUAGES):
        return HttpResponseBadRequest()
    after = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(after, {request.get_host()}, request.is_secure()):
        after = desk
    response = HttpResponseRedirect(after)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=365 * 24 * 3600,
        path=desk,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
