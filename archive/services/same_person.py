"""All that stands in the archive for one human being, as matches say: what is hidden together.

    for piece in pieces_of(row):
        piece.words, piece.where      row 4 of “Example list”: Alice Example; the search, ...

The record of the person, the rows matched to them (whose spellings go with them), their other
names, their portrait. A record of any other kind, or a row without a match, stands alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from archive.lib.names import sort_key
from archive.models import Event, ListEntry, MediaItem, Person, PersonName, Record
from archive.models.registry import Kind

EVENTS_NAMED = 5
NAMESAKES = 20


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that can be hidden by itself."""

    target: Any  # a Record, a ListEntry or a PersonName
    words: str
    where: tuple[str, ...]  # from where it disappears; where it is to be seen again
    is_hidden: bool  # by a takedown of its own
    is_public: bool  # whether readers see it now

    @property
    def key(self) -> str:
        """The piece in a form: what it is, and its id."""
        return key_of(self.target)


def key_of(target: Any) -> str:
    """Return what a target is, and its permanent id."""
    if isinstance(target, ListEntry):
        return f"entry-{target.uid}"
    return f"{'name' if isinstance(target, PersonName) else 'record'}-{target.pk}"


def pieces_of(target: Any) -> list[Piece]:
    """Return a Record, ListEntry or PersonName and all that is the same human being; it first."""
    pieces = {key_of(target): _piece(target)}
    for person in _people(target):
        for other in _parts(person):
            pieces.setdefault(key_of(other), _piece(other))
    return list(pieces.values())


def namesakes_of(target: Any) -> list[Piece]:
    """Return rows of the same name that are not hidden and matched to nobody, some at most.

    Nobody has said that they are the same human being, nor that they are not.
    """
    texts = {target.text} if isinstance(target, PersonName) else set()
    texts |= {target.name_as_recorded} if isinstance(target, ListEntry) else set()
    texts |= {name.text for person in _people(target) for name in person.names.all()}
    keys = {sort_key(text, "az")[:400] for text in texts if text}
    rows = ListEntry.objects.filter(sort_az__in=keys, match__isnull=True, hidden_at__isnull=True)
    rows = rows.select_related("victim_list__record").order_by("victim_list__slug", "position")
    return [_piece(row) for row in rows[:NAMESAKES] if row != target]


def _people(target: Any) -> list[Person]:
    """Return the person something belongs to, and whom they were merged into."""
    people = Person.objects.select_related("record__merged_into", "portrait__record")
    if isinstance(target, ListEntry):
        people = people.filter(entry_matches__entry=target)
    elif isinstance(target, PersonName):
        people = people.filter(pk=target.person_id)
    else:
        people = people.filter(pk__in=[target.pk, target.merged_into_id])
    return list(people.order_by("pk"))


def _parts(person: Person) -> Iterator[Any]:
    yield person.record
    rows = ListEntry.objects.filter(match__person=person)
    yield from rows.select_related("victim_list__record").order_by("victim_list__slug", "position")
    yield from person.names.filter(entry__isnull=True).select_related("person")
    if person.portrait is not None:
        yield person.portrait.record


def _piece(target: Any) -> Piece:
    if isinstance(target, ListEntry):
        words, where, is_public = _of_row(target)
    elif isinstance(target, PersonName):
        words, where, is_public = _of_name(target)
    else:
        words, where, is_public = _of_record(target)
    return Piece(target, words, tuple(where), target.hidden_at is not None, is_public)


Said = tuple[str, list[str], bool]


def _of_row(row: ListEntry) -> Said:
    words = _("the row “%(name)s”, number %(number)s of “%(list)s”")
    named = {"name": row, "number": row.position, "list": row.victim_list}
    events = Event.objects.published().filter(lists=row.victim_list_id)[:EVENTS_NAMED]
    where = [_("its own page"), _("the list"), _("search and downloads")]
    where += [_("the names of “%s”") % event for event in events]
    match = getattr(row, "match", None)
    if match is not None and Person.objects.published().filter(pk=match.person_id).exists():
        where.append(_("the page of “%s”, with its spelling") % match.person)
    return words % named, where, ListEntry.objects.published().filter(pk=row.pk).exists()


def _of_name(name: PersonName) -> Said:
    words = _("the spelling “%s” of the name") % name
    if name.entry is not None:
        words = _("the spelling “%(name)s” of the name, from “%(list)s”") % {
            "name": name,
            "list": name.entry.victim_list,
        }
    public_names = PersonName.objects.published().filter(pk=name.pk)
    is_public = Person.objects.published().filter(names__in=public_names).exists()
    return words, [_("the page of the person"), _("search and downloads")], is_public


def _of_record(record: Record) -> Said:
    if record.kind == Kind.PERSON:
        person = Person.objects.select_related("record").get(pk=record.pk)
        events = Event.objects.published().filter(participations__person=person).distinct()
        where = [_("its own page"), _("people named here"), _("search and downloads")]
        where += [_("the page of “%s”") % event for event in events[:EVENTS_NAMED]]
        is_public = Person.objects.published().filter(pk=record.pk).exists()
        return _("the person “%s”") % person, where, is_public
    if record.kind == Kind.MEDIA:
        picture = MediaItem.objects.get(pk=record.pk)
        where = [_("wherever it is shown")]
        return _("the picture “%s”") % picture, where, record.is_public
    curated: Any = getattr(record, {"list": "victimlist"}.get(record.kind, record.kind))
    words = _("the %(kind)s “%(name)s”")
    named = {"kind": record.get_kind_display(), "name": curated}
    return words % named, [_("its own page"), _("search and downloads")], record.is_public
