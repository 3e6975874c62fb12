"""Every form of a name once: in which language, of what kind, and who prints it where."""

from collections.abc import Iterable
from dataclasses import replace

from archive.formatting import date_words, foreign_lang, language_words
from archive.models import EntryMatch, ListEntry, PersonName, PlaceName
from archive.models.naming import NameKind
from archive.public.components.locators import linked_locator
from archive.public.components.names_in_use import NameInUse, NamesInUse
from archive.public.lists.rows import said_by, source_of

SAYS_NOTHING = (NameKind.PREFERRED, NameKind.VARIANT)
"""Kinds that help the archivist order names, and tell a reader nothing."""


def person_names(names: Iterable[PersonName], matches: Iterable[EntryMatch]) -> NamesInUse | None:
    """Return the names of a person and of all rows held to be them; equal texts stand once.

    Names must come with their source and its record.
    """
    forms = [name_in_use(name) for name in names]
    forms += [form for match in matches for form in names_in_row(match.entry)]
    return _shown(gathered(forms))


def place_names(names: Iterable[PlaceName]) -> NamesInUse | None:
    """Return the names of a place, each with its period and who uses it."""
    return _shown(name_in_use(name) for name in names)


def _shown(forms: Iterable[NameInUse]) -> NamesInUse | None:
    items = tuple(forms)
    return NamesInUse(items=items) if items else None


def name_in_use(name: PersonName | PlaceName) -> NameInUse:
    """Return a form as its name row has it."""
    source = name.source if name.source is not None and name.source.record.is_public else None
    title = source.title if source else ""
    return NameInUse(
        text=name.text,
        lang=foreign_lang(name.language),
        language_words=language_words(name.language),
        kind_words="" if name.kind in SAYS_NOTHING else name.get_kind_display(),
        period_words=date_words(getattr(name, "period", "")),
        used_by=name.used_by if name.used_by != title else "",
        source_title=title,
        source_url=source.get_absolute_url() if source else "",
        locator=linked_locator(name, source) if source else "",
    )


def names_in_row(entry: ListEntry) -> list[NameInUse]:
    """Return the forms a row holds: as recorded, as we read it, spelled otherwise."""
    source = source_of(entry)
    forms = []
    if entry.name_as_recorded:
        form = _form(entry.name_as_recorded, source.language if source else "")
        forms.append(replace(form, used_by=said_by(entry)))
    if entry.name_reading:
        forms.append(_form(entry.name_reading, "", NameKind.ARCHIVE))
    forms += [
        _form(spelling["text"], spelling.get("tag", ""), spelling.get("kind", ""))
        for spelling in entry.spellings
        if spelling.get("text")
    ]
    return forms


def gathered(forms: Iterable[NameInUse]) -> list[NameInUse]:
    """Put equal texts together, and say with each all who print it."""
    kept: dict[str, NameInUse] = {}
    printers: dict[str, list[str]] = {}
    for form in forms:
        first = kept.setdefault(form.text, form)
        kept[form.text] = replace(first, language_words=first.language_words or form.language_words)
        printers.setdefault(form.text, []).append(form.used_by)
    return [replace(form, used_by=_together(printers[text])) for text, form in kept.items()]


def _together(printers: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(printer for printer in printers if printer))


def _form(text: str, language: str, kind: str = "") -> NameInUse:
    is_telling = kind in NameKind.values and kind not in SAYS_NOTHING
    return NameInUse(
        text=text,
        lang=foreign_lang(language),
        language_words=language_words(language),
        kind_words=str(NameKind(kind).label) if is_telling else "",
    )
