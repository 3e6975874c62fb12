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
    family: str = ""  # where it is told apart; then what stands before and after it
    before: str = ""
    after: str = ""


@dataclass(frozen=True, kw_only=True)
class Link(Part):
    """A text that leads somewhere, or would: without an address it stands plain."""

    text: str
    url: str = ""
    lang: str = ""  # only when it is not the page's
    note: str = ""
    is_current: bool = False  # leads to what is shown already


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
