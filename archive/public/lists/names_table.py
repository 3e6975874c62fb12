"""Rows of lists as a table: the name as recorded, and what the row says in brief."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from archive.formatting import date_words, number
from archive.lib.unknown import known
from archive.marking import filled
from archive.models import ListEntry
from archive.public.components.base import Component, Name, Part

from .overlap import ListMark
from .rows import (
    fate_words,
    in_source_language,
    life_words,
    place_words,
    row_name,
    visible_place,
    where_written,
)


@dataclass(frozen=True, kw_only=True)
class Standing(Part):
    """A row on which a name of a roll stands."""

    url: str
    where: str  # "row 4, page 2"
    mark: ListMark | None = None  # of its list, where the roll has several


@dataclass(frozen=True, kw_only=True)
class NameRow(Part):
    """A row of a list that names somebody, or a name of a roll with all rows it stands on."""

    position: str = ""  # the number in the list
    name: Name | None = None
    url: str = ""  # of the row, or of the person
    reading: str = ""  # the name as understood, where it is not the recorded name
    life_words: str = ""  # "born 1933", "about 60 years old"
    place_words: str = ""
    fate_words: str = ""  # only what the source says
    written: str = ""  # how the source writes birth and place, where our words differ
    death_written: str = ""
    where_words: str = ""  # page and line; or "stands on 3 lists"
    note: str = ""
    note_url: str = ""
    stands: tuple[Standing, ...] = ()  # of a roll
    other_names: tuple[Name, ...] = ()  # of a roll: how the other rows write the name
    reasons: tuple[str, ...] = ()  # of a roll: why its rows are held to be the same person
    hidden_reason: str = ""  # the row is withheld: only the number and this are shown


@dataclass(frozen=True, kw_only=True)
class NamesTable(Component):
    """Rows in the order given: of a list, numbered, or a roll of names."""

    template_name = "components/names_table.html"

    caption: str
    rows: tuple[NameRow, ...]
    with_lists: bool = False  # a roll: no numbers, and the last column says on which lists
    with_places: bool = False  # a list with a last column for page and line


def name_row(entry: ListEntry) -> NameRow:
    """Return a row of a list."""
    match = getattr(entry, "match", None)
    return NameRow(
        position=number(entry.position) if entry.position else "",
        name=row_name(entry),
        url=entry.get_absolute_url(),
        reading=entry.name_reading if entry.name_reading != entry.name else "",
        life_words=life_words(entry),
        place_words=place_words(entry),
        fate_words=fate_words(entry),
        where_words=where_written(entry),
        note=_("the same person as %s") % match.person if match else "",
        note_url=match.person.get_absolute_url() if match else "",
    )


def name_row_as_written(entry: ListEntry) -> NameRow:
    """Return a row of a list, with what it writes where its own words differ from ours."""
    born, died = date_words(entry.birth), date_words(entry.death)
    place = visible_place(entry.place)
    texts = [
        entry.birth_as_written if born and entry.birth_as_written != born else "",
        entry.place_text if place is not None and entry.place_text != place.label else "",
    ]
    death = entry.death_as_written if died and entry.death_as_written != died else ""
    return replace(
        name_row(entry),
        written=_written(entry, " · ".join(filter(None, map(known, texts)))),
        death_written=_written(entry, known(death)),
    )


def _written(entry: ListEntry, text: str) -> str:
    return filled(_("written “%s”"), in_source_language(entry, text)) if text else ""
