"""Addresses without a language: the door, permanent ids, what robots may read."""

from contextlib import suppress

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from archive.models import ListEntry, Record
from archive.models.registry import read_uid
from archive.public.addresses import public_address, public_record
from archive.public.lookup import absence, entry_absence, public_page

NOT_FOR_ROBOTS = ("/desk/", "/api/", "/*/report/", "/*/search/")


@public_page
def to_language(request: HttpRequest) -> HttpResponse:
    """Lead to the front page in the visitor's language."""
    return _in_their_language(reverse("public:home"))


@public_page
def by_id(request: HttpRequest, uid: str) -> HttpResponse:
    """Lead from a permanent id, as typed or spelled out, to the page of its record or row."""
    try:
        asked = read_uid(uid)
    except ValueError as error:
        raise Http404 from error
    record = Record.objects.filter(pk=asked).first()
    if record is None:
        return _in_their_language(_address_of_row(asked))
    shown = public_record(record)
    address = public_address(shown) if shown is not None else ""
    if not address:
        raise absence(record)
    return _in_their_language(address)


def _address_of_row(uid: str) -> str:
    """Return the page of a public row of a list, else raise 410 or 404."""
    rows = ListEntry.objects.select_related("victim_list__record", "source__record")
    shown: ListEntry | None = rows.published().filter(uid=uid).first()
    if shown is not None:
        return shown.get_absolute_url()
    stored: ListEntry | None = rows.filter(uid=uid).first()
    raise entry_absence(stored) if stored is not None else Http404


def _in_their_language(address: str) -> HttpResponse:
    """Redirect for now: the next visitor may read another language."""
    return HttpResponseRedirect(address)


@public_page
def robots(request: HttpRequest) -> HttpResponse:
    """Tell robots what is not for them, and where the map of the site is."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in NOT_FOR_ROBOTS)]
    with suppress(NoReverseMatch):
        lines += ["", f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Lead browsers that ask for the icon at its oldest address to where it lies."""
    return HttpResponsePermanentRedirect(static("img/favicon.png"))
