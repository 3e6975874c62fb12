"""Merging two records and taking it back, each in a transaction with author and reason."""

from collections.abc import Iterable
from contextlib import nullcontext
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from archive.models import ListEntry, Merge, Person, Record
from archive.models.curated import Curated
from archive.models.registry import State
from archive.services.change import (
    Claim,
    EditConflict,
    change,
    claim,
    claim_entry,
    hold,
    tried_again,
)

from .kinds import MERGEABLE, belongings, opens_hidden, preview
from .previews import CannotMerge, Preview, model_of


@tried_again
def merge_records(
    kept: Any, absorbed: Any, author: Any, reason: str, opened: Iterable[Claim] = ()
) -> Merge:
    """Move what belongs to `absorbed` to `kept`, and lead the old id there.

    Needs a reason. `opened` are the versions somebody looked at; where one of the two has another
    by now, EditConflict is raised. Raises CannotMerge, having changed nothing, with everything in
    the way.
    """
    if not reason.strip():
        raise CannotMerge(_("Give a reason."))
    with change(author, reason):
        kept, absorbed = _claimed(type(kept), kept.pk, absorbed.pk, opened=dict(opened))
        seen = preview(kept, absorbed)
        if seen.obstacles:
            raise CannotMerge(*seen.obstacles)
        moved: dict[str, Any] = {"moves": seen.moves, "filled": _plain(seen.filled)}
        moved["record"] = _forward(absorbed, kept)
        _move(seen, kept, absorbed)
        for name, (_before, after) in seen.filled.items():
            setattr(kept, name, after)
        if isinstance(kept, Person):
            moved["from_rows"] = _take_over_values(kept, absorbed, seen)
        _renew(kept, author)
        return Merge.objects.create(
            kept=kept.record,
            absorbed=absorbed.record,
            moved=moved,
            by=author,
            reason=reason.strip(),
        )


@tried_again
def un_merge(merge: Merge, author: Any, reason: str) -> None:
    """Give back what moved, and the absorbed person their own page and state.

    What was deleted, or moved on, since the merge stays as it is; so does a filled-in field
    somebody has changed. Raises CannotMerge without a reason, where it is undone already,
    where the kept person was merged further or is hidden.
    """
    with change(author, reason, holding=[merge]):
        kept, absorbed = _claimed(mergeable(merge.kept), merge.kept_id, merge.absorbed_id)
        if not reason.strip():
            raise CannotMerge(_("Give a reason."))
        if obstacles := in_the_way(merge, kept, absorbed):
            raise CannotMerge(*obstacles)
        _move_back(merge.moved["moves"], kept, absorbed)
        for name, (before, after) in merge.moved["filled"].items():
            if plain_value(getattr(kept, name)) == after:
                setattr(kept, name, _as_stored(kept, name, before))
        for name in merge.moved.get("from_rows", ()):
            value = kept.from_rows.pop(name, None)
            if value and getattr(kept, name) == value["value"]:  # shown since: its rows leave
                setattr(kept, name, Person().__dict__[name])
        _stand_alone(absorbed, merge.moved["record"])
        for thing in (kept, absorbed):
            _renew(thing, author)
        merge.undone_at = timezone.now()
        merge.save()


def mergeable(record: Record) -> Any:
    """Return the model of records that can be merged to which this one belongs."""
    return next(model for model in MERGEABLE if model.record_kind == record.kind)


def plain_value(value: Any) -> Any:
    """Return a value as JSON keeps it."""
    return value if value is None or isinstance(value, str | int | bool) else str(value)


def _plain(filled: dict[str, list[Any]]) -> dict[str, Any]:
    return {name: [plain_value(value) for value in values] for name, values in filled.items()}


def _as_stored(kept: Any, name: str, value: Any) -> Any:
    field = kept._meta.get_field(name.removesuffix("_id"))
    return value if field.is_relation or value is None else field.to_python(value)


