"""What each row held to be a person says, and why it is held to be them."""

from dataclasses import dataclass

from archive.formatting import fallback_lang
from archive.marking import joined
from archive.models import EntryMatch, Person
from archive.public.components.base import Component, Name, Part
from archive.public.components.closing import report_link
from archive.public.components.evidence import Evidence
from archive.public.components.key_facts import KeyFacts
from archive.public.lists.row_facts import row_evidence, row_facts
from archive.public.lists.rows import row_name, row_words, said_by, where_written


@dataclass(frozen=True, kw_only=True)
class Reason(Part):
    """Why rows are held to be a person, and who keeps those rows."""

    text: str
    who: str


@dataclass(frozen=True, kw_only=True)
class RowRecord(Component):
    """What a row held to be a person says."""

    template_name = "people/record.html"

    name: Name  # as recorded
    url: str
    list_title: str
    list_url: str
    list_lang: str = ""
    row_words: str = ""  # "row 4"
    where_words: str = ""  # page and line
    facts: KeyFacts
    circumstances: str = ""
    evidence: Evidence | None


@dataclass(frozen=True, kw_only=True)
class Records(Component):
    """All rows held to be a person, and that this may be mistaken."""

    template_name = "people/records.html"

    records: tuple[RowRecord, ...]
    reasons: tuple[Reason, ...]
    report_url: str


def records_of(person: Person, matches: list[EntryMatch]) -> Records | None:
    """Return what the rows of these matches say; None without any."""
    if not matches:
        return None
    return Records(
        records=tuple(_record(match) for match in matches),
        reasons=_reasons(matches),
        report_url=report_link(person.pk).url,
    )


def _record(match: EntryMatch) -> RowRecord:
    entry = match.entry
    title = entry.victim_list.title
    return RowRecord(
        name=row_name(entry),
        url=entry.get_absolute_url(),
        list_title=title,
        list_url=entry.victim_list.get_absolute_url(),
        list_lang=fallback_lang(title),
        row_words=row_words(entry),
        where_words=where_written(entry),
        facts=KeyFacts(facts=row_facts(entry)),
        circumstances=entry.circumstances,
        evidence=row_evidence(entry),
    )


def _reasons(matches: list[EntryMatch]) -> tuple[Reason, ...]:
    """Return each reason once, with the records it is given for."""
    given: dict[str, tuple[str, list[str]]] = {}
    for match in matches:
        if match.reason:
            _text, sayers = given.setdefault(str(match.reason), (match.reason, []))
            sayers.append(said_by(match.entry))
    return tuple(Reason(text=text, who=joined(sayers, "; ")) for text, sayers in given.values())
