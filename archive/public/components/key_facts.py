"""The facts of a record in brief."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .base import Component, Part


@dataclass(frozen=True, kw_only=True)
class FactValue(Part):
    """A value of a fact: plain, a link, or a date."""

    text: str
    url: str = ""
    lang: str = ""  # only when it is not the page's
    date_value: str = ""  # for machines, only for a certain day, month or year
    note: str = ""
    is_known: bool = True  # False: it is said that nobody knows


@dataclass(frozen=True, kw_only=True)
class Fact(Part):
    """A label and what stands under it."""

    label: str
    values: tuple[FactValue, ...]


@dataclass(frozen=True, kw_only=True)
class KeyFacts(Component):
    """The facts of a record in brief."""

    template_name = "components/key_facts.html"

    facts: tuple[Fact, ...]


def key_facts(stated: Iterable[tuple[str, FactValue | Sequence[FactValue]]]) -> KeyFacts | None:
    """Return the facts that have a value with a text, in this order; None without any."""
    facts = []
    for label, given in stated:
        values = (given,) if isinstance(given, FactValue) else given
        values = tuple(value for value in values if value.text)
        if values:
            facts.append(Fact(label=label, values=values))
    return KeyFacts(facts=tuple(facts)) if facts else None
