"""Both sides of a proposal, field by field, and how each field compares. Nothing is decided."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.lib.names import fold, sound_keys, words
from archive.lib.names.hearing import joinable
from archive.models import MatchProposal, PlaceRelation
from archive.models.row_field import FieldKind

from .comparison_column import COMPARED, Said, Side, side_of_person, side_of_row

FIELDS = {
    "recorded": _("Name"),
    "names": _("Read as, other spellings"),
    "father": _("Father's name"),
    **{field.key: field.compared for field in COMPARED if field.kind is not FieldKind.WORDS},
    "event": _("Event"),
    **{field.key: field.compared for field in COMPARED if field.kind is FieldKind.WORDS},
    "list": _("List"),
    "source": _("Source"),
}
_KINDS = {field.key: field.kind for field in COMPARED}
ONLY_SHOWN = {"list", "source"} | {key for key, kind in _KINDS.items() if kind is FieldKind.WORDS}
NAMES = {"recorded", "names", "father"}
DATES = {key for key, kind in _KINDS.items() if kind is FieldKind.DATE}
PLACES = {key for key, kind in _KINDS.items() if kind is FieldKind.PLACE}


class Relation(models.TextChoices):
    """How a field of a side compares with the same field of the other side."""

    SAME = "same", pgettext_lazy("values of a field", "the same")
    FITS = "fits", _("fits")
    SPELLING = "spelling", _("another spelling")
    DIFFERS = "differs", _("differs")
    ONE = "one", _("only one says it")
    SHOWN = "shown", ""


@dataclass(frozen=True, slots=True)
class Line:
    """A field, what each side says, and how they compare."""

    name: str
    label: Any
    one: list[Said]
    other: list[Said]
    relation: Relation


def sides_of(proposal: MatchProposal) -> tuple[Side, Side]:
    """Return the two sides of a proposal."""
    if proposal.person is not None:
        return side_of_row(proposal.entry), side_of_person(proposal.person)
    assert proposal.other_entry is not None  # noqa: S101 - the table holds either of the two
    return side_of_row(proposal.entry), side_of_row(proposal.other_entry)


def compared(first: Side, second: Side) -> list[Line]:
    """Return the fields either side has, with how they compare; what neither says is left out."""
    inside = _inside(first, second)
    lines = []
    for name, label in FIELDS.items():
        left, right = first.values(name), second.values(name)
        if left or right:
            lines.append(Line(name, label, left, right, _relation(name, left, right, inside)))
    return lines


def _relation(
    name: str, left: list[Said], right: list[Said], inside: set[tuple[Any, Any]]
) -> Relation:
    if name in ONLY_SHOWN:
        return Relation.SHOWN
    if not left or not right:
        return Relation.ONE
    if name in DATES:  # words nobody could read as a date are shown, not compared
        left, right = ([said for said in side if said.key] for side in (left, right))
        if not left or not right:
            return Relation.SHOWN
    pairs = [(a, b) for a in left for b in right]
    if any(a.key == b.key or fold(a.text) == fold(b.text) for a, b in pairs):
        return Relation.SAME
    return _nearly(name, pairs, inside)


def _nearly(name: str, pairs: list[tuple[Said, Said]], inside: set[tuple[Any, Any]]) -> Relation:
    """Say how values compare of which none is the same on both sides."""
    if name in DATES and any(_touch(a, b) for a, b in pairs):
        return Relation.FITS
    if name in PLACES and any({(a.key, b.key), (b.key, a.key)} & inside for a, b in pairs):
        return Relation.FITS
    if name in NAMES and any(_sound_alike(a.text, b.text) for a, b in pairs):
        return Relation.SPELLING
    return Relation.DIFFERS


def _touch(a: Said, b: Said) -> bool:
    if None in (*a.bounds, *b.bounds):
        return False
    (first, last), (begin, end) = a.bounds, b.bounds
    return bool(first <= end and begin <= last)  # type: ignore[operator]


def _sound_alike(left: str, right: str) -> bool:
    """Whether every word of the shorter name sounds like a word of the longer, in any order.

    Two words of the longer may be one of the shorter.
    """
    shorter, longer = sorted((words(left), words(right)), key=len)
    pairs = [longer[at] + longer[at + 1] for at in joinable(longer)]
    there = {key for word in (*longer, *pairs) for key in sound_keys(word)}
    return bool(shorter) and all(not there.isdisjoint(sound_keys(word)) for word in shorter)


def _inside(first: Side, second: Side) -> set[tuple[Any, Any]]:
    """Return which of the places of the two sides lies in which, today."""
    keys = {
        said.key for side in (first, second) for name in PLACES for said in side.said.get(name, [])
    }
    relations = PlaceRelation.objects.filter(
        basis=PlaceRelation.Basis.TODAY, child__in=keys, parent__in=keys
    )
    return set(relations.values_list("child_id", "parent_id"))
