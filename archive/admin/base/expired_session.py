"""A session that ends while somebody types: what was typed goes through signing in and comes back.

It travels in the page, not in the database: nothing of a draft is kept for somebody who does not
come back. Nothing is saved by signing in; the form returns with what was typed.
"""

import json
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

TYPED, FOR = "kept_typed", "kept_for"
RESUMED = "_resumed"
FORMS = ("/add/", "/change/", "/map/")
NOTHING_SAVED = gettext_lazy(
    "You are signed in again. Nothing is saved yet: look through it and save."
)
PAGES = (
    "hide",
    "comment",
    "step",
    "restore",
    "merge",
)  # where somebody types a reason or a few words
NEVER_KEPT = ("csrfmiddlewaretoken", "password", RESUMED)


def is_worth_keeping(request: HttpRequest) -> bool:
    """Whether somebody who is not signed in (any more) has just sent a form of the desk."""
    if request.method != "POST" or not request.user.is_anonymous:
        return False
    page = request.resolver_match.url_name if request.resolver_match else ""
    return request.path.endswith(FORMS) or (page or "").rpartition("_")[2] in PAGES


def is_resumed(request: HttpRequest) -> bool:
    """Whether this is what somebody typed before signing in again: to be shown, not done.

    Says so, on pages whose form has no place of its own for it.
    """
    if RESUMED not in request.POST:
        return False
    messages.info(request, NOTHING_SAVED)
    return True


def ask_again(site: AdminSite, request: HttpRequest) -> Any:
    """Ask who it is, on a page that carries what was typed."""
    typed = {
        name: values for name, values in request.POST.lists() if not name.startswith(NEVER_KEPT)
    }
    kept = {
        TYPED: json.dumps(typed),
        FOR: request.get_full_path(),
        "app_path": reverse("admin:login"),
        "files_lost": bool(request.FILES),
    }
    request.method = "GET"  # the sign-in page is shown, not answered
    return site.login(request, kept)


def carried(request: HttpRequest) -> dict[str, Any]:
    """Return what a sign-in that did not succeed has to carry on."""
    if TYPED not in request.POST:
        return {}
    return {TYPED: request.POST[TYPED], FOR: request.POST.get(FOR, "")}


def after_signing_in(site: AdminSite, request: HttpRequest, answer: Any) -> Any:
    """Lead back to the form with what was typed, if something was carried."""
    if answer.status_code != 302 or TYPED not in request.POST:
        return answer
    address, typed = request.POST.get(FOR, ""), _read(request.POST[TYPED])
    is_ours = url_has_allowed_host_and_scheme(address, None) and address.startswith(
        reverse("admin:index")
    )
    if not typed or not is_ours:
        return answer
    context = {
        **site.each_context(request),
        "title": _("What you typed is kept"),
        "address": address,
        "typed": [(name, value) for name, values in typed.items() for value in values],
        "resumed": RESUMED,
    }
    return TemplateResponse(request, "admin/archive/resume.html", context)


def _read(text: str) -> dict[str, list[str]]:
    try:
        fields = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(fields, dict) or not all(
        isinstance(listed, list) for listed in fields.values()
    ):
        return {}
    return {str(name): [str(value) for value in values] for name, values in fields.items()}
