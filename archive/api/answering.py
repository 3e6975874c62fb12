"""How every address for machines answers: readable from anywhere, in a language asked for."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.formatting import reader_language

View = Callable[..., HttpResponseBase]
Problem = dict[str, str]


def for_machines(view: View) -> View:
    """Let a view answer GET and HEAD only, in the language of `lang` or else of the request.

    Any page of any host may read the answer: all of it is public, and no cookie is asked or set.
    """

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with translation.override(language_asked(request)):
            response = view(request, *args, **kwargs)
            response["Content-Language"] = reader_language()
        response["Access-Control-Allow-Origin"] = "*"
        response["X-Robots-Tag"] = "noindex"
        return response

    return answer


def language_asked(request: HttpRequest) -> str:
    """Return the code of the language to answer in."""
    asked = request.GET.get("lang", "")
    return asked if asked in dict(settings.LANGUAGES) else reader_language()


def language_problems(request: HttpRequest) -> list[Problem]:
    """Say so where a language was asked for that the archive does not speak."""
    asked = request.GET.get("lang", "")
    if not asked or asked in dict(settings.LANGUAGES):
        return []
    spoken = ", ".join(code for code, _name in settings.LANGUAGES)
    return [problem("lang", _("The languages here are %s.") % spoken)]


def problem(parameter: str, sentence: str) -> Problem:
    """Return what could not be understood of a request."""
    return {"parameter": parameter, "sentence": sentence}


def as_json(answer: Any, status: int = 200) -> JsonResponse:
    """Answer with JSON that people can read as well."""
    return JsonResponse(answer, status=status, json_dumps_params={"ensure_ascii": False})
