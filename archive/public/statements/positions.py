"""Positions: what bodies say about events, each as a source reports it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.formatting import date_value, date_words, fallback_lang, foreign_lang
from archive.models import Event, Position
from archive.models.positions import Stance, WordingKind
from archive.public.components.base import Component, Part
from archive.public.components.closing import closing
from archive.public.components.event_links import EventLink, event_link
from archive.public.components.evidence import UNDATED, Evidence, evidence_of
from archive.public.components.key_facts import FactValue, KeyFacts, key_facts
from archive.public.components.notices import notices
from archive.public.components.wayfinding import Crumb, breadcrumbs
from archive.public.listing import RecordList
from archive.public.lookup import find_by_uid, public_page
from archive.search.query.filters import PositionFilter

STANCES = [stance.value for stance in Stance]


@dataclass(frozen=True, kw_only=True)
class PositionRow(Part):
    """What a body says about an event, as a source reports it."""

    url: str  # its page
    body: str  # as named
    body_lang: str = ""
    jurisdiction: str = ""  # where the name of the body does not say it
    wording: str = ""
    is_verbatim: bool = True  # else in our own words, without quotation marks
    wording_of: str = ""  # "words of the act"
    wording_lang: str = ""
    instrument: str = ""  # "resolution"
    date_words: str = ""
    date_value: str = ""  # for machines, only for a certain day, month or year
    seen_words: str  # whether this archive read the act
    evidence: Evidence | None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class PositionTable(Component):
    """Positions of the same stance on an event, in the order of time."""

    template_name = "positions/table.html"

    caption: str  # the stance in words
    rows: tuple[PositionRow, ...]


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


def position_row(position: Position) -> PositionRow:
    """Return a row of a table of positions."""
    jurisdiction = position.jurisdiction
    return PositionRow(
        url=position.get_absolute_url(),
        body=position.body,
        body_lang=fallback_lang(position.body),
        jurisdiction=jurisdiction if jurisdiction not in position.body else "",
        wording=position.wording_of_act or position.wording_of_report,
        is_verbatim=not is_paraphrase(position),
        wording_of=wording_of(position),
        wording_lang=wording_lang(position),
        instrument=position.instrument.label if position.instrument else "",
        date_words=date_words(position.date),
        date_value=date_value(position.date),
        seen_words=_("act read by this archive")
        if position.act_seen
        else _("act not seen by this archive"),
        evidence=evidence_of(position),
        note=position.public_note,
    )


def is_paraphrase(position: Position) -> bool:
    """Whether the words of a position are our own."""
    return position.wording_is == WordingKind.PARAPHRASE


def wording_of(position: Position) -> str:
    """Say whose words are shown of a position."""
    if is_paraphrase(position):
        return _("paraphrased by this archive")
    return _("words of the act") if position.wording_of_act else _("words of the report")


def wording_lang(position: Position) -> str:
    """Return the language of the words of a position, for `lang`; empty where not known.

    What the archive says in its own words, it says in the language it was written in.
    """
    if is_paraphrase(position):
        return foreign_lang(settings.LANGUAGE_CODE)
    return foreign_lang(position.wording_language) or position.wording_language


def by_stance(positions: Iterable[Position]) -> tuple[PositionTable, ...]:
    """Group positions on an event by what they do, each group in the order of time."""
    ordered = sorted(positions, key=_order)
    return tuple(
        PositionTable(
            caption=str(Stance(stance).label),
            rows=tuple(position_row(position) for position in group),
        )
        for stance, group in groupby(ordered, key=lambda position: position.stance)
    )


def _order(position: Position) -> tuple[int, int, str]:
    day = position.date_earliest or UNDATED
    return STANCES.index(position.stance), day, str(position.body)


class PositionList(RecordList):
    """All positions, by event and stance. Context: as RecordList, and groups."""

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
                anchor=f"event-{event.pk}", event=event_link(event), tables=by_stance(group)
            )
            for event, group in groupby(records, key=lambda position: position.event)
        ]
        return {"groups": groups}


@public_page
def position_detail(request: HttpRequest, uid: str) -> HttpResponse:
    """Show a position.

    Context: position, title, wording_lang, is_paraphrase, evidence, facts, crumbs, notices and
    the closing.
    """
    position = find_by_uid(positions_for_reading(), uid)
    title = _("%(body)s on %(event)s") % {"body": position.body, "event": position.event.title}
    context = {
        "position": position,
        "title": title,
        "wording_lang": wording_lang(position),
        "is_paraphrase": is_paraphrase(position),
        "evidence": evidence_of(position),
        "facts": position_facts(position),
        "notices": notices(request, position, position.public_note),
        "crumbs": breadcrumbs(
            Crumb(label=_("Positions"), url=reverse("public:position-list")),
            Crumb(label=position.body, lang=fallback_lang(position.body)),
        ),
        **closing(request, position, title),
    }
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
