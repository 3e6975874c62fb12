"""The imports there are: those half done to go on with, those done to look at or undo."""

from typing import Any, cast

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from archive.admin.base.recorded import ReadOnlyAdmin
from archive.importers.lists import figures
from archive.models import ImportBatch

from . import answering, bringing, committing, mapping, reading, rehearsing, renewed, results
from .steps import list_title, page, stands, step_of, url_of


@admin.register(ImportBatch)
class ImportBatchAdmin(ReadOnlyAdmin):
    """A bringing-in of a file: kept as it was, changed by its own pages only."""

    list_display = ("file_name", "which_list", "where", "go_on", "by", "created_at")
    list_filter = ("state",)
    list_select_related = ("victim_list", "by")
    search_fields = ("file_name", "checksum__istartswith")
    ordering = ("-created_at",)
    change_form_template = "admin/imports/batch.html"
    change_list_template = "admin/imports/batches.html"
    empty_value_display = ""

    def get_urls(self) -> list[Any]:
        """Put the pages of an import before Django's own."""
        closed: dict[str, Any] = {"open_only": False}
        pages: list[tuple[str, Any]] = [
            ("list", page(bringing.list_page)),
            ("read", page(reading.read_page)),
            ("map", page(mapping.map_page)),
            ("rehearse", page(rehearsing.rehearse_page)),
            ("result", page(results.result_page, "view", **closed)),
            ("renewal", page(renewed.renewal_page)),
            ("commit", page(committing.commit_page)),
            ("doubt", page(answering.answer_page)),
            ("undo", page(committing.undo_page, **closed)),
            ("discard", page(committing.discard_page)),
        ]
        cells = self.admin_site.admin_view(page(answering.cells, "view", **closed))
        report = self.admin_site.admin_view(page(results.report, "view", **closed))
        return [
            *(
                path(
                    f"<slug:uid>/{name}/",
                    self.admin_site.admin_view(view),
                    name=f"archive_importbatch_{name}",
                )
                for name, view in pages
            ),
            path("<slug:uid>/report.csv", report, name="archive_importbatch_report"),
            path("<slug:uid>/cells.csv", cells, name="archive_importbatch_cells"),
            *super().get_urls(),
        ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A list is brought in by those who may add imports, on a page of its own."""
        return request.user.has_perm("archive.add_importbatch")

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Bring a file or a pasted table."""
        return cast(HttpResponse, bringing.bring_page(request))

    # the body of a file too large is not to be read for its token; bring_page checks it then
    add_view.csrf_exempt = True  # type: ignore[attr-defined]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show what an import is, how far it has come, and what can be done next."""
        if request.method == "POST":
            raise PermissionDenied
        return super().change_view(request, object_id, form_url, extra_context)

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> Any:
        """Say it in words instead of in fields."""
        is_open = obj.state == ImportBatch.State.STAGED
        said = {
            **context,
            "opts": self.opts,
            "title": obj.file_name,
            "subtitle": None,
            "batch": obj,
            "list_title": list_title(obj),
            "stands": stands(obj),
            "figures": figures(obj) if obj.counts else None,
            "is_open": is_open,
            "may_change": request.user.has_perm("archive.change_importbatch"),
            "next_url": url_of(step_of(obj), obj) if is_open else "",
        }
        return TemplateResponse(request, self.change_form_template, said)

    @admin.display(description=_("list"))
    def which_list(self, obj: ImportBatch) -> str:
        """Return the list it belongs to, also a list that is not made yet."""
        return list_title(obj) or "—"

    @admin.display(description=_("state"), ordering="state")
    def where(self, obj: ImportBatch) -> str:
        """Say how far it has come."""
        return stands(obj)

    @admin.display(description=_("go on"))
    def go_on(self, obj: ImportBatch) -> str:
        """Link to the next step of an import that is half done."""
        if obj.state != ImportBatch.State.STAGED:
            return ""
        return format_html('<a href="{}">{}</a>', url_of(step_of(obj), obj), _("Go on"))
