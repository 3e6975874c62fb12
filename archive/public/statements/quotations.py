"""Quotations: words somebody said or wrote, with whose they are and where they are read."""

from typing import Any

from django.db.models import F, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.formatting import date_value, date_words, reader_language
from archive.lib.text import shorten
from archive.models import Event, Quotation, QuotationTranslation
from archive.models.quotations import Display, QuotationQuerySet
from archive.public.closing import closing, machine_translation
from archive.public.evidence import source_of
from archive.public.listing import RecordList
from archive.public.lookup import find_by_uid, public_page
from archive.search.query.filters import QuotationFilter

Card = dict[str, Any]


def quotations_for_reading() -> QuotationQuerySet:
    """Return the public quotations with all a card shows, in three queries."""
    found: QuotationQuerySet = (
        Quotation.objects.published()
        .select_related(
            *("record", "kind", "person__record", "organisation__record", "place__record"),
            *("source__record", "original_source__record"),
        )
        .prefetch_related("translations", Prefetch("events", Event.objects.published()))
    )
    return found


def quotation_card(quotation: Quotation) -> Card:
    """Return the inputs of components/quotation.html for a quotation read as above."""
    place, said_in = quotation.place, quotation.original_source
    return {
        "text": quotation.text,
        "lang": quotation.language,
        **_translation(quotation),
        **_speaker(quotation),
        "date_words": date_words(quotation.date),
        "date_value": date_value(quotation.date),
        "occasion": quotation.occasion,
        "place_words": place.label if place is not None and place.record.is_public else "",
        "is_excerpt": quotation.is_excerpt,
        "excerpt_note": quotation.display_note,
        "original_words": (
            _("said in: %s") % said_in.title
            if said_in is not None and said_in.record.is_public and said_in != quotation.source
            else ""
        ),
        **source_of(quotation),
        "anchor": f"quotation-{quotation.pk}",
        "url": quotation.get_absolute_url() if quotation.display == Display.EVERYWHERE else "",
    }


def _speaker(quotation: Quotation) -> Card:
    """Name the speaker as the source does, linked to whoever it is held to be."""
    who = quotation.person or quotation.organisation
    public = who is not None and who.record.is_public
    return {
        "speaker": quotation.speaker_as_named or (str(who) if public else _("speaker not named")),
        "speaker_url": who.get_absolute_url() if who is not None and public else "",
        "role": quotation.role,
    }


def _translation(quotation: Quotation) -> Card:
    """Choose the translation for the reader: into their language, else none."""
    note = quotation.translation_note
    wanted = reader_language()
    if quotation.language.startswith(wanted):
        return {"translation_note": note}
    found = [made for made in quotation.translations.all() if made.language.startswith(wanted)]
    if not found:
        return {"translation_note": note}
    made = found[0]
    by_machine = made.maker == QuotationTranslation.Maker.MACHINE
    return {
        "translation": made.text,
        "translation_lang": made.language,
        "translation_by_machine": by_machine,
        "translation_note": note or ("" if by_machine else _made_by(made)),
    }


def _made_by(made: QuotationTranslation) -> str:
    if made.translator:
        return _("translated by %s") % made.translator
    return str(made.get_maker_display())


def by_speaker(quotation: Quotation) -> str:
    """Call a quotation by its speaker and first words, for titles and citations."""
    speaker = str(_speaker(quotation)["speaker"])
    return _("%(speaker)s: “%(words)s”") % {
        "speaker": speaker,
        "words": shorten(quotation.text, 60),
    }


class QuotationList(RecordList):
    """Quotations in the order of time. Context: as RecordList, and cards."""

    heading = gettext_lazy("Words spoken")
    filterset_class = QuotationFilter
    template_name = "quotations/list.html"
    paginate_by = 20

    def get_queryset(self) -> "QuerySet[Quotation]":
        """Start from those shown everywhere."""
        return (
            quotations_for_reading()
            .listed()
            .order_by(F("date_earliest").asc(nulls_last=True), "record")
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Prepare the cards of this page."""
        context = super().get_context_data(**kwargs)
        context["cards"] = [quotation_card(quotation) for quotation in context["object_list"]]
        return context


@public_page
def quotation_detail(request: HttpRequest, uid: str) -> HttpResponse:
    """Show one quotation. Context: quotation, card, events, crumbs, notice and the closing."""
    quotation = find_by_uid(quotations_for_reading().listed(), uid)
    title = by_speaker(quotation)
    context = {
        "quotation": quotation,
        "title": title,
        "card": {**quotation_card(quotation), "url": ""},
        "events": list(quotation.events.all()),
        "original_source": _visible(quotation.original_source),
        "notice": machine_translation(request, quotation),
        "crumbs": [
            {"label": _("Home"), "url": reverse("public:home")},
            {"label": _("Words spoken"), "url": reverse("public:quotation-list")},
            {"label": title},
        ],
        **closing(request, quotation, title),
    }
    return render(request, "quotations/detail.html", context)


def _visible(source: Any) -> Any:
    return source if source is not None and source.record.is_public else None
