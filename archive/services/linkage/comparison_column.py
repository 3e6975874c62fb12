"""A side of a comparison: what a row says, or what a person's record and their rows say."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from archive.lib.dates import UncertainDate
from archive.lib.names import fold
from archive.lib.unknown import known
from archive.models import EntryMatch, ListEntry, Participation, Person, Place
from archive.models.row_field import FieldKind, RowField, moved
from archive.models.row_fields import OF_PERSONS, PLACES, ROW_FIELDS

Bounds = tuple[int | None, int | None]
COMPARED = moved((field for field in ROW_FIELDS if field.compared), residence="place")
"""Fields that stand beside those of the other side as they are, in the order shown."""

ROW_PARTS = (
    "victim_list__record",
    "victim_list__source",
    "source",
    *(field.name for field in PLACES),
    "status_then",
    "match__person__record",
)


@dataclass(slots=True)
class Said:
    """A value: its words, what it is compared by, and which rows of a person say it.

    `by` numbers the rows as `Side.rows` has them, from 1; `where` says the same in words.
    """

    text: str
    key: Any = None
    bounds: Bounds = (None, None)
    by: list[int] = field(default_factory=list)
    is_hidden: bool = False
    where: str = ""


# what stands for a field of a row where the side is a person; their rows say where they stand
STAND_FOR = {"recorded": "names", "names": "", "list": "", "source": ""}


@dataclass(slots=True)
class Side:
    """A row, or a person with the rows held to be them, ready to be shown beside another.

    `said` maps the name of a field to its values; `rows` are those held to be the person.
    """

    row: ListEntry | None
    person: Person | None
    rows: list[ListEntry]
    said: dict[str, list[Said]]

    @property
    def title(self) -> str:
        """The name it is called by."""
        return str(self.row or self.person)

    def values(self, name: str) -> list[Said]:
        """Return what is said of a field; of a person any name stands for the recorded name."""
        if self.row is not None:
            return self.said.get(name, [])
        return self.said.get(STAND_FOR.get(name, name), [])

    @property
    def is_hidden(self) -> bool:
        """Whether what stands here is hidden on request."""
        if self.row is not None:
            return bool(self.row.hidden_at or self.row.victim_list.record.hidden_at)
        return bool(self.person and self.person.record.hidden_at)


def side_of_row(row: ListEntry) -> Side:
    """Return a row as a side; with the other rows of its person, if it has a person."""
    row = ListEntry.objects.select_related(*ROW_PARTS).get(pk=row.pk)
    match: EntryMatch | None = getattr(row, "match", None)
    person = match.person if match is not None else None
    rows = [other for other in rows_of_person(person) if other.pk != row.pk] if person else []
    return Side(row, person, rows, _row_says(row))


def side_of_person(person: Person) -> Side:
    """Return a person as a side: their own record first, then what their rows say."""
    rows = rows_of_person(person)
    said = _person_says(person)
    for number, row in enumerate(rows, start=1):
        for name, values in _row_says(row).items():
            for value in values:
                value.by = [number]
                _add(said.setdefault("names" if name == "recorded" else name, []), value)
    for value in (value for values in said.values() for value in values):
        value.where = _in_words(value.by, len(rows))
    return Side(None, person, rows, said)


def _in_words(rows: list[int], of: int) -> str:
    """Say which rows of a person say something; nothing where only their record does."""
    if not rows:
        return ""
    if len(rows) == of > 1:
        return _("all %d rows") % of
    named = ", ".join(str(number) for number in rows)
    return ngettext("row %s", "rows %s", len(rows)) % named


def rows_of_person(person: Person) -> list[ListEntry]:
    """Return the rows held to be a person, hidden ones too: this is for those at the desk."""
    rows = ListEntry.objects.filter(match__person=person).select_related(*ROW_PARTS)
    return list(rows.order_by("victim_list__slug", "position"))


def _add(values: list[Said], value: Said) -> None:
    for there in values:
        if there.text == value.text and there.is_hidden == value.is_hidden:
            there.by += [name for name in value.by if name not in there.by]
            return
    values.append(value)


def _row_says(row: ListEntry) -> dict[str, list[Said]]:
    names = [text for text in row.all_names() if text != row.name_as_recorded]
    return {
        "recorded": _texts([row.name_as_recorded]),
        "names": _texts(names),
        "father": _texts([row.patronymic]),
        **{field.key: _STATED[field.kind](row, field) for field in COMPARED},
        "event": [Said(str(event), event.pk) for event in row.victim_list.events.all()],
        "list": [Said(where_it_stands(row))],
        "source": _source(row),
    }


def _person_says(person: Person) -> dict[str, list[Said]]:
    names = [
        Said(name.text, fold(name.text), is_hidden=name.hidden_at is not None)
        for name in person.names.all()
    ]
    parts = Participation.objects.filter(person=person).select_related("event")
    said: dict[str, list[Said]] = {"names": names}
    said |= {field.key: _STATED[field.kind](person, field) for field in OF_PERSONS}
    said["place"] = _place_or_words(person.death_place, "")
    for part in parts:
        values = {
            "fate": _choice(part.fate, part.get_fate_display()),
            "age": _age(part.age_text, part.age_years),
            "event": [Said(str(part.event), part.event_id)],
        }
        for name, sayings in values.items():
            for saying in sayings:
                _add(said.setdefault(name, []), saying)
    return said


def where_it_stands(row: ListEntry) -> str:
    """Return the list of a row and where on it the row stands, as people cite it."""
    parts = [str(row.victim_list)]
    parts += [_("page %s") % row.page] if row.page else []
    parts += [_("line %s") % row.line] if row.line else []
    return ", ".join([*parts, _("row %s") % row.position])


def _source(row: ListEntry) -> list[Said]:
    source = row.source or row.victim_list.source
    locator = row.locator or ("" if row.source_id else row.victim_list.locator)
    said = ", ".join(part for part in (str(source or ""), locator) if part)
    return [Said(said)] if said else []


def _texts(texts: Iterable[str]) -> list[Said]:
    return [Said(text, fold(text)) for text in texts if text]


def _choice(key: Any, words: str) -> list[Said]:
    return [Said(str(words), key)] if key else []


def _age(text: str, years: int | None) -> list[Said]:
    text = known(text)
    if text or years is not None:
        return [Said(text or str(years), years if years is not None else text)]
    return []


def _place_or_words(place: Place | None, text: str) -> list[Said]:
    text = known(text)
    if place is None:
        return _texts([text])
    name = str(place)
    return [Said(f"{name} (“{text}”)" if text and text != name else name, place.pk)]


def _stated_choice(record: Any, field: RowField) -> list[Said]:
    words = getattr(record, f"get_{field.reading}_display")()
    return _choice(getattr(record, field.reading), words)


def _stated_term(record: Any, field: RowField) -> list[Said]:
    return _choice(getattr(record, field.reading), str(getattr(record, field.name) or ""))


def _stated_age(record: Any, field: RowField) -> list[Said]:
    return _age(getattr(record, field.written), getattr(record, field.reading))


def _stated_place(record: Any, field: RowField) -> list[Said]:
    """Return a place of a row, or of a person, who has no words for it."""
    return _place_or_words(getattr(record, field.name), getattr(record, field.written, ""))


def _stated_words(record: Any, field: RowField) -> list[Said]:
    return _texts([getattr(record, field.reading or field.written)])


def _stated_date(record: Any, field: RowField) -> list[Said]:
    name = field.reading
    stored, text = getattr(record, name), known(getattr(record, field.written))
    if not stored:
        return [Said(text)] if text else []
    words = UncertainDate.parse(stored).in_words((get_language() or "en")[:2])
    bounds = (getattr(record, f"{name}_earliest"), getattr(record, f"{name}_latest"))
    shown = f"{words} (“{text}”)" if text and text not in (words, stored) else words
    return [Said(shown, stored, bounds)]


_STATED: dict[FieldKind, Callable[[Any, RowField], list[Said]]] = {
    FieldKind.CHOICE: _stated_choice,
    FieldKind.TERM: _stated_term,
    FieldKind.DATE: _stated_date,
    FieldKind.AGE: _stated_age,
    FieldKind.PLACE: _stated_place,
    FieldKind.WORDS: _stated_words,
    FieldKind.TEXT: _stated_words,
}
