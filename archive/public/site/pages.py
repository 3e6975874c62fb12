"""The archive's own texts: About, Method, Words we use."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.models import Page
from archive.public.closing import machine_translation
from archive.public.lookup import find_by_slug, public_page


@public_page
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one text. Context: page, notice, others (the other texts), crumbs."""
    shown = find_by_slug(Page.objects.published(), slug)
    others = Page.objects.published().exclude(pk=shown.pk)
    context: dict[str, Any] = {
        "page": shown,
        "notice": machine_translation(request, shown),
        "others": others,
        "crumbs": [
            {"label": _("Home"), "url": reverse("public:home")},
            {"label": shown.title},
        ],
    }
    return render(request, "pages/detail.html", context)
