"""What several records say of a person, put side by side: who says what, and where they differ.

Nothing is chosen or averaged here. A value stands once, with everybody who states it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from archive.formatting import fallback_lang, number, title_lang
from archive.lib.unknown import known
from archive.marking import joined
from archive.models import EntryMatch, ListEntry, Participation, Person
from archive.models.row_field import FieldKind, moved
from archive.models.row_fields import OF_PERSONS
from archive.public.components.base import Component, Part
from archive.public.components.key_facts import Fact, FactValue, KeyFacts
from archive.public.components.locators import linked_locator
from archive.public.lists.row_facts import FACTS, field_value, row_facts
from archive.public.lists.rows import row_words, said_by, where_written

COMPARED = moved((field for field in FACTS if field.compared), status="", sex="")


@dataclass(frozen=True, kw_only=True)
class Teller(Part):
    """Who states something; for a row of a list also the row, its page and line."""

    who: str
    title: str
    lang: str = ""  # of the title, only when it is not the page's
    url: str = ""
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class StatedValue(FactValue):
    """A value with everybody who states it; its note names them briefly."""

    written: str = ""  # as the source writes it, where our words differ
    tellers: tuple[Teller, ...]


@dataclass(frozen=True, kw_only=True)
class Differing(Component):
    """On what the records do not say the same. Nothing is chosen among the statements."""

    template_name = "people/differing.html"

    facts: tuple[Fact, ...]


class Statement(NamedTuple):
    """That somebody states a value of a field."""

    key: str
    label: str
    value: FactValue
    teller: Teller


def stated(facts: tuple[Fact, ...]) -> KeyFacts | None:
    """Return each thing stated of a person, as facts in brief."""
    return KeyFacts(facts=facts) if facts else None


def differing(facts: tuple[Fact, ...]) -> Differing | None:
    """Return the facts on which the records do not say the same; None where they do."""
    apart = tuple(fact for fact in facts if len(fact.values) > 1)
    return Differing(facts=apart) if apart else None


def statements_of(
    person: Person, matches: list[EntryMatch], parts: list[Participation]
) -> tuple[Fact, ...]:
    """Return each thing stated of a person, each value with those who state it."""
    statements = [*_of_rows(matches), *_of_participations(parts), *_of_archive(person)]
    facts = []
    for field in COMPARED:
        of_field = [statement for statement in statements if statement.key == field.key]
        if of_field:
            facts.append(Fact(label=of_field[0].label, values=_gathered(of_field)))
    return tuple(facts)


def _of_rows(matches: list[EntryMatch]) -> list[Statement]:
    return [
        Statement(fact.key, fact.label, value, _row_as_teller(match.entry))
        for match in matches
        for fact in row_facts(match.entry)
        for value in fact.values
        if value.is_known
    ]


def _row_as_teller(entry: ListEntry) -> Teller:
    """Return who says what a row says, and the row with its number, page and line."""
    title = entry.victim_list.title
    return Teller(
        who=said_by(entry),
        title=title,
        lang=fallback_lang(title),
        url=entry.get_absolute_url(),
        place=joined((row_words(entry), where_written(entry))),
    )


def _of_participations(parts: list[Participation]) -> list[Statement]:
    statements: list[Statement] = []
    for part in parts:
        teller = Teller(
            who=part.source.title,
            title=part.source.title,
            lang=title_lang(part.source),
            url=part.source.get_absolute_url(),
            place=linked_locator(part, part.source),
        )
        if part.fate:
            fate = FactValue(text=part.get_fate_display())
            statements.append(Statement("fate", _("What is said to have happened"), fate, teller))
        if known(part.age_text) or part.age_years is not None:
            age = FactValue(text=known(part.age_text) or number(part.age_years))
            statements.append(Statement("age", _("Age"), age, teller))
    return statements


def _of_archive(person: Person) -> list[Statement]:
    """What the person's own record holds: our reading, shown after what the sources say."""
    us = Teller(who=our_reading(), title=our_reading())
    values = [
        (field, field_value(person, field))
        for field in OF_PERSONS
        if field.kind in (FieldKind.DATE, FieldKind.PLACE)
    ]
    return [
        Statement(field.key, str(field.heading), value, us)
        for field, value in values
        if value and value.is_known
    ]


def our_reading() -> str:
    """Name the archive among those who state something; left out where a source states it too."""
    return _("as this archive reads it")


def _gathered(statements: Iterable[Statement]) -> tuple[StatedValue, ...]:
    """Put equal values together, and say with each who states it."""
    values: dict[str, FactValue] = {}
    tellers: dict[str, list[Teller]] = {}
    for statement in statements:
        same = str(statement.value.text).casefold()
        values.setdefault(same, statement.value)
        present = tellers.setdefault(same, [])
        if not (present and statement.teller.who == our_reading()):
            present.append(statement.teller)
    return tuple(_stated_value(value, tellers[same]) for same, value in values.items())


def _stated_value(value: FactValue, tellers: list[Teller]) -> StatedValue:
    return StatedValue(
        text=value.text,
        url=value.url,
        lang=value.lang,
        date_value=value.date_value,
        note="; ".join(dict.fromkeys(teller.who for teller in tellers)),
        written=value.note,
        tellers=tuple(tellers),
    )
