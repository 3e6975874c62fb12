"""Positions as rows: what a body says about an event, a table for each stance."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.formatting import date_value, date_words, fallback_lang, foreign_lang, number
from archive.models import Position
from archive.models.positions import Stance, WordingKind
from archive.public.components.base import Component, Part
from archive.public.components.evidence import UNDATED, Evidence, evidence_in_table
from archive.public.components.marks import Marks, act_unseen, marks, read_in_part

STANCES = [stance.value for stance in Stance]
SHOWN_OPEN = 6
"""Positions on an event that stand open; more of them are opened on demand."""


@dataclass(frozen=True, kw_only=True)
class PositionRow(Part):
    """What a body says about an event, as a source reports it."""

    url: str  # its page
    body: str  # as named
    body_lang: str = ""
    jurisdiction: str = ""  # where the name of the body does not say it
    wording: str = ""
    is_paraphrase: bool = False  # in words of this archive; else verbatim
    wording_of: str = ""  # "words of the act", where they are not those of the source
    wording_lang: str = ""
    instrument: str = ""  # "resolution"
    date_words: str = ""
    date_value: str = ""  # for machines, only for a certain day, month or year
    is_act_seen: bool = True  # by this archive
    evidence: Evidence | None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class PositionTable(Component):
    """Positions of the same stance on an event, in the order of time."""

    template_name = "positions/table.html"

    caption: str  # the stance in words
    count: str  # "26"
    rows: tuple[PositionRow, ...]


@dataclass(frozen=True, kw_only=True)
class PositionsByStance(Component):
    """What bodies say about an event: how many they are, and each stance on demand."""

    template_name = "positions/by_stance.html"

    bodies: str  # "66 bodies, by stance"
    tables: tuple[PositionTable, ...]
    is_open: bool  # few enough to stand open
    marks: Marks | None = None


def position_row(position: Position) -> PositionRow:
    """Return a row of a table of positions."""
    jurisdiction = position.jurisdiction
    return PositionRow(
        url=position.get_absolute_url(),
        body=position.body,
        body_lang=fallback_lang(position.body),
        jurisdiction=jurisdiction if jurisdiction not in position.body else "",
        wording=position.wording_of_act or position.wording_of_report,
        is_paraphrase=is_paraphrase(position),
        wording_of=_("words of the act") if has_words_of_act(position) else "",
        wording_lang=wording_lang(position),
        instrument=position.instrument.label if position.instrument else "",
        date_words=date_words(position.date),
        date_value=date_value(position.date),
        is_act_seen=position.act_seen,
        evidence=evidence_in_table(position),
        note=position.public_note,
    )


def is_paraphrase(position: Position) -> bool:
    """Return whether the wording is in words of this archive."""
    return bool(position.wording_is == WordingKind.PARAPHRASE)


def has_words_of_act(position: Position) -> bool:
    """Return whether words of the act itself are quoted."""
    return bool(position.wording_of_act) and not is_paraphrase(position)


def wording_lang(position: Position) -> str:
    """Return the language of the words of a position, for `lang`; empty where not known.

    What the archive says in its own words, it says in the language it was written in.
    """
    if is_paraphrase(position):
        return foreign_lang(settings.LANGUAGE_CODE)
    return foreign_lang(position.wording_language) or position.wording_language


def positions_by_stance(positions: Iterable[Position]) -> PositionsByStance | None:
    """Return the positions on an event; None without any."""
    listed = list(positions)
    if not listed:
        return None
    bodies = len({(position.organisation_id or str(position.body)) for position in listed})
    tables = tables_by_stance(listed)
    return PositionsByStance(
        bodies=ngettext("%s body, by stance", "%s bodies, by stance", bodies) % number(bodies),
        tables=tables,
        is_open=len(listed) <= SHOWN_OPEN,
        marks=explained(tables),
    )


def tables_by_stance(positions: Iterable[Position]) -> tuple[PositionTable, ...]:
    """Group positions on an event by what they do, each group in the order of time."""
    ordered = sorted(positions, key=_order)
    tables = []
    for stance, group in groupby(ordered, key=lambda position: position.stance):
        rows = tuple(position_row(position) for position in group)
        caption = str(Stance(stance).label)
        tables.append(PositionTable(caption=caption, count=number(len(rows)), rows=rows))
    return tuple(tables)


def explained(tables: Iterable[PositionTable]) -> Marks | None:
    """Explain the marks of the rows, and whose the quoted words are, once."""
    rows = [row for table in tables for row in table.rows]
    is_marked = any(row.evidence and row.evidence.is_read_in_part for row in rows)
    quoted = _(
        "Words in quotation marks are those of the source, unless the act is named; "
        "without marks they are a paraphrase by this archive."
    )
    return marks(
        (read_in_part("positions"), is_marked),
        (act_unseen("positions"), any(not row.is_act_seen for row in rows)),
        note=quoted if any(row.wording for row in rows) else "",
    )


def _order(position: Position) -> tuple[int, int, str]:
    day = position.date_earliest or UNDATED
    return STANCES.index(position.stance), day, str(position.body)
