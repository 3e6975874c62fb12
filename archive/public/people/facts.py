"""What hangs on a person besides the rows of lists: offices, words, events, family, citations."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from archive.formatting import date_value, date_words, fallback_lang
from archive.lib.unknown import known
from archive.models import Citation, EntryMatch, Participation, Person, PersonRelation, RoleHeld
from archive.models.people import Fate, Sex
from archive.public.components.base import Component, Name, Part
from archive.public.components.cards import EventCard
from archive.public.components.evidence import CitationLine, Evidence, citation_line, evidence_of
from archive.public.events.views import event_card, events_for_listing
from archive.public.statements.quotations import (
    QuotationCard,
    quotation_card,
    quotations_for_reading,
)

from .cards import person_name

DEAD = (
    Fate.KILLED,
    Fate.DIED_OF_WOUNDS,
    Fate.KILLED_IN_CAPTIVITY,
    Fate.DIED_IN_CAPTIVITY,
    Fate.DIED_OF_HARDSHIP,
    Fate.DIED,
    Fate.REMAINS_IDENTIFIED,
)


@dataclass(frozen=True, kw_only=True)
class Office(Part):
    """An office or role somebody held, in the words of the source."""

    words: str
    lang: str = ""  # only when it is not the page's
    period_words: str = ""
    evidence: Evidence | None


@dataclass(frozen=True, kw_only=True)
class Offices(Component):
    """The offices and roles somebody held."""

    template_name = "people/offices.html"

    offices: tuple[Office, ...]


@dataclass(frozen=True, kw_only=True)
class Citations(Component):
    """Places in sources that bear on a person."""

    template_name = "people/citations.html"

    citations: tuple[CitationLine, ...]


@dataclass(frozen=True, kw_only=True)
class PartInEvent(Part):
    """What a source says somebody met or did in an event."""

    words: str  # what became of them, or their role; their age
    date_words: str = ""
    date_value: str = ""
    evidence: Evidence | None


@dataclass(frozen=True, kw_only=True)
class PersonEvent(Part):
    """An event somebody stands in."""

    card: EventCard
    parts: tuple[PartInEvent, ...]


@dataclass(frozen=True, kw_only=True)
class PersonEvents(Component):
    """The events somebody stands in, by a source or by the list their row is on."""

    template_name = "people/events.html"

    events: tuple[PersonEvent, ...]


@dataclass(frozen=True, kw_only=True)
class Tie(Part):
    """What another is to a person, as a source states."""

    words: str  # "child"
    name: Name
    url: str
    evidence: Evidence | None


@dataclass(frozen=True, kw_only=True)
class Family(Component):
    """The ties sources state between people who are dead."""

    template_name = "people/family.html"

    ties: tuple[Tie, ...]


def parts_of(person: Person) -> list[Participation]:
    """Return what sources say the person met or did in events, in the order of time."""
    parts = Participation.objects.published().filter(person=person)
    parts = parts.select_related("event", "source__record", "status_then", "place__record")
    return list(parts.order_by("event__date_earliest", "uid"))


def offices_of(person: Person) -> Offices | None:
    """Return the offices and roles somebody held. 1 query."""
    roles = RoleHeld.objects.published().filter(person=person).select_related("source__record")
    offices = tuple(
        Office(
            words=role.words,
            lang=fallback_lang(role.words),
            period_words=date_words(role.period),
            evidence=evidence_of(role),
        )
        for role in roles.order_by("period_earliest", "uid")
    )
    return Offices(offices=offices) if offices else None


def citations_of(person: Person) -> Citations | None:
    """Return the places in sources that bear on a person. 1 query."""
    citations = Citation.objects.published().filter(record_id=person.pk).for_reading()
    lines = tuple(citation_line(citation) for citation in citations.order_by("bearing", "uid"))
    return Citations(citations=lines) if lines else None


def quotations_of(person: Person) -> list[QuotationCard]:
    """Return the quotations of a person shown everywhere."""
    quotations = quotations_for_reading().listed().filter(person=person)
    in_order = quotations.order_by("date_earliest", "record")
    return [quotation_card(quotation) for quotation in in_order]


def events_of(
    person: Person, matches: list[EntryMatch], parts: list[Participation]
) -> PersonEvents | None:
    """Return the events a person stands in, each with those of the parts that belong to it."""
    of_person = Participation.objects.published().filter(person=person, event=OuterRef("pk"))
    lists = {match.entry.victim_list_id for match in matches}
    stands_in = events_for_listing().filter(Exists(of_person) | Q(lists__in=lists)).distinct()
    events = tuple(
        PersonEvent(
            card=event_card(event, heading="h3"),
            parts=tuple(_part(part) for part in parts if part.event_id == event.pk),
        )
        for event in stands_in
    )
    return PersonEvents(events=events) if events else None


def _part(part: Participation) -> PartInEvent:
    met = part.get_fate_display() if part.fate else part.get_role_display()
    return PartInEvent(
        words=", ".join(word for word in (met, known(part.age_text)) if word),
        date_words=date_words(part.date),
        date_value=date_value(part.date),
        evidence=evidence_of(part),
    )


def family_of(person: Person) -> Family | None:
    """Return the ties sources state, only where both are known to be dead. 1 query."""
    relations = PersonRelation.objects.published().filter(Q(person=person) | Q(relative=person))
    relations = relations.filter(_dead("person"), _dead("relative"))
    relations = relations.select_related("person", "relative", "source__record")
    ties = tuple(_tie(relation, person) for relation in relations.order_by("tie", "uid"))
    return Family(ties=ties) if ties else None


def _tie(relation: PersonRelation, person: Person) -> Tie:
    """Say what the other is to this person; a parent seen from the other end is a child."""
    is_relative = relation.relative_id == person.pk
    other = relation.person if is_relative else relation.relative
    is_child = is_relative and relation.tie == PersonRelation.Tie.PARENT
    return Tie(
        words=_("child") if is_child else _tie_words(relation.tie, other.sex),
        name=person_name(other),
        url=other.get_absolute_url(),
        evidence=evidence_of(relation),
    )


def _tie_words(tie: str, sex: str) -> str:
    """Say what somebody is to another, in the form for their sex."""
    if tie == PersonRelation.Tie.SPOUSE and sex == Sex.FEMALE:
        return pgettext("of a woman", "spouse")
    if tie == PersonRelation.Tie.SPOUSE and sex == Sex.MALE:
        return pgettext("of a man", "spouse")
    return str(PersonRelation.Tie(tie).label)


def _dead(end: str) -> Q:
    """Return the condition that a source, or our record, says that somebody died."""
    rows = EntryMatch.objects.published().filter(
        Q(entry__fate__in=DEAD) | ~Q(entry__death=""), person=OuterRef(f"{end}_id")
    )
    parts = Participation.objects.published().filter(fate__in=DEAD, person=OuterRef(f"{end}_id"))
    return ~Q(**{f"{end}__death": ""}) | Q(Exists(rows)) | Q(Exists(parts))