def _renew(thing: Any, author: Any) -> None:
    """Save a record with the labels its names give it now.

    Readers see the history of a person, and the reason of a merge may tell of rows they do not
    see: it stands in the registry alone.
    """
    if hasattr(thing, "refresh_labels"):
        thing.refresh_labels()
    is_person = isinstance(thing, Person)
    with change(author, _("Merged, or parted again")) if is_person else nullcontext():
        thing.save()


def _claimed(model: Any, *uids: str, opened: dict[str, int] | None = None) -> list[Any]:
    """Return the records, held with all that belongs to them, the next versions taken."""
    things = model.objects.in_bulk(uids)
    if gone := [uid for uid in uids if uid not in things]:
        raise EditConflict(gone[0])
    hold(*things.values(), *belongings(things.values()))
    for uid in sorted(uids):
        record = things[uid].record
        claim(uid, (opened or {}).get(uid, record.version))
        record.version += 1
    return [things[uid] for uid in uids]


def _take_over_values(kept: Person, absorbed: Person, seen: Preview) -> list[str]:
    """Let the kept person know which values came from rows, withheld ones too; return which.

    Their rows have moved as well.
    """
    taken = [
        name
        for name, value in absorbed.from_rows.items()
        if name not in kept.from_rows
        and (name in seen.filled or (value["withheld"] and not getattr(kept, name)))
    ]
    kept.from_rows |= {name: dict(absorbed.from_rows[name]) for name in taken}
    return taken


def _forward(absorbed: Any, kept: Any) -> dict[str, Any]:
    """Lead the old id to the kept person; return how its record stood before."""
    record = absorbed.record
    before = {"state": record.state, "withdrawn_reason": record.withdrawn_reason}
    before["withdrawn_at"] = record.withdrawn_at.isoformat() if record.withdrawn_at else ""
    record.merged_into = kept.record
    if record.state == State.PUBLISHED:
        record.state, record.withdrawn_at = State.WITHDRAWN, timezone.now()
    record.save()
    return before


def _stand_alone(absorbed: Any, before: dict[str, Any]) -> None:
    record = absorbed.record
    record.merged_into = None
    record.state, record.withdrawn_reason = before["state"], before["withdrawn_reason"]
    stored = before["withdrawn_at"]
    record.withdrawn_at = datetime.fromisoformat(stored) if stored else None
    record.save()


def _move(seen: Preview, to: Any, away: Any) -> None:
    """Point every row that moves to the kept record, each by itself, for its history."""
    for key, ids in seen.moves.items():
        _point(key, model_of(key)._default_manager.filter(pk__in=ids), to, away)


def _move_back(moves: dict[str, list[str]], kept: Any, absorbed: Any) -> None:
    for key, ids in moves.items():
        name = key.partition(".")[2]
        still = model_of(key)._default_manager.filter(pk__in=ids, **{name: kept.pk})
        _point(key, still, absorbed, kept)


def _point(key: str, rows: Any, to: Any, away: Any) -> None:
    """Let rows point to another record; forms that show them notice, as after any edit."""
    name = key.partition(".")[2]
    target: Any = to.record if name == "record" else to
    for row in list(rows):
        if isinstance(row, Curated):
            claim(row.pk, row.record.version)
        elif isinstance(row, ListEntry):
            claim_entry(row, row.version)
        if row._meta.get_field(name).many_to_many:
            getattr(row, name).remove(away)
            getattr(row, name).add(to)
        else:
            setattr(row, name, target)
            row.save()


def in_the_way(merge: Merge, kept: Any, absorbed: Any) -> list[str]:
    """Return what stands in the way of taking a merge back; empty if nothing."""
    if merge.undone_at:
        return [_("This merge was undone already.")]
    if kept.record.merged_into_id:
        return [_("“%s” was merged further since: undo that merge first.") % kept]
    if kept.record.hidden_at:
        return [_("“%s” is hidden on request.") % kept]
    if opens_hidden(kept, absorbed):
        words = _("A name hidden on request would stand open with “%s” again: hide it there first.")
        return [words % absorbed]
    return []
