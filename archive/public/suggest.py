"""Suggestions while typing, for the script beside the search box; the form works without it."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from archive.models.search import SearchKind
from archive.search.query import suggest
from archive.search.question import visible

from .gate import public_page
from .results import KIND_WORDS
from .wording import reader_language


@public_page
def suggestions(request: HttpRequest) -> HttpResponse:
    """Answer with people, places, events and rows of lists whose names begin like `q`.

    A JSON list of {label, kind, kind_words, uid, url}; empty for less than two letters.
    """
    found = suggest(visible(request.GET.get("q", "")), reader_language())
    answer = [
        {
            "label": one.label,
            "kind": one.kind,
            "kind_words": str(KIND_WORDS[SearchKind(one.kind)]()),
            "uid": one.uid,
            "url": one.url,
        }
        for one in found
    ]
    response = JsonResponse(answer, safe=False, json_dumps_params={"ensure_ascii": False})
    response["X-Robots-Tag"] = "noindex"
    return response
