"""A search as an address: its pages and orders, and what to loosen or correct, as links."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.public.components.base import Link
from archive.public.components.results import Pagination
from archive.search.dimensions import DIMENSIONS
from archive.search.query.parameters import PARAMETERS
from archive.search.query.search import Answer, Question

SORTS: dict[str, str | Promise] = {
    "relevance": gettext_lazy("best match first"),
    "date": gettext_lazy("by date"),
    "name": gettext_lazy("by name"),
}


def address(request: HttpRequest, without: Iterable[str] = (), **changes: str) -> str:
    """Return this search with some parameters changed or left out, from its first page on."""
    gone = {*without, *changes}
    pairs = [pair for pair in asked(request) if pair[0] not in gone]
    query = urlencode([*pairs, *((name, text) for name, text in changes.items() if text)])
    return f"?{query}" if query else request.path


def asked(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the parameters of this search that say something, read once for all its links."""
    pairs: list[tuple[str, str]] | None = getattr(request, "asked", None)
    if pairs is None:
        lists = request.GET.lists()
        kept = ((name, values) for name, values in lists if name in PARAMETERS and values[-1])
        pairs = [(name, str(value)) for name, values in kept for value in values]
        request.asked = pairs  # type: ignore[attr-defined]
    return pairs


def page_address(request: HttpRequest, page: int) -> str:
    """Return another page of this search; the first has no number."""
    return address(request, page=str(page)) if page > 1 else address(request)


def page_links(request: HttpRequest, answer: Answer, position_words: str) -> Pagination:
    """Return the ways to the previous and the next page."""
    page = answer.page
    return Pagination(
        position_words=position_words,
        first_url=page_address(request, 1) if page > 2 else "",
        previous_url=page_address(request, page - 1) if page > 1 else "",
        next_url=page_address(request, page + 1) if answer.has_next else "",
    )


def sort_links(request: HttpRequest, question: Question) -> list[Link]:
    """Return the orders the answer can come in."""
    return [
        Link(
            text=str(label),
            url=address(request, without=["sort"])
            if name == "relevance"
            else address(request, sort=name),
            is_current=name == question.sort,
        )
        for name, label in SORTS.items()
    ]


def correction_links(request: HttpRequest, answer: Answer) -> list[Link]:
    """Return the words that may have been meant, each as a search for them."""
    return [
        Link(text=correction.word, url=address(request, q=correction.q))
        for correction in answer.corrections
    ]


def note_links(request: HttpRequest, answer: Answer) -> list[Link]:
    """Return what to say beside the answer; what the dates leave out can be let in."""
    return [
        Link(
            text=note.sentence,
            url=address(request, undated="1") if note.code == "undated" else "",
        )
        for note in answer.notes
    ]


def tips(request: HttpRequest, answer: Answer) -> tuple[Link, ...]:
    """Return what to loosen where nothing answers."""
    question = answer.question
    corrected = [
        Link(text=_("look for “%s”") % correction.word, url=address(request, q=correction.q))
        for correction in answer.corrections
    ]
    fewer = [
        Link(text=_("use fewer words, or only the family name")),
        Link(text=_("write the name in another spelling or alphabet")),
    ]
    return (*corrected, *_looser(request, question), *(fewer if question.q else ()))


def _looser(request: HttpRequest, question: Question) -> list[Link]:
    """Return the same search without what narrows it, in the order of the form."""
    gone: dict[str, list[str]] = {}
    if question.span:
        gone[_("search without the dates")] = ["from", "to", "dates"]
    if question.near:
        gone[_("search without the distance")] = ["near"]
    for name in question.typed:
        names = [name, *DIMENSIONS[name].companions]
        gone.setdefault(str(DIMENSIONS[name].looser), []).extend(names)
    in_order = sorted(gone.items(), key=lambda tip: PARAMETERS.index(tip[1][0]))
    return [Link(text=text, url=address(request, without=names)) for text, names in in_order]
