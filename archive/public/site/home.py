"""The front page: what this is, the search, this day, the events, what is here and what is not."""

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.formatting import number
from archive.models import Event, EventRelation, ListEntry, Person, VictimList
from archive.models.addresses import page_address
from archive.models.events import EventKind, RelationKind
from archive.models.search import SearchKind
from archive.public.components.results import SearchForm
from archive.public.events.calendar import on_day
from archive.public.events.views import event_card, events_for_listing
from archive.public.lists.list_lines import list_line
from archive.public.lookup import public_page
from archive.public.people.victims import named_as_victim
from archive.search.engines import IndexQuery, engine
from archive.search.engines.base import EVERY
from archive.search.expression import is_kind

ROOT_KINDS = (EventKind.LOSS_AND_HARM, EventKind.ARMED_CONFLICT)


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """Show the front page.

    Context: form, cards (of root events, in the order of time), today (Day or None), holdings
    (sentences), elsewhere (lists known to exist but not here).
    """
    day = timezone.localdate()
    context = {
        "form": SearchForm(action=page_address("search"), is_brief=True),
        "cards": [event_card(event, heading="h3") for event in root_events()],
        "today": on_day(day.month, day.day),
        "holdings": holdings(),
        "elsewhere": [
            list_line(victim_list)
            for victim_list in VictimList.objects.published().known_elsewhere().order_by("slug")
        ],
    }
    return render(request, "home.html", context)


def root_events() -> "QuerySet[Event]":
    """Return losses and conflicts that are not part of another public event, in order of time."""
    wholes = EventRelation.objects.published().filter(
        from_event=OuterRef("pk"), kind=RelationKind.PART_OF
    )
    return events_for_listing().filter(~Exists(wholes), kind__in=ROOT_KINDS)


def lists_here() -> "QuerySet[VictimList]":
    """Return the public lists that have rows here."""
    rows = ListEntry.objects.published().filter(victim_list=OuterRef("pk"))
    return VictimList.objects.published().here().filter(Exists(rows))


def holdings() -> list[str]:
    """Say in sentences how far the archive has come: what it holds, and what it lacks."""
    events = Event.objects.published()
    losses = events.filter(kind=EventKind.LOSS_AND_HARM)
    with_list = losses.filter(Exists(lists_here().filter(events=OuterRef("pk")))).count()
    return [
        counted(
            events=events.count(),
            lists=lists_here().count(),
            rows=public_rows(),
            people=Person.objects.published().listed().filter(named_as_victim()).count(),
        ),
        named_so_far(losses.count(), with_list),
    ]


def public_rows() -> int:
    """Return how many rows are public, as the index knows: counting millions takes too long."""
    return engine().count(IndexQuery(is_kind(SearchKind.ENTRY)), EVERY)


def counted(events: int, lists: int, rows: int, people: int) -> str:
    """Say what the archive holds today."""
    return _(
        "So far the archive holds %(events)s, %(lists)s with %(rows)s, and %(people)s. "
        "It says how far the archive has come; it is not a count of the dead."
    ) % {
        "events": ngettext("%s event", "%s events", events) % number(events),
        "lists": ngettext("%s list of names", "%s lists of names", lists) % number(lists),
        "rows": ngettext("%s row", "%s rows", rows) % number(rows),
        "people": _people(people),
    }


def _people(count: int) -> str:
    words = ngettext(
        "%s person named as a victim",
        "%s people named as victims",
        count,
    )
    return words % number(count)


def named_so_far(losses: int, with_list: int) -> str:
    """Say, without a ratio, for how many of the losses a list of names is here."""
    if not losses or with_list == losses:
        return ""
    if not with_list:
        return _("None of the events of loss and harm has a list of names here yet.")
    if 2 * with_list < losses:
        return _("Most of the events of loss and harm have no list of names here yet.")
    return _("Some of the events of loss and harm have no list of names here yet.")
