"""The search page: a box, four questions, every answer an address."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.formatting import fallback_lang, more_than, number, reader_language
from archive.models.addresses import page_address
from archive.models.search import SearchKind
from archive.public.components.base import Link
from archive.public.components.closing import general_report_url
from archive.public.components.results import EmptyResult, SearchForm
from archive.public.components.wayfinding import Crumb, breadcrumbs
from archive.public.lists.facts import lists_to_read
from archive.public.lookup import public_page
from archive.search.dimensions import KIND, PLACE
from archive.search.query.parameters import PARAMETERS, visible
from archive.search.query.search import PAGE_SIZE, Answer, Question, suggest
from archive.search.query.search import search as ask

from .facets import chips, facet_groups
from .links import address, correction_links, note_links, page_links, sort_links, tips
from .results import KIND_WORDS, cards
from .understood import understood


@public_page
def search(request: HttpRequest) -> HttpResponse:
    """Show the form and, where something is asked, what answers it.

    Context: form, crumbs, search_query; and with a question: count_words, understood, notes,
    cards, missing (a heading, where words were left out), groups (of facets), chips, sorts,
    pages, csv_url, corrections, empty (nothing answers).
    """
    question = Question.from_params(request.GET)
    context: dict[str, object] = {
        "form": search_form(question),
        "search_query": question.q,
        "crumbs": breadcrumbs(Crumb(label=_("Search"))),
    }
    is_asked = any(request.GET.get(name) for name in PARAMETERS)
    if is_asked and not (question.is_empty and question.problems):
        context |= _answered(request, question)
    return render(request, "search/search.html", context)


def search_form(question: Question) -> SearchForm:
    """Return the form as it was sent, and what of it could not be understood."""
    return SearchForm(
        action=page_address("search"),
        query=question.q,
        date_from=question.date_from,
        date_to=question.date_to,
        match=question.match,
        place=question.typed.get(PLACE.name, ""),
        near=question.near,
        kinds=tuple((value, str(label)) for value, label in SearchKind.choices),
        chosen=tuple(question.chosen.get(KIND.name, ())),
        errors=tuple(sentence for _name, sentence in question.problems),
        # what was asked is said over the answer, which should not begin two screens down
        is_brief=not question.is_empty and not question.problems,
    )


def _answered(request: HttpRequest, question: Question) -> dict[str, object]:
    answer = ask(question, reader_language())
    question = answer.question
    results = cards(answer.hits, question, heading="h3" if answer.missing else "h2")
    groups = facet_groups(request, answer)
    return {
        "asked": True,
        "count_words": count_words(answer),
        "understood": understood(request, question),
        "notes": note_links(request, answer),
        "cards": results,
        "missing": missing_words(answer),
        "groups": groups,
        "has_filters": bool(groups) and bool(results),
        "chips": chips(request, answer),
        "sorts": sort_links(request, question),
        "csv_url": f"{reverse('api:search-csv')}{address(request, lang=reader_language())}",
        "pages": page_links(request, answer, position_words(answer)),
        "corrections": correction_links(request, answer),
        "empty": None if results else empty_result(request, answer),
    }


def empty_result(request: HttpRequest, answer: Answer) -> EmptyResult:
    """Return what to say where nothing answers: what to loosen, what is not here yet, to whom."""
    return EmptyResult(
        query=answer.question.q,
        tips=tips(request, answer),
        missing_lists=tuple(
            Link(
                text=victim_list.title,
                url=victim_list.get_absolute_url(),
                lang=fallback_lang(victim_list.title),
                note=victim_list.completeness,
            )
            for victim_list in lists_to_read().known_elsewhere()
        ),
        report_url=general_report_url(),
    )


def missing_words(answer: Answer) -> str:
    """Say which words were left out, because nothing has all of them; empty for none."""
    if not answer.missing:
        return ""
    words = ", ".join(_("“%s”") % word for word in answer.missing)
    return _("Nothing has all of these words. Without %s:") % words


def position_words(answer: Answer) -> str:
    """Say which part of how many is shown: “51 to 100 of 4,000”."""
    first = (answer.page - 1) * PAGE_SIZE + 1
    return _("%(first)s to %(last)s of %(count)s") % {
        "first": number(first),
        "last": number(first + len(answer.hits) - 1),
        "count": _count(answer),
    }


def _count(answer: Answer) -> str:
    return number(answer.count) if answer.is_exact else more_than(answer.count)


def count_words(answer: Answer) -> str:
    """Say how many records answer."""
    return ngettext("%s record", "%s records", answer.count) % _count(answer)


@public_page
def suggestions(request: HttpRequest) -> HttpResponse:
    """Answer with people, places, events and rows of lists whose names begin like `q`.

    A JSON list of {label, kind, kind_words, uid, url}; empty for less than two letters.
    """
    suggested = suggest(visible(request.GET.get("q", "")), reader_language())
    answer = [
        {
            "label": suggestion.label,
            "kind": suggestion.kind,
            "kind_words": str(KIND_WORDS[SearchKind(suggestion.kind)]()),
            "uid": suggestion.uid,
            "url": suggestion.url,
        }
        for suggestion in suggested
    ]
    response = JsonResponse(answer, safe=False, json_dumps_params={"ensure_ascii": False})
    response["X-Robots-Tag"] = "noindex"
    return response
