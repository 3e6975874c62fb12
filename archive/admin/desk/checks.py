"""What should be looked at again, over the whole archive, on a page of the desk."""

import time
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.services.checking import Finding, check_archive

SECONDS = 8  # what a request may take; a big archive is checked by the command
SHOWN = 500
FORMS = {"list": "victimlist", "media": "mediaitem"}

NAMES = {
    "work-left": _("Begun and not done"),
    "dead-before-born": _("Dead before born"),
    "in-the-future": _("Dates that lie in the future"),
    "older-than-anybody": _("Older than anybody"),
    "far-from-event": _("A hundred years and more from the event"),
    "born-after-event": _("Born after the event"),
    "death-of-survivor": _("A date of death of somebody who lived on"),
    "age-against-dates": _("Age against dates"),
    "age-and-minor": _("Age against the tick for minors"),
    "placeholder-date": _("Dates that may be a clerk's convention"),
    "outside-period-of-name": _("Events outside the period of a place's names"),
    "parts-exceed-whole": _("Parts of a figure above the whole"),
    "parts-below-whole": _("Parts of a figure below the whole"),
    "quotation-attributed-twice": _("Quotations attributed twice"),
    "quotation-entered-twice": _("Quotations entered twice"),
    "word-of-one-side": _("Words of one side outside quotation marks"),
    "odd-character": _("Characters that are not what they look like"),
    "dead-link": _("Dead links"),
    "link-not-archived": _("Links without an archived copy"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A finding and where it is put right."""

    finding: Finding
    address: str


def checks_page(request: HttpRequest) -> HttpResponse:
    """List what the checks find, all together or of a chosen check (`?code=`)."""
    if not request.user.has_perm("archive.view_event"):
        raise PermissionDenied
    findings, is_complete = _within(SECONDS)
    counted = Counter(finding.code for finding in findings)
    chosen = request.GET.get("code", "")
    lines = (finding for finding in findings if not chosen or finding.code == chosen)
    context = {
        **admin.site.each_context(request),
        "title": gettext("To look at again"),
        "counts": [(code, NAMES.get(code, code), counted[code]) for code in NAMES if counted[code]],
        "chosen": chosen if chosen in NAMES else "",
        "lines": [Line(finding, address_of(finding)) for finding in islice(lines, SHOWN)],
        "total": len(findings),
        "is_complete": is_complete,
    }
    return TemplateResponse(request, "admin/archive/checks.html", context)


def _within(seconds: float) -> tuple[list[Finding], bool]:
    """Return the findings of so much time, and whether that was everything."""
    end, findings = time.monotonic() + seconds, []
    for finding in check_archive():
        findings.append(finding)
        if time.monotonic() > end:
            return findings, False
    return findings, True


def address_of(finding: Finding) -> str:
    """Return where the row is edited; rows of lists are looked up by their permanent id."""
    if finding.kind == "listentry":
        return f"{reverse('admin:archive_listentry_changelist')}?q={finding.uid}"
    model: Any = FORMS.get(finding.kind, finding.kind)
    return reverse(f"admin:archive_{model}_change", args=[finding.uid])
