"""What hangs on a person besides the rows of lists: offices, words, events, family, citations."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from archive.formatting import date_words, fallback_lang
from archive.models import (
    Citation,
    EntryMatch,
    Participation,
    Person,
    PersonRelation,
    RoleHeld,
)
from archive.models.people import Fate
from archive.public.events.views import event_card, events_for_listing
from archive.public.evidence import CitationLine, citation_line, evidence_of
from archive.public.lists.rows import Value
from archive.public.statements.quotations import (
    QuotationCard,
    quotation_card,
    quotations_for_reading,
)

DEAD = (
    Fate.KILLED,
    Fate.DIED_OF_WOUNDS,
    Fate.KILLED_IN_CAPTIVITY,
    Fate.DIED_IN_CAPTIVITY,
    Fate.DIED_OF_HARDSHIP,
    Fate.DIED,
    Fate.REMAINS_IDENTIFIED,
)


def parts_of(person: Person) -> list[Participation]:
    """Return what sources say the person met or did in events, in the order of time."""
    found = Participation.objects.published().filter(person=person)
    found = found.select_related("event", "source__record", "status_then", "place__record")
    return list(found.order_by("event__date_earliest", "uid"))


def offices_of(person: Person) -> list[dict[str, Any]]:
    """Return the offices and roles somebody held, in the words of the sources."""
    held = RoleHeld.objects.published().filter(person=person).select_related("source__record")
    return [
        {
            "words": role.words,
            "lang": fallback_lang(role.words),
            "period_words": date_words(role.period),
            "evidence": evidence_of(role),
        }
        for role in held.order_by("period_earliest", "uid")
    ]


def citations_of(record: Any) -> list[CitationLine]:
    """Return the places in sources that bear on a record. One query."""
    found = Citation.objects.published().filter(record_id=record.pk).for_reading()
    return [citation_line(citation) for citation in found.order_by("bearing", "uid")]


def words_of(person: Person) -> list[QuotationCard]:
    """Return the quotations of a person shown everywhere, as cards."""
    found = quotations_for_reading().listed().filter(person=person)
    return [quotation_card(quotation) for quotation in found.order_by("date_earliest", "record")]


def events_of(
    person: Person, matches: list[EntryMatch], told: list[Participation]
) -> list[dict[str, Any]]:
    """Return the events a person stands in, by a source or by the list their row is on.

    Each as {card, parts}: `parts` are those of `told` that belong to the event.
    """
    parts = Participation.objects.published().filter(person=person, event=OuterRef("pk"))
    lists = {match.entry.victim_list_id for match in matches}
    found = events_for_listing().filter(Exists(parts) | Q(lists__in=lists)).distinct()
    return [
        {
            "card": event_card(event, heading="h3"),
            "parts": [part for part in told if part.event_id == event.pk],
        }
        for event in found
    ]


def family_of(person: Person) -> list[Value]:
    """Return the ties sources state, only where both are known to be dead. One query."""
    ties = PersonRelation.objects.published().filter(Q(person=person) | Q(relative=person))
    ties = ties.filter(_dead("person"), _dead("relative"))
    found = ties.select_related("person", "relative", "source__record")
    return [_tie(relation, person) for relation in found.order_by("tie", "uid")]


def _tie(relation: PersonRelation, person: Person) -> Value:
    """Say what the other is to this person; a parent seen from the other end is a child."""
    is_relative = relation.relative_id == person.pk
    other = relation.person if is_relative else relation.relative
    word = relation.get_tie_display()
    if is_relative and relation.tie == PersonRelation.Tie.PARENT:
        word = _("child")
    return {
        "name": str(other),
        "url": other.get_absolute_url(),
        "lang": fallback_lang(other.label),
        "tie": word,
        "evidence": evidence_of(relation),
    }


def _dead(end: str) -> Q:
    """Return the condition that a source, or our record, says that somebody died."""
    rows = EntryMatch.objects.published().filter(
        Q(entry__fate__in=DEAD) | ~Q(entry__death=""), person=OuterRef(f"{end}_id")
    )
    parts = Participation.objects.published().filter(fate__in=DEAD, person=OuterRef(f"{end}_id"))
    return ~Q(**{f"{end}__death": ""}) | Q(Exists(rows)) | Q(Exists(parts))
