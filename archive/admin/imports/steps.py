"""The steps of an import: where a batch stands, who may go on with it, what every page shows."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.importers import lists
from archive.importers.lists import AT_DESK
from archive.models import ImportBatch
from archive.services.change import change
from archive.services.holding import lock

State = ImportBatch.State
STEPS = {
    "list": gettext_lazy("Bring"),
    "read": gettext_lazy("Read"),
    "map": gettext_lazy("Map"),
    "rehearse": gettext_lazy("Rehearse"),
    "result": gettext_lazy("Look and commit"),
}
PROFILE = "profile"
"""In what the desk keeps of a batch: the title of the saved mapping that was used or made."""
View = Callable[[HttpRequest, ImportBatch], HttpResponseBase]


def url_of(page: str, batch: ImportBatch) -> str:
    """Return the address of a page of an import."""
    return reverse(f"admin:archive_importbatch_{page}", args=[batch.pk])


def go_to(page: str, batch: ImportBatch) -> HttpResponseRedirect:
    """Lead on to a page of an import."""
    return HttpResponseRedirect(url_of(page, batch))


def kept_of(batch: ImportBatch) -> dict[str, Any]:
    """Return what the desk keeps of a batch on its way: the new list, and whose turn it was."""
    kept: dict[str, Any] = batch.mapping.get(AT_DESK, {})
    return kept


def step_of(batch: ImportBatch) -> str:
    """Return the step at which an open batch waits."""
    if batch.victim_list_id is None and not kept_of(batch).get("new_list"):
        return "list"
    if "read_as" not in batch.mapping:
        return "read"
    if not batch.counts:
        return "map"
    return "result" if batch.counts.get("is_done") else "rehearse"


def stands(batch: ImportBatch) -> str:
    """Say in words where a batch stands."""
    if batch.state != State.STAGED:
        return str(batch.get_state_display())
    number = list(STEPS).index(step_of(batch)) + 1
    return _("waits at step %(number)d: %(step)s") % {
        "number": number,
        "step": STEPS[step_of(batch)],
    }


def list_title(batch: ImportBatch) -> str:
    """Return the title of the list a batch belongs to, or will make."""
    if batch.victim_list_id:
        return str(batch.victim_list)
    return str(kept_of(batch).get("new_list", {}).get("title", ""))


def page(view: View, needs: str = "change", open_only: bool = True) -> Callable[..., Any]:
    """Make a view of a batch from an id; refuse those who may not, and a batch that is closed."""

    def checked(request: HttpRequest, uid: str) -> HttpResponseBase:
        if not request.user.has_perm(f"archive.{needs}_importbatch"):
            raise PermissionDenied
        batches = ImportBatch.objects.select_related("victim_list__record", "by")
        batch = get_object_or_404(batches, pk=uid)
        if open_only and batch.state != State.STAGED:
            words = _("This import is %s; nothing of it can be changed any more.")
            messages.info(request, words % batch.get_state_display())
            return go_to("change", batch)
        return view(request, batch)

    return checked


def turn_of(batch: ImportBatch) -> str:
    """Return the mark a form carries: it differs once somebody else went on with the batch."""
    return str(kept_of(batch).get("turn", 0))


def take_turn(request: HttpRequest, batch: ImportBatch, **kept: Any) -> bool:
    """Go on with a batch, keeping something of it.

    False, with nothing kept, where somebody went on with it since the form was opened; the batch
    then carries the new mark, so that the form can be sent again on purpose.
    """
    with change(request.user):
        [stored] = lock(ImportBatch, [batch.pk])
        is_mine = stored.state == State.STAGED and turn_of(stored) == request.POST.get("turn", "0")
        if is_mine:
            signed = {"turn": int(turn_of(stored)) + 1, "who": request.user.get_username()}
            signed["when"] = timezone.now().isoformat()
            stored.mapping = {**stored.mapping, AT_DESK: {**kept_of(stored), **kept, **signed}}
            stored.save(update_fields=["mapping"])
    batch.mapping, batch.counts, batch.state = stored.mapping, stored.counts, stored.state
    return is_mine


def overtaken_words(batch: ImportBatch) -> str:
    """Say who went on with a batch meanwhile, and that nothing typed is lost."""
    kept = kept_of(batch)
    when = parse_datetime(kept.get("when", ""))
    return _(
        "%(who)s went on with this import at %(when)s, after you opened this page. What you "
        "chose is still here; look at it again, and send it if it should stand."
    ) % {
        "who": kept.get("who", "—"),
        "when": date_format(timezone.localtime(when), "H:i") if when else "—",
    }


def nothing_done(error: Exception) -> str:
    """Say that the database or the disk refused, and that everything is as it was."""
    reason = getattr(error, "strerror", None) or str(error).strip()
    return _("The database refused (%s). Nothing was changed; it can be tried again.") % reason


def render(
    request: HttpRequest, batch: ImportBatch | None, step: str, status: int = 200, **more: Any
) -> TemplateResponse:
    """Show a page of an import: `step` names its template; `more` is what it says besides."""
    context = {
        **admin.site.each_context(request),
        "opts": ImportBatch._meta,
        "title": more.pop("title", None) or STEPS.get(step, ""),
        "batch": batch,
        "steps": _steps(batch, step),
        "list_title": list_title(batch) if batch else "",
        "turn": turn_of(batch) if batch else "0",
        "most_bytes": lists.LARGEST_UPLOAD,
        "most_said": f"{lists.LARGEST_UPLOAD / 1e6:.0f} MB",
        **more,
    }
    return TemplateResponse(request, f"admin/imports/{step}.html", context, status=status)


def _steps(batch: ImportBatch | None, step: str) -> list[dict[str, Any]]:
    """Return the steps for the line above a page; those that can be gone back to have a link."""
    if batch and batch.state != State.STAGED:
        return []
    names = list(STEPS)
    reached = names.index(step_of(batch)) if batch else -1
    return [
        {
            "label": label,
            "is_here": name == step,
            "url": url_of(name, batch) if batch and at <= reached and name != "rehearse" else "",
        }
        for at, (name, label) in enumerate(STEPS.items())
    ]
