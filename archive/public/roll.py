"""The roll of names of an event: every name once, with the lists it stands on."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.models import EntryMatch, Event, ListEntry, VictimList

from .rows import rows_to_read, table_row
from .wording import fallback_lang, number

SHOWN = 20
READ = 5 * SHOWN
"""Rows read to fill the roll: a person may stand on several lists."""
SORTED_UP_TO = 5_000
"""A longer roll is shown in the order of its lists: sorting it would take too long."""

Row = dict[str, Any]


def lists_of(event: Event) -> list[VictimList]:
    """Return the public lists of an event, those here and those known elsewhere. One query."""
    found = VictimList.objects.published().filter(events=event).select_related("source__record")
    return list(found.order_by("date_earliest", "slug"))


def roll_of(lists: Sequence[VictimList]) -> dict[str, Any]:
    """Return the roll of the lists whose rows are here.

    Keys: rows (inputs of components/names_table.html), sentence, lists, more (rows not shown),
    elsewhere (lists known to exist but not here). At most five queries, however many rows.
    """
    here = [one for one in lists if one.is_here]
    elsewhere = [one for one in lists if not one.is_here]
    total, names = counts(here)
    rows = first_rows(here, total) if total else []
    return {
        "rows": rows,
        "sentence": sentence(names, len(here)) if total else "",
        "lists": [list_line(one) for one in here] if total else [],
        "is_cut": names > len(rows),
        "elsewhere": [list_line(one) for one in elsewhere],
    }


def counts(lists: Sequence[VictimList]) -> tuple[int, int]:
    """Return how many rows the lists have, and how many names: a person once, nobody unnamed."""
    if not lists:
        return 0, 0
    rows = ListEntry.objects.published().filter(victim_list__in=lists)
    counted = rows.aggregate(all=Count("pk"), named=Count("pk", filter=~Q(name_as_recorded="")))
    matches = EntryMatch.objects.published().filter(
        ~Q(entry__name_as_recorded=""), entry__victim_list__in=lists
    )
    matched = matches.aggregate(rows=Count("pk"), people=Count("person", distinct=True))
    return counted["all"], counted["named"] - matched["rows"] + matched["people"]


def sentence(names: int, lists: int) -> str:
    """Say how many names are recorded, and that this is no count of the dead."""
    return ngettext(
        "Names recorded here so far: %(names)s, from %(lists)s list. It says how far the "
        "archive has come; it is not a count of the dead.",
        "Names recorded here so far: %(names)s, from %(lists)s lists. It says how far the "
        "archive has come; it is not a count of the dead.",
        lists,
    ) % {"names": number(names), "lists": number(lists)}


def first_rows(lists: Sequence[VictimList], total: int) -> list[Row]:
    """Return the first names of the roll, rows held to be one person once."""
    order = ("sort_az", "pk") if total <= SORTED_UP_TO else ("victim_list", "position", "pk")
    found = rows_to_read().filter(victim_list__in=lists).order_by(*order)[:READ]
    once: dict[str, ListEntry] = {}
    for entry in found:
        match = getattr(entry, "match", None)
        once.setdefault(match.person_id if match else entry.uid, entry)
    shown = dict(list(once.items())[:SHOWN])
    standing = lists_by_person(list(shown), lists)
    return [roll_row(entry, standing.get(key, 1)) for key, entry in shown.items()]


def lists_by_person(people: list[str], lists: Sequence[VictimList]) -> dict[str, int]:
    """Return on how many of the lists each person stands. One query."""
    found = EntryMatch.objects.published().filter(person__in=people, entry__victim_list__in=lists)
    counted = found.values("person").annotate(n=Count("entry__victim_list", distinct=True))
    return {row["person"]: row["n"] for row in counted.order_by()}


def roll_row(entry: ListEntry, lists: int) -> Row:
    """Return one name of the roll, with the list or the number of lists it stands on."""
    row = table_row(entry)
    match = getattr(entry, "match", None)
    if match:
        row["url"] = match.person.get_absolute_url()
    where: str = entry.victim_list.title
    if lists > 1:
        stands = ngettext("stands on %s list", "stands on %s lists", lists) % number(lists)
        where = _("%s; judged to be one person") % stands
    return {**row, "position": "", "note": "", "where_words": where}


def list_line(one: VictimList) -> Row:
    """Return what a line says of a list."""
    return {
        "title": one.title,
        "lang": fallback_lang(one.title),
        "url": one.get_absolute_url(),
        "compiled_by": one.compiled_by,
        "note": one.completeness,
        "note_lang": fallback_lang(one.completeness),
    }
