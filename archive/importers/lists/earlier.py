"""The mapping of the last release of a list, with its answers, for the file of the next."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet

from archive.lib.sameness import plain_header
from archive.models import ImportBatch, ImportProfile, VictimList
from archive.models.row_fields import IMPORTED

from .mapping import Column, ColumnMapping, MappingRefused, mapping_from_json


def imports_of(victim_list: VictimList) -> QuerySet[ImportBatch]:
    """Return the imports of a list that were committed, the latest first."""
    done = ImportBatch.objects.filter(victim_list=victim_list, state=ImportBatch.State.COMMITTED)
    return done.order_by("-committed_at")


def last_import(victim_list: VictimList | None) -> ImportBatch | None:
    """Return the import of a list that was committed last."""
    return imports_of(victim_list).first() if victim_list else None


def fitted_to(
    data: Any, names: Sequence[str], suggested: ColumnMapping | None = None
) -> tuple[ColumnMapping | None, list[str]]:
    """Return a kept mapping in the order of a file's columns, and its columns the file lacks.

    What the file lacks is left out, what it has besides is as `suggested` where nothing else is
    that field; None where the mapping cannot be used at all.
    """
    if not isinstance(data, dict) or not isinstance(data.get("columns"), list):
        return None, []
    present = {plain_header(name) for name in names}
    columns = [
        column for column in data["columns"] if isinstance(column, dict) and column.get("name")
    ]
    missing = [
        column["name"]
        for column in columns
        if column.get("field") and plain_header(column["name"]) not in present
    ]
    here = [column for column in columns if plain_header(column["name"]) in present]
    try:
        mapping = mapping_from_json({**data, "columns": here}).fitted(names)
    except MappingRefused:
        return None, missing
    known = {plain_header(column["name"]) for column in here}
    return (_with_new(mapping, suggested, known) if suggested else mapping), missing


def _with_new(mapping: ColumnMapping, suggested: ColumnMapping, known: set[str]) -> ColumnMapping:
    columns: list[Column] = []
    for column, new in zip(mapping.columns, suggested.columns, strict=True):
        is_known = plain_header(column.name) in known
        is_taken = mapping.has(new.field) and not (new.field and IMPORTED[new.field].many)
        columns.append(column if is_known or is_taken else new)
    return replace(mapping, columns=tuple(columns))


def keep_answers(profile: ImportProfile, mapping: ColumnMapping) -> bool:
    """Let a saved mapping know what was answered in an import; return whether it says more now.

    Only of columns that are the same thing in both; what else the profile says stays.
    """
    said = {(plain_header(column.name), column.field): column for column in mapping.columns}
    try:
        kept = mapping_from_json(profile.mapping)
    except MappingRefused:
        return False
    columns = []
    for column in kept.columns:
        now = said.get((plain_header(column.name), column.field), column)
        columns.append(replace(column, values=now.values, doubts=now.doubts))
    profile_now = replace(kept, columns=tuple(columns)).as_json()
    if profile_now == kept.as_json():
        return False
    profile.mapping = profile_now
    profile.save(update_fields=["mapping"])
    return True
