"""What an answer can be narrowed by, and what narrows it now, as links."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _

from archive.formatting import date_words, number
from archive.public.components.base import Component, Part
from archive.public.components.results import Chip, Chips
from archive.search.dimensions import DECADE, DIMENSIONS, PLACE, Dimension
from archive.search.query.parameters import PARAMETERS
from archive.search.query.search import Answer, Facet

from .links import address
from .understood import days_words


@dataclass(frozen=True, kw_only=True)
class FacetLink(Part):
    """A choice of a facet: a link that narrows, or (selected) undoes that."""

    label: str
    url: str
    count: str = ""
    is_selected: bool = False


@dataclass(frozen=True, kw_only=True)
class FacetGroup(Component):
    """Links that narrow a list by a facet; what is chosen is undone by `Chips` over it."""

    template_name = "components/facet_group.html"

    title: str
    links: tuple[FacetLink, ...]


def facet_groups(request: HttpRequest, answer: Answer) -> list[FacetGroup]:
    """Return the facets of an answer as links, those that offer no choice left out."""
    groups = []
    for name, facets in answer.facets.items():
        if len(facets) > 1 or any(facet.selected for facet in facets):
            links = tuple(_facet_links(request, name, facets))
            groups.append(FacetGroup(title=str(DIMENSIONS[name].heading), links=links))
    return groups


def _facet_links(request: HttpRequest, name: str, facets: list[Facet]) -> Iterator[FacetLink]:
    rest = address(request, without=[name])
    start = f"{rest}&" if rest.startswith("?") else "?"
    for facet in facets:
        yield FacetLink(
            label=facet_words(name, facet),
            url=rest if facet.selected else f"{start}{urlencode({name: facet.value})}",
            count="" if facet.count is None else number(facet.count),
            is_selected=facet.selected,
        )


def facet_words(name: str, facet: Facet) -> str:
    """Say what an option stands for; a decade in words."""
    if name == DECADE.name and len(facet.value) <= len("1990"):
        return date_words(f"{facet.value.zfill(4)[:3]}X")
    return facet.label


def chips(request: HttpRequest, answer: Answer) -> Chips | None:
    """Return what narrows the search besides its words, each with the address that undoes it."""
    question = answer.question
    chosen = [
        _chip(request, DIMENSIONS[name], facet_words(name, facet), [name])
        for name, facets in answer.facets.items()
        for facet in facets
        if facet.selected and not DIMENSIONS[name].is_typed
    ]
    if question.span is not None:
        gone = ["from", "to", "dates", "undated"]
        chip = _chip(request, DECADE, days_words(question), gone)
        url = address(request, without=gone, q=question.box.words) if question.box else ""
        chosen.append(replace(chip, remove_url=url) if url else chip)
    chosen += [
        _chip(request, dimension, question.typed[name], [name, *dimension.companions])
        for name, dimension in DIMENSIONS.items()
        if dimension.is_typed and name in question.chosen
    ]
    if question.around is not None:
        chosen.append(_chip(request, PLACE, _("near %s") % question.near, ["near"]))
    clear_url = address(request, without=set(PARAMETERS) - {"q"})
    return Chips(chips=tuple(chosen), clear_url=clear_url) if chosen else None


def _chip(request: HttpRequest, dimension: Dimension, words: str, gone: list[str]) -> Chip:
    label = f"{dimension.heading}: {words}"
    return Chip(label=label, remove_url=address(request, without=gone))
