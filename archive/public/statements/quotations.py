"""Quotations: words somebody said or wrote, with whose they are and where they are read."""

from dataclasses import dataclass, replace

from django.db.models import F, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.formatting import (
    date_value,
    date_words,
    fallback_lang,
    foreign_lang,
    reader_language,
    source_name,
    title_lang,
)
from archive.lib.languages import written_in
from archive.lib.text import shorten
from archive.marking import filled, filled_in, joined, marked
from archive.models import (
    Event,
    Organisation,
    Person,
    Quotation,
    QuotationTranslation,
    Source,
)
from archive.models.quotations import Display, QuotationQuerySet
from archive.public.components.base import Component, Part
from archive.public.components.closing import closing
from archive.public.components.event_links import event_links
from archive.public.components.evidence import Evidence, evidence_of
from archive.public.components.notices import notices
from archive.public.components.wayfinding import Crumb, breadcrumbs, on_this_page
from archive.public.listing import RecordList
from archive.public.lookup import find_by_uid, public_page
from archive.search.query.filters import QuotationFilter


@dataclass(frozen=True, kw_only=True)
class QuotationCard(Component):
    """Words somebody said or wrote, verbatim, with whose they are and where they are read."""

    template_name = "components/quotation.html"

    anchor: str = ""  # id of its place on an event's page
    url: str = ""  # its own page, if it has any
    text: str  # blank lines part paragraphs
    lang: str
    translation: str = ""  # into the reader's language
    translation_lang: str = ""
    translation_by_machine: bool = False
    translation_note: str = ""  # who translated
    speaker: str  # as named
    speaker_url: str = ""
    role: str = ""  # what the source calls the speaker then
    date_words: str = ""
    date_value: str = ""  # for machines, only for a certain day, month or year
    occasion: str = ""
    place_words: str = ""
    is_excerpt: bool = False
    excerpt_note: str = ""  # what was left out
    is_cut_before: bool = False  # earlier words of the same speech are left out
    original_words: str = ""  # the source it was said in, where that is not the source read
    evidence: Evidence | None


@dataclass(frozen=True, kw_only=True)
class SourceLink(Part):
    """A source as a link."""

    url: str
    title: str
    lang: str = ""


def quotations_for_reading() -> QuotationQuerySet:
    """Return the public quotations with all a card shows, in three queries."""
    quotations: QuotationQuerySet = (
        Quotation.objects.published()
        .select_related(
            *("record", "kind", "person__record", "organisation__record", "place__record"),
            *("source__record", "original_source__record"),
        )
        .prefetch_related("translations", Prefetch("events", Event.objects.published()))
    )
    return quotations


def quotation_card(quotation: Quotation) -> QuotationCard:
    """Return a quotation read as above."""
    place = quotation.place
    card = QuotationCard(
        anchor=f"quotation-{quotation.pk}",
        url=own_page(quotation),
        text=quotation.text,
        lang=quotation.language,
        translation_note=quotation.translation_note,
        speaker=speaker_name(quotation),
        speaker_url=_speaker_url(quotation),
        role=quotation.role,
        date_words=date_words(quotation.date),
        date_value=date_value(quotation.date),
        occasion=quotation.occasion,
        place_words=place.label if place is not None and place.record.is_public else "",
        is_excerpt=quotation.is_excerpt,
        excerpt_note=quotation.display_note,
        is_cut_before=quotation.is_cut_before,
        original_words=_original_words(quotation),
        evidence=evidence_of(quotation),
    )
    return _with_translation(card, quotation)


def _original_words(quotation: Quotation) -> str:
    """Name the source the words were said in, where that is not the source they are read in."""
    said_in = quotation.original_source
    if said_in is None or not said_in.record.is_public or said_in == quotation.source:
        return ""
    return filled(_("said in: %s"), source_name(said_in))


def own_page(quotation: Quotation) -> str:
    """Return the address of a quotation; empty for those on their event's page only."""
    return quotation.get_absolute_url() if quotation.display == Display.EVERYWHERE else ""


def speaker_name(quotation: Quotation) -> str:
    """Name the speaker as the source does, else as the public person or body they are linked to.

    A body that has a name in the reader's language goes by it where the source's is in another.
    """
    who = _speaker(quotation)
    if quotation.speaker_as_named:
        as_named = quotation.speaker_as_named
        tag = foreign_lang(
            written_in(as_named, quotation.source.language if quotation.source else "")
        )
        if tag and isinstance(who, Organisation) and who.title and not fallback_lang(who.title):
            return who.title
        return marked(as_named, tag)
    return joined((_label(who),), "") if who else _("speaker not named")


def _label(who: Person | Organisation) -> str:
    return who.label if isinstance(who, Person) else who.title


def _speaker_url(quotation: Quotation) -> str:
    who = _speaker(quotation)
    return who.get_absolute_url() if who else ""


def _speaker(quotation: Quotation) -> Person | Organisation | None:
    who = quotation.person or quotation.organisation
    return who if who is not None and who.record.is_public else None


def _with_translation(card: QuotationCard, quotation: Quotation) -> QuotationCard:
    """Add the translation into the reader's language, where the words are in another."""
    wanted = reader_language()
    translations = () if quotation.language.startswith(wanted) else quotation.translations.all()
    for translation in translations:
        if translation.language.startswith(wanted):
            by_machine = translation.maker == QuotationTranslation.Maker.MACHINE
            made_by = "" if by_machine else _made_by(translation)
            return replace(
                card,
                translation=translation.text,
                translation_lang=translation.language,
                translation_by_machine=by_machine,
                translation_note=card.translation_note or made_by,
            )
    return card


def _made_by(translation: QuotationTranslation) -> str:
    if translation.translator:
        return _("translated by %s") % translation.translator
    return str(translation.get_maker_display())


def by_speaker(quotation: Quotation) -> str:
    """Call a quotation by its speaker and first words, for titles and citations."""
    words = marked(shorten(quotation.text, 60), foreign_lang(quotation.language))
    return filled_in(_("%(speaker)s: “%(words)s”"), speaker=speaker_name(quotation), words=words)


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

    def shown(self, records: list[Quotation]) -> dict[str, object]:
        """Return the cards of this page."""
        return {"cards": [quotation_card(quotation) for quotation in records]}


@public_page
def quotation_detail(request: HttpRequest, uid: str) -> HttpResponse:
    """Show a quotation.

    Context: title, card, events, original_source, sections, crumbs, notices and the closing.
    """
    quotation = find_by_uid(quotations_for_reading().listed(), uid)
    title = by_speaker(quotation)
    context: dict[str, object] = {
        "title": title,
        "card": replace(quotation_card(quotation), url=""),
        "events": event_links(quotation.events.all()),
        "original_source": _source_link(quotation.original_source),
        "notices": notices(request, quotation),
        "crumbs": breadcrumbs(
            Crumb(label=_("Words spoken"), url=reverse("public:quotation-list")),
            Crumb(label=title),
        ),
        **closing(request, quotation, title),
    }
    context["sections"] = on_this_page(
        [(_("About"), "about", context["events"])], context["remark"]
    )
    return render(request, "quotations/detail.html", context)


def _source_link(source: Source | None) -> SourceLink | None:
    if source is None or not source.record.is_public:
        return None
    return SourceLink(url=source.get_absolute_url(), title=source.title, lang=title_lang(source))
