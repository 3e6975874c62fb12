"""On the form of a place or source: which was merged into which, and finding what to merge."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from archive.admin.base.columns import badge
from archive.admin.base.described import in_a_line
from archive.admin.base.panels import PanelsMixin
from archive.admin.base.types import ModelAdminBase
from archive.models import Place, Record, Source
from archive.services.merging import mergeable

from .choosing import LONGEST_SEARCH, SHOWN, form_of
from .merging import MERGE
from .panels import merges_of

CHOSEN_HERE = {model.record_kind for model in (Place, Source)}  # persons: on the page of matches


class MergingMixin(ModelAdminBase):
    """Offers merging two of the list, for those who may."""

    def has_merge_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Merging is for editors."""
        return request.user.has_perm(MERGE)

    @admin.action(permissions=["merge"], description=gettext_lazy("Merge two"))
    def merge_two(self, request: HttpRequest, queryset: Any) -> HttpResponse:
        """Open the page that shows what merging the two chosen records would do."""
        uids = list(queryset.values_list("pk", flat=True)[:3])
        if len(uids) != 2:
            self.message_user(request, _("Choose exactly two."), messages.WARNING)
            return HttpResponseRedirect(request.get_full_path())
        public = queryset.model.objects.published().filter(pk__in=uids)
        kept = public.values_list("pk", flat=True).first() or uids[0]
        other = next(uid for uid in uids if uid != kept)
        return HttpResponseRedirect(reverse("admin:merge", args=[kept, other]))


class MergedMixin(PanelsMixin, MergingMixin):
    """Says on the form what was merged, and leads to finding what is the same."""

    def panels(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        """Add what admin/archive/merging/panel.html shows."""
        merged = {
            "merges": merges_of(request, obj),
            "choose_url": reverse("admin:merge-choose", args=[obj.pk])
            if request.user.has_perm(MERGE)
            else "",
        }
        return {**super().panels(request, obj), "merged": merged}


@require_safe
def choose_merge_page(request: HttpRequest, uid: str) -> HttpResponse:
    """Look for the place or source that is the same, and lead to the preview of the merge."""
    if not request.user.has_perm(MERGE):
        raise PermissionDenied
    record = get_object_or_404(Record, pk=uid)
    if record.kind not in CHOSEN_HERE:
        raise Http404
    model = mergeable(record)
    thing = get_object_or_404(model.objects.select_related("record"), pk=uid)
    typed = request.GET.get("q")
    asked = str(thing) if typed is None else typed.replace("\x00", "")[:LONGEST_SEARCH]
    context = {
        **admin.site.each_context(request),
        "title": _("What is the same?"),
        "thing": thing,
        "called": in_a_line(thing),
        "asked": asked,
        "found": _found(request, model, thing, asked) if asked.strip() else [],
        "back": form_of(thing),
    }
    return TemplateResponse(request, "admin/archive/merging/choose.html", context)


def _found(request: HttpRequest, model: Any, thing: Any, asked: str) -> list[tuple[str, str, str]]:
    others = model.objects.filter(record__merged_into__isnull=True).exclude(pk=thing.pk)
    model_admin: Any = admin.site._registry[model]
    rows, _doubles = model_admin.get_search_results(request, others, asked)
    rows = rows.select_related("record", "kind").distinct().order_by(*model_admin.ordering, "pk")
    return [
        (in_a_line(row), badge(row.record), reverse("admin:merge", args=[thing.pk, row.pk]))
        for row in rows[:SHOWN]
    ]
