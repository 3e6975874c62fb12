"""The roll of names of an event: every name once, with the lists it stands on."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.formatting import fallback_lang, number
from archive.models import Event, ListEntry, VictimList
from archive.models.search import SearchEntry, SearchKind
from archive.search.dimensions import LIST
from archive.search.engines import IndexQuery, engine
from archive.search.engines.base import EVERY
from archive.search.expression import every, is_kind

from .alphabet import first_in_alphabet
from .counts import Tally, letter, names_once, overlap_of, tally
from .list_membership import roll_rows
from .rows import rows_to_read

SHOWN = 20
READ = 5 * SHOWN
"""Rows read to fill the first names of a long roll: a person may stand on several lists."""
LONG = 2_000
"""With more rows the event page tells rows instead of names; the page of the roll tells all."""

Row = dict[str, Any]
Lists = Sequence[VictimList]


def lists_of(event: Event) -> list[VictimList]:
    """Return the public lists of an event, those here and those known elsewhere. One query."""
    found = VictimList.objects.published().filter(events=event).select_related("source__record")
    return list(found.order_by("date_earliest", "slug"))


def roll_of(lists: Lists) -> dict[str, Any]:
    """Return the beginning of the roll of the lists whose rows are here, for the event page.

    Keys: rows (inputs of components/names_table.html), sentence, unnamed (a sentence), lists,
    count (all names; None where only rows were counted), overlap, is_cut (not all names are
    shown), elsewhere (lists known to exist but not here), is_told. At most eight queries.
    """
    here = [one for one in lists if one.is_here]
    is_long = sum(one.row_count for one in here) > LONG
    told = long_roll(here) if is_long else short_roll(here)
    elsewhere = lists_elsewhere(lists)
    return {
        **told,
        "lists": list_lines(here) if told["rows"] or told["unnamed"] else [],
        "elsewhere": elsewhere,
        "is_told": bool(told["rows"] or told["unnamed"] or elsewhere),
    }


def short_roll(lists: Lists) -> dict[str, Any]:
    """Return the first names, how many there are, and on which lists they stand."""
    counted = tally(lists)
    rows = first_names(lists) if counted.names else []
    return {
        "rows": rows,
        "sentence": names_sentence(counted.names, len(lists)) if counted.names else "",
        "unnamed": unnamed_sentence(counted, lists),
        "count": number(counted.names),
        "overlap": overlap_of(lists, counted),
        "is_cut": counted.names > len(rows),
    }


def first_names(lists: Lists) -> list[Row]:
    """Return the first names by the alphabet. Four queries."""
    return roll_rows(in_this_order(first_in_alphabet(names_once(lists), SHOWN)), lists)


def in_this_order(uids: list[str]) -> list[ListEntry]:
    """Return the public rows with these ids, in the order given."""
    order = {uid: place for place, uid in enumerate(uids)}
    return sorted(rows_to_read().filter(uid__in=uids), key=lambda one: order[one.uid])


def long_roll(lists: Lists) -> dict[str, Any]:
    """Return the same for lists too long to be sorted and told apart on the way."""
    query = IndexQuery(every([is_kind(SearchKind.ENTRY), LIST.has(one.pk for one in lists)]))
    ranks = engine().ranks(query, READ)
    uids = SearchEntry.objects.filter(rank__in=ranks).order_by("rank").values_list("uid", flat=True)
    once: dict[str, ListEntry] = {}
    for entry in in_this_order(list(uids)):
        match = getattr(entry, "match", None)
        if entry.name:
            once.setdefault(match.person_id if match else entry.uid, entry)
    rows = roll_rows(list(once.values())[:SHOWN], lists)
    return {
        "rows": rows,
        "sentence": rows_sentence(engine().count(query, EVERY), len(lists)) if rows else "",
        "unnamed": "",
        "count": None,
        "overlap": None,
        "is_cut": True,
    }


def names_sentence(names: int, lists: int) -> str:
    """Say how many names are recorded, and that this is no count of the dead."""
    told = ngettext(
        "Names recorded here so far: %(names)s, from %(lists)s list. It says how far the "
        "archive has come; it is not a count of the dead.",
        "Names recorded here so far: %(names)s, from %(lists)s lists. It says how far the "
        "archive has come; it is not a count of the dead.",
        lists,
    )
    return told % {"names": number(names), "lists": number(lists)}


def rows_sentence(rows: int, lists: int) -> str:
    """Say how many rows are recorded, where they were not told apart as persons."""
    told = ngettext(
        "Rows recorded here so far: %(rows)s, from %(lists)s list; one person may stand in "
        "several. It says how far the archive has come; it is not a count of the dead.",
        "Rows recorded here so far: %(rows)s, from %(lists)s lists; one person may stand in "
        "several. It says how far the archive has come; it is not a count of the dead.",
        lists,
    )
    return told % {"rows": number(rows), "lists": number(lists)}


def unnamed_sentence(counted: Tally, lists: Lists) -> str:
    """Say how many rows count somebody without a name, and on which lists; empty for none."""
    total = sum(counted.unnamed)
    if not total:
        return ""
    told = ngettext(
        "%s more row speaks of somebody without a name.",
        "%s more rows speak of people without a name.",
        total,
    ) % number(total)
    if len(lists) < 2:
        return told
    on_lists = "; ".join(
        _("list %(letter)s: %(count)s") % {"letter": letter(place), "count": number(count)}
        for place, count in enumerate(counted.unnamed)
        if count
    )
    return f"{told} ({on_lists})"


def list_lines(lists: Lists) -> list[Row]:
    """Return what a line says of each list; several are marked with letters."""
    marked = len(lists) > 1
    return [
        {**list_line(one), "letter": letter(place) if marked else ""}
        for place, one in enumerate(lists)
    ]


def lists_elsewhere(lists: Lists) -> list[Row]:
    """Return what a line says of each list known to exist, but not here."""
    return [list_line(one) for one in lists if not one.is_here]


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
