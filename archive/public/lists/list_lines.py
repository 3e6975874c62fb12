"""Lists of names as lines: those of a roll with the letters that mark them, those not here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from archive.formatting import fallback_lang, named
from archive.models import VictimList
from archive.public.components.base import Component, Heading

from .overlap import letter


@dataclass(frozen=True, kw_only=True)
class ListLine(Component):
    """A list of names as a line."""

    template_name = "components/list_line.html"

    title: str
    url: str
    lang: str = ""  # of the title, only when it is not the page's
    compiled_by: str = ""
    note: str = ""  # how complete it is here
    note_lang: str = ""
    letter: str = ""  # its mark in a roll


@dataclass(frozen=True, kw_only=True)
class RollLists(Component):
    """The lists a roll is made of, and those known to exist but not here."""

    template_name = "lists/roll_lists.html"

    lists: tuple[ListLine, ...]
    elsewhere: tuple[ListLine, ...] = ()
    heading: Heading = "h2"


def list_line(victim_list: VictimList) -> ListLine:
    """Return a list as a line."""
    return ListLine(
        title=victim_list.title,
        lang=fallback_lang(victim_list.title),
        url=victim_list.get_absolute_url(),
        compiled_by=named(victim_list.compiled_by),
        note=victim_list.completeness,
        note_lang=fallback_lang(victim_list.completeness),
    )


def marked_lines(lists: Sequence[VictimList]) -> tuple[ListLine, ...]:
    """Return the lists of a roll as lines; several are marked with letters."""
    lines = tuple(list_line(victim_list) for victim_list in lists)
    if len(lines) < 2:
        return lines
    return tuple(replace(line, letter=letter(place)) for place, line in enumerate(lines))


def lines_elsewhere(lists: Iterable[VictimList]) -> tuple[ListLine, ...]:
    """Return those of the lists that are known to exist but not here, as lines."""
    return tuple(list_line(victim_list) for victim_list in lists if not victim_list.is_here)
