"""On which lists a name of a roll stands, and why several rows are held to be one person."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.formatting import number
from archive.models import EntryMatch, ListEntry, VictimList

from .counts import column
from .rows import name_lang, table_row, where_written

Row = dict[str, Any]


def roll_rows(entries: Sequence[ListEntry], lists: Sequence[VictimList]) -> list[Row]:
    """Return names of a roll for components/names_table.html. One query.

    The entries must come from `rows_to_read()`.
    """
    people = [entry.match.person_id for entry in entries if getattr(entry, "match", None)]
    held = _rows_held_to_be(people, lists)
    marks = {one.pk: column(place, one) for place, one in enumerate(lists)}
    return [_roll_row(entry, held, marks if len(lists) > 1 else {}) for entry in entries]


def _rows_held_to_be(people: list[str], lists: Sequence[VictimList]) -> dict[str, list[EntryMatch]]:
    """Return the public rows held to be each person, in the order of the lists.

    Which lists is asked here and not of the database, which would begin with all their rows.
    """
    order = {one.pk: place for place, one in enumerate(lists)}
    found = EntryMatch.objects.published().filter(person__in=people)
    found = found.select_related("entry__victim_list__source", "entry__source")
    held = defaultdict(list)
    for match in found:
        if match.entry.victim_list_id in order:
            held[match.person_id].append(match)
    for matches in held.values():
        matches.sort(key=lambda one: (order[one.entry.victim_list_id], one.entry.position))
    return held


def _roll_row(entry: ListEntry, held: dict[str, list[EntryMatch]], marks: dict[str, Row]) -> Row:
    """Return one name, with the rows it stands on; several rows with the reasons given."""
    row = {**table_row(entry), "position": "", "note": "", "note_url": ""}
    match = getattr(entry, "match", None)
    matches = held.get(match.person_id, []) if match else []
    if match:
        row["url"] = match.person.get_absolute_url()
    rows = [one.entry for one in matches] or [entry]
    return {
        **row,
        "where_words": _standing_words(rows),
        "stands": [_place(one, marks) for one in rows],
        "also": _other_forms(entry, rows),
        "reasons": _reasons(matches) if len(matches) > 1 else [],
    }


def _standing_words(rows: Sequence[ListEntry]) -> str:
    if len(rows) == 1:
        return ""
    count = len({one.victim_list_id for one in rows})
    stands = ngettext("stands on %s list", "stands on %s lists", count) % number(count)
    return _("%s; judged to be one person") % stands


def _place(entry: ListEntry, marks: dict[str, Row]) -> Row:
    """Say where one row stands: the mark of its list, its number, page and line."""
    number_words = _("row %s") % number(entry.position) if entry.position else ""
    where = ", ".join(part for part in (number_words, where_written(entry)) if part)
    mark = marks.get(entry.victim_list_id, {})
    return {"url": entry.get_absolute_url(), "where": where or _("the row"), **mark}


def _other_forms(shown: ListEntry, rows: Sequence[ListEntry]) -> list[Row]:
    """Return how the other rows write the name, each form once."""
    forms = {one.name: name_lang(one) for one in rows if one.name and one.name != shown.name}
    return [{"text": text, "lang": lang} for text, lang in forms.items()]


def _reasons(matches: Sequence[EntryMatch]) -> list[str]:
    """Return each reason once, in the language it is written in."""
    return list({str(one.reason): one.reason for one in matches if one.reason}.values())
