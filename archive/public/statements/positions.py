"""Positions: what bodies say about events, each as one source reports it."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.formatting import date_value, date_words, fallback_lang, foreign_lang
from archive.models import Position
from archive.models.positions import Stance
from archive.public.closing import closing, machine_translation
from archive.public.evidence import UNDATED, source_of
from archive.public.listing import RecordList
from archive.public.lookup import find_by_uid, public_page
from archive.search.query.filters import PositionFilter

Row = dict[str, Any]
STANCES = [stance.value for stance in Stance]


def positions_for_reading() -> "QuerySet[Position]":
    """Return the public positions with all a row shows, in one query."""
    return Position.objects.published().select_related(
        *("record", "event__record", "organisation__record", "body_kind", "instrument"),
        "source__record",
    )


def position_row(position: Position) -> Row:
    """Return one row of positions/table.html."""
    body = position.organisation
    return {
        "body": position.body,
        "body_lang": fallback_lang(position.body),
        "body_url": body.get_absolute_url() if body is not None and body.record.is_public else "",
        "jurisdiction": position.jurisdiction,
        "stance_words": position.get_stance_display(),
        "wording": position.wording_of_act or position.wording_of_report,
        "wording_of": _("words of the act")
        if position.wording_of_act
        else _("words of the report"),
        "wording_lang": foreign_lang(position.wording_language) or position.wording_language,
        "instrument": position.instrument.label if position.instrument else "",
        "date_words": date_words(position.date),
        "date_value": date_value(position.date),
        "seen_words": _("act read by this archive")
        if position.act_seen
        else _("act not seen by this archive"),
        **source_of(position),
        "note": position.public_note,
        "url": position.get_absolute_url(),
    }


def by_stance(positions: Iterable[Position]) -> list[dict[str, Any]]:
    """Group positions on one event by what they do, each group in the order of time."""
    ordered = sorted(positions, key=_order)
    return [
        {"stance_words": str(Stance(stance).label), "rows": [position_row(one) for one in group]}
        for stance, group in groupby(ordered, key=lambda one: one.stance)
    ]


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

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Group the positions of this page by event."""
        context = super().get_context_data(**kwargs)
        context["groups"] = [
            {"event": event, "stances": by_stance(group)}
            for event, group in groupby(context["object_list"], key=lambda one: one.event)
        ]
        return context


@public_page
def position_detail(request: HttpRequest, uid: str) -> HttpResponse:
    """Show one position. Context: position, row, facts, crumbs, notice and the closing."""
    position = find_by_uid(positions_for_reading(), uid)
    row = position_row(position)
    title = _("%(body)s on %(event)s") % {"body": position.body, "event": position.event.title}
    context = {
        "position": position,
        "title": title,
        "row": row,
        "facts": position_facts(position, row),
        "notice": machine_translation(request, position),
        "crumbs": [
            {"label": _("Home"), "url": reverse("public:home")},
            {"label": _("Positions"), "url": reverse("public:position-list")},
            {"label": position.body, "lang": row["body_lang"]},
        ],
        **closing(request, position, title),
    }
    return render(request, "positions/detail.html", context)


def position_facts(position: Position, row: Row) -> list[Row]:
    """Return the facts in brief, those without a value left out."""
    event = position.event
    told = [
        (
            _("Body as named"),
            {"text": position.body, "lang": row["body_lang"], "url": row["body_url"]},
        ),
        (_("Kind of body"), {"text": position.body_kind.label if position.body_kind else ""}),
        (_("Jurisdiction"), {"text": position.jurisdiction}),
        (_("Stance"), {"text": row["stance_words"]}),
        (
            _("On"),
            {
                "text": event.title,
                "lang": fallback_lang(event.title),
                "url": event.get_absolute_url(),
            },
        ),
        (_("Kind of act"), {"text": row["instrument"]}),
        (_("Date"), {"text": row["date_words"], "date_value": row["date_value"]}),
        (_("Act seen"), {"text": _("yes") if position.act_seen else _("no")}),
    ]
    return [{"label": label, "values": [value]} for label, value in told if value["text"]]
