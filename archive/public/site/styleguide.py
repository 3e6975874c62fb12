"""The styleguide: every component on one page, with made-up content. Served in development only."""

import json
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from archive.models.search import SearchKind

EXAMPLES = Path(settings.BASE_DIR) / "templates" / "styleguide.json"


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Show all components. Context: examples; kinds and chosen for the search form."""
    examples = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    context = {"examples": examples, "kinds": SearchKind, "chosen": (SearchKind.PERSON,)}
    return render(request, "styleguide.html", context)


urlpatterns = [path("", styleguide, name="styleguide")]
