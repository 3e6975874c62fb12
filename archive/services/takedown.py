"""Takedown: hiding a record, a row of a list or a single form of a name on request, at once.

Saving what was hidden brings the index up to date in the same transaction; every request is kept
with its reason, and can be lifted.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from archive.models import ListEntry, Person, PersonName, Record, Takedown, WorkLeft
from archive.models.curated import Curated
from archive.models.fields import LANGUAGE_CODES
from archive.search.index import writer as index

from .change import change, tried_again, write

FIELDS: dict[type[Any], str] = {Record: "record", ListEntry: "entry", PersonName: "person_name"}


@tried_again
def hide(
    target: Any,
    reason: str,
    author: Any,
    private_reason: str = "",
    public_reason: dict[str, str] | None = None,
) -> Takedown:
    """Hide a record, row or name everywhere and return the takedown that says why.

    `target` is a registry or curated record, a ListEntry or a PersonName; `reason` any of
    Takedown.Reason; `public_reason` maps languages to what readers are told. Raises TypeError
    for anything else.
    """
    target = _to_hide(target)
    words = {
        f"public_reason_{code}": (public_reason or {}).get(code, "") for code in LANGUAGE_CODES
    }
    takedown = Takedown(reason=reason, by=author, private_reason=private_reason, **words)
    setattr(takedown, FIELDS[type(target)], target)
    with change(author, takedown.get_reason_display(), holding=[target, *_called_by(target)]):
        takedown.save()
        _set_hidden(target, target.hidden_at or timezone.now())
        _scrub_after(takedown)
    return takedown


@tried_again
def hide_all(
    targets: Iterable[Any],
    reason: str,
    author: Any,
    private_reason: str = "",
    public_reason: dict[str, str] | None = None,
) -> list[Takedown]:
    """Hide several records, rows or names for one reason, all or none; see `hide`."""
    together = [_to_hide(target) for target in targets]
    held = [row for target in together for row in (target, *_called_by(target))]
    with change(author, str(Takedown.Reason(reason).label), holding=held):
        return [hide(target, reason, author, private_reason, public_reason) for target in together]


@tried_again
def lift_all(takedowns: Iterable[Takedown], author: Any, reason: str = "") -> list[Takedown]:
    """Lift several takedowns, all or none; return those that stood until now. See `lift`."""
    together = list(takedowns)
    with change(author, reason, holding=together):
        return [takedown for takedown in together if lift(takedown, author, reason)]


def _to_hide(target: Any) -> Any:
    """Return what carries the hiding: of a curated record, its row of the registry."""
    target = target.record if isinstance(target, Curated) else target
    if type(target) not in FIELDS:
        raise TypeError(f"{type(target).__name__} cannot be hidden by itself.")
    return target


def _called_by(target: Any) -> list[Person]:
    """Return the person a row is matched to, who is called otherwise without it."""
    if not isinstance(target, ListEntry):
        return []
    return list(Person.objects.filter(entry_matches__entry=target))


@tried_again
def lift(takedown: Takedown, author: Any, reason: str = "") -> bool:
    """Lift a takedown; the target is shown again unless another takedown still hides it.

    Returns whether it stood until now: what was lifted already keeps who lifted it, and when.
    """
    with change(author, reason, holding=[takedown]):
        if takedown.lifted_at is not None:
            return False
        write(takedown, lifted_at=timezone.now(), lifted_by=author)
        field, target = target_of(takedown)
        others = Takedown.objects.filter(**{field: target}, lifted_at__isnull=True)
        if not others.exists():
            _set_hidden(target, None)
    return True


def standing_of(targets: Iterable[Any]) -> list[Takedown]:
    """Return the takedowns that hide any of these now. 1 query for each."""
    return [
        takedown
        for target in targets
        for takedown in Takedown.objects.filter(
            **{FIELDS[type(target)]: target}, lifted_at__isnull=True
        ).select_related("by", "record", "entry", "person_name")
    ]


def _scrub_after(takedown: Takedown) -> None:
    """Let nothing of what was hidden stay in the pages of the index, once it is hidden."""
    WorkLeft.leave(WorkLeft.Kind.SCRUB, takedown.pk)

    def scrub() -> None:
        index.scrub()
        WorkLeft.done(WorkLeft.Kind.SCRUB, takedown.pk)

    transaction.on_commit(scrub)


def target_of(takedown: Takedown) -> tuple[str, Any]:
    """Return which field of a takedown names its target, and the target."""
    for field in FIELDS.values():
        if getattr(takedown, f"{field}_id"):
            return field, getattr(takedown, field)
    raise ValueError("This takedown names nothing.")


def _set_hidden(target: Any, moment: Any) -> None:
    """Write the moment on a target that is held; what was derived from it follows."""
    if target.hidden_at != moment:
        write(target, hidden_at=moment)
