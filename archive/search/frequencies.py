"""In how many public records each token of the vocabulary stands."""

from django.db.models import Sum

from archive.models import SearchToken

from .cache import Table
from .tokens import LAST_LETTER, LONGEST_TOKEN


def _read(tokens: list[str]) -> dict[str, int]:
    rows = SearchToken.objects.filter(token__in=tokens)
    return dict(rows.values_list("token", "documents"))


FREQUENCIES = Table(_read, most=20_000)
"""Tokens that stand in no record are missing from what it returns."""


def _read_beginnings(beginnings: list[str]) -> dict[str, int]:
    return {beginning: _with_beginning(beginning) for beginning in beginnings}


def _with_beginning(beginning: str) -> int:
    last = beginning + LAST_LETTER * LONGEST_TOKEN
    rows = SearchToken.objects.filter(token__gte=beginning, token__lte=last)
    return rows.aggregate(total=Sum("documents"))["total"] or 0


BEGINNINGS = Table(_read_beginnings, most=20_000)
"""At most so many records hold a token that begins so: with two such tokens it counts twice."""
