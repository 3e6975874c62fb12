"""The commit, all or nothing; the undo, exactly or not at all; and throwing away."""

from dataclasses import asdict
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.admin.workflow.large_lists import beyond_undoing
from archive.formatting import number
from archive.importers import lists
from archive.models import ImportBatch, ImportProfile

from .results import may_commit
from .steps import PROFILE, go_to, kept_of, list_title, nothing_done, render
from .target import new_list


def commit_page(request: HttpRequest, batch: ImportBatch) -> HttpResponseBase:
    """Write what was rehearsed and looked at: exactly that, or nothing."""
    if not may_commit(request):
        raise PermissionDenied
    seen = request.POST.get("rehearsal", "")
    if request.method != "POST" or not batch.counts.get("is_done"):
        return go_to("result", batch)
    if seen != batch.counts.get(lists.REHEARSAL):
        who = kept_of(batch).get("who", "—")
        words = _("It was rehearsed again by %s after you opened the page. Look at it below.")
        messages.warning(request, words % who)
        return go_to("result", batch)
    try:
        batch = lists.commit(batch, request.user, new_list(batch))
    except lists.CommitRefused as refusal:
        messages.error(request, str(refusal))
    except (DatabaseError, OSError) as error:
        messages.error(request, nothing_done(error))
    else:
        _log(request, batch, _("Committed."))
        rows = batch.counts["new"] + batch.counts["changed"]
        words = ngettext("Done: %s row is in.", "Done: %s rows are in.", rows) % number(rows)
        messages.success(request, words)
        _keep_answers(request, batch)
    return go_to("result", batch)


def _keep_answers(request: HttpRequest, batch: ImportBatch) -> None:
    """Let the saved mapping that was used know what was answered."""
    profile = ImportProfile.objects.filter(title=kept_of(batch).get(PROFILE, "")).first()
    if profile is None or not request.user.has_perm("archive.change_importprofile"):
        return
    if lists.keep_answers(profile, lists.mapping_from_json(batch.mapping)):
        words = _("What was answered is also kept with the saved mapping “%s”.")
        messages.info(request, words % profile.title)


def undo_page(request: HttpRequest, batch: ImportBatch) -> HttpResponseBase:
    """Say what an undo would do and what stands in its way; on POST do it."""
    if batch.state != ImportBatch.State.COMMITTED:
        words = _("This import is %s: there is nothing to undo.") % batch.get_state_display()
        messages.info(request, words)
        return go_to("change", batch)
    too_large = beyond_undoing(batch)
    if request.method == "POST" and not too_large and _undone(request, batch):
        return go_to("change", batch)
    return render(
        request, batch, "undo",
        title=_("Undo this import?"), foreseen=lists.foreseen(batch),
        obstacles=lists.undo_obstacles(batch, request.user), since=_since(batch),
        makes_list_empty=_makes_list_empty(batch),
        too_large=too_large,
    )  # fmt: skip


def _undone(request: HttpRequest, batch: ImportBatch) -> bool:
    try:
        done = lists.undo(batch, request.user)
    except lists.UndoRefused:
        messages.error(request, _("Nothing was undone: look at what stands in the way."))
        return False
    except (DatabaseError, OSError) as error:
        messages.error(request, nothing_done(error))
        return False
    _log(request, batch, _("Undone."))
    words = _("Undone: %(removed)s rows removed, %(restored)s as they were before, %(unmarked)s "
              "no longer marked as gone.")  # fmt: skip
    said = {name: number(rows) for name, rows in asdict(done).items()}
    messages.success(request, words % said)
    return True


def _since(batch: ImportBatch) -> list[tuple[str, str, str]]:
    """Return the rows that are not as the batch left them: name, address, what happened."""
    return [
        (
            f"{row.position}: {row.name_as_recorded or '—'}",
            reverse("admin:archive_listentry_change", args=[row.pk]),
            words,
        )
        for row, words in lists.changed_since(batch)
    ]


def _makes_list_empty(batch: ImportBatch) -> bool:
    """Whether the list has no other rows; it stays, as somebody may have described it."""
    victim_list = batch.victim_list
    return victim_list is not None and not victim_list.entries.exclude(first_batch=batch).exists()


def discard_page(request: HttpRequest, batch: ImportBatch) -> HttpResponseBase:
    """Ask once more; on POST throw a half-done import away, with its file."""
    if request.method != "POST":
        return render(request, batch, "discard", title=_("Throw this import away?"))
    try:
        lists.abandon(batch)
    except lists.CommitRefused as refusal:
        messages.error(request, str(refusal))
        return go_to("change", batch)
    _log(request, batch, _("Thrown away."))
    messages.success(request, _("Thrown away, with its file. Nothing else was touched."))
    return go_to("change", batch)


def _log(request: HttpRequest, batch: ImportBatch, words: str) -> None:
    """Let it stand among what changed lately."""
    model_admin: Any = admin.site._registry[ImportBatch]
    model_admin.log_change(request, batch, f"{words} {list_title(batch)}".strip())
