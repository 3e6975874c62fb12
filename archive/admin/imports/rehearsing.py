"""Step 4: every row is read, a slice for each request; the page goes on by itself.

Opening the page reads the next slice: what is staged is invisible and disposable, and so it works
without scripts.
"""

from django.db import DatabaseError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from archive.importers import lists
from archive.importers.lists import Progress
from archive.lib.sheets import SheetRefused
from archive.models import ImportBatch

from .steps import go_to, nothing_done, overtaken_words, render, step_of, take_turn, url_of
from .wording import refusal_words

FIRST_SLICE, SLICE = 0.3, 1.3  # seconds: the first answer comes at once, each within two seconds


def rehearse_page(request: HttpRequest, batch: ImportBatch) -> HttpResponseBase:
    """Read the next slice and show how far it has come; on POST begin anew."""
    if request.method == "POST":
        return _again(request, batch)
    if (step := step_of(batch)) != "rehearse":
        return go_to(step, batch)
    seconds = SLICE if batch.counts["read"] else FIRST_SLICE
    try:
        progress = lists.rehearse_slice(batch, seconds)
    except (SheetRefused, DatabaseError, OSError) as error:
        return _broken(request, batch, error)
    except lists.Overtaken:  # the same import is open in two windows: look how far it has come
        return _waiting(request, batch, None)
    return go_to("result", batch) if progress.is_done else _waiting(request, batch, progress)


def _again(request: HttpRequest, batch: ImportBatch) -> HttpResponseBase:
    """Rehearse once more with the same mapping, as the list or the archive around it changed."""
    if not batch.mapping.get("columns"):
        return go_to("map", batch)
    if not take_turn(request, batch):
        return render(request, batch, "rehearse", problem=overtaken_words(batch), refusal=None)
    try:
        lists.start_rehearsal(batch, lists.mapping_from_json(batch.mapping))
    except (lists.MappingRefused, lists.Overtaken):
        return go_to("map", batch)
    return go_to("rehearse", batch)


def _waiting(
    request: HttpRequest, batch: ImportBatch, progress: Progress | None
) -> HttpResponseBase:
    answer = render(
        request, batch, "rehearse",
        title=_("The rows are being read"), progress=progress, rows=batch.counts.get("read", 0),
    )  # fmt: skip
    pause = 0 if progress else 2
    answer["Refresh"] = f"{pause}; url={url_of('rehearse', batch)}"
    return answer


def _broken(request: HttpRequest, batch: ImportBatch, error: Exception) -> HttpResponseBase:
    """Say where the file is broken, or that the disk is full, and what can be done about it."""
    refusal = error if isinstance(error, SheetRefused) else None
    title = _("The file cannot be read to its end") if refusal else _("It cannot go on now")
    problem = refusal_words(refusal) if refusal else nothing_done(error)
    return render(request, batch, "rehearse", title=title, problem=problem, refusal=refusal)
