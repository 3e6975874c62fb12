"""A search over every kind of record at once, drafts included, as far as somebody may see them."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.admin.base.columns import badge
from archive.admin.base.described import described
from archive.admin_site import GROUPS
from archive.formatting import capfirst
from archive.lib.names import fold
from archive.models import Citation, ListEntry
from archive.models.curated import Curated
from archive.models.fields import LANGUAGE_CODES

SHOWN = 8
LONGEST = 200
RANKED = 300
"""Results of a kind that are put in order; nobody looks further than the first few."""
NAMES = (
    *(f"{name}_{code}" for name in ("title", "label") for code in LANGUAGE_CODES),
    *("title", "name_as_recorded", "name_reading", "slug", "text"),
)
WAYS = ("is it", "begins so", "has it")
APART = {"Record", "PastSlug", "Merge", "User", "Group", "Takedown", "ImportBatch", "ReadingEdit"}
"""Not looked through: the registry, accounts, and what verbs have written."""


@dataclass(frozen=True, slots=True)
class Line:
    """A record with the words: what it is, its state, its form."""

    title: str
    detail: str
    badge: str
    address: str


@dataclass(frozen=True, slots=True)
class KindOfResults:
    """The first records of a kind with the words, and the way to all of them."""

    label: str
    lines: list[Line]
    is_more: bool
    all_url: str


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Show what has the words, kind by kind, in the order of the menu."""
    asked = request.GET.get("q", "").strip()[:LONGEST]
    kinds = [_of_kind(request, model_admin, asked) for model_admin in _searched(request)]
    context = {
        **admin.site.each_context(request),
        "title": _("Search everything"),
        "asked": asked,
        "kinds": [kind for kind in kinds if kind.lines] if asked else [],
    }
    return TemplateResponse(request, "admin/archive/search.html", context)


def _searched(request: HttpRequest) -> list[Any]:
    """Return the admins of what this person may see, in the order of the menu."""
    by_name = {model.__name__: one for model, one in admin.site._registry.items()}
    admins = [by_name[name] for _label, names in GROUPS for name in names if name not in APART]
    return [
        model_admin
        for model_admin in admins
        if model_admin.search_fields and model_admin.has_view_permission(request)
    ]


def _of_kind(request: HttpRequest, model_admin: Any, asked: str) -> KindOfResults:
    meta = model_admin.opts
    page = reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")
    rows: list[Any] = []
    if asked:
        everything = model_admin.get_queryset(request)
        queryset, has_doubles = model_admin.get_search_results(request, everything, asked)
        queryset = queryset.distinct() if has_doubles else queryset
        ordered = queryset.order_by(*model_admin.get_ordering(request), "pk")[:RANKED]
        rows = sorted(ordered, key=lambda row: _distance(row, asked))
    label = capfirst(str(meta.verbose_name_plural))
    curated = [row.record for row in rows[:SHOWN] if isinstance(row, Curated)]
    titles = described(curated)
    lines = [_line(model_admin, row, titles) for row in rows[:SHOWN]]
    return KindOfResults(label, lines, len(rows) > SHOWN, f"{page}?{_query(asked)}")


def _distance(row: Any, asked: str) -> int:
    """Return how far what a record is called is from what was asked: the thing itself first."""
    wanted, best = fold(asked), len(WAYS)
    for name in NAMES:
        called = fold(str(getattr(row, name, None) or ""))
        ways = (called == wanted, called.startswith(wanted), wanted in called)
        best = min(best, next((way for way, fits in enumerate(ways) if fits and called), best))
    return best


def _query(asked: str) -> str:
    return urlencode({"q": asked})


def _line(model_admin: Any, row: Any, titles: dict[str, str]) -> Line:
    meta = model_admin.opts
    address = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])
    if isinstance(row, Curated):
        return Line(titles[row.pk], "", badge(row.record), address)
    detail = str(row.record) if isinstance(row, Citation) else ""
    if not detail and hasattr(model_admin, "autocomplete_detail"):
        detail = model_admin.autocomplete_detail(row)
    hidden = _("hidden") if isinstance(row, ListEntry) and row.hidden_at else ""
    return Line(str(row), str(detail), hidden, address)
