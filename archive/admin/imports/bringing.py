"""Step 1: a file or a pasted table is brought, for a new list or for a list that is here."""

import io
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect

from archive.admin.base.expired_session import RESUMED
from archive.importers import lists
from archive.importers.lists import AT_DESK
from archive.lib.sheets import SheetRefused
from archive.models import ImportBatch, VictimList

from .steps import go_to, kept_of, overtaken_words, render, take_turn
from .target import FileForm, ListForm, new_list_of, offered

SLACK = 4 * 1024 * 1024
"""Bytes a request may hold beside the largest file: the other fields, and a pasted table."""


def bring_page(request: HttpRequest) -> HttpResponseBase:
    """Ask for a file and a list. A request too large is answered before its body is read."""
    if not request.user.has_perm("archive.add_importbatch"):
        raise PermissionDenied
    if refusal := _refused_unread(request):
        status = 413 if request.method == "POST" else 200
        return _show(request, FileForm(), ListForm(), refusal, status)
    answer: HttpResponseBase = csrf_protect(_bring)(request)
    return answer


def _refused_unread(request: HttpRequest) -> str:
    """Return why the body of a request cannot be taken; empty if it can."""
    try:
        size = int(request.META.get("CONTENT_LENGTH") or 0)
        lists.require_uploadable(size if size > lists.LARGEST_UPLOAD + SLACK else 0)
        request.POST  # noqa: B018 - reads the body: now the pasted text may prove too long
    except SheetRefused as refusal:
        return str(refusal)
    except RequestDataTooBig:
        return _("The pasted table is too long for a form. Save it as a CSV file and choose that.")
    except OSError as error:
        return _not_kept(error)
    return ""


def _bring(request: HttpRequest) -> HttpResponseBase:
    if request.method != "POST":
        wanted = VictimList.objects.filter(pk=request.GET.get("list", "")).first()
        initial = {"kind": "existing", "victim_list": wanted} if wanted else {"kind": "new"}
        return _show(request, FileForm(), ListForm(initial=initial))
    file_form, list_form = FileForm(request.POST, request.FILES), ListForm(request.POST)
    is_told = list_form.is_valid()
    if RESUMED in request.POST or not file_form.is_valid():
        return _show(request, file_form, list_form)
    try:
        batch = _kept(request, file_form)
    except OSError as error:
        return _show(request, file_form, list_form, _not_kept(error))
    if not is_told:  # the file is not to be chosen again for the sake of a title
        return _ask_list(request, batch, list_form)
    _assign(batch, list_form)
    _say_known(request, batch)
    return go_to("read", batch)


def list_page(request: HttpRequest, batch: ImportBatch) -> HttpResponseBase:
    """Ask which list the file of a batch belongs to; it can be changed until the commit."""
    if request.method != "POST":
        return _ask_list(request, batch, ListForm(initial=_told(batch)))
    form = ListForm(request.POST)
    if not form.is_valid():
        return _ask_list(request, batch, form)
    if not take_turn(request, batch):
        form.add_error(None, overtaken_words(batch))
        return _ask_list(request, batch, form)
    _assign(batch, form)
    return go_to("map" if "read_as" in batch.mapping else "read", batch)


def _kept(request: HttpRequest, form: FileForm) -> ImportBatch:
    """Keep the file with the person who brought it."""
    file, text = form.cleaned_data["file"], form.cleaned_data["table"]
    if text:
        batch = lists.bring_text(text, request.user)
    else:
        batch = lists.bring(file if file.seekable() else io.BytesIO(file.read()), file.name,
                            request.user)  # fmt: skip
    batch.mapping = {AT_DESK: {"turn": 0, "who": request.user.get_username()}}
    batch.save(update_fields=["mapping"])
    return batch


def _assign(batch: ImportBatch, form: ListForm) -> None:
    """Note which list the rows belong to. What was rehearsed for another list no longer counts."""
    said = form.cleaned_data
    is_new = said["kind"] == "new"
    batch.victim_list = None if is_new else said["victim_list"]
    told = new_list_of(said) if is_new else None
    events = told["events"] if told else []
    kept = {AT_DESK: {**kept_of(batch), "new_list": told}, lists.EVENTS: events}
    batch.mapping = {**batch.mapping, **kept}
    batch.counts = {}
    batch.save(update_fields=["victim_list", "mapping", "counts"])


def _told(batch: ImportBatch) -> dict[str, Any]:
    """Return what was said of the list so far, as the form shows it."""
    if batch.victim_list_id:
        return {"kind": "existing", "victim_list": batch.victim_list}
    told = kept_of(batch).get("new_list") or {}
    events = {f"event_{at}": uid for at, uid in enumerate(told.get("events", []), start=1)}
    return {"kind": "new", **told, **events}


def _show(
    request: HttpRequest, file_form: Any, list_form: Any, refusal: str = "", status: int = 200
) -> HttpResponseBase:
    return render(
        request, None, "list", status,
        title=_("Bring a list in"), file_form=file_form, form=list_form, refusal=refusal,
        is_resumed=request.method == "POST" and not refusal and RESUMED in request.POST,
        offered=offered(),
    )  # fmt: skip


def _ask_list(request: HttpRequest, batch: ImportBatch, form: ListForm) -> HttpResponseBase:
    return render(
        request, batch, "list", title=_("Which list is it?"), form=form, offered=offered()
    )


def _say_known(request: HttpRequest, batch: ImportBatch) -> None:
    """Say if this very file has been brought in before: nobody forbids it."""
    same = ImportBatch.objects.filter(checksum=batch.checksum, state=ImportBatch.State.COMMITTED)
    before = same.select_related("victim_list").order_by("-committed_at").first()
    if before is not None and before.committed_at:
        words = _("This very file was committed on %(day)s, to “%(list)s”.")
        day = date_format(before.committed_at, "DATE_FORMAT")
        messages.warning(request, words % {"day": day, "list": before.victim_list})


def _not_kept(error: OSError) -> str:
    return _("The file could not be kept (%s). Nothing was brought in.") % error.strerror
