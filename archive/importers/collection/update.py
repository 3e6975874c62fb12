"""Bringing later changes of the collection into an archive that has it.

What somebody has edited, or deleted, since it was loaded is left as it is, and listed. State and
what else only services decide (hidden, withdrawn, merged, version) is never touched.
"""

import copy
import hashlib
import time
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive.models import ImportBatch, ListEntry, Person, PersonName, Place, PlaceName
from archive.services.change import change, hold, tried_again

from .baseline import LOADED, RENEWED
from .collection import Collection, Sheet
from .entries import READ_HERE, bring_rows, stored_rows
from .load import read
from .matches import MADE_AFTER_ROWS
from .tables import FOLDER

OURS = (LOADED, RENEWED)
TIED = {(PersonName, "entry")}  # not edited, and of the collection all the same
NAMED: dict[Any, tuple[Any, str]] = {
    PersonName: (Person, "person_id"),
    PlaceName: (Place, "place_id"),
}


@dataclass(slots=True)
class Updated:
    """What an update did: rows added and changed, and those left to their editors."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    left_alone: list[str] = field(default_factory=list)
    unchanged: int = 0
    seconds: float = 0.0


@tried_again
def update(folder: Path = FOLDER) -> Updated:
    """Add and change what the tables say and the archive does not, in a transaction.

    Raises CollectionRefused for tables that are wrong; then nothing has changed.
    """
    start = time.perf_counter()
    collection = read(folder)
    work = _Work(collection)
    with ExitStack() as if_undone, change(reason=RENEWED):
        for model in collection.objects:
            if model not in MADE_AFTER_ROWS:
                work.renew_model(model)
        for sheet in collection.sheets.values():
            work.renew_sheet(sheet, if_undone)
        for model in MADE_AFTER_ROWS:
            work.renew_model(model)
        work.renew_labels()
        if_undone.pop_all()
    work.done.seconds = time.perf_counter() - start
    return work.done


class _Work:
    """An update: what the collection wants, and what has been done of it."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self.done = Updated()
        self.renamed: set[tuple[Any, str]] = set()

    def renew_model(self, model: Any) -> None:
        """Renew the rows of a model."""
        wanted = self.collection.objects.get(model, {})
        stored = model._base_manager.in_bulk(list(wanted))
        edited = _edited(model)
        links = [link.name for link in model._meta.many_to_many]
        for uid, row in wanted.items():
            if model in MADE_AFTER_ROWS and row.entry is not None:
                row.entry_id = row.entry.pk
            keys = {name: self.collection.links[model, name][uid] for name in links}
            self._renew(row, stored.get(uid), keys, is_edited=uid in edited)

    def renew_sheet(self, sheet: Sheet, if_undone: ExitStack) -> None:
        """Bring a release of a list in that was not here yet; then renew our readings of it."""
        checksum = hashlib.sha256(sheet.path.read_bytes()).hexdigest()
        batches = ImportBatch.objects.filter(victim_list=sheet.victim_list)
        if not batches.filter(checksum=checksum).exists():
            bring_rows(sheet, if_undone)
        stored, edited = stored_rows(sheet), _edited(ListEntry)
        for key, reading in sheet.readings.items():
            if key not in stored:
                self.done.left_alone.append(f"{ListEntry._meta.verbose_name} {reading.uid}")
                continue
            wanted = copy.copy(stored[key])
            for name in READ_HERE:
                setattr(wanted, name, getattr(reading, name))
            self._renew(wanted, stored[key], {}, is_edited=stored[key].pk in edited)

    def renew_labels(self) -> None:
        """Choose the labels of persons and places anew whose names changed."""
        for model, uid in self.renamed:
            named = model.objects.get(pk=uid)
            hold(named)
            named.refresh_labels()
            named.save()

    def _renew(
        self, wanted: Any, stored: Any, links: dict[str, list[str]], *, is_edited: bool
    ) -> None:
        differing = _differing(wanted, stored, links) if stored is not None else []
        called = f"{wanted._meta.verbose_name} {getattr(wanted, 'uid', '') or wanted.pk}"
        if stored is not None and not differing:
            self.done.unchanged += 1
        elif is_edited or (stored is not None and _edited_meanwhile(stored)):
            self.done.left_alone.append(called)
        else:
            _save(wanted, stored, differing, links)
            (self.done.added if stored is None else self.done.changed).append(called)
            if type(wanted) in NAMED:
                owner, column = NAMED[type(wanted)]
                self.renamed.add((owner, getattr(wanted, column)))


def _edited(model: Any) -> set[Any]:
    """Return the keys of rows that somebody changed or deleted since they were loaded."""
    if not hasattr(model, "history"):
        return set()
    rows = model.history.exclude(history_change_reason__in=OURS) | model.history.filter(
        history_change_reason=None
    )
    return set(rows.values_list(model._meta.pk.attname, flat=True))


def _edited_meanwhile(stored: Any) -> bool:
    """Hold a row that is about to be renewed; say whether somebody changed it since it was read."""
    columns = [column.attname for column in stored._meta.concrete_fields if column.editable]
    before = [getattr(stored, name) for name in columns]
    hold(stored)
    return before != [getattr(stored, name) for name in columns]


def _differing(wanted: Any, stored: Any, links: dict[str, list[str]]) -> list[str]:
    """Return the columns, also many-to-many, that an editor may change and that differ."""
    withheld = getattr(stored, "from_rows", {})  # what its rows say is theirs to give and take
    columns = [
        column.attname
        for column in stored._meta.concrete_fields
        if (column.editable or (type(stored), column.name) in TIED)
        and column.attname not in withheld
        and getattr(stored, column.attname) != getattr(wanted, column.attname)
    ]
    for name, keys in links.items():
        if set(getattr(stored, name).values_list("pk", flat=True)) != set(keys):
            columns.append(name)
    return columns


def _save(wanted: Any, stored: Any, differing: Iterable[str], links: dict[str, list[str]]) -> None:
    """Save as an edit is saved, with history and search index: the row, then its links."""
    row = wanted if stored is None else stored
    for column in differing:
        if column not in links:
            setattr(row, column, getattr(wanted, column))
    row.save(force_insert=stored is None)
    for name, keys in links.items():
        if stored is None or name in differing:
            getattr(row, name).set(keys)
