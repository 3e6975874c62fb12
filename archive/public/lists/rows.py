"""How a row of a list is told: what it says as recorded, and beside it how we read it.

Expects rows from `rows_to_read()` or `row_to_read()`, which load all that is told here; nothing in
this module asks the database again.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from archive.formatting import (
    date_value,
    date_words,
    foreign_lang,
    language_words,
    locator_words,
    number,
)
from archive.models import EntryMatch, ListEntry, Person, Place, Source
from archive.models.lists import ListKind
from archive.models.people import Fate
from archive.models.row_field import FieldKind, RowField, moved
from archive.models.row_fields import ROW_FIELDS

Fact = dict[str, Any]
Value = dict[str, Any]


def rows_to_read() -> "QuerySet[ListEntry]":
    """Return public rows with their places, sources and the public person each is held to be."""
    found: QuerySet[ListEntry] = (
        ListEntry.objects.published()
        .for_detail()
        .prefetch_related(
            Prefetch(
                "match",
                queryset=EntryMatch.objects.published().select_related("person__record"),
            )
        )
    )
    return found


def visible_place(place: Place | None) -> Place | None:
    """Return a place if the public may see it; it must come with its record."""
    return place if place is not None and place.record.is_public else None


def source_of(entry: ListEntry) -> Source | None:
    """Return the source a row was read in: its own, else that of its list."""
    return entry.source or entry.victim_list.source


def said_by(entry: ListEntry) -> str:
    """Name who says what the row says, briefly: who compiled the list, or the source."""
    victim_list, source = entry.victim_list, source_of(entry)
    if victim_list.kind == ListKind.COMPILED and source is not None:
        return source.publisher or source.title
    return victim_list.compiled_by or victim_list.title


def name_lang(entry: ListEntry) -> str:
    """Return the language of the name as recorded, where it is not the page's."""
    source = source_of(entry)
    return foreign_lang(source.language) if source else ""


def where_written(entry: ListEntry) -> str:
    """Say page, line and place in the source."""
    parts = [
        _("page %s") % entry.page if entry.page else "",
        _("line %s") % entry.line if entry.line else "",
        locator_words(entry.locator_kind, entry.locator),
    ]
    return ", ".join(part for part in parts if part)


def born_words(edtf: str) -> str:
    """Say when somebody was born, for a line in a list."""
    return pgettext("a person", "born: %s") % date_words(edtf) if edtf else ""


def age_words(entry: ListEntry) -> str:
    """Say the age at the event, in words of the source where it has words."""
    if entry.age_text and not entry.age_text.isdecimal():
        return entry.age_text
    if entry.age_years is None:
        return _("aged %s") % entry.age_text if entry.age_text else ""
    years = ngettext("%s year old", "%s years old", entry.age_years)
    return years % number(entry.age_years)


def life_words(entry: ListEntry) -> str:
    """Say birth and age in one line; empty where neither is recorded."""
    born = born_words(entry.birth) or (
        pgettext("a person", "born: %s") % entry.birth_as_written if entry.birth_as_written else ""
    )
    return ", ".join(part for part in (born, age_words(entry)) if part)


def table_row(entry: ListEntry) -> Value:
    """Return one row for components/names_table.html."""
    match = getattr(entry, "match", None)
    held = _("held to be %s") % match.person if match else ""
    return {
        "position": number(entry.position) if entry.position else "",
        "name": entry.name or _("Name not recorded"),
        "name_lang": name_lang(entry) if entry.name else "",
        "url": entry.get_absolute_url(),
        "reading": entry.name_reading if entry.name_reading != entry.name else "",
        "life_words": life_words(entry),
        "place_words": place_words(entry.place, entry.place_text),
        "fate_words": fate_words(entry),
        "where_words": where_written(entry),
        "note": held,
        "note_url": match.person.get_absolute_url() if match else "",
    }


def written_beside(entry: ListEntry) -> Value:
    """Return what the row writes, where a table row tells our reading in other words.

    For components/names_table.html: `written` of birth and place, `death_written`.
    """
    born, died = date_words(entry.birth), date_words(entry.death)
    place = visible_place(entry.place)
    said = [
        entry.birth_as_written if born and entry.birth_as_written != born else "",
        entry.place_text if place is not None and entry.place_text != place.label else "",
    ]
    death = entry.death_as_written if died and entry.death_as_written != died else ""
    texts = " · ".join(text for text in said if text)
    return {
        "written": _("written “%s”") % texts if texts else "",
        "death_written": _("written “%s”") % death if death else "",
    }


