"""Where a reader is: the way here from the front page, and the sections of a long page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from archive.models.addresses import page_address

from .base import Component, Part


@dataclass(frozen=True, kw_only=True)
class Crumb(Part):
    """A step of the way; the last, without an address, is the page itself."""

    label: str
    url: str = ""
    lang: str = ""  # only when it is not the page's


@dataclass(frozen=True, kw_only=True)
class Breadcrumbs(Component):
    """The way here from the front page."""

    template_name = "components/breadcrumbs.html"

    items: tuple[Crumb, ...]


def breadcrumbs(*below: Crumb) -> Breadcrumbs:
    """Return the way from the front page down to this page."""
    return Breadcrumbs(items=(Crumb(label=_("Home"), url=page_address("home")), *below))


@dataclass(frozen=True, kw_only=True)
class Section(Part):
    """A section of a page; `anchor` is the id of its heading."""

    label: str
    anchor: str


@dataclass(frozen=True, kw_only=True)
class OnThisPage(Component):
    """The sections of a long page, as links to them."""

    template_name = "components/on_this_page.html"

    items: tuple[Section, ...]


def on_this_page(sections: Iterable[tuple[str, str, object]], remark: object = None) -> OnThisPage:
    """Return links to the sections that have content, then to what closes every page of a record.

    Takes labels, anchors and the contents; `remark` is the note to the reader, if there is one.
    """
    closing = [
        (_("Notes"), "remarks", remark),
        (_("Write to us"), "write-to-us", True),
        (_("Cite this page"), "cite", True),
    ]
    return OnThisPage(
        items=tuple(
            Section(label=label, anchor=anchor)
            for label, anchor, content in (*sections, *closing)
            if content
        )
    )
