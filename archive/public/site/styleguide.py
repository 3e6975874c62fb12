"""The styleguide: every component on a page, with made-up content. Served in development only."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from archive.public.components.base import Component

from .styleguide_names import NAMES
from .styleguide_people import PEOPLE
from .styleguide_records import RECORDS
from .styleguide_search import SEARCH
from .styleguide_sources import SOURCES

EXAMPLES: dict[str, Component | tuple[Component, ...]] = {
    **RECORDS,
    **NAMES,
    **PEOPLE,
    **SEARCH,
    **SOURCES,
}


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Show all components. Context: those of EXAMPLES."""
    return render(request, "styleguide.html", EXAMPLES)


urlpatterns = [path("", styleguide, name="styleguide")]
