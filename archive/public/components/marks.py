"""Quiet marks beside what a table would otherwise say in every row; explained once, under it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .base import Component, Part


@dataclass(frozen=True, kw_only=True)
class Mark(Part):
    """A sign and what it says."""

    anchor: str  # id of the explanation, which the marked link is described by
    sign: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Marks(Component):
    """The marks of a table, explained once."""

    template_name = "components/marks.html"

    items: tuple[Mark, ...]
    note: str = ""  # what else is said once


def read_in_part(section: str) -> Mark:
    """Return the mark of a source of which the archive read but a part."""
    words = _("read only in part by this archive")
    return Mark(anchor=f"{section}-read-in-part", sign="*", words=words)


def act_unseen(section: str) -> Mark:
    """Return the mark of an act the archive knows from others only."""
    words = _("act not seen by this archive")
    return Mark(anchor=f"{section}-act-unseen", sign="°", words=words)


def marks(*shown: tuple[Mark, bool], note: str = "") -> Marks | None:
    """Return those marks that stand in a table, explained; None where nothing needs to be said."""
    items = tuple(mark for mark, is_shown in shown if is_shown)
    return Marks(items=items, note=note) if items or note else None
