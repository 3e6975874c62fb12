"""What a person takes from rows: names as printed, and what all rows that say it say alike."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext as _

from archive.lib.languages import script_of
from archive.lib.names import fold, parse_name
from archive.lib.names.folding import azeri_latin, original_words
from archive.lib.names.letters import AZERI_LATIN_SIGN
from archive.models import ListEntry, Person, PersonName
from archive.models.naming import NameKind
from archive.models.row_field import FieldKind
from archive.models.row_fields import OF_PERSONS
from archive.services.change import change

# Person keeps no words for a place
AGREED = tuple(
    column
    for field in OF_PERSONS
    for column in (field.reading, *([field.written] if field.kind is FieldKind.DATE else []))
)
KIND_OF_SPELLING: dict[str, NameKind] = {kind: kind for kind in (NameKind.ARCHIVE, NameKind.BIRTH)}
"""Of other spellings of a row; the rest are variants."""

Filled = dict[str, list[Any]]  # field: what stood there before, what was filled in


def add_names(person: Person, row: ListEntry) -> list[str]:
    """Add the names of a row, each knowing that row; return the ids of the new names.

    Those the person has by themselves are not added, but those of other rows are: either row may
    be hidden. A name hidden on request for this person does not come back, however it is spelled
    or tagged.
    """
    own = Q(entry__isnull=True) | Q(entry=row)
    had = set(person.names.filter(own).values_list("text", "language"))
    withheld = withheld_names(person)
    position = person.names.aggregate(last=Max("position"))["last"]
    position = -1 if position is None else position
    made = []
    for name in _names(row):
        if (name.text, name.language) in had or fold(name.text) in withheld:
            continue
        position += 1
        name.person, name.entry, name.position = person, row, position
        name.save()
        made.append(name.pk)
    return made


def withheld_names(person: Person) -> set[str]:
    """Return the folds of the names that are hidden on request for a person."""
    hidden = person.names.filter(hidden_at__isnull=False)
    return {fold(text) for text in hidden.values_list("text", flat=True)}


def _names(row: ListEntry) -> Iterable[PersonName]:
    if row.name_as_recorded:
        kind = NameKind.AS_PRINTED
        source = row.source or row.victim_list.source
        made = _name(row.name_as_recorded, language_of_name(row.name_as_recorded, row), kind)
        if not made.patronymic and script_of(row.patronymic) == script_of(made.text):
            made.patronymic = row.patronymic  # it may stand in a column of its own
        made.source, made.locator_kind, made.locator = source, row.locator_kind, row.locator
        yield made
    for spelling in row.spellings:
        text = str(spelling.get("text", "")).strip()
        kind = KIND_OF_SPELLING.get(str(spelling.get("kind")), NameKind.VARIANT)
        if text:
            yield _name(text, str(spelling.get("tag", "")), kind)


def _name(text: str, language: str, kind: NameKind) -> PersonName:
    parts = parse_name(text)
    return PersonName(
        text=text[:300],
        language=language[:12],
        kind=kind,
        given=parts.given[:150],
        patronymic=parts.patronymic[:150],
        family=parts.family[:150],
    )


def language_of_name(text: str, row: ListEntry) -> str:
    """Return the tag of a printed name, from its letters, else from the language of its source."""
    if script_of(text) == "Cyrl":
        is_azeri = any(azeri_latin(word) for word in original_words(text))
        return "az-Cyrl" if is_azeri else "ru"
    if script_of(text) != "Latn":
        return ""
    source = row.source or row.victim_list.source
    if AZERI_LATIN_SIGN.search(text.lower()) or (source and source.language.startswith("az")):
        return "az-Latn"
    return "en"


def fill(person: Person, rows: list[ListEntry]) -> Filled:
    """Fill what the person has empty and the rows say alike; return what was filled in.

    What somebody entered for the person is never replaced. The person keeps which values came from
    rows, for they are public only while a row is that says them.
    """
    filled: Filled = {}
    for field in AGREED:
        values = {getattr(row, field) for row in rows if getattr(row, field)}
        before = getattr(person, field)
        if len(values) == 1 and not before:
            filled[field] = [before, values.pop()]
    if not person.is_minor and any(row.is_minor for row in rows):
        filled["is_minor"] = [False, True]
    for date in ("birth", "death"):
        if date not in filled:  # words of a date never stand beside another
            filled.pop(f"{date}_as_written", None)
    for field, (_before, after) in filled.items():
        setattr(person, field, after)
        person.from_rows[field] = {"value": after, "withheld": False}
    return filled


def renew(person: Person, author: Any) -> None:
    """Save a person with the labels their names give now.

    Readers see the history of a person: it says that rows came or went, not why, for the reason
    tells of rows they may not see. The match keeps it.
    """
    with change(author, _("What rows say of the person was brought up to date")):
        person.refresh_labels()
        person.save()


def take_names(person: Person, rows: Iterable[Any]) -> None:
    """Remove the names these rows brought; a name withheld on request stays withheld."""
    for name in PersonName.objects.filter(person=person, entry__in=rows, takedowns__isnull=True):
        name.delete()


@contextmanager
def names_follow(rows: "QuerySet[ListEntry]") -> Iterator[None]:
    """Let the persons of these rows be called as the rows write them after what is done inside.

    A spelling a row no longer has leaves the person; what is hidden on request stays hidden.
    """
    matched = rows.filter(match__isnull=False)
    before = {row.pk: set(row.all_names()) for row in matched}
    yield
    now = ListEntry.objects.filter(pk__in=before).select_related(
        "match__person", "victim_list__source", "source"
    )
    for row in now:
        if gone := before[row.pk] - set(row.all_names()):
            brought = row.names_of_person.filter(text__in=gone, takedowns__isnull=True)
            for name in brought:
                name.delete()
        if set(row.all_names()) != before[row.pk]:
            add_names(row.match.person, row)
