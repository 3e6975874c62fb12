"""Deleting: drafts only. What was public is withdrawn; what others rest on stays."""

from typing import Any

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from archive.services.change import change, tried_again
from archive.services.refusal import Refused


class CannotDelete(Refused):
    """The record must stay; `sentences` say why, in words for an archivist."""


def must_stay(instance: Any) -> list[str]:
    """Return why a curated record cannot be deleted, as far as its own past says."""
    record = instance.record
    if record.first_published_at:
        return [_("“%s” was public: it can be withdrawn, not deleted.") % instance]
    kept = []
    if record.reports.exists():
        kept.append(_("A report from a visitor is about “%s”.") % instance)
    if record.takedowns.exists():
        kept.append(_("A takedown is about “%s”.") % instance)
    if record.merges_kept.exists() or record.merges_absorbed.exists():
        kept.append(_("“%s” takes part in a merge.") % instance)
    return kept


@tried_again
def delete_draft(instance: Any, author: Any, reason: str = "") -> None:
    """Delete a record that never was public, with its registry row and its own citations.

    Raises CannotDelete where it was public, or where others refer to it (naming them).
    """
    try:
        with change(author, reason, holding=[instance]):
            if kept := must_stay(instance):
                raise CannotDelete(*kept)
            record = instance.record
            instance.delete()
            record.delete()
    except ProtectedError as error:
        named = sorted(
            {
                f"{referring._meta.verbose_name} “{referring}”"
                for referring in error.protected_objects
            }
        )
        raise CannotDelete(_("Others refer to it: %s.") % "; ".join(named)) from error
