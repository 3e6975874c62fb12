"""Reports: how what visitors tell us is looked into, and when we forget who they were."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from archive.models import Report, Takedown
from archive.models.fields import LANGUAGE_CODES

from .change import change, tried_again, write
from .takedown import hide_all

WHILE_LOOKING = gettext_noop("Not shown while the archive looks into a report.")


@tried_again
def hide_while_looking(report: Report, author: Any, others: Iterable[Any] = ()) -> list[Takedown]:
    """Hide what a report is about, and others with it, and note that it is being looked into."""
    words = {}
    for code in LANGUAGE_CODES:
        with translation.override(code):
            words[code] = _(WHILE_LOOKING)
    about = _("Report of %s") % timezone.localtime(report.made_at).date().isoformat()
    with change(author):
        targets = [report.entry or report.record, *others]
        made = hide_all(targets, Takedown.Reason.OTHER, author, about, words)
        look_into(report)
    return made


@tried_again
def look_into(report: Report) -> None:
    """Note that somebody has begun to look into a report; a decided report stays decided."""
    with change(holding=[report]):
        if report.status == Report.Status.NEW:
            write(report, status=Report.Status.LOOKING)


def forget_contacts(days: int) -> int:
    """Delete how to reach those whose reports were decided more than this many days ago.

    Returns how many were forgotten. Their words and our decision stay.
    """
    before = timezone.now() - timedelta(days=days)
    old = Report.objects.filter(status=Report.Status.DECIDED, decided_at__lt=before)
    return old.exclude(contact="").update(contact="")
