"""The mapping of the last release of a list, with its answers, for the file of the next."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from archive.lib.sameness import plain_header
from archive.models import ImportBatch, ImportProfile, VictimList

from .mapping import ColumnMapping, MappingRefused, mapping_from_json


def last_import(victim_list: VictimList | None) -> ImportBatch | None:
    """Return the import of a list that was committed last."""
    if victim_list is None:
        return None
    done = ImportBatch.objects.filter(victim_list=victim_list, state=ImportBatch.State.COMMITTED)
    return done.order_by("-committed_at").first()


def fitted_to(data: Any, names: Sequence[str]) -> tuple[ColumnMapping | None, list[str]]:
    """Return a kept mapping in the order of a file's columns, and its columns the file lacks.

    What the file lacks is left out; None where the mapping cannot be used at all.
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
        return mapping_from_json({**data, "columns": here}).fitted(names), missing
    except MappingRefused:
        return None, missing


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
