"""What stands around a list of results: the search, what narrows it, its pages, none at all."""

from dataclasses import dataclass

from .base import Component, Link, Part


@dataclass(frozen=True, kw_only=True)
class Chip(Part):
    """What narrows a list, and the address that undoes it."""

    label: str
    remove_url: str


@dataclass(frozen=True, kw_only=True)
class Chips(Component):
    """What narrows the list now, each undone by a link. Stands over the results."""

    template_name = "components/chips.html"

    chips: tuple[Chip, ...]
    clear_url: str = ""


@dataclass(frozen=True, kw_only=True)
class Pagination(Component):
    """From page to page of a list. Serves numbered pages and keyset pages alike."""

    template_name = "components/pagination.html"

    position_words: str = ""  # "51 to 100 of 4,000"
    first_url: str = ""
    previous_url: str = ""
    next_url: str = ""


@dataclass(frozen=True, kw_only=True)
class SearchForm(Component):
    """The full search: who, when, where, what. Every answer is an address."""

    template_name = "components/search_form.html"

    action: str
    query: str = ""
    date_from: str = ""
    date_to: str = ""
    match: str = ""  # "touching" (the default) or "within"
    place: str = ""
    near: str = ""
    kinds: tuple[tuple[str, str], ...] = ()  # value and label
    chosen: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()  # what could not be understood, each a sentence
    is_brief: bool = False  # folds when, where and what away


@dataclass(frozen=True, kw_only=True)
class EmptyResult(Component):
    """Nothing answers: an honest answer, and what to do next."""

    template_name = "components/empty_result.html"

    query: str = ""  # what was looked for
    tips: tuple[Link, ...] = ()  # what to loosen: "search without the dates"
    missing_lists: tuple[Link, ...] = ()  # lists known to exist but not here
    report_url: str  # the way to tell us
