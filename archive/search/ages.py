"""Age groups: the age a source states for the event, never reckoned from today.

A group is given only where the whole of what is known lies inside it. Somebody called a minor, and
nothing else, is under 18 and in neither of the two groups within; a birth and a death known by
their years alone are counted by the least and the most they can mean. A birth or death that is
approximate or in doubt puts nobody into a group.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.lib.lives import Years, age_between
from archive.models import ListEntry, Participation, Person

OLDEST = 999


class AgeGroup(models.TextChoices):
    """Age at the event, in whole years. The first of each pair holds those after it."""

    UNDER_18 = "0-17", _("under 18")
    SMALL_CHILD = "0-6", _("0 to 6")
    CHILD = "7-17", _("7 to 17")
    ADULT = "18", _("18 or older")
    GROWN = "18-64", _("18 to 64")
    OLD = "65", _("65 or older")
    NOT_STATED = "unstated", _("age not stated")


BOUNDS: dict[AgeGroup, Years] = {
    AgeGroup.UNDER_18: (0, 17),
    AgeGroup.SMALL_CHILD: (0, 6),
    AgeGroup.CHILD: (7, 17),
    AgeGroup.ADULT: (18, OLDEST),
    AgeGroup.GROWN: (18, 64),
    AgeGroup.OLD: (65, OLDEST),
}


def groups_of(known: list[Years | None]) -> set[AgeGroup]:
    """Return the groups that hold what each statement says; NOT_STATED where none does."""
    groups = {
        group
        for years in known
        if years is not None
        for group, (least, most) in BOUNDS.items()
        if least <= years[0] and years[1] <= most
    }
    return groups or {AgeGroup.NOT_STATED}


def of_row(row: ListEntry) -> Years | None:
    """Return what a row of a list says of an age; None where it says nothing certain."""
    return known(row.age_years, row.is_minor, row.birth, row.death)


def known(age: int | None, is_minor: bool | None, birth: str, death: str) -> Years | None:
    """Return what an age, a word and two dates (EDTF) say together."""
    if age is not None:
        return age, age
    return _agreed(_of_minor(is_minor), age_between(birth, death))


def of_participation(part: Participation) -> Years | None:
    """Return the age a source states for somebody in an event."""
    return None if part.age_years is None else (part.age_years, part.age_years)


def of_person(person: Person) -> Years | None:
    """Return what the person's own record says; not being called a minor says nothing."""
    return _agreed(_of_minor(person.is_minor or None), age_between(person.birth, person.death))


def _of_minor(stated: bool | None) -> Years | None:
    if stated is None:
        return None
    return BOUNDS[AgeGroup.UNDER_18] if stated else BOUNDS[AgeGroup.ADULT]


def _agreed(stated: Years | None, reckoned: Years | None) -> Years | None:
    """Return what both say; what is stated where they contradict each other."""
    if stated is None or reckoned is None:
        return stated or reckoned
    least, most = max(stated[0], reckoned[0]), min(stated[1], reckoned[1])
    return (least, most) if least <= most else stated
