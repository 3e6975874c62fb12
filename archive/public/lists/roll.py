"""The roll of names of an event: every name once, with the lists it stands on."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from archive.formatting import number
from archive.models import EntryMatch, Event, ListEntry, VictimList
from archive.models.search import HELD_ENTRY, SearchEntry, SearchKind
from archive.public.components.base import Component
from archive.search.dimensions import LIST
from archive.search.engines import IndexQuery, engine
from archive.search.engines.base import EVERY
from archive.search.expression import every, is_kind

from .alphabet import first_in_alphabet
from .counts import names_once, tally
from .list_lines import RollLists, lines_elsewhere, marked_lines
from .list_membership import roll_table
from .names_table import NamesTable
from .overlap import OverlapTable, overlap_of
from .rows import rows_to_read
from .sentences import names_sentence, rows_sentence, unnamed_sentence

SHOWN = 20
READ = 5 * SHOWN
"""Rows read to fill the first names of a long roll: a person may stand on several lists."""
LONG = 2_000
"""With more rows the event page tells rows instead of names; the page of the roll tells all."""

Lists = Sequence[VictimList]


@dataclass(frozen=True, kw_only=True)
class Roll(Component):
    """The beginning of the roll of names of an event, for its page."""

    template_name = "events/roll.html"

    names: NamesTable | None  # the first by the alphabet
    sentence: str  # how many are recorded here; empty for none
    unnamed: str = ""  # a sentence on rows without a name
    lists: RollLists
    overlap: OverlapTable | None = None
    names_url: str  # where all names stand
    count: str = ""  # of all names; empty where only rows were counted
    is_cut: bool  # not all names are shown


def lists_of(event: Event) -> list[VictimList]:
    """Return the public lists of an event, those here and those known elsewhere. 1 query."""
    lists = VictimList.objects.published().filter(events=event).select_related("source__record")
    return list(lists.order_by("date_earliest", "slug"))


def roll_of(event: Event) -> Roll | None:
    """Return the beginning of the roll of an event; None without names and lists.

    At most nine queries.
    """
    lists = lists_of(event)
    here = [victim_list for victim_list in lists if victim_list.is_here]
    is_long = sum(victim_list.row_count for victim_list in here) > LONG
    roll = _long_roll(event, lists, here) if is_long else _short_roll(event, lists, here)
    is_telling = roll.names or roll.unnamed or roll.lists.elsewhere
    return roll if is_telling else None


def _short_roll(event: Event, lists: Lists, here: Lists) -> Roll:
    """Return the first names, how many there are, and on which lists they stand."""
    counted = tally(here)
    names = first_names(here) if counted.names else None
    unnamed = unnamed_sentence(counted, here)
    return Roll(
        names=names,
        sentence=names_sentence(counted.names, len(here)) if counted.names else "",
        unnamed=unnamed,
        lists=_roll_lists(lists, here if names or unnamed else ()),
        overlap=overlap_of(here, counted),
        names_url=names_address(event),
        count=number(counted.names),
        is_cut=counted.names > (len(names.rows) if names else 0),
    )


def _long_roll(event: Event, lists: Lists, here: Lists) -> Roll:
    """Return the same for lists too long to be sorted and told apart on the way."""
    on_lists = LIST.has(victim_list.pk for victim_list in here)
    query = IndexQuery(every([is_kind(SearchKind.ENTRY), on_lists]))
    uids = _first_by_alphabet(query, here)
    names = roll_table(_persons_once(uids)[:SHOWN], here)
    return Roll(
        names=names,
        sentence=rows_sentence(engine().count(query, EVERY), len(here)) if names else "",
        lists=_roll_lists(lists, here if names else ()),
        names_url=names_address(event),
        is_cut=True,
    )


def _first_by_alphabet(query: IndexQuery, here: Lists) -> list[str]:
    """Return the ids of the first rows; in the display order those of a person lie behind."""
    matched = EntryMatch.objects.filter(entry__victim_list__in=here).values("entry__uid")
    rows = [
        SearchEntry.objects.filter(rank__in=engine().ranks(query, READ)),
        SearchEntry.objects.filter(kind=HELD_ENTRY, uid__in=matched),
    ]
    first = {
        (bytes(key), uid)
        for entries in rows
        for key, uid in entries.order_by("sort_az").values_list("sort_az", "uid")[:READ]
    }
    return [uid for _key, uid in sorted(first)]


def _persons_once(uids: list[str]) -> list[ListEntry]:
    """Return the named rows with these ids, of each person the first."""
    once: dict[str, ListEntry] = {}
    for entry in in_this_order(uids):
        match = getattr(entry, "match", None)
        if entry.name:
            once.setdefault(match.person_id if match else entry.uid, entry)
    return list(once.values())


def _roll_lists(lists: Lists, shown: Lists) -> RollLists:
    return RollLists(lists=marked_lines(shown), elsewhere=lines_elsewhere(lists), heading="h3")


def names_address(event: Event) -> str:
    """Return where all names of an event stand."""
    return reverse("public:event-names", args=[event.slug])


def first_names(lists: Lists) -> NamesTable | None:
    """Return the first names by the alphabet. Four queries."""
    return roll_table(in_this_order(first_in_alphabet(names_once(lists), SHOWN)), lists)


def in_this_order(uids: list[str]) -> list[ListEntry]:
    """Return the public rows with these ids, in the order given."""
    order = {uid: place for place, uid in enumerate(uids)}
    return sorted(rows_to_read().filter(uid__in=uids), key=lambda entry: order[entry.uid])
