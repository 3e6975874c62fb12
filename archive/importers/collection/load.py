"""Bringing the built fixtures into an archive that has no records yet."""

import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core import serializers
from django.db import connection

from archive.models import Record, VictimList
from archive.search.index import writer as index
from archive.services.change import change

from .baseline import BATCH, write_baselines
from .build import BUILT, FILES


class AlreadyHere(Exception):
    """The collection has been loaded before; there is nothing to do."""


class HoldsOther(Exception):
    """The archive holds records of its own; a first collection is for an empty one."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded: objects by model, rows of history and of the index, seconds."""

    objects: dict[str, int]
    history: int
    indexed: dict[str, int]
    seconds: float


def fixture_files(built: Path = BUILT) -> list[Path]:
    """Return the built files in the order of loading; FileNotFoundError where one is missing."""
    files = [built / f"{name}.json" for name in FILES]
    for file in files:
        if not file.exists():
            raise FileNotFoundError(f"{file} is missing: run build_collection.")
    return files


def is_here(built: Path = BUILT) -> bool:
    """Return whether any record of the collection is in the archive.

    An archive with records, but none of these, raises HoldsOther.
    """
    here = set(Record.objects.values_list("pk", flat=True))
    records = json.loads(fixture_files(built)[0].read_text(encoding="utf-8"))
    if here and not here & {record["pk"] for record in records}:
        raise HoldsOther
    return bool(here)


def load(built: Path = BUILT) -> Loaded:
    """Load everything in one transaction, with baseline history and search index.

    Raises AlreadyHere or HoldsOther, and changes nothing, in an archive with records.
    """
    if is_here(built):
        raise AlreadyHere
    start = time.perf_counter()
    with change():
        counts = Counter(name for file in fixture_files(built) for name in _read_in(file))
        connection.check_constraints()
        for victim_list in VictimList.objects.all():
            victim_list.recount()
        history = write_baselines()
        indexed = dict(index.rebuild())
    return Loaded(counts, history, indexed, time.perf_counter() - start)


def _read_in(file: Path) -> Iterator[str]:
    """Save one fixture as `loaddata` does, raw; yield the name of the model for every object.

    Links go straight into their tables: set one by one they would each write a row of history
    and of the index, and both are written for everything at once when all is there.
    """
    links: dict[Any, list[Any]] = defaultdict(list)
    for one in serializers.deserialize("json", file.read_text(encoding="utf-8")):
        many = one.m2m_data or {}  # gone after saving
        one.save(save_m2m=False)
        for name, keys in many.items():
            field: Any = one.object._meta.get_field(name)
            own, other = field.m2m_field_name() + "_id", field.m2m_reverse_field_name() + "_id"
            through = field.remote_field.through
            links[through] += [through(**{own: one.object.pk, other: key}) for key in keys]
        yield str(one.object._meta.model_name)
    for through, rows in links.items():
        through.objects.bulk_create(rows, batch_size=BATCH)
