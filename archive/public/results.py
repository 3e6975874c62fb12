"""Results of a search as cards: what each record is, when and where, and why it was found."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from archive.models import ListEntry, Organisation, Person
from archive.models.search import Basis, SearchKind
from archive.search.answers import Read, by_uid
from archive.search.query import Hit, Question, Result, load
from archive.search.words import Tier

from .events import events_for_listing
from .found_rows import rows_found
from .lists import list_card, lists_to_read
from .people import people_to_read, person_card
from .places import place_card, places_to_read
from .positions import position_row, positions_for_reading
from .quotations import quotation_card, quotations_for_reading
from .rows import fate_words, name_lang, place_words
from .rows import life_words as life_of_row
from .sources import source_line, sources_to_read
from .wording import number, reader_language

Card = dict[str, Any]


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
    """Return one card for each public record found: {kind, kind_words, record, card, why}.

    A fixed number of queries for each kind.
    """
    return [_card(result, question) for result in load(hits, reader_language(), READ)]


def _card(result: Result, question: Question) -> Card:
    record = result.record
    make = MAKERS.get(result.kind)
    return {
        "kind": result.kind,
        "kind_words": KIND_WORDS[result.kind](),
        "record": record,
        "card": make(record) if make else {},
        "why": why(result, question),
    }


def entry_card(entry: ListEntry) -> Card:
    """Return the inputs of the tag `person_card` for a row of a list."""
    row = _("row %s") % number(entry.position) if entry.position else ""
    match = getattr(entry, "match", None)
    return {
        "url": entry.get_absolute_url(),
        "name": entry.name or _("Name not recorded"),
        "name_lang": name_lang(entry) if entry.name else "",
        "other_names": [{"text": entry.name_reading}]
        if entry.name_reading and entry.name_reading != entry.name
        else [],
        "life_words": life_of_row(entry),
        "place_words": place_words(entry.place, entry.place_text),
        "event_words": fate_words(entry),
        "list_words": ", ".join(word for word in (str(entry.victim_list), row) if word),
        "held_words": _("held to be %s") % match.person if match else "",
        "held_url": match.person.get_absolute_url() if match else "",
    }


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
    if hit.tier == Tier.NEAR:
        told.append(_("found but for a letter"))
    if question.span is not None and hit.date_basis in BASIS_OF_DATE:
        told.append(str(BASIS_OF_DATE[hit.date_basis]()))
    if (question.places or question.around) and hit.place_basis == Basis.EVENTS:
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

MAKERS: dict[str, Any] = {
    SearchKind.PERSON: person_card,
    SearchKind.ENTRY: entry_card,
    SearchKind.PLACE: place_card,
    SearchKind.LIST: list_card,
    SearchKind.SOURCE: source_line,
    SearchKind.QUOTATION: quotation_card,
    SearchKind.POSITION: position_row,
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
