"""Who else stands on the same list: of the same family name, or from the same place."""

from typing import Any

from django.db.models import Q

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
    return [
        {"name": other.name, "lang": name_lang(other), "url": other.get_absolute_url()}
        for other in found[:SHOWN]
    ]
