"""Components: what a page shows as classes, each with the template that draws it.

A component is a frozen dataclass. Its fields are all that its template knows, under their own
names: no request, no page, no database. A function beside the view makes it, mypy checks what it
is given, and the page says where it stands:

    @dataclass(frozen=True, kw_only=True)
    class Note(Component):                          the class: what it is, in a docstring
        template_name = "components/note.html"

        text: str
        heading: str = ""                           what is optional has a default

    context["note"] = Note(text=record.note)        the view
    {% component note %}                            the page, after {% load archive_text %}
    <p role="note">{{ text }}</p>                   the template; it need not list its inputs again

Where a page may be without it, the view gives None and nothing is drawn. What stands inside it is a
field: another component, drawn by the same tag, or a `Part`, drawn by the template itself (for what
stands there by the dozen). Several are a tuple. Texts come as strings in the reader's language, and
the template escapes them.

A class stands in the module that makes it (evidence, closing, notices, a room); cards, and what
lists of several rooms need, stand here. Each is on the styleguide from its class
(`styleguide.EXAMPLES`), which a test holds to be complete.
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from django.template import Context, Engine
from django.utils.safestring import SafeString

Heading = Literal["h2", "h3"]


@dataclass(frozen=True, kw_only=True)
class Part:
    """What a template reads by name: a component, or a part of it that it draws itself."""

    def __getitem__(self, name: str) -> Any:
        """Return a field. Templates ask for `row["name"]` first; a refusal costs as much again."""
        return self.__dict__[name]


@dataclass(frozen=True, kw_only=True)
class Component(Part):
    """What a page shows. A subclass names its template and declares what that is given."""

    template_name: ClassVar[str]

    def render(self) -> SafeString:
        """Draw it. The template gets a copy of the fields, since its tags may set names."""
        template = Engine.get_default().get_template(self.template_name)
        return template.render(Context(dict(vars(self))))


@dataclass(frozen=True, kw_only=True)
class Name(Component):
    """A name in its own language and script."""

    template_name = "components/name.html"

    text: str
    lang: str = ""  # "az", "az-Cyrl", "ru"; empty where it is the page's


@dataclass(frozen=True, kw_only=True)
class Link(Part):
    """A text that leads somewhere, or would: without an address it stands plain."""

    text: str
    url: str = ""
    lang: str = ""  # only when it is not the page's
    note: str = ""
    is_current: bool = False  # leads to what is shown already


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
    life_words: str = ""  # "born 1933"
    place_words: str = ""
    event_words: str = ""  # what the source says became of this person
    list_words: str = ""  # "stands on 3 lists"; or the list and the row
    held_words: str = ""  # "held to be …"
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


@dataclass(frozen=True, kw_only=True)
class Picture(Component):
    """A photograph or a scan. With a warning it stays behind a described, chosen click."""

    template_name = "components/picture.html"

    src: str  # the re-encoded copy
    width: int  # in pixels
    height: int
    alt: str  # what is to be seen
    full_url: str = ""  # the large copy
    caption: str = ""
    credit: str = ""
    warning: str = ""  # what somebody will see who opens it
