"""A search as an address: how it is narrowed by links, undone by links, and said in words."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.formatting import date_words, number
from archive.lib.dates import from_day_number
from archive.models import Place
from archive.search.dimensions import DECADE, DIMENSIONS, PLACE, Dimension
from archive.search.query.parameters import PARAMETERS
from archive.search.query.search import Answer, Facet, Question

SORTS: dict[str, str | Promise] = {
    "relevance": gettext_lazy("best match first"),
    "date": gettext_lazy("by date"),
    "name": gettext_lazy("by name"),
}

Link = dict[str, Any]


def address(request: HttpRequest, without: Iterable[str] = (), **changes: str) -> str:
    """Return this search with some parameters changed or left out, from its first page on."""
    gone = {*without, *changes}
    pairs = [pair for pair in asked(request) if pair[0] not in gone]
    query = urlencode([*pairs, *changes.items()])
    return f"?{query}" if query else request.path


def asked(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the parameters of this search that say something, read once for all its links."""
    found: list[tuple[str, str]] | None = getattr(request, "asked", None)
    if found is None:
        lists = request.GET.lists()
        kept = ((name, values) for name, values in lists if name in PARAMETERS and values[-1])
        found = [(name, str(value)) for name, values in kept for value in values]
        request.asked = found  # type: ignore[attr-defined]
    return found


def page_address(request: HttpRequest, page: int) -> str:
    """Return another page of this search; the first has no number."""
    return address(request, page=str(page)) if page > 1 else address(request)


def page_links(request: HttpRequest, answer: Answer, position_words: str) -> dict[str, str]:
    """Return the inputs of components/pagination.html."""
    links = {"position_words": position_words}
    if answer.page > 1:
        links["previous_url"] = page_address(request, answer.page - 1)
    if answer.page > 2:
        links["first_url"] = page_address(request, 1)
    if answer.has_next:
        links["next_url"] = page_address(request, answer.page + 1)
    return links


def facet_groups(request: HttpRequest, answer: Answer) -> list[Link]:
    """Return the groups of the tag `facet_groups`, those that offer no choice left out."""
    groups = []
    for name, facets in answer.facets.items():
        if len(facets) > 1 or any(facet.selected for facet in facets):
            options = _options(request, name, facets)
            groups.append({"heading": DIMENSIONS[name].heading, "options": options})
    return groups


def _options(request: HttpRequest, name: str, facets: list[Facet]) -> list[Link]:
    rest = address(request, without=[name])
    start = f"{rest}&" if rest.startswith("?") else "?"
    return [
        {
            "label": facet_words(name, facet),
            "count": "" if facet.count is None else number(facet.count),
            "url": rest if facet.selected else f"{start}{urlencode({name: facet.value})}",
            "selected": facet.selected,
        }
        for facet in facets
    ]


def facet_words(name: str, facet: Facet) -> str:
    """Say what one option stands for; a decade in words."""
    if name == DECADE.name and len(facet.value) == 4:
        return date_words(f"{facet.value[:3]}X")
    return facet.label


def chips(request: HttpRequest, answer: Answer) -> list[Link]:
    """Return what narrows the search besides its words, each with the address that undoes it."""
    question = answer.question
    links = [
        _chip(request, DIMENSIONS[name], facet_words(name, facet), [name])
        for name, facets in answer.facets.items()
        for facet in facets
        if facet.selected and not DIMENSIONS[name].is_typed
    ]
    if question.span is not None:
        gone = ["from", "to", "dates", "undated"]
        links.append(_chip(request, DECADE, days_words(question), gone))
    links += [
        _chip(request, dimension, question.typed[name], [name, *dimension.companions])
        for name, dimension in DIMENSIONS.items()
        if dimension.is_typed and name in question.chosen
    ]
    if question.around is not None:
        links.append(_chip(request, PLACE, _("near %s") % question.near, ["near"]))
    return links


def _chip(request: HttpRequest, dimension: Dimension, words: str, gone: list[str]) -> Link:
    label = f"{dimension.heading}: {words}"
    return {"label": label, "remove_url": address(request, without=gone)}


def days_words(question: Question) -> str:
    """Say which days are asked for, as the dates typed were understood."""
    first = "" if question.first is None else _day(question.first)
    last = "" if question.last is None else _day(question.last)
    if first and last:
        return date_words(first if first == last else f"{first}/{last}")
    return _("from %s on") % date_words(first) if first else _("until %s") % date_words(last)


def _day(number_of_day: int) -> str:
    year, month, day = from_day_number(number_of_day)
    sign, digits = ("-" if year < 0 else ""), f"{abs(year):04}"
    return f"{sign}{digits}-{month:02}-{day:02}"


def understood(question: Question) -> list[str]:
    """Say how dates and place were understood; nothing where none was asked."""
    sentences = []
    if question.span is not None:
        pattern = (
            _("Dates asked for: %s; only what lies entirely within them.")
            if question.match == "within"
            else _("Dates asked for: %s.")
        )
        sentences.append(
            (pattern % days_words(question)).replace("..", ".")
        )  # a date may end in “г.”
    if uids := question.chosen.get(PLACE.name):
        places = Place.objects.published().filter(pk__in=uids)
        names = ", ".join(sorted(str(place) for place in places))
        sentences.append(_("Place: %s, with everything inside it.") % names)
    if question.around is not None:
        sentence = ngettext(
            "Near “%(near)s”: %(count)s place whose position is known.",
            "Near “%(near)s”: %(count)s places whose position is known.",
            len(question.around),
        )
        sentences.append(sentence % {"near": question.near, "count": number(len(question.around))})
    return sentences


def sort_links(request: HttpRequest, question: Question) -> list[Link]:
    """Return the orders the answer can come in: {label, url, current}."""
    return [
        {
            "label": label,
            "url": address(request, without=["sort"])
            if name == "relevance"
            else address(request, sort=name),
            "current": name == question.sort,
        }
        for name, label in SORTS.items()
    ]


def tips(request: HttpRequest, answer: Answer) -> list[Link]:
    """Return what to loosen where nothing was found: {text, url}."""
    question = answer.question
    offered = [
        {
            "text": _("look for “%s”") % correction.word,
            "url": address(request, q=correction.q),
        }
        for correction in answer.corrections
    ]
    looser: dict[str, list[str]] = {}
    if question.span:
        looser[_("search without the dates")] = ["from", "to", "dates"]
    if question.near:
        looser[_("search without the distance")] = ["near"]
    for name in question.typed:
        gone = [name, *DIMENSIONS[name].companions]
        looser.setdefault(str(DIMENSIONS[name].looser), []).extend(gone)
    offered += [
        {"text": text, "url": address(request, without=gone)}
        for text, gone in sorted(looser.items(), key=lambda tip: PARAMETERS.index(tip[1][0]))
    ]
    if question.q:
        offered.append({"text": _("use fewer words, or only the family name"), "url": ""})
        offered.append({"text": _("write the name in another spelling or alphabet"), "url": ""})
    return offered
