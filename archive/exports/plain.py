"""A record as a flat row: its own columns, and the ids of public records it points to."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import ManyToManyField, Prefetch, QuerySet

from archive.models import Record, Term
from archive.models.curated import Curated
from archive.models.fields import LANGUAGE_CODES

Address = Callable[[str], str]
CHUNK = 500


def worded(*names: str) -> tuple[str, ...]:
    """Return the columns of translated texts, in the order of the archive's languages."""
    return tuple(f"{name}_{code}" for name in names for code in LANGUAGE_CODES)


@dataclass(frozen=True, slots=True)
class Plain:
    """A table of a model: which public rows, and which of their fields. Nothing else leaves."""

    name: str
    rows: Callable[[], "QuerySet[Any]"]
    fields: Sequence[str]
    has_address: bool = True

    @property
    def columns(self) -> tuple[str, ...]:
        """The header of the table."""
        return ("uid", *(("address",) if self.has_address else ()), *self.fields)

    def records(self, address: Address) -> Iterator[dict[str, Any]]:
        """Yield the public rows; `address` makes the permanent address of an id."""
        for row in self._prepared().iterator(chunk_size=CHUNK):
            record = {name: _value(getattr(row, name)) for name in self.fields}
            record |= {"uid": row.uid, "address": address(row.uid)}
            yield record

    def _prepared(self) -> "QuerySet[Any]":
        """Read what is pointed to along with the rows, many at once through the gate."""
        rows = self.rows()
        joined, many = [], []
        for name in self.fields:
            if name not in {column.name for column in rows.model._meta.get_fields()}:
                continue
            field: Any = rows.model._meta.get_field(name)
            if isinstance(field, ManyToManyField):
                other: Any = field.related_model
                many.append(Prefetch(name, other.objects.published()))
            elif field.is_relation:
                curated = issubclass(field.related_model, Curated)
                joined.append(f"{name}__record" if curated else name)
        return rows.select_related(*joined).prefetch_related(*many).order_by("pk")


def _value(value: Any) -> Any:
    if isinstance(value, Curated):
        return value.pk if value.record.is_public else ""
    if isinstance(value, Record):
        return value.pk if value.is_public else ""
    if isinstance(value, Term):
        return value.slug
    if hasattr(value, "all"):
        return [row.pk for row in value.all()]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value
