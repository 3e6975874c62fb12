"""What several records say of one person, put side by side: who says what, and where they differ.

Nothing is chosen or averaged here. A value stands once, with everybody who states it.
"""

from django.utils.translation import gettext as _

from archive.models import EntryMatch, Participation, Person

from .rows import Fact, Value, date_fact_value, place_value, row_facts, said_by
from .wording import number

COMPARED = ("birth", "age", "fate", "death", "place", "residence", "burial", "status", "sex")
Statement = tuple[str, str, Value, str]
"""Key, label, value, and who states it."""


def stated(person: Person, matches: list[EntryMatch], parts: list[Participation]) -> list[Fact]:
    """Return each thing stated of a person, each value with those who state it.

    Facts for components/key_facts.html; `differ` marks those where the records do not agree.
    """
    statements = _of_rows(matches) + _of_participations(parts) + _of_archive(person)
    facts = []
    for key in COMPARED:
        same = [statement for statement in statements if statement[0] == key]
        if same:
            values = _gathered(same)
            facts.append(
                {"key": key, "label": same[0][1], "values": values, "differ": len(values) > 1}
            )
    return facts


def _of_rows(matches: list[EntryMatch]) -> list[Statement]:
    return [
        (fact["key"], fact["label"], value, said_by(match.entry))
        for match in matches
        for fact in row_facts(match.entry)
        for value in fact["values"]
    ]


def _of_participations(parts: list[Participation]) -> list[Statement]:
    statements: list[Statement] = []
    for part in parts:
        who = part.source.title
        if part.fate:
            value = {"text": part.get_fate_display()}
            statements.append(("fate", _("What is said to have happened"), value, who))
        if part.age_text or part.age_years is not None:
            value = {"text": part.age_text or number(part.age_years)}
            statements.append(("age", _("Age"), value, who))
    return statements


def _of_archive(person: Person) -> list[Statement]:
    """What the person's own record holds: our reading, shown after what the sources say."""
    us = our_reading()
    found: list[tuple[str, str, Value]] = [
        ("birth", _("Born"), date_fact_value(person.birth, person.birth_as_written)),
        ("death", _("Date of death"), date_fact_value(person.death, person.death_as_written)),
        ("burial", _("Buried"), place_value(person.burial_place, "")),
    ]
    return [(key, label, value, us) for key, label, value in found if value]


def our_reading() -> str:
    """Name the archive among those who state something; left out where a source states it too."""
    return _("as this archive reads it")


def _gathered(statements: list[Statement]) -> list[Value]:
    """Put equal values together, and say with each who states it."""
    texts: dict[str, Value] = {}
    who: dict[str, list[str]] = {}
    for _key, _label, value, teller in statements:
        same = str(value["text"]).casefold()
        texts.setdefault(same, value)
        tellers = who.setdefault(same, [])
        if teller not in tellers and not (tellers and teller == our_reading()):
            tellers.append(teller)
    return [{**value, "note": "; ".join(who[same])} for same, value in texts.items()]
