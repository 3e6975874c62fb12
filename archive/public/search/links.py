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
from archive.search.query.parameters import PARAMETERS
from archive.search.query.search import Answer, Facet, Question

HEADINGS: dict[str, str | Promise] = {
    "kind": gettext_lazy("What"),
    "event": gettext_lazy("Event"),
    "place": gettext_lazy("Where"),
    "decade": gettext_lazy("When"),
    "list": gettext_lazy("List"),
    "fate": gettext_lazy("What is said to have happened"),
    "sex": gettext_lazy("Sex"),
    "age": gettext_lazy("Age at the event"),
}
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
    for name, heading in HEADINGS.items():
        facets = answer.facets.get(name, [])
        if len(facets) > 1 or any(facet.selected for facet in facets):
            options = _options(request, name, facets)
            groups.append({"heading": heading, "options": options})
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
    if name == "decade" and len(facet.value) == 4:
        return date_words(f"{facet.value[:3]}X")
    return facet.label


def chips(request: HttpRequest, answer: Answer) -> list[Link]:
    """Return what narrows the search besides its words, each with the address that undoes it."""
    question = answer.question
    found = [
        {
            "label": f"{HEADINGS[name]}: {facet_words(name, facet)}",
            "remove_url": address(request, without=[name]),
        }
        for name, facets in answer.facets.items()
        for facet in facets
        if facet.selected and name != "place"
    ]
    if question.span is not None:
        gone = ["from", "to", "dates", "undated"]
        found.append(_chip(request, "decade", days_words(question), gone))
    if question.places:
        found.append(_chip(request, "place", question.place, ["place", "where"]))
    if question.around is not None:
        found.append(_chip(request, "place", _("near %s") % question.near, ["near"]))
    return found


def _chip(request: HttpRequest, name: str, words: str, gone: list[str]) -> Link:
    label = f"{HEADINGS[name]}: {words}"
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
    told = []
    if question.span is not None:
        pattern = (
            _("Dates asked for: %s; only what lies entirely within them.")
            if question.match == "within"
            else _("Dates asked for: %s.")
        )
        told.append((pattern % days_words(question)).replace("..", "."))  # a date may end in “г.”
    if question.places:
        places = Place.objects.published().filter(pk__in=question.places)
        names = ", ".join(sorted(str(place) for place in places))
        told.append(_("Place: %s, with everything inside it.") % names)
    if question.around is not None:
        sentence = ngettext(
            "Near “%(near)s”: %(count)s place whose position is known.",
            "Near “%(near)s”: %(count)s places whose position is known.",
            len(question.around),
        )
        told.append(sentence % {"near": question.near, "count": number(len(question.around))})
    return told


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
    found = [
        {
            "text": _("look for “%s”") % correction.word,
            "url": address(request, q=correction.q),
        }
        for correction in answer.corrections
    ]
    looser = [
        (question.span, _("search without the dates"), ["from", "to", "dates"]),
        (question.place, _("search without the place"), ["place", "where"]),
        (question.near, _("search without the distance"), ["near"]),
        (question.kinds, _("search in everything"), ["kind"]),
        (
            any((question.event, question.victim_list, question.fate, question.sex, question.age)),
            _("search without the other filters"),
            ["event", "list", "fate", "sex", "age"],
        ),
        (question.decade, _("search in all years"), ["decade"]),
    ]
    found += [
        {"text": text, "url": address(request, without=gone)}
        for asked, text, gone in looser
        if asked
    ]
    if question.q:
        found.append({"text": _("use fewer words, or only the family name"), "url": ""})
        found.append({"text": _("write the name in another spelling or alphabet"), "url": ""})
    return found
