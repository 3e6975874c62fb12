"""What several records say of one person, put side by side: who says what, and where they differ.

Nothing is chosen or averaged here. A value stands once, with everybody who states it.
"""

from django.utils.translation import gettext as _

from archive.formatting import fallback_lang, foreign_lang, locator_words, number
from archive.models import EntryMatch, ListEntry, Participation, Person
from archive.models.row_field import FieldKind, moved
from archive.models.row_fields import OF_PERSONS
from archive.public.lists.rows import (
    FACTS,
    Fact,
    Value,
    field_value,
    row_facts,
    said_by,
    where_written,
)

COMPARED = moved((field for field in FACTS if field.compared), status="", sex="")
Teller = dict[str, str]
"""Who states something: `who`, and for a row of a list `title`, `lang`, `url`, `place`."""
Statement = tuple[str, str, Value, Teller]
"""Key, label, value, and who states it."""


def stated(person: Person, matches: list[EntryMatch], parts: list[Participation]) -> list[Fact]:
    """Return each thing stated of a person, each value with those who state it.

    Facts for components/key_facts.html; `differ` marks those where the records do not say the
    same, and `tellers` of each value are those who state it, for people/differing.html.
    """
    statements = _of_rows(matches) + _of_participations(parts) + _of_archive(person)
    facts = []
    for field in COMPARED:
        same = [statement for statement in statements if statement[0] == field.key]
        if same:
            values = _gathered(same)
            facts.append(
                {"key": field.key, "label": same[0][1], "values": values, "differ": len(values) > 1}
            )
    return facts


def _of_rows(matches: list[EntryMatch]) -> list[Statement]:
    return [
        (fact["key"], fact["label"], value, _row_as_teller(match.entry))
        for match in matches
        for fact in row_facts(match.entry)
        for value in fact["values"]
    ]


def _row_as_teller(entry: ListEntry) -> Teller:
    """Return who says what a row says, and the row with its number, page and line."""
    title = entry.victim_list.title
    position = _("row %s") % number(entry.position) if entry.position else ""
    return {
        "who": said_by(entry),
        "title": title,
        "lang": fallback_lang(title),
        "url": entry.get_absolute_url(),
        "place": ", ".join(part for part in (position, where_written(entry)) if part),
    }


def _of_participations(parts: list[Participation]) -> list[Statement]:
    statements: list[Statement] = []
    for part in parts:
        who = {
            "who": part.source.title,
            "title": part.source.title,
            "lang": foreign_lang(part.source.language),
            "url": part.source.get_absolute_url(),
            "place": locator_words(part.locator_kind, part.locator),
        }
        if part.fate:
            value = {"text": part.get_fate_display()}
            statements.append(("fate", _("What is said to have happened"), value, who))
        if part.age_text or part.age_years is not None:
            value = {"text": part.age_text or number(part.age_years)}
            statements.append(("age", _("Age"), value, who))
    return statements


def _of_archive(person: Person) -> list[Statement]:
    """What the person's own record holds: our reading, shown after what the sources say."""
    us = {"who": our_reading(), "title": our_reading()}
    values = [
        (field, field_value(person, field))
        for field in OF_PERSONS
        if field.kind in (FieldKind.DATE, FieldKind.PLACE)
    ]
    return [(field.key, str(field.heading), value, us) for field, value in values if value]


def our_reading() -> str:
    """Name the archive among those who state something; left out where a source states it too."""
    return _("as this archive reads it")


def _gathered(statements: list[Statement]) -> list[Value]:
    """Put equal values together, and say with each who states it."""
    texts: dict[str, Value] = {}
    tellers: dict[str, list[Teller]] = {}
    for _key, _label, value, teller in statements:
        same = str(value["text"]).casefold()
        texts.setdefault(same, value)
        present = tellers.setdefault(same, [])
        if not (present and teller["who"] == our_reading()):
            present.append(teller)
    return [
        {
            **value,
            "note": "; ".join(dict.fromkeys(teller["who"] for teller in tellers[same])),
            "written": value.get("note", ""),
            "tellers": tellers[same],
        }
        for same, value in texts.items()
    ]
