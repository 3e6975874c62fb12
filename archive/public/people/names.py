"""Every form of a name once: in which language, of what kind, and who prints it where."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _

from archive.formatting import date_words, fallback_lang, foreign_lang, language_words
from archive.models import EntryMatch, ListEntry, PersonName, PlaceName
from archive.models.naming import NameKind
from archive.public.components.names_in_use import NameInUse, NamesInUse, Origin, origins_of
from archive.public.lists.rows import row_words, said_by, source_of, where_written

SAYS_NOTHING = (NameKind.PREFERRED, NameKind.VARIANT)
"""Kinds that help the archivist order names, and tell a reader nothing."""


def person_names(names: Iterable[PersonName], matches: Iterable[EntryMatch]) -> NamesInUse | None:
    """Return the names of a person and of the rows matched to them; equal texts stand once.

    Each with where it comes from: the list and its row, or the source and the place in it. Names
    must come with their source and its record; those that came from a row are told as its own.
    """
    rows = [match.entry for match in matches]
    by_row = {(row.pk, text) for row in rows for text in row.all_names()}
    forms = [
        replace(name_in_use(name), used_by="", origins=())
        if (name.entry_id, name.text) in by_row
        else name_in_use(name)
        for name in names
    ]
    forms += [form for row in rows for form in names_in_row(row)]
    return _shown(gathered(forms))


def place_names(names: Iterable[PlaceName]) -> NamesInUse | None:
    """Return the names of a place, each with its period and who uses it."""
    return _shown(name_in_use(name) for name in names)


def _shown(forms: Iterable[NameInUse]) -> NamesInUse | None:
    items = tuple(forms)
    return NamesInUse(items=items) if items else None


def name_in_use(name: PersonName | PlaceName) -> NameInUse:
    """Return a form as its name row has it."""
    origins = origins_of(name)
    return NameInUse(
        text=name.text,
        lang=foreign_lang(name.language),
        language_words=language_words(name.language),
        kind_words="" if name.kind in SAYS_NOTHING else name.get_kind_display(),
        period_words=date_words(getattr(name, "period", "")),
        used_by="" if name.used_by in [origin.title for origin in origins] else name.used_by,
        origins=origins,
    )


def _in_list(entry: ListEntry) -> Origin:
    title = entry.victim_list.title
    place = ", ".join(part for part in (row_words(entry), where_written(entry)) if part)
    return Origin(
        title=title,
        url=entry.victim_list.get_absolute_url(),
        lang=fallback_lang(title),
        place=place or _("the row"),
        place_url=entry.get_absolute_url(),
    )


def names_in_row(entry: ListEntry) -> list[NameInUse]:
    """Return the forms a row holds: as recorded, as we read it, spelled otherwise."""
    source, origin = source_of(entry), _in_list(entry)
    forms = []
    if entry.name_as_recorded:
        form = _form(entry.name_as_recorded, source.language if source else "")
        printer = said_by(entry)
        forms.append(replace(form, used_by=printer if printer != origin.title else ""))
    if entry.name_reading:
        forms.append(_form(entry.name_reading, "", NameKind.ARCHIVE))
    forms += [
        _form(spelling["text"], spelling.get("tag", ""), spelling.get("kind", ""))
        for spelling in entry.spellings
        if spelling.get("text")
    ]
    return [replace(form, origins=(origin,)) for form in forms]


def gathered(forms: Iterable[NameInUse]) -> list[NameInUse]:
    """Put equal texts together, and say with each all who print it, and where."""
    kept: dict[str, NameInUse] = {}
    printers: dict[str, list[str]] = {}
    for form in forms:
        first = kept.setdefault(form.text, form)
        kept[form.text] = replace(
            first,
            language_words=first.language_words or form.language_words,
            origins=tuple(dict.fromkeys((*first.origins, *form.origins))),
        )
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
