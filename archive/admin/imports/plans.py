"""What a commit would do, in sentences, and what stands in its way."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.importers import lists
from archive.models import ImportBatch
from archive.public.wording import number as number_words

from .steps import list_title


def to_commit(request: HttpRequest, batch: ImportBatch, found: dict[str, int]) -> dict[str, Any]:
    """Return what a commit would do, in sentences, and what stands in its way."""
    is_public = bool(batch.victim_list and batch.victim_list.record.is_public)
    return {
        "sentences": plan(batch, found),
        "is_public": is_public,
        "obstacles": _obstacles(request, batch),
        "is_stale": lists.list_stands_at(batch) != batch.counts.get("list_stands_at"),
        "lost_keys": _lost_keys(batch, found),
        "changes_nothing": not any(found[name] for name in ("new", "changed", "gone")),
        "accepted": batch.counts["read"] - batch.counts["refused"],
        "rehearsal": batch.counts.get(lists.REHEARSAL, ""),
        "unread_words": batch.counts.get("codes", {}).get("word-not-read", 0),
        "corrected_url": _corrected_url(batch),
    }


def _lost_keys(batch: ImportBatch, found: dict[str, int]) -> bool:
    """Whether most of a list would go and as much come anew: no later release does that."""
    rows = batch.victim_list.entries.count() if batch.victim_list else 0
    return rows > 1 and found["gone"] * 2 > rows and found["new"] * 2 > found["gone"]


def _corrected_url(batch: ImportBatch) -> str:
    address = reverse("admin:archive_importbatch_add")
    return f"{address}?list={batch.victim_list_id}" if batch.victim_list_id else address


def plan(batch: ImportBatch, found: dict[str, int]) -> list[str]:
    """Say what a commit does with the list and its rows."""
    title, counts = list_title(batch), batch.counts
    if batch.victim_list_id:
        sentences = [_("The rows go into “%s”.") % title]
    else:
        sentences = [_("The list “%s” is made, as a draft.") % title]
    told = [
        (found["new"], ngettext("%s row is added.", "%s rows are added.", found["new"])),
        (
            found["changed"],
            ngettext("%s row is brought up to date.", "%s rows are brought up to date.",
                     found["changed"]),
        ),
        (
            counts["unchanged"],
            ngettext("%s row stays as it is.", "%s rows stay as they are.", counts["unchanged"]),
        ),
        (
            found["gone"],
            ngettext(
                "%s row that this file lacks is marked as gone; it stays.",
                "%s rows that this file lacks are marked as gone; they stay.",
                found["gone"],
            ),
        ),
        (
            found["conflicts"],
            ngettext(
                "In %s row a colleague's reading stays although the list now says otherwise.",
                "In %s rows a colleague's reading stays although the list now says otherwise.",
                found["conflicts"],
            ),
        ),
        (
            found["refused"],
            ngettext("%s refused row stays out.", "%s refused rows stay out.", found["refused"]),
        ),
    ]  # fmt: skip
    return sentences + [words % number_words(number) for number, words in told if number]


def _obstacles(request: HttpRequest, batch: ImportBatch) -> list[str]:
    """Return why this person cannot commit this now, one sentence each."""
    found, counts = [], batch.counts
    if not lists.balance(counts):
        found.append(_("The numbers do not balance: rehearse again."))
    elif counts["read"] == counts["refused"]:
        found.append(_("No row was accepted. Put the file or the mapping right, and try again."))
    if not may_commit(request):
        found.append(_("You may not add rows to lists."))
    was_public = batch.victim_list and batch.victim_list.record.first_published_at
    if was_public and not request.user.has_perm("archive.publish_record"):
        found.append(
            _("The list is or was public, so that its rows would be too: an editor has to commit.")
        )
    return found


def may_commit(request: HttpRequest) -> bool:
    """Whether this person may write rows of lists."""
    return request.user.has_perms(("archive.add_listentry", "archive.change_victimlist"))
