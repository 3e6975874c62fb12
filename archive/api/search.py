"""The search as data: the page's question and answer as JSON, and what it finds as a table."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from archive.exports.downloads import csv_download
from archive.formatting import reader_language
from archive.public.search.facets import facet_words
from archive.search.query.parameters import PARAMETERS
from archive.search.query.search import (
    MOST_COUNTED,
    PAGE_SIZE,
    Answer,
    Question,
    every_hit,
    load,
    search,
)

from .answering import Problem, as_json, for_machines, language_problems, problem
from .cursors import cursor_at, start_of
from .results import CSV_COLUMNS, Item, day, items, rows

LARGEST_LIMIT = 100


@for_machines
def search_json(request: HttpRequest) -> HttpResponseBase:
    """Answer a question: count, results, facets, the address of the next page, problems.

    A cursor of another search, or none at all, is refused with 400 and a sentence.
    """
    language = reader_language()
    question = Question.from_params(request.GET)
    limit, problems = _limit(request)
    problems = [
        *(problem(*refused) for refused in question.problems),
        *language_problems(request),
        *problems,
    ]
    try:
        start = _start(request, language)
    except ValueError as error:
        return as_json({"problems": [problem("cursor", str(error))]}, status=400)
    answer = search(question, language, size=limit, start=start)
    question = answer.question
    return as_json(
        {
            "count": {"value": answer.count, "exact": answer.is_exact},
            "results": items(load(answer.hits, language), question, request),
            "facets": _facets(answer),
            "next": _next(request, answer, language),
            "notes": [note.sentence for note in answer.notes],
            "understood": _understood(answer),
            "corrections": [{"typed": c.typed, "word": c.word} for c in answer.corrections],
            "problems": problems,
        }
    )


@for_machines
def search_csv(request: HttpRequest) -> HttpResponseBase:
    """Answer with all results as a CSV file, but not more than 10,000 rows."""
    language = reader_language()
    question = Question.from_params(request.GET)
    return csv_download("search.csv", CSV_COLUMNS, _lines(request, question, language))


def _lines(request: HttpRequest, question: Question, language: str) -> Iterator[Item]:
    """Yield the rows of the table; written after the view has ended, so in its own language."""
    question, walk = every_hit(question, language)
    while True:
        with translation.override(language):
            hits = next(walk, None)
            made = [] if hits is None else rows(load(hits, language), question, request)
        if hits is None:
            return
        yield from made


def _limit(request: HttpRequest) -> tuple[int, list[Problem]]:
    typed = request.GET.get("limit", "").strip()
    if not typed:
        return PAGE_SIZE, []
    if typed.isascii() and typed.isdecimal() and 1 <= int(typed[:9]) <= LARGEST_LIMIT:
        return int(typed), []
    return PAGE_SIZE, [problem("limit", _("A limit is from 1 to %s.") % LARGEST_LIMIT)]


def _start(request: HttpRequest, language: str) -> int:
    cursor = request.GET.get("cursor", "")
    start = start_of(cursor, request.GET, language) if cursor else 0
    return min(start, MOST_COUNTED)


def _next(request: HttpRequest, answer: Answer, language: str) -> str | None:
    """Return the address of what follows; None after the last page."""
    if not answer.has_next:
        return None
    query = request.GET.copy()
    for name in list(query):
        if name not in (*PARAMETERS, "limit"):
            del query[name]
    query["lang"] = language
    query["cursor"] = cursor_at(answer.start + len(answer.hits), request.GET, language)
    return request.build_absolute_uri(f"{reverse('api:search')}?{query.urlencode()}")


def _understood(answer: Answer) -> dict[str, Any]:
    """Return how the words were read: those looked for, the days among them, those left out."""
    question = answer.question
    days = None
    if question.box is not None:
        first, last = day(question.box.first), day(question.box.last)
        days = {"typed": question.box.typed, "first": first, "last": last}
    return {"words": question.words, "days": days, "left_out": list(answer.missing)}


def _facets(answer: Answer) -> dict[str, Any]:
    return {
        name: [
            {
                "value": facet.value,
                "label": str(facet_words(name, facet)),
                "count": facet.count,
                "selected": facet.selected,
            }
            for facet in facets
        ]
        for name, facets in answer.facets.items()
    }
