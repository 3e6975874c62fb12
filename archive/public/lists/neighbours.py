"""Who else stands on the same list: of the same family name, from the same place, or next to it."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from archive.formatting import number
from archive.models import ListEntry

from .rows import name_lang

SHOWN = 12


def neighbours(entries: list[ListEntry]) -> list[dict[str, Any]]:
    """Return other named rows of one list with the same family name or home. One query at most.

    That they are of one family is not said by the archive: the list only has them together. The
    first of the given rows that has a family name or a home decides, so that nobody comes twice
    under two spellings.
    """
    for entry in entries:
        same = Q(family=entry.family) if entry.family else Q(pk__in=[])
        if entry.residence_place_id:
            same |= Q(residence_place=entry.residence_place_id)
        if same != Q(pk__in=[]):
            return _others(entry, same)
    return []


def _others(entry: ListEntry, same: Q) -> list[dict[str, Any]]:
    found = ListEntry.objects.published().filter(same, victim_list=entry.victim_list_id)
    found = found.exclude(pk=entry.pk).exclude(name_as_recorded="")
    found = found.select_related("victim_list__source", "source").order_by("position")
    return [_named(other) for other in found[:SHOWN]]


def rows_beside(entry: ListEntry) -> dict[str, dict[str, Any]]:
    """Return the public rows `before` and `after` a row in the order recorded. Two queries."""
    rows = ListEntry.objects.published().filter(victim_list=entry.victim_list_id)
    rows = rows.select_related("victim_list__source", "source")
    at = entry.position
    before = rows.filter(position__lte=at).exclude(position=at, pk__gte=entry.pk)
    after = rows.filter(position__gte=at).exclude(position=at, pk__lte=entry.pk)
    found = {
        "before": before.order_by("-position", "-pk").first(),
        "after": after.order_by("position", "pk").first(),
    }
    return {where: _named(row) for where, row in found.items() if row is not None}


def _named(other: ListEntry) -> dict[str, Any]:
    """Return a row as a link: by its name, and its number in the list."""
    return {
        "name": other.name or _("Name not recorded"),
        "lang": name_lang(other) if other.name else "",
        "url": other.get_absolute_url(),
        "row_words": _("row %s") % number(other.position) if other.position else "",
    }
