"""A person as a card among others."""

from dataclasses import replace

from django.db.models import Prefetch, QuerySet
from django.utils.translation import ngettext

from archive.formatting import fallback_lang, number
from archive.lib.unknown import known
from archive.models import EntryMatch, ListEntry, Participation, Person, PersonName, RoleHeld
from archive.public.components.base import Heading, Link, Name
from archive.public.components.cards import PersonCard
from archive.public.lists.rows import place_words, row_words, visible_place
from archive.search.named_as import OF_ONE, named_as

from .card_names import set_apart, years_words


def people_to_read() -> "QuerySet[Person]":
    """Return the public people with an entry of their own, with their rows and offices."""
    matches = EntryMatch.objects.published().select_related(
        "entry__victim_list__source", "entry__source", "entry__place__record"
    )
    harmed = Participation.objects.published().filter(role=Participation.Role.HARMED)
    people: QuerySet[Person] = (
        Person.objects.published().listed().select_related("record", "death_place__record")
    )
    return people.prefetch_related(
        Prefetch("roles", RoleHeld.objects.published().order_by("period_earliest", "uid")),
        Prefetch("entry_matches", matches),
        Prefetch("names", PersonName.objects.published()),
        Prefetch("participations", harmed, to_attr="harmed"),
    )


def person_name(person: Person) -> Name:
    """Return what a person is called here, the family name apart where it is known."""
    label = str(person)
    known = [name.family for name in person.names.all() if name.text == label and name.family]
    name = Name(text=label, lang=fallback_lang(person.label))
    return set_apart(name, known[0] if known else "") if person.label else name


def person_card(person: Person, heading: Heading = "h2") -> PersonCard:
    """Return the card of a person; matches and names must be prefetched, published."""
    rows = [match.entry for match in person.entry_matches.all()]
    birth = person.birth or _agreed([row.birth for row in rows])
    death = person.death or _agreed([row.death for row in rows])
    place = visible_place(person.death_place)
    placed = next((row for row in rows if row.place or known(row.place_text)), None)
    words = place_words(placed) if placed else ""
    return PersonCard(
        heading=heading,
        url=person.get_absolute_url(),
        name=person_name(person),
        life_words=years_words(birth, death),
        place_words=place.label if place else words,
        kind_words=_named_as(person, rows),
        list_words=list_words(len({row.victim_list_id for row in rows})),
    )


def card_in_group(person: Person) -> PersonCard:
    """Return the card under a heading that says in what part people are named; it says offices."""
    offices = "; ".join(role.words for role in person.roles.all())
    return replace(person_card(person, "h3"), kind_words=offices)


def row_links(person: Person) -> tuple[Link, ...]:
    """Return the rows a person stands for, each with its list, as links."""
    rows = [match.entry for match in person.entry_matches.all()]
    rows.sort(key=lambda row: (row.victim_list_id, row.position))
    return tuple(_row_link(row) for row in rows)


def _row_link(row: ListEntry) -> Link:
    title = row.victim_list.title
    return Link(
        text=title, url=row.get_absolute_url(), lang=fallback_lang(title), note=row_words(row)
    )


def _agreed(dates: list[str]) -> str:
    """Return the date on which all rows agree that have any; "" where they differ."""
    stated = {date for date in dates if date}
    return stated.pop() if len(stated) == 1 else ""


def _named_as(person: Person, rows: list[ListEntry]) -> str:
    """Say in what part somebody is named: as a victim, or otherwise."""
    harmed = person.harmed  # type: ignore[attr-defined]
    return str(OF_ONE[named_as(harmed, is_on_list=bool(rows))])


def list_words(count: int) -> str:
    """Say on how many lists somebody stands; empty for none."""
    words = ngettext("stands on %s list", "stands on %s lists", count) % number(count)
    return words if count else ""
