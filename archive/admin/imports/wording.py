"""Fields, columns and findings of an import in the words of the desk.

The importers speak English, for logs and reports; what stands in a form is said here.
"""

import re
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.formatting import capfirst, number
from archive.importers.lists import AS_WRITTEN, NUMBER, Column
from archive.lib.sheets import SheetRefused
from archive.lib.unknown import NOT_KNOWN
from archive.models import ListEntry, Place, Term
from archive.models.people import Fate, Sex
from archive.models.row_field import FieldKind, Group
from archive.models.row_fields import IMPORTED
from archive.models.terms import Vocabulary
from archive.models.wording import said

AT_LEAST, AT_MOST, ABOUT = "at least", "at most", "about"
_WITH_NUMBER = re.compile(rf"({AT_LEAST}|{AT_MOST}|{ABOUT})? ?(\d+|{NUMBER})")

NOT_READ = _("kept as it is, not read")
FIELD_GROUPS: list[tuple[Any, list[tuple[str, Any]]]] = [
    (group.label, [(key, field.label) for key, field in IMPORTED.items() if field.group == group])
    for group in Group
]
LABELS: dict[str, Any] = {
    "row_key": _("key"),
    "spellings": _("other spellings"),
    "gone_in_batch": _("gone"),
}

FINDINGS: dict[str, Any] = {
    "too-many-cells": _("Too many cells"),
    "too-few-cells": _("Too few cells"),
    "control-characters": _("Control characters"),
    "doubled-key": _("The same key twice"),
    "no-key": _("No key"),
    "no-such-id": _("No row with this id"),
    "header-again": _("The header again"),
    "row-of-totals": _("A row of totals"),
    "section-heading": _("A heading of the table"),
    "perhaps-no-person": _("A heading or a sum?"),
    "too-long": _("Too long"),
    "edited": _("A colleague's reading stays"),
    "changed": _("Says something else now"),
    "written-otherwise": _("Written otherwise, says the same"),
    "key-of-another-person": _("The key stands for another person now"),
    "key-passed-on": _("The key was another row's"),
    "alike-rows": _("Several rows of the list say this"),
    "paired": _("Paired with a row of before"),
    "not-paired": _("Not paired: several are alike"),
    "moved": _("Stands at another place"),
    "back": _("Gone before, and back"),
    "doubled-row": _("Says the same as another row"),
    "mojibake": _("Read in the wrong encoding?"),
    "letter-lost": _("A letter may be lost"),
    "hidden-character": _("Invisible characters"),
    "hidden-characters": _("Invisible characters"),
    "two-scripts": _("Two alphabets in one word"),
    "merged-cells": _("Merged cells"),
    "name-in-digits": _("A name without letters"),
    "like-hidden": _("Called like a hidden row"),
    "no-name": _("No name recorded"),
    "rather-no-name": _("A name, or that none is known?"),
    "rather-a-name": _("A name, or a word in place of one?"),
    "known-by-relative": _("Known only by a relative"),
    "several-persons": _("Several persons in a cell?"),
    "beside-the-name": _("What stands beside the name"),
    "father-differs": _("Two fathers"),
    "date-not-read": _("A date that cannot be read"),
    "date-part-not-read": _("A part of a date that is not read"),
    "ambiguous-day-month": _("Day or month first?"),
    "placeholder-day": _("A clerk's day? 1 January, 1 June"),
    "ambiguous-decade": _("Ten years or a hundred?"),
    "month-first": _("Month before day"),
    "season-or-years": _("A season or years?"),
    "old-style": _("An Old Style date"),
    "no-such-day": _("29 February 1900?"),
    "excel-serial": _("A day number of a spreadsheet"),
    "double-year": _("One year or two?"),
    "years-shortened": _("A year of two digits in a run"),
    "month-or-years": _("A month or years?"),
    "night": _("Which night?"),
    "time-of-day": _("A time of day"),
    "other-calendar": _("A year of another calendar?"),
    "date-of-another": _("The date of something else"),
    "death-before-birth": _("Dead before born"),
    "age-not-read": _("An age that cannot be read"),
    "in-the-future": _("Dates that lie in the future"),
    "older-than-anybody": _("Older than anybody"),
    "far-from-event": _("A hundred years and more from the event"),
    "born-after-event": _("Born after the event"),
    "death-of-survivor": _("A date of death of somebody who lived on"),
    "age-at-least": _("An age as the least"),
    "age-at-most": _("An age as the greatest"),
    "age-about": _("An age that is an estimate"),
    "age-range": _("One of several ages"),
    "age-uncertain": _("A doubtful age"),
    "age-against-birth": _("Age against dates"),
    "word-not-read": _("A word not known"),
    "position-doubted": _("A sign behind a running number"),
    "position-not-read": _("A number that cannot be read"),
    "several-places": _("Several places of this name"),
    "place-not-found": _("No place of this name here"),
    "place-of-another-kind": _("A place of another kind here"),
    "place-elsewhere": _("A place that lies elsewhere here"),
    "source-not-found": _("No such source here"),
    "not-an-address": _("No address on the web"),
}
"""What was noted, by its code. A code that is missing here is shown as it is."""


