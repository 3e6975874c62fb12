"""Columns that several kinds of records have: dates, locators, labels, parts of names.

Fixtures are loaded raw: no model computes anything, so bounds, labels and sort keys stand in them.
"""

import re
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from archive.lib.dates import UncertainDate
from archive.lib.names import parse_name
from archive.models import Place
from archive.models.fields import LANGUAGE_CODES, LocatorKind
from archive.models.naming import choose_labels

Fields = dict[str, Any]
LOCATOR_KINDS = {"whole item": LocatorKind.WHOLE, "beginning of page only": LocatorKind.BEGINNING}


def slugged(words: str) -> str:
    """Return words of a vocabulary as the key of a term or choice: "taken_captive", "at least"."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower().replace("'", "")).strip("-")


def dated(name: str, edtf: str) -> Fields:
    """Return a date column with its bounds."""
    if not edtf:
        return {}
    date = UncertainDate.parse(edtf)
    return {name: edtf, f"{name}_earliest": date.earliest, f"{name}_latest": date.latest}


def located(locator: str, kind: str = "") -> Fields:
    """Return locator and its kind; paragraphs are recognised by how they are written."""
    if not kind and locator.startswith("para "):
        kind = LocatorKind.PARAGRAPH
    return {"locator": locator, "locator_kind": str(LOCATOR_KINDS.get(kind) or slugged(kind))}


def part_columns(name: str) -> Fields:
    """Return the parts of a name where they can be told (one given, one family name); else none."""
    parts = parse_name(name)
    if len(parts.given.split()) != 1 or len(parts.family.split()) != 1:
        return {}
    return {"given": parts.given, "patronymic": parts.patronymic, "family": parts.family}


def label_columns(names: list[Fields]) -> Fields:
    """Return labels and sort keys as the models choose them from a record's names."""
    forms = [SimpleNamespace(**{"language": "", "uid": "", **name}) for name in names]
    holder = Place()
    holder.set_labels(choose_labels(forms))
    columns = [f"{part}_{code}" for part in ("label", "sort") for code in LANGUAGE_CODES]
    return {column: getattr(holder, column) for column in columns}


def kept(fields: Fields) -> Fields:
    """Leave out what is empty: the model's own default says the same."""
    return {name: value for name, value in fields.items() if value not in ("", None, [], {})}


def is_translated(fields: Mapping[str, Any]) -> bool:
    """Return whether a text of the record was translated (labels are names, not translations)."""
    return any(
        value and name.endswith("_az") and not name.startswith(("label_", "sort_"))
        for name, value in fields.items()
    )
