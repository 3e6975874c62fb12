"""What persons and places keep of others, held true: labels of names, values that came from rows.

A statement is public only while everything it was derived from is. Both stand in columns that
lists read without asking further; so they are looked at whenever the index looks at a record, in
the same transaction and under the same lock: what touches the one touches the other.

    settle("person", uids)      writes what has to change
    unsettled("person", uids)   says what would have to
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from typing import Any

from django.db.models import F

from archive.models import EntryMatch, ListEntry, Person, PersonName, Place, PlaceName, Record
from archive.models.fields import LANGUAGE_CODES
from archive.models.naming import choose_labels
from archive.models.registry import State
from archive.models.search import SearchKind

from .documents.related import by_owner

KINDS: dict[str, tuple[Any, Any, str]] = {
    SearchKind.PERSON: (Person, PersonName, "person"),
    SearchKind.PLACE: (Place, PlaceName, "place"),
}
LABELS = tuple(f"{column}_{code}" for column in ("label", "sort") for code in LANGUAGE_CODES)
DATES = ("birth", "death")
Change = tuple[Any, dict[str, Any]]  # a record, and the columns that have to be written


def settle(kind: str, uids: Sequence[str]) -> list[str]:
    """Write what has changed of labels and values; return whose labels did.

    A value that goes or comes is a change of the record, which takes its next version: whoever
    has its form open with the old value is told.
    """
    relabelled = []
    for record, columns in unsettled(kind, uids):
        type(record)._base_manager.filter(pk=record.pk).update(**columns)
        if not columns.keys().isdisjoint(LABELS):
            relabelled.append(record.pk)
        if columns.keys() - set(LABELS) - {"from_rows"}:
            Record.objects.filter(pk=record.pk).update(version=F("version") + 1)
    return relabelled


def unsettled(kind: str, uids: Sequence[str]) -> Iterator[Change]:
    """Yield the records whose labels or values are not as they have to be.

    Who was merged into another person keeps what stood there, for the day they part.
    """
    if kind not in KINDS:
        return
    model, names, owner = KINDS[kind]
    records = list(
        model._base_manager.filter(pk__in=uids, record__merged_into__isnull=True).select_related(
            "record"
        )
    )
    seen = [record.pk for record in records if record.record.state == State.PUBLISHED]
    others = [record.pk for record in records if record.record.state != State.PUBLISHED]
    forms = by_owner(names.objects.published(), owner, seen) if seen else {}
    forms |= by_owner(names.objects.not_hidden(), owner, others) if others else {}
    rows = _rows_of([record for record in records if _of_rows(record)])
    for record in records:
        names_kept = (*LABELS, *_of_rows(record))
        before = _values(record, names_kept)
        record.set_labels(choose_labels(forms.get(record.pk, [])))
        if _of_rows(record):
            _settle_values(record, rows[record.pk])
        now = _values(record, names_kept)
        columns = {name: value for name, value in now.items() if value != before[name]}
        if columns:
            yield record, columns | _bounds(record, columns)


def _of_rows(record: Any) -> tuple[str, ...]:
    """Return the columns whose values came from rows, and the column that says so."""
    values = getattr(record, "from_rows", None)
    return (*values, "from_rows") if values else ()


def _values(record: Any, names: Iterable[str]) -> dict[str, Any]:
    return {name: copy(getattr(record, name)) for name in names}


def _bounds(record: Any, columns: Iterable[str]) -> dict[str, Any]:
    """Return the days of the dates among these columns."""
    ends = [f"{date}_{end}" for date in DATES if date in columns for end in ("earliest", "latest")]
    return {name: record._meta.get_field(name).pre_save(record, add=False) for name in ends}


def _rows_of(people: Iterable[Person]) -> dict[str, list[tuple[ListEntry, bool]]]:
    """Return the rows of persons, each with whether those see it who see the person."""
    by_id = {person.pk: person for person in people}
    rows: dict[str, list[tuple[ListEntry, bool]]] = defaultdict(list)
    if not by_id:
        return rows
    matches = EntryMatch.objects.filter(person__in=by_id).select_related("entry")
    public = set(
        ListEntry.objects.published().filter(match__person__in=by_id).values_list("pk", flat=True)
    )
    for match in matches:
        is_public = by_id[match.person_id].record.state == State.PUBLISHED
        is_seen = match.entry_id in public if is_public else match.entry.hidden_at is None
        rows[match.person_id].append((match.entry, is_seen))
    return rows


def _settle_values(person: Person, rows: Sequence[tuple[ListEntry, bool]]) -> None:
    """Let each value from rows stand while a row says it that is seen; forget what none says.

    Somebody who wrote another value, or emptied the column, or filled it where it was withheld,
    has made it the archive's own: then it no longer came from rows.
    """
    for column, kept in list(person.from_rows.items()):
        now, value = getattr(person, column), kept["value"]
        if bool(now) == kept["withheld"] or (now and now != value):
            del person.from_rows[column]
            continue
        said = {getattr(row, column) for row, _is_seen in rows} - {None, ""}
        seen = {getattr(row, column) for row, is_seen in rows if is_seen} - {None, ""}
        if value not in said:
            value = seen.pop() if len(seen) == 1 else None
            seen = {value}
        stands = value is not None and value in seen
        empty = Person().__dict__[column]
        setattr(person, column, value if stands else empty)
        if value is None:
            del person.from_rows[column]
        else:
            person.from_rows[column] = {"value": value, "withheld": not stands}
