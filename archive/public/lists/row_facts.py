"""What a row of a list says, fact by fact, as its page tells it: our reading.

Expects rows from `rows_to_read()`; nothing here asks the database again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from archive.formatting import (
    date_value,
    date_words,
    fallback_lang,
    foreign_lang,
    language_words,
    named,
    title_lang,
    title_translation,
)
from archive.lib.unknown import is_unknown, known
from archive.marking import filled
from archive.models import ListEntry, Person, Place
from archive.models.row_field import FieldKind, RowField, moved
from archive.models.row_fields import ROW_FIELDS
from archive.public.components.evidence import Evidence
from archive.public.components.key_facts import Fact, FactValue

from .rows import age_words, source_of, visible_place, where_written

FACTS = moved(
    (field for field in ROW_FIELDS if field.heading),
    status="age",
    death="fate",
    residence="place",
)
"""What a row says, in the order its page tells it."""


@dataclass(frozen=True, kw_only=True)
class RowFact(Fact):
    """A fact of a row; rows of the same person are compared by its key."""

    key: str


def row_facts(entry: ListEntry) -> tuple[RowFact, ...]:
    """Return what a row says, fields without a value left out."""
    facts = (
        RowFact(key=field.key, label=str(field.heading), values=_values(entry, field))
        for field in FACTS
    )
    return tuple(fact for fact in facts if fact.values)


def row_evidence(entry: ListEntry) -> Evidence | None:
    """Return where a row is read; None where neither it nor its list names a source."""
    source = source_of(entry)
    if source is None:
        return None
    return Evidence(
        source_title=source.title,
        source_url=source.get_absolute_url(),
        source_lang=title_lang(source),
        translation=title_translation(source),
        locator=where_written(entry),
    )


def _values(entry: ListEntry, field: RowField) -> tuple[FactValue, ...]:
    if field.kind is FieldKind.SPELLINGS:
        return spelling_values(entry)
    value = field_value(entry, field)
    return (value,) if value else ()


def spelling_values(entry: ListEntry) -> tuple[FactValue, ...]:
    """Return the other spellings of a row, each with its language."""
    return tuple(
        FactValue(
            text=spelling["text"],
            lang=foreign_lang(spelling.get("tag", "")),
            note=language_words(spelling.get("tag", "")),
        )
        for spelling in entry.spellings
        if known(spelling.get("text", ""))
    )


def field_value(record: ListEntry | Person, field: RowField) -> FactValue | None:
    """Return what a row states in a field, or a person in any of theirs; None if nothing."""
    return _VALUES[field.kind](record, field)


def as_written(written: str, language: str) -> str:
    """Return the source's own words beside ours, in its language."""
    return filled(_("written “%s”"), named(written, language)) if known(written) else ""


def not_known() -> FactValue:
    """Say that a source calls something unknown; its own words stand as recorded."""
    return FactValue(text=_("not known"), is_known=False)


def _language(record: Any) -> str:
    """Return the language of the source a row is read in; empty for anything else."""
    source = source_of(record) if isinstance(record, ListEntry) else None
    return source.language if source else ""


def date_fact_value(edtf: str, written: str, language: str = "") -> FactValue | None:
    """Return a date as we read it, with the source's own writing beside it."""
    words = date_words(edtf)
    note = as_written(written, language)
    if not words and is_unknown(written):
        return not_known()
    if words:
        return FactValue(text=words, date_value=date_value(edtf), note=note)
    return _text(note)


def place_value(place: Place | None, written: str, language: str = "") -> FactValue | None:
    """Return a place: linked where we have it, with the source's own words where they differ."""
    seen = visible_place(place)
    if seen is None:
        return _written(written, language)
    return FactValue(
        text=seen.label,
        url=seen.get_absolute_url(),
        lang=fallback_lang(seen.label),
        note=as_written(written, language) if written != seen.label else "",
    )


def _text(text: str) -> FactValue | None:
    return FactValue(text=text) if text else None


def _written(written: str, language: str) -> FactValue | None:
    """Return the source's own words where we have no others."""
    if is_unknown(written):
        return not_known()
    return _text(named(written, language) if written else "")


def _reading_value(entry: Any, field: RowField) -> FactValue | None:
    reading = getattr(entry, field.reading)
    return _text(reading if reading != entry.name else "")


def _choice_value(record: Any, field: RowField) -> FactValue | None:
    """Return a choice; a list that has no such column did not state it, we read it."""
    chosen = getattr(record, field.reading)
    return _text(getattr(record, f"get_{field.reading}_display")()) if chosen else None


def _term_value(entry: Any, field: RowField) -> FactValue | None:
    """Return a term of a vocabulary; nothing where the source states none."""
    term = getattr(entry, field.name)
    if term is None or term.slug == "not-stated":
        return None
    return FactValue(text=term.label, lang=fallback_lang(term.label))


def _age_value(entry: Any, field: RowField) -> FactValue | None:
    return _text(age_words(entry)) or (not_known() if entry.age_text else None)


def _date_value(record: Any, field: RowField) -> FactValue | None:
    written = getattr(record, field.written)
    return date_fact_value(getattr(record, field.reading), written, _language(record))


def _place_value(record: Any, field: RowField) -> FactValue | None:
    """Return a place; a person has no words for theirs."""
    written = getattr(record, field.written, "")
    return place_value(getattr(record, field.name), written, _language(record))


def _text_value(entry: Any, field: RowField) -> FactValue | None:
    return _written(getattr(entry, field.written), _language(entry))


_VALUES: dict[FieldKind, Callable[[Any, RowField], FactValue | None]] = {
    FieldKind.NAME: _reading_value,
    FieldKind.CHOICE: _choice_value,
    FieldKind.TERM: _term_value,
    FieldKind.DATE: _date_value,
    FieldKind.AGE: _age_value,
    FieldKind.PLACE: _place_value,
    FieldKind.TEXT: _text_value,
}
