"""Days and places of remembrance: as a link, and as a page of its own."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.formatting import date_words, day_words, fallback_lang, quoted, title_lang
from archive.models import Commemoration, Event, Source
from archive.public.components.base import Component
from archive.public.components.closing import closing
from archive.public.components.event_links import event_links
from archive.public.components.evidence import evidence_of
from archive.public.components.key_facts import FactValue, KeyFacts, key_facts
from archive.public.components.notices import notices
from archive.public.components.wayfinding import Crumb, breadcrumbs, on_this_page
from archive.public.lookup import find_by_uid, public_page


@dataclass(frozen=True, kw_only=True)
class RemembranceLink(Component):
    """A day or place of remembrance as a link; its name is a quotation from the act behind it."""

    template_name = "calendar/link.html"

    url: str
    title: str
    lang: str = ""  # only when it is not the page's
    kind_words: str  # "annual day"
    day_words: str = ""  # where the page does not say it already
    act_title: str = ""
    act_url: str = ""
    act_lang: str = ""


def commemorations_for_reading() -> "QuerySet[Commemoration]":
    """Return the public days and places of remembrance with what a line shows."""
    return (
        Commemoration.objects.published()
        .select_related("record", "source__record", "act__record", "place__record")
        .prefetch_related(Prefetch("events", Event.objects.published()))
        .order_by("month", "day", "record")
    )


def remembrance_link(commemoration: Commemoration, *, with_day: bool = False) -> RemembranceLink:
    """Return a day or place of remembrance as a link."""
    act = _public_act(commemoration)
    return RemembranceLink(
        url=commemoration.get_absolute_url(),
        title=quoted(commemoration.title),
        lang=fallback_lang(commemoration.title),
        kind_words=commemoration.get_kind_display(),
        day_words=day_words(commemoration.month, commemoration.day) if with_day else "",
        act_title=act.title if act else "",
        act_url=act.get_absolute_url() if act else "",
        act_lang=title_lang(act) if act else "",
    )


def _public_act(commemoration: Commemoration) -> Source | None:
    act: Source | None = commemoration.act
    return act if act is not None and act.record.is_public else None


@public_page
def commemoration_detail(request: HttpRequest, uid: str) -> HttpResponse:
    """Show a day or place of remembrance.

    Context: commemoration, facts, evidence, events, sections, crumbs, notices and the closing.
    """
    shown = find_by_uid(commemorations_for_reading(), uid)
    context: dict[str, object] = {
        "commemoration": shown,
        "facts": commemoration_facts(shown),
        "evidence": evidence_of(shown),
        "events": event_links(shown.events.all()),
        "notices": notices(request, shown),
        "crumbs": breadcrumbs(
            Crumb(label=_("Days of the year"), url=reverse("public:calendar")),
            Crumb(label=shown.title, lang=fallback_lang(shown.title)),
        ),
        **closing(request, shown, shown.title),
    }
    context["sections"] = on_this_page(
        [
            (_("How it is observed"), "observed", shown.observance),
            (_("Events remembered"), "events", context["events"]),
        ],
        context["remark"],
    )
    return render(request, "calendar/detail.html", context)


def commemoration_facts(shown: Commemoration) -> KeyFacts | None:
    """Return the facts in brief, those without a value left out."""
    facts: list[tuple[str, FactValue]] = [
        (_("What it is"), FactValue(text=shown.get_kind_display())),
        (_("Day"), FactValue(text=day_words(shown.month, shown.day))),
        (_("Since"), FactValue(text=date_words(shown.since))),
    ]
    if (act := _public_act(shown)) is not None:
        value = FactValue(text=act.title, url=act.get_absolute_url(), lang=title_lang(act))
        facts.append((_("By which act"), value))
    place = shown.place
    if place is not None and place.record.is_public:
        facts.append((_("Where"), FactValue(text=place.label, url=place.get_absolute_url())))
    return key_facts(facts)
