"""Results of a search as cards: what each record is, when and where, and why it was found."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from archive.formatting import (
    date_value,
    date_words,
    fallback_lang,
    foreign_lang,
    number,
    reader_language,
)
from archive.lib.text import shorten
from archive.models import (
    EntryMatch,
    Event,
    ListEntry,
    Organisation,
    Person,
    Place,
    Position,
    Quotation,
    Source,
    VictimList,
)
from archive.models.curated import public
from archive.models.row_fields import ROW_FIELDS
from archive.models.search import Basis, SearchKind
from archive.public.components import Card, EventCard, ListCard, Name, PersonCard
from archive.public.events.views import event_card, events_for_listing
from archive.public.lists.rows import fate_words, name_lang, place_words
from archive.public.lists.rows import life_words as life_of_row
from archive.public.lists.views import list_card, lists_to_read
from archive.public.people.views import people_to_read, person_card
from archive.public.places.views import place_card, places_to_read
from archive.public.sources.views import published_words, sources_to_read
from archive.public.statements.positions import positions_for_reading
from archive.public.statements.quotations import own_page, quotations_for_reading, speaker_name
from archive.search.cache import Table
from archive.search.dimensions import PLACE
from archive.search.query.results import Read, by_uid
from archive.search.query.search import Hit, Question, Result, load
from archive.search.query.tiers import Tier
from archive.search.raw_rows import PlainRows

MOST_SHARED = 5_000
SHOWN = {"id", "uid", "victim_list_id"}
SHOWN |= {column for field in ROW_FIELDS if field.on_card for column in field.main_columns}
# in the order of the model, as `from_db` wants them
COLUMNS = [one.attname for one in ListEntry._meta.concrete_fields if one.attname in SHOWN]
SPELLINGS = COLUMNS.index("spellings")
_rows = PlainRows(ListEntry.objects.published, "uid", COLUMNS)
# Asked for rows that are public: what else makes a match public need not be looked at again.
_matches = PlainRows(
    lambda: EntryMatch.objects.filter(public("person__")), "entry__uid", ("entry_id", "person_id")
)


def _shared(rows: Any, most: int = MOST_SHARED) -> Table[str, Any]:
    return Table(lambda pks: {one.pk: one for one in rows().filter(pk__in=pks)}, most)


# A public row has a public list, and sources that are public
LISTS = _shared(lambda: VictimList.objects.select_related("source"))
SOURCES = _shared(Source.objects.all)
PLACES = _shared(lambda: Place.objects.select_related("record"))
# A public match has a public person
PEOPLE = _shared(Person.objects.all)


def rows_found(uids: Sequence[str]) -> list[ListEntry]:
    """Return the public rows among these, with all that their cards show."""
    rows = [_made(values) for values in _rows.read(uids)]
    lists = LISTS.look_up({row.victim_list_id for row in rows})
    sources = SOURCES.look_up({row.source_id for row in rows if row.source_id})
    places = PLACES.look_up({row.place_id for row in rows if row.place_id})
    held = dict(_matches.read([row.uid for row in rows]))
    people = PEOPLE.look_up(set(held.values()))
    for row in rows:
        row.victim_list = lists[row.victim_list_id]
        row.source = sources[row.source_id] if row.source_id else None
        row.place = places[row.place_id] if row.place_id else None
        # what is not there is said too: Django would ask the database for it, row by row
        person = people.get(held.get(row.pk, ""))
        row._state.fields_cache["match"] = EntryMatch(entry=row, person=person) if person else None
    return rows


def _made(values: tuple[Any, ...]) -> ListEntry:
    """Return the row as Django would make it; JSON came as text."""
    made = list(values)
    made[SPELLINGS] = json.loads(made[SPELLINGS])
    return ListEntry.from_db(connection.alias, COLUMNS, made)


LONGEST_SUMMARY, LONGEST_WORDS = 200, 240
READ: dict[str, Read] = {
    SearchKind.EVENT: by_uid(events_for_listing),
    SearchKind.PERSON: by_uid(people_to_read),
    SearchKind.ENTRY: rows_found,
    SearchKind.PLACE: by_uid(places_to_read),
    SearchKind.LIST: by_uid(lists_to_read),
    SearchKind.SOURCE: by_uid(sources_to_read),
    SearchKind.QUOTATION: by_uid(quotations_for_reading),
    SearchKind.POSITION: by_uid(positions_for_reading),
    SearchKind.ORGANISATION: by_uid(Organisation.objects.published),
}


def cards(hits: list[Hit], question: Question) -> list[Card]:
    """Return one card for each public record found. A fixed number of queries for each kind."""
    return [_card(result, question) for result in load(hits, reader_language(), READ)]


def _card(result: Result, question: Question) -> Card:
    card = MAKERS[result.kind](result.record)
    kind_words = card.kind_words or KIND_WORDS[result.kind]()
    return replace(card, kind_words=kind_words, why=why(result, question))


def entry_card(entry: ListEntry) -> PersonCard:
    """Return the card of a row of a list."""
    row = _("row %s") % number(entry.position) if entry.position else ""
    match = getattr(entry, "match", None)
    reading = entry.name_reading if entry.name_reading != entry.name else ""
    return PersonCard(
        url=entry.get_absolute_url(),
        name=Name(text=entry.name, lang=name_lang(entry))
        if entry.name
        else Name(text=_("Name not recorded")),
        other_names=(Name(text=reading),) if reading else (),
        life_words=life_of_row(entry),
        place_words=place_words(entry.place, entry.place_text),
        event_words=fate_words(entry),
        list_words=", ".join(word for word in (str(entry.victim_list), row) if word),
        held_words=_("held to be %s") % match.person if match else "",
        held_url=match.person.get_absolute_url() if match else "",
    )


def _event_card(event: Event) -> EventCard:
    summary = shorten(event.summary, LONGEST_SUMMARY)
    return replace(event_card(event), kind_words="", summary=summary)


def _list_card(victim_list: VictimList) -> ListCard:
    return replace(list_card(victim_list), kind_words="", event_words="")


def _source_card(source: Source) -> EventCard:
    return EventCard(
        url=source.get_absolute_url(),
        title=source.title,
        title_lang=foreign_lang(source.language),
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


def why(result: Result, question: Question) -> str:
    """Say in words why a record was found, where it is not plain to see."""
    return "; ".join(reasons(result, question))


def reasons(result: Result, question: Question) -> list[str]:
    """Return why a record was found, one reason each; nothing where it is plain to see."""
    hit, told = result.hit, []
    if result.matched_as:
        told.append(_matched(result) % result.matched_as)
    if hit.tier == Tier.PLACE:
        told.append(_("found by its place"))
    if hit.tier == Tier.SOUND and not result.matched_as:
        told.append(_("found in a spelling that sounds alike"))
    if hit.tier == Tier.INITIAL:
        told.append(_("found by an initial"))
    if hit.tier == Tier.FATHERLESS:
        told.append(_("found without the father’s name, which is not recorded here"))
    if hit.tier == Tier.FUZZY:
        told.append(_("found but for a letter"))
    if question.span is not None and hit.date_basis in BASIS_OF_DATE:
        told.append(str(BASIS_OF_DATE[hit.date_basis]()))
    if (PLACE.name in question.chosen or question.around) and hit.place_basis == Basis.EVENTS:
        told.append(_("its place is that of the event"))
    return told


def _matched(result: Result) -> str:
    if isinstance(result.record, ListEntry):
        return str(_("also written “%s”"))
    if isinstance(result.record, Person):
        return str(_("recorded as “%s”"))
    return str(_("also called “%s”"))


BASIS_OF_DATE: dict[int, Any] = {
    Basis.EVENTS: lambda: _("its date is that of the event"),
    Basis.STATEMENTS: lambda: _("its date is that of the records"),
}

MAKERS: dict[str, Callable[[Any], Card]] = {
    SearchKind.EVENT: _event_card,
    SearchKind.PERSON: person_card,
    SearchKind.ENTRY: entry_card,
    SearchKind.PLACE: place_card,
    SearchKind.LIST: _list_card,
    SearchKind.SOURCE: _source_card,
    SearchKind.QUOTATION: _quotation_card,
    SearchKind.POSITION: _position_card,
    SearchKind.ORGANISATION: _organisation_card,
}

KIND_WORDS: dict[str, Any] = {
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
