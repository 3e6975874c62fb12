"""A merge field by field: what stands with each person, and what becomes of it."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from archive.lib.dates import UncertainDate
from archive.models import Merge, Person
from archive.models.fields import LANGUAGE_CODES, UncertainDateField

from . import things
from .foreseeing import FILLED
from .moving import mergeable, plain_value
from .previews import Preview, model_of

LEFT = (
    *(f"{name}_{code}" for name in ("occupation", "biography") for code in LANGUAGE_CODES),
    *(f"public_note_{code}" for code in LANGUAGE_CODES),
    "editor_note",
)
"""Texts of a person nobody can join by machine: they stay with the old record."""


class Outcome(models.TextChoices):
    """What a merge does with a field."""

    SAME = "same", pgettext_lazy("values of a field", "the same")
    STANDS = "stands", _("stands as it is")
    FILLED = "filled", _("is filled in")
    DIFFERS = "differs", _("differs: the kept one stands")
    LEFT = "left", _("stays with the old record; copy it first if it should stand")


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field of the two records, and what the merge does with it."""

    label: str
    kept: str
    absorbed: str
    outcome: Outcome


def field_by_field(kept: Any, absorbed: Any, seen: Preview) -> list[FieldLine]:
    """Return the fields either record has, in words, with what the merge would do."""
    filled, left = _names(type(kept))
    lines = []
    for name in (*filled, *left):
        ours, theirs = in_words(kept, name), in_words(absorbed, name)
        if ours or theirs:
            outcome = _outcome(name, ours, theirs, seen, left)
            lines.append(FieldLine(label_of(type(kept), name), ours, theirs, outcome))
    return lines


def _names(model: Any) -> tuple[list[str], tuple[str, ...]]:
    """Return the fields a merge may fill, and those it leaves with the old record."""
    if model is Person:
        return [*FILLED, "is_minor"], LEFT
    return [name for group in things.FILLED[model] for name in group], things.LEFT[model]


def _outcome(name: str, ours: str, theirs: str, seen: Preview, left: tuple[str, ...]) -> Outcome:
    if ours == theirs:
        return Outcome.SAME
    if name in seen.filled:
        return Outcome.FILLED
    if not theirs:
        return Outcome.STANDS
    return Outcome.LEFT if name in left else Outcome.DIFFERS


def label_of(model: Any, name: str) -> str:
    """Return what a field is called at the desk."""
    field: Any = model._meta.get_field(name.removesuffix("_id"))
    return str(field.verbose_name)


def in_words(instance: Any, name: str) -> str:
    """Return the value of a field as people read it; empty where there is none."""
    value = getattr(instance, name)
    if not value:
        return ""
    field: Any = instance._meta.get_field(name.removesuffix("_id"))
    if isinstance(field, UncertainDateField):
        return UncertainDate.parse(value).in_words((get_language() or "en")[:2])
    if field.is_relation:
        return str(getattr(instance, field.name))
    if value is True:
        return str(_("yes"))
    return str(dict(field.flatchoices).get(value, value))


@dataclass(frozen=True, slots=True)
class Return:
    """What taking a merge back would do.

    `moves` counts what goes back by kind, `gone` what has been removed or moved on since;
    `emptied` names the fields that become what they were, `changed` those somebody has changed.
    """

    moves: list[tuple[str, int]]
    gone: int
    emptied: list[str]
    changed: list[str]


def foresee_return(merge: Merge, kept: Any) -> Return:
    """Return what taking a merge back would do as things stand now."""
    moves, gone = [], 0
    for key, ids in merge.moved["moves"].items():
        name = key.partition(".")[2]
        model: Any = model_of(key)
        still = model._default_manager.filter(pk__in=ids, **{name: kept.pk}).count()
        gone += len(ids) - still
        if still:
            moves.append((str(model._meta.verbose_name_plural), still))
    filled = merge.moved["filled"]
    model = mergeable(merge.kept)
    stands = [
        name for name, (_was, after) in filled.items() if plain_value(getattr(kept, name)) == after
    ]
    return Return(
        moves,
        gone,
        [label_of(model, name) for name in stands],
        [label_of(model, name) for name in filled if name not in stands],
    )
