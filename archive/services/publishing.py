"""Publishing: how a record travels from draft to public, and out of sight again.

Every verb holds the record, checks that the step may be taken, takes the next version and keeps
author and reason in the history of the registry row. Nothing but that row is written; saving it
brings the search index up to date.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.models import Record, Source
from archive.models.registry import State
from archive.services.refusal import Refused

from .change import EditConflict, change, tried_again, write
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
    return list(dict.fromkeys(sentences))


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


@tried_again
def send_to_review(instance: Any, author: Any, reason: str = "", opened: int | None = None) -> None:
    """Say that a draft is ready to be read by an editor. Raises CannotPublish."""
    with _step(instance, author, reason, opened, {State.DRAFT}):
        _write(instance, state=State.IN_REVIEW)


@tried_again
def back_to_draft(instance: Any, author: Any, reason: str = "", opened: int | None = None) -> None:
    """Hand a record in review back to its writer. Raises CannotPublish."""
    with _step(instance, author, reason, opened, {State.IN_REVIEW}):
        _write(instance, state=State.DRAFT)


@tried_again
def publish(instance: Any, author: Any, reason: str = "", opened: int | None = None) -> None:
    """Make a record public; the first time is kept for ever.

    `opened` is the version somebody looked at before deciding: a later version raises
    EditConflict. Raises CannotPublish with everything that stands in the way. What was public
    before needs a reason to become public again.
    """
    with _step(
        instance, author, reason, opened, {State.DRAFT, State.IN_REVIEW, State.WITHDRAWN}
    ) as record:
        sentences = obstacles(instance)
        if record.first_published_at and not reason.strip():
            sentences.append(_("It was public before: give a reason."))
        if sentences:
            raise CannotPublish(*sentences)
        first = record.first_published_at or timezone.now()
        shown = {"withdrawn_at": None, "withdrawn_reason": ""}
        _write(instance, state=State.PUBLISHED, first_published_at=first, **shown)


@tried_again
def withdraw(instance: Any, author: Any, public_reason: str, opened: int | None = None) -> None:
    """Take a public record out of sight; its address says so, with the reason.

    Raises CannotPublish without a reason, and for a source while public statements rest on it.
    """
    reason = public_reason.strip()
    if not reason:
        raise CannotPublish(_("Give the reason readers will see."))
    with _step(instance, author, public_reason, opened, {State.PUBLISHED}):
        if isinstance(instance, Source) and (resting := public_dependants(instance)):
            named = [f"{statement._meta.verbose_name} “{statement}”" for statement in resting]
            raise CannotPublish(_("Withdraw what rests on it first: %s.") % "; ".join(named))
        gone = {"withdrawn_at": timezone.now(), "withdrawn_reason": reason}
        _write(instance, state=State.WITHDRAWN, **gone)


@contextmanager
def _step(
    instance: Any, author: Any, reason: str, opened: int | None, before: set[State]
) -> Iterator[Record]:
    """Hold a record while its state changes; refuse where it is not as it was looked at."""
    with change(author, reason, holding=[instance]):
        record: Record = instance.record
        if opened is not None and record.version != opened:
            raise EditConflict(record.pk, opened)
        if record.state not in before:
            raise CannotPublish(_("It is %s now.") % record.get_state_display())
        yield record


def _write(instance: Any, **values: Any) -> None:
    """Write the new state and the next version of a record that is held."""
    write(instance.record, version=instance.record.version + 1, **values)
