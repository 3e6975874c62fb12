"""Who else stands on the same list: of the same family name, from the same place, or next to it."""

from dataclasses import dataclass

from django.db.models import Q

from archive.models import ListEntry
from archive.public.components.base import Component, Name, Part

from .rows import row_name, row_words

SHOWN = 12


@dataclass(frozen=True, kw_only=True)
class RowLink(Part):
    """A row of a list as a link: by its name, and its number in the list."""

    name: Name
    url: str
    row_words: str = ""  # "row 4"


@dataclass(frozen=True, kw_only=True)
class Neighbours(Component):
    """Others on the same list, of the same family name or from the same place."""

    template_name = "entries/neighbours.html"

    rows: tuple[RowLink, ...]


@dataclass(frozen=True, kw_only=True)
class RowsBeside(Component):
    """The ways to the rows before and after, in the order recorded."""

    template_name = "entries/beside.html"

    before: RowLink | None
    after: RowLink | None


def neighbours(entries: list[ListEntry]) -> Neighbours | None:
    """Return other named rows of a list with the same family name or home. One query at most.

    That they are of one family is not said by the archive: the list only has them together. The
    first of the given rows that has a family name or a home decides, so that nobody comes twice
    under two spellings.
    """
    for entry in entries:
        same = Q(family=entry.family) if entry.family else Q(pk__in=[])
        if entry.residence_place_id:
            same |= Q(residence_place=entry.residence_place_id)
        if same != Q(pk__in=[]):
            return _neighbours(entry, same)
    return None


def _neighbours(entry: ListEntry, same: Q) -> Neighbours | None:
    others = ListEntry.objects.published().filter(same, victim_list=entry.victim_list_id)
    others = others.exclude(pk=entry.pk).exclude(name_as_recorded="")
    others = others.select_related("victim_list__source", "source").order_by("position")
    rows = tuple(row_link(other) for other in others[:SHOWN])
    return Neighbours(rows=rows) if rows else None


def rows_beside(entry: ListEntry) -> RowsBeside | None:
    """Return the public rows before and after a row in the order recorded. Two queries."""
    rows = ListEntry.objects.published().filter(victim_list=entry.victim_list_id)
    rows = rows.select_related("victim_list__source", "source")
    at = entry.position
    before = rows.filter(position__lte=at).exclude(position=at, pk__gte=entry.pk)
    after = rows.filter(position__gte=at).exclude(position=at, pk__lte=entry.pk)
    row_before = before.order_by("-position", "-pk").first()
    row_after = after.order_by("position", "pk").first()
    if row_before is None and row_after is None:
        return None
    return RowsBeside(
        before=row_link(row_before) if row_before else None,
        after=row_link(row_after) if row_after else None,
    )


def row_link(entry: ListEntry) -> RowLink:
    """Return a row of a list as a link."""
    return RowLink(name=row_name(entry), url=entry.get_absolute_url(), row_words=row_words(entry))
