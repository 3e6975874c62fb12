"""The first administrator: made in the browser, on the machine itself, while there is none.

Open only to a browser on this machine, speaking to this machine by its own name, through no proxy,
and only in an archive that answers for no public name. Everywhere else there is `make admin`.
"""

from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import login
from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import User
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.request import split_domain_port
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters

from archive.services.change import change
from archive.services.holding import lock_table
from archive.services.roles import ADMINISTRATOR

THIS_MACHINE = {"127.0.0.1", "localhost", "[::1]"}
OF_PROXIES = ("X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via")


class FirstAdministratorForm(UserCreationForm):
    """A name and a password, twice."""

    class Meta:
        model = User
        fields = ("username",)


def is_open(request: HttpRequest) -> bool:
    """Return whether the first administrator may be made by this request."""
    return _is_of_this_machine(request) and not has_administrator()


def has_administrator() -> bool:
    """Return whether anybody may already do everything here."""
    keepers = Q(is_superuser=True) | Q(groups__name=ADMINISTRATOR)
    return User.objects.filter(keepers).exists()


def _is_of_this_machine(request: HttpRequest) -> bool:
    if any(name in request.headers for name in OF_PROXIES):
        return False
    # a proxy left as it comes names none of these, but speaks the old protocol; no browser does
    if request.META.get("SERVER_PROTOCOL") == "HTTP/1.0":
        return False
    if not set(settings.ALLOWED_HOSTS) <= THIS_MACHINE:
        return False
    host, _port = split_domain_port(request.get_host())
    try:
        return host in THIS_MACHINE and ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


@never_cache
@csrf_protect
@sensitive_post_parameters()
def first_run(request: HttpRequest) -> HttpResponse:
    """Ask for a name and a password; make the administrator and sign them in."""
    if not is_open(request):
        raise Http404
    form: Any = FirstAdministratorForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with change():
            lock_table(User)
            if has_administrator():  # two browsers at once: the second finds the door closed
                raise Http404
            user = form.save(commit=False)
            user.is_staff = user.is_superuser = True
            user.save()
        login(request, user)
        return HttpResponseRedirect(reverse("admin:index"))
    context = {
        **admin.site.each_context(request),
        "title": _("Make the first administrator"),
        "is_nav_sidebar_enabled": False,
        "form": form,
    }
    return TemplateResponse(request, "admin/archive/first_run.html", context)
