"""What a check finds: a sentence, the field it stands beside, and the record it is about."""

from dataclasses import asdict, dataclass
from typing import Any

from django.db import models
from django.utils.text import capfirst

from archive.models import ListEntry
from archive.models.curated import Curated


@dataclass(frozen=True, slots=True)
class Finding:
    """A thing to look at again.

    `code` is stable and names the check; `field` is empty where no single field is meant. `uid`
    and `kind` are those of the record on whose form the row is edited.
    """

    code: str
    sentence: str
    field: str
    uid: str
    kind: str  # name of the model, in small letters
    title: str

    def as_dict(self) -> dict[str, str]:
        """Return the finding for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule says of a row; the runner adds which record it belongs to."""

    code: str
    field: str
    sentence: str


OWNERS = ("person", "place", "event", "source", "quotation", "child", "from_event", "from_source")


def owner_of(instance: Any) -> Any:
    """Return the record on whose form a row is edited: itself, or what it hangs on."""
    if isinstance(instance, Curated | ListEntry):
        return instance
    record = getattr(instance, "record", None)
    if record is not None:  # a citation: it hangs on the registry
        return record
    for name in OWNERS:
        if isinstance(getattr(instance, name, None), Curated):
            return getattr(instance, name)
    return instance


def label_of(instance: models.Model, field: str) -> str:
    """Return what the form calls a field."""
    return capfirst(str(instance._meta.get_field(field).verbose_name))  # type: ignore[union-attr]
