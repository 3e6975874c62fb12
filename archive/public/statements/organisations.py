"""Organisations: bodies that act or speak, as sources name them."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from archive.formatting import date_words, fallback_lang
from archive.models import EventOrganisation, Organisation, Position
from archive.public.components.base import Part
from archive.public.components.closing import closing
from archive.public.components.event_links import EventLink, event_link
from archive.public.components.evidence import Evidence, described, evidence_of
from archive.public.components.key_facts import FactValue, KeyFacts, key_facts
from archive.public.components.notices import notices
from archive.public.components.wayfinding import Crumb, breadcrumbs, on_this_page
from archive.public.lookup import find_by_slug, public_page

from .positions import positions_for_reading
from .quotations import quotation_card, quotations_for_reading


@dataclass(frozen=True, kw_only=True)
class PartInEvent(Part):
    """What a source says a body did in an event."""

    event: EventLink
    part: str
    part_lang: str
    evidence: Evidence | None


@dataclass(frozen=True, kw_only=True)
class PositionLink(Part):
    """What a body says of an event, as a link to the position."""

    url: str
    stance_words: str
    event: EventLink


@public_page
def organisation_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a body: what sources say it did, what it said.

    Context: organisation, facts, described, parts, positions, cards, sections, crumbs, notices and
    the closing.
    """
    bodies = Organisation.objects.published().select_related(
        "record", "kind", "described_in__record"
    )
    body = find_by_slug(bodies, slug)
    positions = positions_for_reading().filter(organisation=body).order_by("event", "record")
    quotations = quotations_for_reading().listed().filter(organisation=body).order_by("record")
    context: dict[str, object] = {
        "organisation": body,
        "facts": organisation_facts(body),
        "described": described(body),
        "parts": parts_in_events(body),
        "positions": [position_link(position) for position in positions],
        "cards": [quotation_card(quotation) for quotation in quotations],
        "notices": notices(request, body),
        "crumbs": breadcrumbs(Crumb(label=body.title, lang=fallback_lang(body.title))),
        **closing(request, body, body.title),
    }
    context["sections"] = on_this_page(
        [
            (_("In events, as sources name it"), "events", context["parts"]),
            (_("Positions"), "positions", context["positions"]),
            (_("Words spoken"), "quotations", context["cards"]),
        ],
        context["remark"],
    )
    return render(request, "organisations/detail.html", context)


def organisation_facts(body: Organisation) -> KeyFacts | None:
    """Return the facts in brief, those without a value left out."""
    return key_facts(
        [
            (_("What it is"), FactValue(text=body.kind.label if body.kind else "")),
            (_("Jurisdiction"), FactValue(text=body.jurisdiction)),
            (_("Existed"), FactValue(text=date_words(body.dates))),
        ]
    )


def position_link(position: Position) -> PositionLink:
    """Return a position as a link; its event must be loaded."""
    return PositionLink(
        url=position.get_absolute_url(),
        stance_words=position.get_stance_display(),
        event=event_link(position.event),
    )


def parts_in_events(body: Organisation) -> list[PartInEvent]:
    """Return what sources say the body did, event by event in the order of time. 1 query."""
    parts = (
        EventOrganisation.objects.published()
        .filter(organisation=body)
        .select_related("event", "source__record")
        .order_by("event__date_earliest", "event", "uid")
    )
    return [
        PartInEvent(
            event=event_link(part.event),
            part=part.part,
            part_lang=fallback_lang(part.part),
            evidence=evidence_of(part),
        )
        for part in parts
    ]
