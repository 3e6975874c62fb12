"""Publishing: how a record travels from draft to public, and out of sight again.

Every verb checks that the step may be taken, claims the record's version and keeps author and
reason in the history of the registry row. Nothing but that row is written; saving it brings the
search index up to date.
"""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.models import Record, Source
from archive.models.registry import State
from archive.services.refusal import Refused

from .change import change
from .consequences import public_dependants


class CannotPublish(Refused):
    """The step cannot be taken; `sentences` say why, in words for an archivist."""


def obstacles(instance: Any) -> list[str]:
    """Return what stands in the way of publishing a record, a sentence each."""
    sentences = list(instance.missing_for_publishing())
    if instance.record.merged_into_id:
        sentences.append(_("It was merged into another record."))
    try:
        instance.full_clean()
    except ValidationError as error:
        sentences += _in_words(instance, error)
    return sentences


def _in_words(instance: Any, error: ValidationError) -> list[str]:
    sentences = []
    for name, messages in error.message_dict.items():
        label = "" if name == NON_FIELD_ERRORS else _label(instance, name)
        sentences += [f"{label}: {message}" if label else message for message in messages]
    return sentences


def _label(instance: Any, name: str) -> str:
    try:
        return capfirst(str(instance._meta.get_field(name).verbose_name))
    except FieldDoesNotExist:
        return name


def send_to_review(instance: Any, author: Any, reason: str = "", opened: int | None = None) -> None:
    """Say that a draft is ready to be read by an editor. Raises CannotPublish."""
    _step(instance, author, reason, opened, before={State.DRAFT}, state=State.IN_REVIEW)


def back_to_draft(instance: Any, author: Any, reason: str = "", opened: int | None = None) -> None:
    """Hand a record in review back to its writer. Raises CannotPublish."""
    _step(instance, author, reason, opened, before={State.IN_REVIEW}, state=State.DRAFT)


def publish(instance: Any, author: Any, reason: str = "", opened: int | None = None) -> None:
    """Make a record public; the first time is kept for ever.

    `opened` is the version somebody looked at before deciding: a later a raises EditConflict.
    Raises CannotPublish with everything that stands in the way. What was public before needs a
    reason to become public again.
    """
    sentences = obstacles(instance)
    if instance.record.first_published_at and not reason.strip():
        sentences.append(_("It was public before: give a reason."))
    if sentences:
        raise CannotPublish(*sentences)
    _step(
        instance,
        author,
        reason,
        opened,
        before={State.DRAFT, State.IN_REVIEW, State.WITHDRAWN},
        state=State.PUBLISHED,
        withdrawn_at=None,
        withdrawn_reason="",
    )


def withdraw(instance: Any, author: Any, public_reason: str, opened: int | None = None) -> None:
    """Take a public record out of sight; its address says so, with the reason.

    Raises CannotPublish without a reason, and for a source while public statements rest on it.
    """
    if not public_reason.strip():
        raise CannotPublish(_("Give the reason readers will see."))
    if isinstance(instance, Source) and (resting := public_dependants(instance)):
        named = [f"{statement._meta.verbose_name} “{statement}”" for statement in resting]
        raise CannotPublish(_("Withdraw what rests on it first: %s.") % "; ".join(named))
    _step(
        instance,
        author,
        public_reason,
        opened,
        before={State.PUBLISHED},
        state=State.WITHDRAWN,
        withdrawn_at=timezone.now(),
        withdrawn_reason=public_reason.strip(),
    )


def _step(
    instance: Any,
    author: Any,
    reason: str,
    opened: int | None,
    *,
    before: set[State],
    state: State,
    **values: Any,
) -> None:
    """Claim the record's version, then write its new state from a freshly read row."""
    record = Record.objects.get(pk=instance.pk)
    if record.state not in before:
        raise CannotPublish(_("It is %s now.") % record.get_state_display())
    version = record.version if opened is None else opened
    with change(author, reason, claims=[(record.pk, version)]):
        record.refresh_from_db()
        record.state = state
        if state == State.PUBLISHED and record.first_published_at is None:
            record.first_published_at = timezone.now()
        for name, value in values.items():
            setattr(record, name, value)
        record.save()
    instance.record = record
