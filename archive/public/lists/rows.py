"""What a row of a list says, in words.

Expects rows from `rows_to_read()`, which loads all that is read here; nothing in this module asks
the database again.
"""

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from archive.formatting import date_words, foreign_lang, locator_of, locator_words, named, number
from archive.lib.languages import written_in
from archive.lib.unknown import is_unknown, known
from archive.marking import Marked, filled, joined, marked
from archive.models import EntryMatch, ListEntry, Place, Source
from archive.models.fields import LocatorKind
from archive.models.lists import ListKind
from archive.public.components.base import Name


def rows_to_read() -> "QuerySet[ListEntry]":
    """Return public rows with their places, sources and the public person each is held to be."""
    rows: QuerySet[ListEntry] = (
        ListEntry.objects.published()
        .for_detail()
        .prefetch_related(
            Prefetch(
                "match",
                queryset=EntryMatch.objects.published().select_related("person__record"),
            )
        )
    )
    return rows


def visible_place(place: Place | None) -> Place | None:
    """Return a place if the public may see it; it must come with its record."""
    return place if place is not None and place.record.is_public else None


def source_of(entry: ListEntry) -> Source | None:
    """Return the source a row was read in: its own, else that of its list."""
    return entry.source or entry.victim_list.source


def said_by(entry: ListEntry) -> str:
    """Name who says what the row says, briefly: who compiled the list, or the source."""
    victim_list, source = entry.victim_list, source_of(entry)
    language = source.language if source else ""
    if victim_list.kind == ListKind.COMPILED and source is not None:
        return named(source.publisher or source.title, language)
    if victim_list.compiled_by:
        return named(victim_list.compiled_by)
    return joined((victim_list.title,), "")


def name_lang(entry: ListEntry) -> str:
    """Return the language of the name as recorded, where it is not the page's."""
    source = source_of(entry)
    return foreign_lang(written_in(entry.name, source.language if source else ""))


def row_name(entry: ListEntry) -> Name:
    """Return the name as recorded."""
    if entry.name:
        return Name(text=entry.name, lang=name_lang(entry))
    return Name(text=_("Name not recorded"))


def row_words(entry: ListEntry) -> str:
    """Say the number of a row in its list; empty where it has none."""
    return _("row %s") % number(entry.position) if entry.position else ""


def where_written(entry: ListEntry) -> str:
    """Say page, line and place in the source."""
    source = source_of(entry)
    page, line = known(entry.page), known(entry.line)
    locator = "" if is_unknown(entry.locator) else locator_of(entry, _language(source))
    return joined(
        (
            locator_words(LocatorKind.PAGE, page) if page else "",
            locator_words(LocatorKind.LINE, line) if line else "",
            locator,
        )
    )


def born_words(edtf: str) -> str:
    """Say when somebody was born, for a line in a list."""
    return pgettext("a person", "born: %s") % date_words(edtf) if edtf else ""


def age_words(entry: ListEntry) -> str:
    """Say the age at the event, in words of the source where it has words."""
    written = known(entry.age_text)
    if written and not written.isdecimal():
        return in_source_language(entry, written)
    if entry.age_years is None:
        return filled(_("aged %s"), in_source_language(entry, written)) if written else ""
    years = ngettext("%s year old", "%s years old", entry.age_years)
    return years % number(entry.age_years)


def in_source_language(entry: ListEntry, text: str) -> Marked:
    """Return words of the source, in its language."""
    return named(text, _language(source_of(entry))) if text else marked("")


def _language(source: Source | None) -> str:
    return source.language if source else ""


def life_words(entry: ListEntry) -> str:
    """Say birth and age in a line; empty where neither is recorded."""
    born = born_words(entry.birth)
    if not born and (written := known(entry.birth_as_written)):
        born = filled(pgettext("a person", "born: %s"), in_source_language(entry, written))
    return joined((born, age_words(entry)))


def fate_words(entry: ListEntry) -> str:
    """Say what became of somebody and when, only as far as this row says."""
    died = date_words(entry.death) or in_source_language(entry, known(entry.death_as_written))
    return joined((entry.get_fate_display(), died))


def place_words(entry: ListEntry) -> str:
    """Name the place of a row: as we call it, else as the source writes it."""
    seen = visible_place(entry.place)
    if seen is None:
        return in_source_language(entry, known(entry.place_text))
    return joined((seen.label,))