def refusal_words(refusal: Exception) -> str:
    """Say what is wrong with a file and where, in the language of the desk."""
    if not isinstance(refusal, SheetRefused):
        return str(refusal)
    reason = said(refusal.reason)
    if refusal.row is None:
        return reason
    place = {"row": str(refusal.row), "reason": reason}
    if refusal.offset is None:
        return gettext("Row %(row)s: %(reason)s") % place
    place["byte"] = number(refusal.offset)
    return gettext("Row %(row)s (byte %(byte)s of the file): %(reason)s") % place


def finding_words(code: str) -> Any:
    """Return what kind of finding it is, in words."""
    return FINDINGS.get(code, code.replace("-", " ").capitalize())


def field_words(name: str) -> Any:
    """Return what a field is called on the desk."""
    return IMPORTED[name].label if name in IMPORTED else name


def column_words(name: str) -> str:
    """Return what a column is called: ours by its label, a column of the file by its own name."""
    if name in LABELS:
        return str(LABELS[name])
    labels = {column.attname: column.verbose_name for column in ListEntry._meta.concrete_fields}
    return capfirst(str(labels[name])) if name in labels else name


def kind_of(column: Column) -> FieldKind | None:
    """Return the kind of the field a column is; None where it is only kept."""
    field = IMPORTED.get(column.field)
    return field.kind if field and not column.is_dropped else None


def meanings(field: str) -> list[tuple[str, Any]]:
    """Return what a word of a field can mean, with its label."""
    if field == "sex":
        return [(str(value), label) for value, label in Sex.choices]
    if field == "fate":
        return [(str(value), label) for value, label in Fate.choices]
    return [(term.slug, str(term)) for term in statuses()]


def statuses() -> Any:
    """Return the statuses a row can have."""
    return Term.objects.filter(vocabulary=Vocabulary.STATUS_THEN, is_retired=False)


def meaning_words(column: Column, meaning: str) -> Any:
    """Say a meaning as a person does."""
    kind = kind_of(column)
    of_kind: dict[Any, Any] = {AS_WRITTEN: gettext("stays as written, without a doubt")}
    of_kind[NOT_KNOWN] = gettext("not known")
    if kind is FieldKind.NAME:
        of_kind[AS_WRITTEN] = gettext("it is a name, as written")
        of_kind[NOT_KNOWN] = gettext("no name is known")
    elif kind is FieldKind.PLACE:
        of_kind[AS_WRITTEN] = gettext("no place of the archive")
    if meaning in of_kind:
        return of_kind[meaning]
    if kind is FieldKind.AGE:
        return age_words(meaning)
    if kind is FieldKind.PLACE:
        return Place.objects.filter(pk=meaning).first() or meaning
    is_choice = kind in (FieldKind.CHOICE, FieldKind.TERM)
    return dict(meanings(column.field)).get(meaning, meaning) if is_choice else meaning


def age_words(meaning: str) -> str:
    """Say an age as an answer has it: a number, at least so much, about so much."""
    match = _WITH_NUMBER.fullmatch(meaning)
    if match is None:
        return meaning
    number = gettext("its number") if match[2] == NUMBER else match[2]
    of_signs = {
        AT_LEAST: gettext("at least %s"),
        AT_MOST: gettext("at most %s"),
        ABOUT: gettext("about %s"),
        None: "%s",
    }
    return of_signs[match[1]] % number
