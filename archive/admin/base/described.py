"""What a record is, told from its like in a line: "killed: 40 — Khojaly, counted by X"."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.lib.text import shorten
from archive.models import (
    Commemoration,
    Event,
    Figure,
    MediaItem,
    Organisation,
    Person,
    Place,
    Position,
    Quotation,
    Record,
    Source,
    VictimList,
)

from .columns import in_words
from .links import model_of_kind

LONGEST = 90


@dataclass(frozen=True, slots=True)
class Description:
    """How records of a kind are told apart, and what is loaded for it."""

    details: Callable[[Any], list[Any]]
    joined: tuple[str, ...] = ()
    loaded: tuple[str, ...] = ()


def described(records: Iterable[Record]) -> dict[str, str]:
    """Return what each record is, with a few queries per kind of record."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for record in records:
        by_kind[record.kind].append(record.pk)
    lines = {}
    for kind, uids in by_kind.items():
        model = model_of_kind(kind)
        about = DESCRIPTIONS.get(model, PLAIN)
        rows = model._default_manager.filter(pk__in=uids)
        rows = rows.select_related("record", *about.joined).prefetch_related(*about.loaded)
        lines.update({row.pk: in_a_line(row) for row in rows})
    return lines


def in_a_line(instance: Any) -> str:
    """Return what a record is called, and what tells it from its like."""
    about = DESCRIPTIONS.get(type(instance), PLAIN)
    details = ", ".join(shorten(str(part), LONGEST) for part in about.details(instance) if part)
    called = shorten(str(instance), LONGEST)
    return f"{called} — {details}" if details else called


def _figure(figure: Figure) -> list[Any]:
    counted = _("counted by %s") % figure.counted_by if figure.counted_by else ""
    return [figure.population, figure.group, *figure.events.all(), counted]


def _list(victim_list: VictimList) -> list[Any]:
    rows = victim_list.row_count
    return [victim_list.compiled_by, ngettext("%d row", "%d rows", rows) % rows]


def _person(person: Person) -> list[Any]:
    born, died = in_words(person.birth), in_words(person.death)
    return [_("born %s") % born if born else "", _("died %s") % died if died else ""]


PLAIN = Description(lambda _record: [])
DESCRIPTIONS: dict[Any, Description] = {
    Event: Description(lambda event: [in_words(event.date)]),
    Figure: Description(_figure, ("measure", "population"), ("events",)),
    Quotation: Description(
        lambda quotation: [*quotation.events.all(), quotation.source], ("source",), ("events",)
    ),
    Position: Description(lambda position: [position.event, in_words(position.date)], ("event",)),
    Commemoration: Description(lambda day: list(day.events.all()), (), ("events",)),
    VictimList: Description(_list),
    Person: Description(_person),
    Place: Description(lambda place: [place.kind, place.admin_unit], ("kind",)),
    Organisation: Description(lambda body: [body.kind, body.jurisdiction], ("kind",)),
    Source: Description(lambda s: [s.container or s.publisher, in_words(s.issued)]),
    MediaItem: Description(lambda item: [item.credit]),
}
