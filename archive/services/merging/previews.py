"""What is said of a merge before it is done."""

from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from archive.services.refusal import Refused

Moves = dict[str, list[str]]  # "PersonName.person": ids of the rows that move
Belonging = tuple[str, QuerySet[Any]]


class CannotMerge(Refused):
    """The two cannot be merged, or a merge cannot be undone; `sentences` say why."""


@dataclass(slots=True)
class Preview:
    """What a merge would do: rows that move, empty fields it fills, fields that differ.

    `revealed` says in sentences what readers would see that they do not see now.
    """

    moves: Moves = field(default_factory=dict)
    filled: dict[str, list[Any]] = field(default_factory=dict)
    differs: list[str] = field(default_factory=list)
    obstacles: list[str] = field(default_factory=list)
    revealed: list[str] = field(default_factory=list)

    def counts(self) -> list[tuple[str, int]]:
        """Return what moves in words, such as ("names of people", 3)."""
        return [
            (str(model_of(key)._meta.verbose_name_plural), len(ids))
            for key, ids in self.moves.items()
        ]


def model_of(key: str) -> type[Model]:
    """Return the model a key of `moves` names."""
    return apps.get_model("archive", key.partition(".")[0])
