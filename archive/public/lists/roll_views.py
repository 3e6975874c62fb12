"""Rolls of names: all names of an event or of a list by the alphabet, to read and to print."""

from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.formatting import fallback_lang, number
from archive.lib.names import letter_of, sort_key
from archive.models import Event, ListEntry, VictimList
from archive.public.components.base import Component, Name, Part
from archive.public.components.closing import cite
from archive.public.components.wayfinding import Crumb, breadcrumbs
from archive.public.lookup import find_by_slug, public_page

from .alphabet import OTHER_SCRIPTS, AlphabetPages, letter_words, sorted_in
from .counts import UNNAMED, names_once, tally
from .facts import list_facts, lists_to_read
from .list_lines import RollLists, lines_elsewhere, marked_lines
from .list_membership import roll_table
from .overlap import overlap_of
from .roll import in_this_order, lists_of
from .rows import life_words, row_name, row_words
from .sentences import names_sentence, unnamed_sentence

OF_EVENT = 200
OF_LIST = 500
"""Names on a page. A printed page of paper holds about a hundred."""


@dataclass(frozen=True, kw_only=True)
class RollLine(Part):
    """A row of a list as a line of a roll to print."""

    name: Name
    url: str
    reading: str = ""  # the name as understood, where it is not the recorded name
    more_words: str = ""  # birth and age, and the number in the list


@dataclass(frozen=True, kw_only=True)
class LetterGroup(Part):
    """The names under a letter."""

    letter: str
    rows: tuple[RollLine, ...]


@dataclass(frozen=True, kw_only=True)
class PrintedRoll(Component):
    """Names of a list under the letters of the alphabet."""

    template_name = "lists/printed_roll.html"

    groups: tuple[LetterGroup, ...]


@public_page
def event_names(request: HttpRequest, slug: str) -> HttpResponse:
    """Show all names of an event, a person once, with the lists each stands on. At most 16 queries.

    Context: event, sentence, unnamed, lists, overlap, table, letters, letter, pages, count,
    crumbs, cite.
    """
    event = find_by_slug(Event.objects.published().select_related("record"), slug)
    lists = lists_of(event)
    here = [victim_list for victim_list in lists if victim_list.is_here]
    counted = tally(here)
    roll = AlphabetPages(request, names_once(here), OF_EVENT)
    context = {
        "event": event,
        "sentence": names_sentence(counted.names, len(here)) if counted.names else "",
        "unnamed": unnamed_sentence(counted, here),
        "lists": RollLists(lists=marked_lines(here), elsewhere=lines_elsewhere(lists)),
        "overlap": overlap_of(here, counted),
        "table": roll_table(in_this_order(roll.uids), here),
        **_alphabet(roll),
        "crumbs": breadcrumbs(
            Crumb(label=_("Events"), url=reverse("public:event-list")),
            _crumb(event),
            Crumb(label=_("All names")),
        ),
        "cite": cite(request, event.pk, _("%s: roll of names") % event.title),
    }
    return render(request, "events/names.html", context)


@public_page
def list_names(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the names of a list by the alphabet, as a roll to print. At most 10 queries.

    Context: list, facts, roll, unnamed, letters, letter, pages, count, crumbs, cite.
    """
    victim_list = find_by_slug(lists_to_read(), slug)
    rows = ListEntry.objects.published().filter(victim_list=victim_list)
    roll = AlphabetPages(request, rows.exclude(UNNAMED), OF_LIST)
    context = {
        "list": victim_list,
        "facts": list_facts(victim_list),
        "roll": printed_roll(roll.uids),
        "unnamed": _without_name(rows.filter(UNNAMED).count()),
        **_alphabet(roll),
        "crumbs": breadcrumbs(
            Crumb(label=_("Lists of names"), url=reverse("public:list-list")),
            _crumb(victim_list),
            Crumb(label=_("Roll of names")),
        ),
        "cite": cite(request, victim_list.pk, _("%s: roll of names") % victim_list.title),
    }
    return render(request, "lists/names.html", context)


def _alphabet(roll: AlphabetPages) -> dict[str, object]:
    """Return what the letters and pages of a roll need."""
    return {
        "letters": roll.links(),
        "letter": letter_words(roll.letter),
        "pages": roll.pages(),
        "count": roll.page.paginator.count,
    }


def _crumb(record: Event | VictimList) -> Crumb:
    title = record.title
    return Crumb(label=title, url=record.get_absolute_url(), lang=fallback_lang(title))


def printed_roll(uids: list[str]) -> PrintedRoll | None:
    """Return the rows with these ids, in this order, under their letters. 1 query."""
    order = {uid: place for place, uid in enumerate(uids)}
    rows = ListEntry.objects.published().filter(uid__in=uids)
    rows = rows.select_related("victim_list__source", "source")
    entries = sorted(rows, key=lambda entry: order[entry.uid])
    groups = tuple(
        LetterGroup(letter=letter_words(letter), rows=tuple(_line(entry) for entry in under))
        for letter, under in groupby(entries, key=_letter)
    )
    return PrintedRoll(groups=groups) if groups else None


def _letter(entry: ListEntry) -> str:
    code = sorted_in()
    return letter_of(sort_key(entry.name_in_order, code), code) or OTHER_SCRIPTS


def _line(entry: ListEntry) -> RollLine:
    return RollLine(
        name=row_name(entry),
        url=entry.get_absolute_url(),
        reading=entry.name_reading if entry.name_reading != entry.name else "",
        more_words=", ".join(word for word in (life_words(entry), row_words(entry)) if word),
    )


def _without_name(count: int) -> str:
    sentence = ngettext(
        "%s row of this list speaks of somebody without a name.",
        "%s rows of this list speak of people without a name.",
        count,
    )
    return sentence % number(count) if count else ""
