"""Every form of a name once: in which language, of what kind, and who prints it where."""

from collections.abc import Iterable
from typing import Any

from archive.formatting import date_words, foreign_lang, language_words, locator_words
from archive.models import EntryMatch, ListEntry, PersonName, PlaceName
from archive.models.naming import NameKind
from archive.public.lists.rows import said_by, source_of

Form = dict[str, Any]

SAYS_NOTHING = (NameKind.PREFERRED, NameKind.VARIANT)
"""Kinds that help the archivist order names, and tell a reader nothing."""


def person_forms(names: Iterable[PersonName], matches: Iterable[EntryMatch]) -> list[Form]:
    """Return the names of a person and of all rows held to be them; equal texts stand once.

    Items for components/names_in_use.html. Names must come with their source and its record.
    """
    forms = [form_of_name(name) for name in names]
    forms += [form for match in matches for form in forms_of_row(match.entry)]
    return gathered(forms)


def place_forms(names: Iterable[PlaceName]) -> list[Form]:
    """Return the names of a place, each with its period and who uses it."""
    return [
        {**form, "used_by": "; ".join(form["printed"])}
        for form in (form_of_name(name) for name in names)
    ]


def form_of_name(name: PersonName | PlaceName) -> Form:
    """Return one form as its name row has it."""
    source = name.source if name.source is not None and name.source.record.is_public else None
    title = source.title if source else ""
    return {
        "text": name.text,
        "lang": foreign_lang(name.language),
        "language_words": language_words(name.language),
        "kind_words": "" if name.kind in SAYS_NOTHING else name.get_kind_display(),
        "period_words": date_words(getattr(name, "period", "")),
        "printed": [name.used_by] if name.used_by and name.used_by != title else [],
        "source_title": title,
        "source_url": source.get_absolute_url() if source else "",
        "locator": locator_words(name.locator_kind, name.locator) if source else "",
    }


def forms_of_row(entry: ListEntry) -> list[Form]:
    """Return the forms a row holds: as recorded, as we read it, spelled otherwise."""
    source = source_of(entry)
    forms = []
    if entry.name_as_recorded:
        forms.append(_form(entry.name_as_recorded, source.language if source else ""))
        forms[0]["printed"] = [said_by(entry)]
    if entry.name_reading:
        forms.append(_form(entry.name_reading, "", NameKind.ARCHIVE))
    forms += [
        _form(spelling["text"], spelling.get("tag", ""), spelling.get("kind", ""))
        for spelling in entry.spellings
        if spelling.get("text")
    ]
    return forms


def gathered(forms: Iterable[Form]) -> list[Form]:
    """Put equal texts together, and say with each all who print it."""
    kept: dict[str, Form] = {}
    for form in forms:
        same = kept.setdefault(form["text"], {**form, "printed": []})
        same["printed"] += [who for who in form["printed"] if who not in same["printed"]]
        same["language_words"] = same["language_words"] or form["language_words"]
    return [{**form, "used_by": "; ".join(form["printed"])} for form in kept.values()]


def _form(text: str, language: str, kind: str = "") -> Form:
    known = kind in NameKind.values and kind not in SAYS_NOTHING
    return {
        "text": text,
        "lang": foreign_lang(language),
        "language_words": language_words(language),
        "kind_words": str(NameKind(kind).label) if known else "",
        "printed": [],
    }
