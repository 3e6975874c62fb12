"""The archive's own texts: About, Method, Words we use."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.models import Page
from archive.public.components.notices import notices
from archive.public.components.wayfinding import Crumb, breadcrumbs
from archive.public.lookup import find_by_slug, public_page


@public_page
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one text. Context: page, notices, others (the other texts), crumbs."""
    shown = find_by_slug(Page.objects.published(), slug)
    others = Page.objects.published().exclude(pk=shown.pk)
    context = {
        "page": shown,
        "notices": notices(request, shown),
        "others": others,
        "crumbs": breadcrumbs(Crumb(label=shown.title)),
    }
    return render(request, "pages/detail.html", context)
