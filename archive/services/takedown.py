"""Takedown: hiding a record, a row of a list or a single form of a name on request, at once.

Saving what was hidden brings the index up to date in the same transaction; every request is kept
with its reason, and can be lifted.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from archive.models import ListEntry, PersonName, Record, Takedown
from archive.models.curated import Curated
from archive.models.fields import LANGUAGE_CODES
from archive.search.index import writer as index

from .change import change

FIELDS: dict[type[Any], str] = {Record: "record", ListEntry: "entry", PersonName: "person_name"}


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
    with change(author, takedown.get_reason_display()):
        takedown.save()
        _set_hidden(target, timezone.now())
    return takedown


def hide_all(
    targets: Iterable[Any],
    reason: str,
    author: Any,
    private_reason: str = "",
    public_reason: dict[str, str] | None = None,
) -> list[Takedown]:
    """Hide several records, rows or names for one reason, all or none; see `hide`."""
    with change(author, str(Takedown.Reason(reason).label)):
        return [
            hide(target, reason, author, private_reason, public_reason)
            for target in in_one_order(map(_to_hide, targets))
        ]


def lift_all(takedowns: Iterable[Takedown], author: Any, reason: str = "") -> None:
    """Lift several takedowns, all or none; see `lift`."""
    by_target: dict[Any, list[Takedown]] = {}
    for takedown in takedowns:
        by_target.setdefault(target_of(takedown)[1], []).append(takedown)
    with change(author, reason):
        for target in in_one_order(by_target):
            for takedown in by_target[target]:
                lift(takedown, author, reason)


def _to_hide(target: Any) -> Any:
    """Return what carries the hiding: of a curated record, its row of the registry."""
    target = target.record if isinstance(target, Curated) else target
    if type(target) not in FIELDS:
        raise TypeError(f"{type(target).__name__} cannot be hidden by itself.")
    return target


def in_one_order(targets: Iterable[Any]) -> list[Any]:
    """Return targets in the order in which everybody hides: records, rows, names, each by id."""
    kinds = list(FIELDS)
    return sorted(targets, key=lambda target: (kinds.index(type(target)), str(target.pk)))


def lift(takedown: Takedown, author: Any, reason: str = "") -> None:
    """Lift a takedown; the target is shown again unless another takedown still hides it."""
    field, target = target_of(takedown)
    with change(author, reason):
        takedown.lifted_at, takedown.lifted_by = timezone.now(), author
        takedown.save()
        others = Takedown.objects.filter(**{field: target}, lifted_at__isnull=True)
        if not others.exists():
            _set_hidden(target, None)


def standing_of(targets: Iterable[Any]) -> list[Takedown]:
    """Return the takedowns that hide any of these now. 1 query for each."""
    return [
        takedown
        for target in targets
        for takedown in Takedown.objects.filter(
            **{FIELDS[type(target)]: target}, lifted_at__isnull=True
        ).select_related("by", "record", "entry", "person_name")
    ]


def target_of(takedown: Takedown) -> tuple[str, Any]:
    """Return which field of a takedown names its target, and the target."""
    for field in FIELDS.values():
        if getattr(takedown, f"{field}_id"):
            return field, getattr(takedown, field)
    raise ValueError("This takedown names nothing.")


def _set_hidden(target: Any, moment: Any) -> None:
    """Write the moment on a freshly read row, so that nothing else of it is written back."""
    fresh = type(target)._base_manager.get(pk=target.pk)
    if moment is None or fresh.hidden_at is None:
        fresh.hidden_at = moment
        fresh.save()
    target.hidden_at = fresh.hidden_at
    if moment is not None:
        transaction.on_commit(index.scrub)  # nothing of it stays in the pages of the index
