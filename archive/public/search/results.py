"""Results of a search as cards: what each record is, when and where, and why it is there."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from archive.formatting import (
    date_value,
    date_words,
    fallback_lang,
    reader_language,
    title_lang,
)
from archive.lib.text import shorten
from archive.lib.unknown import known
from archive.models import (
    Event,
    ListEntry,
    Organisation,
    Person,
    Position,
    Quotation,
    Source,
    VictimList,
)
from archive.models.search import SearchKind
from archive.public.components.base import Heading, Name
from archive.public.components.cards import Card, EventCard, ListCard, PersonCard
from archive.public.events.views import event_card, events_for_listing
from archive.public.lists.facts import list_card, lists_to_read
from archive.public.lists.rows import age_words, fate_words, place_words, row_name, row_words
from archive.public.people.card_names import set_apart, years_words
from archive.public.people.cards import people_to_read, person_card, row_links
from archive.public.places.cards import place_card, places_to_read
from archive.public.sources.views import published_words, sources_to_read
from archive.public.statements.positions import positions_for_reading
from archive.public.statements.quotations import own_page, quotations_for_reading, speaker_name
from archive.search.query.results import Read, by_uid
from archive.search.query.search import Hit, Question, Result, load

from .reasons import reasons
from .rows import public_rows

LONGEST_SUMMARY, LONGEST_WORDS = 200, 240
READ: dict[str, Read] = {
    SearchKind.EVENT: by_uid(events_for_listing),
    SearchKind.PERSON: by_uid(people_to_read),
    SearchKind.ENTRY: public_rows,
    SearchKind.PLACE: by_uid(places_to_read),
    SearchKind.LIST: by_uid(lists_to_read),
    SearchKind.SOURCE: by_uid(sources_to_read),
    SearchKind.QUOTATION: by_uid(quotations_for_reading),
    SearchKind.POSITION: by_uid(positions_for_reading),
    SearchKind.ORGANISATION: by_uid(Organisation.objects.published),
}


def cards(hits: list[Hit], question: Question, heading: Heading = "h2") -> list[Card]:
    """Return a card for each public record of the hits. A fixed number of queries for each kind."""
    return [_card(result, question, heading) for result in load(hits, reader_language(), READ)]


def _card(result: Result, question: Question, heading: Heading) -> Card:
    card = MAKERS[result.kind](result.record)
    kind_words = card.kind_words or KIND_WORDS[result.kind]()
    why = "; ".join(reasons(result, question))
    # `replace` takes three times as long
    shown = {"kind_words": kind_words, "why": why, "heading": heading}
    return type(card)(**vars(card) | shown)


def entry_card(entry: ListEntry) -> PersonCard:
    """Return the card of a row of a list."""
    match = getattr(entry, "match", None)
    reading = entry.name_reading if entry.name_reading != entry.name else ""
    return PersonCard(
        url=entry.get_absolute_url(),
        name=set_apart(row_name(entry), entry.family),
        other_names=(Name(text=reading),) if reading else (),
        life_words=_life_words(entry),
        place_words=place_words(entry),
        event_words=fate_words(entry),
        list_words=", ".join(word for word in (str(entry.victim_list), row_words(entry)) if word),
        held_words=_("the same person as %s") % match.person if match else "",
        held_url=match.person.get_absolute_url() if match else "",
    )


def _life_words(entry: ListEntry) -> str:
    """Say the years of somebody's life and the age, in a line."""
    years = years_words(entry.birth, entry.death)
    if not entry.birth and known(entry.birth_as_written):
        years = pgettext("a person", "born: %s") % entry.birth_as_written
    return ", ".join(words for words in (years, age_words(entry)) if words)


def _person_card(person: Person) -> PersonCard:
    return replace(person_card(person), rows=row_links(person))


def _event_card(event: Event) -> EventCard:
    summary = shorten(event.summary, LONGEST_SUMMARY)
    return replace(event_card(event), kind_words="", summary=summary)


def _list_card(victim_list: VictimList) -> ListCard:
    return replace(list_card(victim_list), kind_words="", event_words="")


def _source_card(source: Source) -> EventCard:
    return EventCard(
        url=source.get_absolute_url(),
        title=source.title,
        title_lang=title_lang(source),
        place_words=published_words(source),
    )


def _quotation_card(quotation: Quotation) -> EventCard:
    return EventCard(
        url=own_page(quotation),
        title=speaker_name(quotation),
        date_words=date_words(quotation.date),
        date_value=date_value(quotation.date),
        summary=shorten(quotation.text, LONGEST_WORDS),
    )


def _position_card(position: Position) -> EventCard:
    return EventCard(
        url=position.get_absolute_url(),
        title=position.body,
        title_lang=fallback_lang(position.body),
        date_words=date_words(position.date),
        date_value=date_value(position.date),
        place_words=position.get_stance_display(),
        summary=position.event.title,
    )


def _organisation_card(organisation: Organisation) -> EventCard:
    title = organisation.title
    url = organisation.get_absolute_url()
    return EventCard(url=url, title=title, title_lang=fallback_lang(title))


MAKERS: dict[str, Callable[[Any], Card]] = {
    SearchKind.EVENT: _event_card,
    SearchKind.PERSON: _person_card,
    SearchKind.ENTRY: entry_card,
    SearchKind.PLACE: place_card,
    SearchKind.LIST: _list_card,
    SearchKind.SOURCE: _source_card,
    SearchKind.QUOTATION: _quotation_card,
    SearchKind.POSITION: _position_card,
    SearchKind.ORGANISATION: _organisation_card,
}

KIND_WORDS: dict[str, Callable[[], str]] = {
    SearchKind.EVENT: lambda: pgettext("one result", "event"),
    SearchKind.PERSON: lambda: pgettext("one result", "person"),
    SearchKind.ENTRY: lambda: pgettext("one result", "row of a list"),
    SearchKind.PLACE: lambda: pgettext("one result", "place"),
    SearchKind.LIST: lambda: pgettext("one result", "list of names"),
    SearchKind.SOURCE: lambda: pgettext("one result", "source"),
    SearchKind.QUOTATION: lambda: pgettext("one result", "quotation"),
    SearchKind.POSITION: lambda: pgettext("one result", "position"),
    SearchKind.ORGANISATION: lambda: pgettext("one result", "organisation"),
}
