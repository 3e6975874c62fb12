"""Recording who changed what and why; claiming a version so that nobody overwrites anybody.

    with recording(author=user, reason="date corrected after p. 12", claims=[(uid, version)]):
        event.save()

One transaction: the versions are claimed first, the history rows written on every save carry the
author and the reason, and the search index is brought up to date before it closes.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction
from django.db.models.signals import pre_save
from django.utils import timezone
from simple_history.signals import pre_create_historical_record

from .registry import Record

BASELINE_REASON = "as it stood before the first recorded change"


class EditConflict(Exception):
    """Somebody else saved this record since it was opened; nothing has been written."""

    def __init__(self, uid: str, opened: int) -> None:
        super().__init__(f"Record {uid} was changed by somebody else after version {opened}.")
        self.uid, self.opened = uid, opened


@dataclass(frozen=True, slots=True)
class Recording:
    """Who is changing records now, and why."""

    author: AbstractBaseUser | None
    reason: str


_current: ContextVar[Recording | None] = ContextVar("recording", default=None)


def claim(uid: str, version: int) -> None:
    """Take the next version of a record, or raise EditConflict where it moved on meanwhile."""
    claimed = Record.objects.filter(pk=uid, version=version).update(
        version=models.F("version") + 1, changed_at=timezone.now()
    )
    if not claimed:
        raise EditConflict(uid, version)


@contextmanager
def recording(
    author: Any = None, reason: str = "", claims: Iterable[tuple[str, int]] = ()
) -> Iterator[None]:
    """Do one change in one transaction, with its author and reason kept in the history."""
    token = _current.set(Recording(author, reason))
    try:
        with transaction.atomic():
            for uid, version in claims:
                claim(uid, version)
            yield
    finally:
        _current.reset(token)


def _sign(sender: object, history_instance: Any, **kwargs: Any) -> None:
    """Put the author and the reason on a history row before it is written."""
    now = _current.get()
    if now is None:
        return
    if now.author is not None and getattr(now.author, "pk", None):
        history_instance.history_user = now.author
    if now.reason:
        history_instance.history_change_reason = now.reason[:500]


def keep_baseline(sender: type[models.Model], instance: Any, raw: bool, **kwargs: Any) -> None:
    """Write the stored values as first history row, if an unrecorded row is about to change."""
    if raw or instance.pk is None or instance._state.adding or not hasattr(sender, "history"):
        return
    history: Any = sender.history
    column = sender._meta.pk.attname
    if history.filter(**{column: instance.pk}).exists():
        return
    stored = sender._base_manager.filter(pk=instance.pk).first()
    if stored is not None:
        history.bulk_history_create([stored], default_change_reason=BASELINE_REASON)


def connect() -> None:
    """Start listening; called once when the app is ready."""
    pre_create_historical_record.connect(_sign, dispatch_uid="archive-sign-history")
    for model in apps.get_app_config("archive").get_models():
        if hasattr(model, "history"):
            pre_save.connect(keep_baseline, sender=model, dispatch_uid=f"baseline-{model.__name__}")
