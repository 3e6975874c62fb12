"""The search page: one box, four questions, every answer an address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .gate import public_page


@public_page
def search(request: HttpRequest) -> HttpResponse:
    """Show the form and what answers the question."""
    return render(request, "search/search.html", {})
