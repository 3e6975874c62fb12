"""Which version an edit claims, and who changed a record meanwhile."""

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
    kind = ContentType.objects.get_for_model(type(instance))
    last = (
        LogEntry.objects.filter(content_type=kind, object_id=str(instance.pk))
        .select_related("user")
        .order_by("-action_time")
        .first()
    )
    who, when, what = _("somebody else"), "", ""
    if last is not None:
        who = last.user.get_username()
        when = date_format(localtime(last.action_time), "DATETIME_FORMAT")
        what = last.get_change_message()
    return _(
        "Changed meanwhile by %(who)s %(when)s %(what)s Nothing was saved; what you typed is "
        "still here. Compare in the frame above, choose, and save again."
    ) % {"who": who, "when": when and f"({when}).", "what": what}
