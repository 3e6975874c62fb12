"""Which version an edit claims, and who changed a record meanwhile."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from archive.models import Citation, EntryMatch, ListEntry, Record
from archive.models.curated import Curated
from archive.services.change import claim, claim_entry


def record_of(instance: Any) -> Record | None:
    """Return the record whose publicness decides who may edit this row, and with what reason."""
    if isinstance(instance, Curated | Citation):
        return instance.record if instance.record_id else None
    if isinstance(instance, ListEntry):
        return instance.victim_list.record if instance.victim_list_id else None
    if isinstance(instance, EntryMatch):
        return instance.entry.victim_list.record if instance.entry_id else None
    return None


def was_public(instance: Any) -> bool:
    """Return whether an edit of this row touches something that is or once was public."""
    record = record_of(instance)
    return bool(record and record.first_published_at)


def version_of(instance: Any) -> int | None:
    """Return the version an edit of this row is based on; none for rows without a version."""
    if isinstance(instance, ListEntry):
        return instance.version
    if isinstance(instance, Curated | Citation) and instance.record_id:
        return instance.record.version
    return None


def take_version(instance: Any, opened: int) -> None:
    """Claim the next version of a row's record, or raise EditConflict."""
    if isinstance(instance, ListEntry):
        claim_entry(instance, opened)
    else:
        claim(instance.record_id, opened)


def conflict_words(instance: Any) -> str:
    """Say who changed this meanwhile, when and what, and that nothing typed is lost."""
    return _(
        "Changed meanwhile by %(who)s %(when)s %(what)s Nothing was saved; what you typed is "
        "still here. Compare in the frame above, choose, and save again."
    ) % _last_change(instance)


def overtaken_words(instance: Any) -> str:
    """Say who changed this meanwhile, when and what, to whoever would do something with it."""
    if instance is None or not type(instance)._base_manager.filter(pk=instance.pk).exists():
        return _("It was removed meanwhile. Nothing was done.")
    words = _("“%(name)s” was changed meanwhile by %(who)s %(when)s %(what)s Look again.")
    return words % {"name": instance, **_last_change(instance)}


def _last_change(instance: Any) -> dict[str, Any]:
    """Return who changed this last, when and what: in words, as the history or the desk noted."""
    who, when, what = max(_noted(instance), key=lambda note: note[1], default=(None, None, ""))
    said = date_format(localtime(when), "DATETIME_FORMAT") if when else ""
    return {"who": who or _("somebody else"), "when": said and f"({said}).", "what": what}


def _noted(instance: Any) -> Iterator[tuple[str, datetime, str]]:
    kind = ContentType.objects.get_for_model(type(instance))
    log = LogEntry.objects.filter(content_type=kind, object_id=str(instance.pk))
    for entry in log.select_related("user").order_by("-action_time")[:1]:
        yield entry.user.get_username(), entry.action_time, entry.get_change_message()
    record = record_of(instance) if isinstance(instance, Curated) else None
    for row in (instance, record):
        if row is None or not hasattr(row, "history"):
            continue
        for then in row.history.select_related("history_user").order_by("-history_date")[:1]:
            user = then.history_user
            yield user and user.get_username(), then.history_date, _sentence(then)


def _sentence(then: Any) -> str:
    reason = str(then.history_change_reason or "").strip()
    return reason if not reason or reason[-1] in ".!?…" else f"{reason}."
