"""Positions: what bodies say about events, each as a source reports it."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.formatting import date_value, date_words, fallback_lang
from archive.models import Event, Position
from archive.public.components.base import Part
from archive.public.components.closing import closing
from archive.public.components.event_links import EventLink, event_link
from archive.public.components.evidence import evidence_of
from archive.public.components.key_facts import FactValue, KeyFacts, key_facts
from archive.public.components.notices import notices
from archive.public.components.wayfinding import Crumb, breadcrumbs, on_this_page
from archive.public.listing import RecordList
from archive.public.lookup import find_by_uid, public_page
from archive.search.query.filters import PositionFilter

from .position_tables import (
    PositionTable,
    explained,
    is_paraphrase,
    tables_by_stance,
    wording_lang,
)


@dataclass(frozen=True, kw_only=True)
class EventPositions(Part):
    """An event and what bodies say about it, a table for each stance."""

    anchor: str  # id of the heading
    event: EventLink
    tables: tuple[PositionTable, ...]


def positions_for_reading() -> "QuerySet[Position]":
    """Return the public positions with all a row shows, in a single query."""
    return Position.objects.published().select_related(
        *("record", "event__record", "organisation__record", "body_kind", "instrument"),
        "source__record",
    )


class PositionList(RecordList):
    """All positions, by event and stance. Context: as RecordList, and groups, marks."""

    heading = gettext_lazy("Positions")
    filterset_class = PositionFilter
    template_name = "positions/list.html"
    paginate_by = 100

    def get_queryset(self) -> "QuerySet[Position]":
        """Start from the public ones, in the order of their events."""
        return positions_for_reading().order_by(
            F("event__date_earliest").asc(nulls_last=True), "event", "stance", "record"
        )

    def shown(self, records: list[Position]) -> dict[str, object]:
        """Return the positions of this page, by event."""
        groups = [
            EventPositions(
                anchor=f"event-{event.pk}", event=event_link(event), tables=tables_by_stance(group)
            )
            for event, group in groupby(records, key=lambda position: position.event)
        ]
        return {"groups": groups, "marks": explained(t for g in groups for t in g.tables)}


@public_page
def position_detail(request: HttpRequest, uid: str) -> HttpResponse:
    """Show a position.

    Context: position, title, wording_lang, is_paraphrase, evidence, facts, sections, crumbs,
    notices and the closing.
    """
    position = find_by_uid(positions_for_reading(), uid)
    title = _("%(body)s on %(event)s") % {"body": position.body, "event": position.event.title}
    context: dict[str, object] = {
        "position": position,
        "title": title,
        "wording_lang": wording_lang(position),
        "is_paraphrase": is_paraphrase(position),
        "evidence": evidence_of(position),
        "facts": position_facts(position),
        "notices": notices(request, position),
        "crumbs": breadcrumbs(
            Crumb(label=_("Positions"), url=reverse("public:position-list")),
            Crumb(label=position.body, lang=fallback_lang(position.body)),
        ),
        **closing(request, position, title),
    }
    context["sections"] = on_this_page(
        [
            (_("What it says"), "words", position.wording_of_act or position.wording_of_report),
        ],
        context["remark"],
    )
    return render(request, "positions/detail.html", context)


def position_facts(position: Position) -> KeyFacts | None:
    """Return the facts in brief, those without a value left out."""
    kind, instrument, day = position.body_kind, position.instrument, position.date
    return key_facts(
        [
            (_("Body as named"), _body_value(position)),
            (_("Kind of body"), FactValue(text=kind.label if kind else "")),
            (_("Jurisdiction"), FactValue(text=position.jurisdiction)),
            (_("Stance"), FactValue(text=position.get_stance_display())),
            (_("On"), _event_value(position.event)),
            (_("Kind of act"), FactValue(text=instrument.label if instrument else "")),
            (_("Date"), FactValue(text=date_words(day), date_value=date_value(day))),
            (_("Act seen"), FactValue(text=_("yes") if position.act_seen else _("no"))),
        ]
    )


def _body_value(position: Position) -> FactValue:
    """Return the body as named, a link to whatever body it is linked to."""
    body = position.organisation
    url = body.get_absolute_url() if body is not None and body.record.is_public else ""
    return FactValue(text=position.body, url=url, lang=fallback_lang(position.body))


def _event_value(event: Event) -> FactValue:
    title = event.title
    return FactValue(text=title, url=event.get_absolute_url(), lang=fallback_lang(title))
