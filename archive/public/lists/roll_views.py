"""Rolls of names: all names of an event or of one list by the alphabet, to read and to print."""

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.formatting import fallback_lang, number
from archive.lib.names import letter_of, sort_key
from archive.models import Event, ListEntry, VictimList
from archive.public.closing import cite
from archive.public.lookup import find_by_slug, public_page

from .alphabet import OTHER_SCRIPTS, AlphabetPages, letter_words, sorted_in
from .counts import UNNAMED, names_once, overlap_of, tally
from .list_membership import roll_rows
from .roll import (
    in_this_order,
    list_lines,
    lists_elsewhere,
    lists_of,
    names_sentence,
    unnamed_sentence,
)
from .rows import life_words, name_lang
from .views import list_facts, lists_to_read

OF_EVENT = 200
OF_LIST = 500
"""Names on a page. A printed page of paper holds about a hundred."""

Row = dict[str, Any]


@public_page
def event_names(request: HttpRequest, slug: str) -> HttpResponse:
    """Show all names of an event, a person once, with the lists each stands on. At most 16 queries.

    Context: event, sentence, unnamed, lists, elsewhere, overlap, rows, letters, letter, pages,
    count, crumbs, cite.
    """
    event = find_by_slug(Event.objects.published().select_related("record"), slug)
    lists = lists_of(event)
    here = [one for one in lists if one.is_here]
    counted = tally(here)
    roll = AlphabetPages(request, names_once(here), OF_EVENT)
    context = {
        "event": event,
        "sentence": names_sentence(counted.names, len(here)) if counted.names else "",
        "unnamed": unnamed_sentence(counted, here),
        "lists": list_lines(here),
        "elsewhere": lists_elsewhere(lists),
        "overlap": overlap_of(here, counted),
        "rows": roll_rows(in_this_order(roll.uids), here),
        **_alphabet(roll),
        "crumbs": [
            {"label": _("Home"), "url": reverse("public:home")},
            {"label": _("Events"), "url": reverse("public:event-list")},
            _crumb(event),
            {"label": _("All names")},
        ],
        "cite": cite(request, event.pk, _("%s: roll of names") % event.title),
    }
    return render(request, "events/names.html", context)


@public_page
def list_names(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the names of one list by the alphabet, as a roll to print. At most 10 queries.

    Context: list, facts, groups (names under their letters), unnamed, letters, letter, pages,
    count, crumbs, cite.
    """
    victim_list = find_by_slug(lists_to_read(), slug)
    rows = ListEntry.objects.published().filter(victim_list=victim_list)
    roll = AlphabetPages(request, rows.exclude(UNNAMED), OF_LIST)
    context = {
        "list": victim_list,
        "facts": list_facts(victim_list),
        "groups": _groups(roll.uids),
        "unnamed": _without_name(rows.filter(UNNAMED).count()),
        **_alphabet(roll),
        "crumbs": [
            {"label": _("Home"), "url": reverse("public:home")},
            {"label": _("Lists of names"), "url": reverse("public:list-list")},
            _crumb(victim_list),
            {"label": _("Roll of names")},
        ],
        "cite": cite(request, victim_list.pk, _("%s: roll of names") % victim_list.title),
    }
    return render(request, "lists/names.html", context)


def _alphabet(roll: AlphabetPages) -> Row:
    """Return what the letters and pages of a roll need."""
    return {
        "letters": roll.links(),
        "letter": letter_words(roll.letter),
        "pages": roll.pages(),
        "count": roll.page.paginator.count,
    }


def _crumb(record: Event | VictimList) -> Row:
    return {
        "label": record.title,
        "url": record.get_absolute_url(),
        "lang": fallback_lang(record.title),
    }


def _groups(uids: list[str]) -> list[Row]:
    """Return the rows with these ids, in this order, under the letters they stand under."""
    order = {uid: place for place, uid in enumerate(uids)}
    found = ListEntry.objects.published().filter(uid__in=uids)
    found = found.select_related("victim_list__source", "source")
    rows = sorted(found, key=lambda one: order[one.uid])
    return [
        {"letter": letter_words(letter), "rows": [_line(row) for row in under]}
        for letter, under in groupby(rows, key=_letter)
    ]


def _letter(entry: ListEntry) -> str:
    code = sorted_in()
    return letter_of(sort_key(entry.name, code), code) or OTHER_SCRIPTS


def _line(entry: ListEntry) -> Row:
    """Return one line of a roll to print."""
    return {
        "name": entry.name,
        "lang": name_lang(entry),
        "url": entry.get_absolute_url(),
        "reading": entry.name_reading if entry.name_reading != entry.name else "",
        "life_words": life_words(entry),
        "row_words": _("row %s") % number(entry.position) if entry.position else "",
    }


def _without_name(count: int) -> str:
    told = ngettext(
        "%s row of this list speaks of somebody without a name.",
        "%s rows of this list speak of people without a name.",
        count,
    )
    return told % number(count) if count else ""
