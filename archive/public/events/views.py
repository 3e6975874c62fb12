"""Events: the list in the order of time, and an event with all that sources state of it."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.formatting import date_value, date_words, fallback_lang
from archive.lib.text import shorten
from archive.models import Citation, Event, Figure, Place, PlaceName, Quotation, SourceContent
from archive.public.components.base import Heading
from archive.public.components.cards import EventCard
from archive.public.components.closing import closing
from archive.public.components.evidence import citation_line, described, sources_used
from archive.public.components.notices import Stub, content_note, notices
from archive.public.components.wayfinding import Crumb, OnThisPage, breadcrumbs, on_this_page
from archive.public.listing import RecordList
from archive.public.lists.roll import roll_of
from archive.public.lookup import find_by_slug, public_page
from archive.public.statements.figure_tables import figures_of
from archive.public.statements.figures import figures_for_reading
from archive.public.statements.position_tables import positions_by_stance
from archive.public.statements.positions import positions_for_reading
from archive.public.statements.quotations import quotation_card, quotations_for_reading
from archive.search.query.filters import EventFilter

from .dates import event_dates
from .facts import bodies_in, event_facts, event_names
from .relations import related_groups, relations_of, wholes
from .remembrance import commemorations_for_reading, remembrance_link

LONGEST_SUMMARY = 240


def events_for_listing() -> "QuerySet[Event]":
    """Return the public events with what a card shows, in the order of time. Two queries."""
    return (
        Event.objects.published()
        .select_related("record", "event_type")
        .prefetch_related(Prefetch("places", Place.objects.published()))
        .in_order()
    )


class EventList(RecordList):
    """Events in the order of time, those without a date last. Context: as RecordList, and cards."""

    heading = gettext_lazy("Events")
    filterset_class = EventFilter
    template_name = "events/list.html"

    def get_queryset(self) -> "QuerySet[Event]":
        """Start from the public ones."""
        return events_for_listing()

    def shown(self, records: list[Event]) -> dict[str, object]:
        """Return the cards of this page."""
        return {"cards": [event_card(event) for event in records]}


def event_card(event: Event, heading: Heading = "h2") -> EventCard:
    """Return the card of an event; its places and type must be loaded."""
    return EventCard(
        url=event.get_absolute_url(),
        title=event.title,
        title_lang=fallback_lang(event.title),
        date_words=date_words(event.date),
        date_value=date_value(event.date),
        place_words=", ".join(str(place) for place in event.places.all()),
        kind_words=event.event_type.label if event.event_type else event.get_kind_display(),
        summary=shorten(event.summary, LONGEST_SUMMARY),
        heading=heading,
    )


@public_page
def event_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an event. At most 27 queries, however many figures and rows.

    Context: event, facts, described, content_note, dates, names, figures, roll, cards, stubs,
    stances, bodies, remembrance, related, citations, sources, sections, crumbs, notices, and the
    closing.
    """
    event = find_by_slug(events_for_detail(), slug)
    context = event_context(event)
    context |= {
        "event": event,
        "notices": notices(request, event, context["content_note"]),
        "crumbs": breadcrumbs(
            Crumb(label=_("Events"), url=reverse("public:event-list")),
            Crumb(label=event.title, lang=fallback_lang(event.title)),
        ),
        **closing(request, event, event.title),
    }
    context["sections"] = sections(context)
    return render(request, "events/detail.html", context)


def events_for_detail() -> "QuerySet[Event]":
    """Return the public events with their names, with places under all their names, and with
    whether a source tells of killing there.
    """
    places = (
        Place.objects.published()
        .select_related("record")
        .prefetch_related(Prefetch("names", PlaceName.objects.published()))
    )
    told = SourceContent.objects.published().filter(events=OuterRef("pk"), needs_content_note=True)
    return (
        Event.objects.published()
        .annotate(is_told_with_note=Exists(told))
        .select_related("record", "event_type", "described_in__record")
        .prefetch_related(Prefetch("places", places))
    )


def event_context(event: Event) -> dict[str, Any]:
    """Return everything that hangs on an event, all of it through the gate."""
    relations = relations_of(event)
    figures = list(figures_for_reading().filter(events=event))
    quotations = list(quotations_for_reading().filter(events=event).order_by("date_earliest", "pk"))
    positions = list(positions_for_reading().filter(event=event))
    citations = list(Citation.objects.published().for_reading().filter(record=event.pk))
    statements = [*figures, *quotations, *positions, *citations]
    return {
        "facts": event_facts(event, wholes(event, relations)),
        "described": described(event),
        "dates": event_dates(event),
        "names": event_names(event),
        "content_note": content_note(
            event.content_note, describes_violence=describes_violence(event, figures)
        ),
        "figures": figures_of(figures, event.date),
        "roll": roll_of(event),
        "cards": [quotation_card(quotation) for quotation in quotations],
        "stubs": withheld_quotations(event),
        "stances": positions_by_stance(positions),
        "bodies": bodies_in(event),
        "remembrance": [
            remembrance_link(commemoration, with_day=True)
            for commemoration in commemorations_for_reading().filter(events=event)
        ],
        "related": related_groups(event, relations),
        "citations": [citation_line(citation) for citation in citations],
        "sources": sources_used(statement.source for statement in statements),
    }


def describes_violence(event: Event, figures: Iterable[Figure]) -> bool:
    """Return whether a figure counts by how people died, or a source tells it, place by place."""
    is_told: bool = event.is_told_with_note  # type: ignore[attr-defined]
    return is_told or any(figure.cause_of_injury_id for figure in figures)


def withheld_quotations(event: Event) -> list[Stub]:
    """Return what stands in place of quotations that are withheld. 1 query."""
    plain = _("A quotation is withheld here.")
    withheld = Quotation.objects.filter(events=event).stubs()
    return [Stub(reason=quotation.display_note or plain) for quotation in withheld]


def sections(context: dict[str, Any]) -> OnThisPage:
    """Return links to the sections of the page that have content."""
    return on_this_page(
        [
            (_("Account"), "account", context["event"].narrative),
            (_("When, as sources state it"), "dates", context["dates"]),
            (_("What sources state"), "figures", context["figures"]),
            (_("People named here"), "names", context["roll"]),
            (_("Words spoken"), "quotations", context["cards"] or context["stubs"]),
            (_("Names in use"), "names-in-use", context["names"]),
            (_("Positions"), "positions", context["stances"]),
            (_("Bodies named by sources"), "bodies", context["bodies"]),
            (_("Remembrance"), "remembrance", context["remembrance"]),
            (_("Related events"), "related", context["related"]),
            (_("Sources"), "sources", context["sources"] or context["citations"]),
        ],
        context["remark"],
    )
