"""In how many public records each token of the vocabulary stands."""

from archive.models import SearchToken

from .remembering import Table


def _read(tokens: list[str]) -> dict[str, int]:
    found = SearchToken.objects.filter(token__in=tokens)
    return dict(found.values_list("token", "documents"))


FREQUENCIES = Table(_read, most=20_000)
"""Tokens that stand in no record are missing from what it returns."""
