"""How many names some lists hold, each person once, and how many persons stand on which of them.

Counted by the database, in three queries however long the lists. Everything begins with rows and
matches that are public.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)

from archive.models import EntryMatch, ListEntry, Person, VictimList

_LAST_BIT = 60
"""Lists beyond this number share a bit: a sum of bits must fit the database's whole numbers."""
UNNAMED = Q(name_as_recorded="")

Lists = Sequence[VictimList]


def named_rows(lists: Lists) -> "QuerySet[ListEntry]":
    """Return the public rows of these lists that name somebody."""
    rows: QuerySet[ListEntry] = ListEntry.objects.published().filter(victim_list__in=lists)
    return rows.exclude(UNNAMED)


def named_matches(lists: Lists) -> "QuerySet[EntryMatch]":
    """Return the public matches of those rows."""
    matches: QuerySet[EntryMatch] = EntryMatch.objects.published()
    return matches.filter(entry__victim_list__in=lists).exclude(entry__name_as_recorded="")


def names_once(lists: Lists) -> "QuerySet[ListEntry]":
    """Return the rows that name somebody, of rows held to be the same person the first only."""
    matches = named_matches(lists)
    firsts = matches.order_by().values("person").annotate(first=Min("entry")).values("first")
    repeats = matches.exclude(entry__in=firsts).values("entry")
    return named_rows(lists).exclude(pk__in=repeats)


@dataclass(frozen=True, slots=True)
class Tally:
    """What is counted, by the place of a list among the lists, or by a set of places as bits."""

    named: tuple[int, ...]
    unnamed: tuple[int, ...]
    unmatched: tuple[int, ...]
    people: dict[int, int]
    """Persons by the lists they stand on; rows nobody has matched are not among them."""

    @property
    def names(self) -> int:
        """How many names: a person once, however many rows are held to be them."""
        return sum(self.unmatched) + sum(self.people.values())

    @property
    def rows(self) -> int:
        """How many rows are public, with and without a name."""
        return sum(self.named) + sum(self.unnamed)

    def names_by_lists(self) -> dict[int, int]:
        """Return how many names stand on exactly which lists; an unmatched row is a name."""
        names = Counter(self.people)
        for place, count in enumerate(self.unmatched):
            names[bit(place)] += count
        return {lists: count for lists, count in names.items() if count}


def bit(place: int) -> int:
    """Return the bit that stands for a list."""
    return 1 << min(place, _LAST_BIT)


def tally(lists: Lists) -> Tally:
    """Count the public rows of lists, and the persons they are held to be. Three queries."""
    if not lists:
        return Tally((), (), (), {})
    rows = ListEntry.objects.published().filter(victim_list__in=lists).order_by()
    counted = {
        pk: (named, unnamed)
        for pk, named, unnamed in rows.values_list("victim_list").annotate(
            named=Count("pk", filter=~UNNAMED), unnamed=Count("pk", filter=UNNAMED)
        )
    }
    matched = dict(
        named_matches(lists).order_by().values_list("entry__victim_list").annotate(rows=Count("pk"))
    )
    named = tuple(counted.get(victim_list.pk, (0, 0))[0] for victim_list in lists)
    return Tally(
        named=named,
        unnamed=tuple(counted.get(victim_list.pk, (0, 0))[1] for victim_list in lists),
        unmatched=tuple(
            count - matched.get(victim_list.pk, 0)
            for victim_list, count in zip(lists, named, strict=True)
        ),
        people=_people(lists),
    )


def _people(lists: Lists) -> dict[int, int]:
    """Return how many persons stand on exactly which lists. 1 query."""
    matches = named_matches(lists)
    bits = Case(
        *(
            When(entry__victim_list=victim_list.pk, then=Value(bit(n)))
            for n, victim_list in enumerate(lists)
        ),
        output_field=BigIntegerField(),
    )
    # each list's bit once, however many of its rows are held to be the person
    of_person = matches.filter(person=OuterRef("pk")).order_by().values("person")
    stands_on = of_person.annotate(lists=Sum(bits, distinct=True)).values("lists")
    people = Person.objects.filter(pk__in=matches.values("person")).order_by()
    counted = people.annotate(stands_on=Subquery(stands_on)).values_list("stands_on")
    return {int(bits_of_lists): count for bits_of_lists, count in counted.annotate(n=Count("pk"))}
