"""The roll of names of an event: every name once, with the lists it stands on."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.models import EntryMatch, Event, ListEntry, VictimList
from archive.models.search import SearchEntry, SearchKind
from archive.search.engines import Ask, engine
from archive.search.engines.base import EVERY
from archive.search.expression import Token, every, some
from archive.search.tokens import KIND, LIST, token

from .rows import rows_to_read, table_row
from .wording import fallback_lang, number

SHOWN = 20
READ = 5 * SHOWN
"""Rows read to fill the roll: a person may stand on several lists."""
LONG = 5_000
"""Longer rolls are counted and put in order by the search index, and by rows instead of names."""

Row = dict[str, Any]


def lists_of(event: Event) -> list[VictimList]:
    """Return the public lists of an event, those here and those known elsewhere. One query."""
    found = VictimList.objects.published().filter(events=event).select_related("source__record")
    return list(found.order_by("date_earliest", "slug"))


def roll_of(lists: Sequence[VictimList]) -> dict[str, Any]:
    """Return the roll of the lists whose rows are here.

    Keys: rows (inputs of components/names_table.html), sentence, lists, is_cut (not all names are
    shown), elsewhere (lists known to exist but not here). At most eight queries.
    """
    here = [one for one in lists if one.is_here]
    elsewhere = [one for one in lists if not one.is_here]
    is_long = sum(one.row_count for one in here) > LONG
    rows, told, is_cut = (long_roll if is_long else short_roll)(here)
    return {
        "rows": rows,
        "sentence": told,
        "lists": [list_line(one) for one in here] if rows else [],
        "is_cut": is_cut,
        "elsewhere": [list_line(one) for one in elsewhere],
    }


def short_roll(lists: Sequence[VictimList]) -> tuple[list[Row], str, bool]:
    """Return the first names, the sentence that counts them, and whether there are more."""
    total, names = counts(lists)
    if not total:
        return [], "", False
    found = rows_to_read().filter(victim_list__in=lists).order_by("sort_az", "pk")[:READ]
    rows = first_rows(found, lists)
    return rows, names_sentence(names, len(lists)), total > READ or names > len(rows)


def long_roll(lists: Sequence[VictimList]) -> tuple[list[Row], str, bool]:
    """Return the same for lists too long to be sorted and told apart on the way."""
    rows_of_lists = every(
        [
            Token(token(KIND, SearchKind.ENTRY)),
            some(Token(token(LIST, one.pk)) for one in lists),
        ]
    )
    ask = Ask(rows_of_lists)
    ranks = engine().ranks(ask, READ)
    uids = SearchEntry.objects.filter(rank__in=ranks).order_by("rank").values_list("uid", flat=True)
    order = {uid: place for place, uid in enumerate(uids)}
    found = sorted(rows_to_read().filter(uid__in=list(order)), key=lambda one: order[one.uid])
    if not found:
        return [], "", False
    return first_rows(found, lists), rows_sentence(engine().count(ask, EVERY), len(lists)), True


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


def first_rows(entries: Iterable[ListEntry], lists: Sequence[VictimList]) -> list[Row]:
    """Return the first names of the roll, rows held to be one person once. Two queries."""
    once: dict[str, ListEntry] = {}
    for entry in entries:
        match = getattr(entry, "match", None)
        once.setdefault(match.person_id if match else entry.uid, entry)
    shown = dict(list(once.items())[:SHOWN])
    standing = lists_by_person(list(shown), lists)
    return [roll_row(entry, standing.get(key, 1)) for key, entry in shown.items()]


def lists_by_person(people: list[str], lists: Sequence[VictimList]) -> dict[str, int]:
    """Return on how many of the lists each person stands.

    The rows of these few persons are looked up first: the database would begin with the lists.
    """
    held = EntryMatch.objects.filter(person__in=people).values_list("entry", flat=True)
    rows = ListEntry.objects.published().filter(pk__in=list(held), victim_list__in=lists)
    counted = rows.values("match__person").annotate(n=Count("victim_list", distinct=True))
    return {row["match__person"]: row["n"] for row in counted.order_by()}


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
