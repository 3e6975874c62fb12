"""Whose names a record's forms are: its own, and those of a father or a relative beside it."""

from collections.abc import Iterable
from typing import NamedTuple

from archive.lib.names.fathers import fathers_in
from archive.lib.names.kinship import kinship
from archive.lib.names.unnamed import names_nobody


class Named(NamedTuple):
    """The names somebody has; the names of others beside them; forms that are no name."""

    own: list[str]
    beside: list[str]
    words: list[str]


def named(forms: Iterable[str], fathers: Iterable[str]) -> Named:
    """Sort the forms of a name; `fathers` stand in fields of their own."""
    sorted_out = Named([], [], [])
    for form in forms:
        found = kinship(form)
        if found is not None and found.is_sure:
            sorted_out.own.extend([found.own] if found.own else [])
            sorted_out.beside.extend(found.relatives)
            sorted_out.words.append(form)
        elif form and names_nobody(form):
            sorted_out.words.append(form)
        else:
            sorted_out.own.append(form)
    for father in fathers:
        if father:
            sorted_out.beside.extend(fathers_in(" ".join(sorted_out.own), father))
    return sorted_out
