"""A person as a card among others."""

from django.db.models import Prefetch, QuerySet
from django.utils.translation import ngettext

from archive.formatting import fallback_lang, number
from archive.models import EntryMatch, Person, RoleHeld
from archive.public.components.base import Heading, Name
from archive.public.components.cards import PersonCard
from archive.public.lists.rows import life_words, place_words


def people_to_read() -> "QuerySet[Person]":
    """Return the public people with an entry of their own, with their rows and offices."""
    matches = EntryMatch.objects.published().select_related(
        "entry__victim_list", "entry__place__record"
    )
    people: QuerySet[Person] = Person.objects.published().listed().select_related("record")
    roles = RoleHeld.objects.published().order_by("period_earliest", "uid")
    return people.prefetch_related(Prefetch("entry_matches", matches), Prefetch("roles", roles))


def person_name(person: Person) -> Name:
    """Return what a person is called here."""
    return Name(text=str(person), lang=fallback_lang(person.label))


def person_card(person: Person, heading: Heading = "h2") -> PersonCard:
    """Return the card of a person; matches and roles must be prefetched, published."""
    rows = [match.entry for match in person.entry_matches.all()]
    first = rows[0] if rows else None
    offices = [role.words for role in person.roles.all()]
    return PersonCard(
        heading=heading,
        kind_words="; ".join(offices),
        url=person.get_absolute_url(),
        name=person_name(person),
        life_words=life_words(first) if first else "",
        place_words=place_words(first.place, first.place_text) if first else "",
        list_words=list_words(len({row.victim_list_id for row in rows})),
    )


def list_words(count: int) -> str:
    """Say on how many lists somebody stands; empty for none."""
    words = ngettext("stands on %s list", "stands on %s lists", count) % number(count)
    return words if count else ""
