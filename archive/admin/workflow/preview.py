"""The preview: a draft on the very page the public will see, before anybody else sees it.

The registry row is set to published inside a transaction that is always rolled back, and the
public view answers meanwhile, as it would answer anybody. Nothing is shown that publishing would
not show, nothing else is let through the gate, and no other connection ever sees the change.
"""

import copy
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import resolve
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from archive.admin.base.columns import badge
from archive.admin.base.links import TOGETHER, form_address, instance_of, preview_url
from archive.models import Record
from archive.models.registry import State
from archive.public.addresses import public_address, public_record
from archive.public.context import LanguageLink
from archive.services.change import tried_again
from archive.services.consequences import drafts_around, waits_for
from archive.services.holding import lock


@dataclass(frozen=True, slots=True)
class Preview:
    """What the banner over the page says; the public templates read it as `request.preview`."""

    badge: str
    back: str
    languages: tuple[LanguageLink, ...]
    together_url: str = ""
    alone_url: str = ""
    names: list[str] = field(default_factory=list)


@require_safe
@never_cache
def preview(request: HttpRequest, uid: str, language: str) -> HttpResponse:
    """Show a record as the public will see it, alone or with the drafts around it."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    record = get_object_or_404(Record, pk=uid)
    instance = instance_of(record)
    model_admin = admin.site._registry[type(instance)]
    if not model_admin.has_view_or_change_permission(request, instance):
        raise PermissionDenied
    around = drafts_around(instance)
    together = TOGETHER in request.GET
    chosen = [record.pk, *(draft.pk for draft in around if together)]
    banner = Preview(
        badge(record),
        form_address(record),
        _languages(record, language, together=together),
        preview_url(uid, language, together=True) if around and not together else "",
        preview_url(uid, language) if together else "",
        [f"{draft.record.get_kind_display()} “{draft}”" for draft in around],
    )
    with translation.override(language):
        answer = as_if_public(request, record, chosen, banner)
    if answer is None:
        answer = _not_seen(request, instance, banner)
    answer["X-Robots-Tag"] = "noindex"
    return answer


@tried_again
def as_if_public(
    request: HttpRequest, record: Record, uids: list[str], banner: Preview
) -> HttpResponse | None:
    """Answer as the public page of a record would, were these records published; None if nowhere.

    Hidden records stay hidden: a preview is no way around a takedown.
    """
    with transaction.atomic():
        lock(Record, uids)
        shown = Record.objects.filter(pk__in=uids, hidden_at__isnull=True)
        shown.filter(first_published_at__isnull=True).update(first_published_at=timezone.now())
        shown.update(state=State.PUBLISHED)
        answer = _answer(request, record, banner)
        transaction.set_rollback(True)
    return answer


def _answer(request: HttpRequest, record: Record, banner: Preview) -> HttpResponse | None:
    public = public_record(record)
    address = public_address(public).partition("#")[0] if public is not None else ""
    if not address or address.startswith("/id/"):
        return None
    view, args, kwargs = resolve(address)
    # a picture of a visitor's request: the same page of a list, but nobody signed in
    asked: Any = copy.copy(request)
    asked.path = asked.path_info = address
    asked.user, asked.preview = AnonymousUser(), banner
    asked.GET = request.GET.copy()
    asked.GET.pop(TOGETHER, None)
    answer: HttpResponse = view(asked, *args, **kwargs)
    return answer if answer.status_code == 200 else None


def _languages(record: Record, present: str, *, together: bool) -> tuple[LanguageLink, ...]:
    """Return the preview in each language; they stand for the page's own links as well."""
    urls = {
        code: preview_url(record.pk, code, together=together) for code, _name in settings.LANGUAGES
    }
    return tuple(
        LanguageLink(
            code=code,
            name=name,
            url=urls[code],
            absolute_url=urls[code],
            current=code == present,
        )
        for code, name in settings.LANGUAGES
    )


def _not_seen(request: HttpRequest, instance: Any, banner: Preview) -> HttpResponse:
    """Say what a record still waits for before it is seen by anybody."""
    context = {
        **admin.site.each_context(request),
        "title": _("Preview: %s") % instance,
        "preview": banner,
        "waiting": waits_for(instance),
        "is_hidden": bool(instance.record.hidden_at),
    }
    return TemplateResponse(request, "admin/archive/preview_nowhere.html", context)
