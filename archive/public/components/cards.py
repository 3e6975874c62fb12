"""A record among others of a list: a card that leads to it."""

from dataclasses import dataclass

from .base import Component, Heading, Link, Name


@dataclass(frozen=True, kw_only=True)
class Card(Component):
    """A record among others of a list: its name as a heading that leads to it, and brief facts."""

    url: str
    kind_words: str = ""  # "row of a list"
    why: str = ""  # why a search shows it
    heading: Heading = "h2"


@dataclass(frozen=True, kw_only=True)
class PersonCard(Card):
    """A person, or a row of a list that names somebody."""

    template_name = "components/person_card.html"

    name: Name
    other_names: tuple[Name, ...] = ()
    life_words: str = ""  # "1933–1992", "born: 1933"
    place_words: str = ""
    event_words: str = ""  # what the source says became of this person
    list_words: str = ""  # "stands on 3 lists"; or the list and the row
    rows: tuple[Link, ...] = ()  # the rows of lists that a person stands for
    held_words: str = ""  # "the same person as …"
    held_url: str = ""


@dataclass(frozen=True, kw_only=True)
class EventCard(Card):
    """An event, or another record with a title, a date and a few words of text."""

    template_name = "components/event_card.html"

    title: str
    title_lang: str = ""  # only when it is not the page's
    date_words: str = ""  # "25–26 February 1992"
    date_value: str = ""  # for machines, only for a certain day, month or year
    place_words: str = ""
    summary: str = ""


@dataclass(frozen=True, kw_only=True)
class PlaceCard(Card):
    """A place."""

    template_name = "components/place_card.html"

    name: Name
    then_words: str = ""  # the place as it was named and belonged on the day
    today_words: str = ""  # what it lies in today
    event_words: str = ""  # "2 events"


@dataclass(frozen=True, kw_only=True)
class ListCard(Card):
    """A list of names."""

    template_name = "components/list_card.html"

    title: str
    title_lang: str = ""
    compiled_by: str = ""
    date_words: str = ""
    event_words: str = ""
    names_words: str = ""  # "7 names here"
    completeness_words: str = ""  # "not a full list"
