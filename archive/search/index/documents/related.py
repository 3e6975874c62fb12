"""Rows that belong to records, read for a whole slice at once."""

from collections import defaultdict
from typing import Any

from django.db import models


def by_owner(rows: "models.QuerySet[Any]", owner: str, uids: list[str]) -> dict[str, list[Any]]:
    """Return the rows of these owners, by owner; an owner without rows has an empty list.

    Give a published queryset: what belongs to a record is public only when `published()` says so.
    """
    owned: dict[str, list[Any]] = defaultdict(list)
    for row in rows.filter(**{f"{owner}__in": uids}):
        owned[getattr(row, f"{owner}_id")].append(row)
    return owned
