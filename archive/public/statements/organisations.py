"""Organisations: bodies that act or speak, as sources name them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.formatting import date_words, fallback_lang
from archive.models import EventOrganisation, Organisation
from archive.public.closing import closing, machine_translation
from archive.public.evidence import described, source_of
from archive.public.lookup import find_by_slug, public_page

from .positions import positions_for_reading
from .quotations import quotation_card, quotations_for_reading

Row = dict[str, Any]


@public_page
def organisation_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one body: what sources say it did, what it said.

    Context: organisation, facts, described, parts, positions, cards, crumbs, notice, the closing.
    """
    found = Organisation.objects.published().select_related(
        "record", "kind", "described_in__record"
    )
    body = find_by_slug(found, slug)
    positions = positions_for_reading().filter(organisation=body).order_by("event", "record")
    quotations = quotations_for_reading().listed().filter(organisation=body).order_by("record")
    context = {
        "organisation": body,
        "facts": organisation_facts(body),
        "described": described(body),
        "parts": parts_in_events(body),
        "positions": list(positions),
        "cards": [quotation_card(quotation) for quotation in quotations],
        "notice": machine_translation(request, body),
        "crumbs": [
            {"label": _("Home"), "url": reverse("public:home")},
            {"label": body.title, "lang": fallback_lang(body.title)},
        ],
        **closing(request, body, body.title),
    }
    return render(request, "organisations/detail.html", context)


def organisation_facts(body: Organisation) -> list[Row]:
    """Return the facts in brief, those without a value left out."""
    told = [
        (_("What it is"), body.kind.label if body.kind else ""),
        (_("Jurisdiction"), body.jurisdiction),
        (_("Existed"), date_words(body.dates)),
    ]
    return [{"label": label, "values": [{"text": text}]} for label, text in told if text]


def parts_in_events(body: Organisation) -> list[Row]:
    """Return what sources say the body did, event by event in the order of time. One query."""
    found = (
        EventOrganisation.objects.published()
        .filter(organisation=body)
        .select_related("event", "source__record")
        .order_by("event__date_earliest", "event", "uid")
    )
    return [
        {
            "event": part.event,
            "part": part.part,
            "part_lang": fallback_lang(part.part),
            **source_of(part),
        }
        for part in found
    ]
