"""What the history writes beside the values: who changed them and why, and what stood before.

Every save writes a row of history. It is signed by the `recording` it happens in, which
`services.change` opens; the first change of a row that has no history keeps what stood before.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.db.models.signals import pre_save
from simple_history.signals import pre_create_historical_record

BASELINE_REASON = "as it stood before the first recorded change"


@dataclass(frozen=True, slots=True)
class Recording:
    """Who is changing records now, and why."""

    author: AbstractBaseUser | None
    reason: str


_current: ContextVar[Recording | None] = ContextVar("recording", default=None)


@contextmanager
def recording(author: Any = None, reason: str = "") -> Iterator[None]:
    """Sign what is saved inside. Given neither, the recording around it goes on."""
    if author is None and not reason:
        yield
        return
    token = _current.set(Recording(author, reason))
    try:
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
