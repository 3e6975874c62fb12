"""Which records can be merged, and by which rules each kind is."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model

from archive.models import Person, Place, Source

from . import foreseeing, things
from .previews import Preview

Mergeable = Person | Place | Source
MERGEABLE: tuple[Any, ...] = (Person, Place, Source)


def preview(kept: Any, absorbed: Any) -> Preview:
    """Return what merging two records of a kind would do, and what stands in the way."""
    if isinstance(kept, Person):
        return foreseeing.preview(kept, absorbed)
    return things.preview_of_things(kept, absorbed)


def belongings(records: Iterable[Any]) -> Iterator[Model]:
    """Yield every row that points to any of these records, which are of one kind."""
    records = list(records)
    if isinstance(records[0], Person):
        return foreseeing.belongings(records)
    return things.belongings_of_things(records)


def opens_hidden(hiding: Any, open_: Any) -> bool:
    """Whether a name hidden for either would stand open with the other."""
    return hasattr(hiding, "names") and foreseeing.opens_hidden(hiding, open_)
