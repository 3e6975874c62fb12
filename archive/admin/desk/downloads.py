"""Taking everything along: all public data as tables, and backups of the whole archive."""

from functools import partial
from pathlib import Path
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.exports.everything import everything
from archive.exports.packing import packed
from archive.public.addresses import permanent_address
from archive.services import backup


@require_safe
def download_everything(request: HttpRequest) -> StreamingHttpResponse:
    """Hand out all public data as CSV files in a ZIP archive."""
    files = everything(partial(permanent_address, request))
    response = StreamingHttpResponse(packed(files), content_type="application/zip")
    name = f"archive-public-{timezone.localdate():%Y%m%d}.zip"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Encoding"] = "identity"  # it is compressed already
    return response


def back_up_page(request: HttpRequest) -> HttpResponse:
    """Show the backups there are; on POST make another."""
    _only_for_keepers(request)
    if request.method == "POST":
        try:
            made = backup.back_up()
        except backup.CannotBackUp as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The backup is made and checked: %s") % made)
        return HttpResponseRedirect(reverse("admin:backup"))
    context = {
        **admin.site.each_context(request),
        "title": _("Back up now"),
        "backups": [_line(path) for path in backup.backups()],
        "is_possible": connection.vendor == "sqlite",
    }
    return TemplateResponse(request, "admin/archive/backup.html", context)


@require_safe
def download_backup(request: HttpRequest, name: str) -> HttpResponseBase:
    """Hand out a backup by its name."""
    _only_for_keepers(request)
    for path in backup.backups():
        if path.name == name:
            answer = FileResponse(path.open("rb"), as_attachment=True, filename=name)
            answer["Cache-Control"] = "no-store"
            return answer
    raise Http404


def _only_for_keepers(request: HttpRequest) -> None:
    if not request.user.has_perm("archive.back_up"):
        raise PermissionDenied


def _line(path: Path) -> dict[str, Any]:
    held = path.stat()
    return {
        "name": path.name,
        "size": held.st_size,
        "url": reverse("admin:backup-file", args=[path.name]),
    }