def fate_words(entry: ListEntry) -> str:
    """Say what became of somebody and when, only as far as this row says."""
    died = date_words(entry.death) or entry.death_as_written
    return ", ".join(part for part in (_fate(entry.fate), died) if part)


def _fate(fate: str) -> str:
    # Django's own `get_fate_display` translates every choice to find one
    return str(FATES.get(fate, fate))


FATES = dict(Fate.choices)


def date_fact_value(edtf: str, written: str) -> Value:
    """Return a date as we read it, with the source's own writing beside it."""
    words = date_words(edtf)
    as_written = _("written “%s”") % written if written else ""
    if words:
        return {"text": words, "date_value": date_value(edtf), "note": as_written}
    return {"text": as_written} if as_written else {}


def place_words(place: Place | None, written: str) -> str:
    """Name a place: as we call it, else as the source writes it."""
    seen = visible_place(place)
    return written if seen is None else seen.label


def place_value(place: Place | None, written: str) -> Value:
    """Return a place: linked where we have it, with the source's own words where they differ."""
    seen = visible_place(place)
    if seen is None:
        return {"text": written} if written else {}
    note = _("written “%s”") % written if written and written != seen.label else ""
    return {
        "text": seen.label,
        "url": seen.get_absolute_url(),
        "lang": seen.label.language if seen.label.is_fallback else "",
        "note": note,
    }


def spelling_values(entry: ListEntry) -> list[Value]:
    """Return the other spellings of a row, each with its language."""
    return [
        {
            "text": spelling["text"],
            "lang": foreign_lang(spelling.get("tag", "")),
            "note": language_words(spelling.get("tag", "")),
        }
        for spelling in entry.spellings
        if spelling.get("text")
    ]


FACTS = moved(
    (field for field in ROW_FIELDS if field.heading),
    status="age",
    death="fate",
    residence="place",
)
"""What a row says, in the order its page tells it."""


def row_facts(entry: ListEntry) -> list[Fact]:
    """Return what one row says, as facts for components/key_facts.html; each also has a `key`."""
    facts = [
        {"key": field.key, "label": str(field.heading), "values": _values(entry, field)}
        for field in FACTS
    ]
    return [fact for fact in facts if fact["values"]]


def _values(entry: ListEntry, field: RowField) -> list[Value]:
    if field.kind is FieldKind.SPELLINGS:
        return spelling_values(entry)
    value = field_value(entry, field)
    return [value] if value else []


def field_value(record: ListEntry | Person, field: RowField) -> Value:
    """Return what a row states in a field, or a person in one of theirs; empty if nothing."""
    return _VALUES[field.kind](record, field)


def _reading_value(entry: Any, field: RowField) -> Value:
    reading = getattr(entry, field.reading)
    return {"text": reading} if reading and reading != entry.name else {}


def _choice_value(record: Any, field: RowField) -> Value:
    """Return a choice; a list that has no such column did not state it, we read it."""
    chosen = getattr(record, field.reading)
    return {"text": getattr(record, f"get_{field.reading}_display")()} if chosen else {}


def _term_value(entry: Any, field: RowField) -> Value:
    """Return a term of a vocabulary; nothing where the source states none."""
    term = getattr(entry, field.name)
    if term is None or term.slug == "not-stated":
        return {}
    return {"text": term.label, "lang": term.label.language if term.label.is_fallback else ""}


def _age_value(entry: Any, field: RowField) -> Value:
    words = age_words(entry)
    return {"text": words} if words else {}


def _date_value(record: Any, field: RowField) -> Value:
    return date_fact_value(getattr(record, field.reading), getattr(record, field.written))


def _place_value(record: Any, field: RowField) -> Value:
    """Return a place; a person has no words for theirs."""
    return place_value(getattr(record, field.name), getattr(record, field.written, ""))


def _text_value(entry: Any, field: RowField) -> Value:
    text = getattr(entry, field.written)
    return {"text": text} if text else {}


_VALUES: dict[FieldKind, Callable[[Any, RowField], Value]] = {
    FieldKind.NAME: _reading_value,
    FieldKind.CHOICE: _choice_value,
    FieldKind.TERM: _term_value,
    FieldKind.DATE: _date_value,
    FieldKind.AGE: _age_value,
    FieldKind.PLACE: _place_value,
    FieldKind.TEXT: _text_value,
}
