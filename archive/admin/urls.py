"""Addresses of the desk that belong to no single model: /desk/preview/… and the like."""

from collections.abc import Callable
from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpResponseBase
from django.urls import path

from .desk.checks import checks_page
from .desk.date_reading import date_reading
from .desk.downloads import back_up_page, download_backup, download_everything
from .desk.first_run import first_run
from .desk.guides import guide_page
from .desk.language import choose_language
from .desk.searching import search_page
from .matching.apart import apart_page
from .matching.choosing import choose_page
from .matching.deciding import match_page
from .matching.merged import choose_merge_page
from .matching.merging import merge_page, un_merge_page
from .matching.queue import find_more, queue_page
from .records.readings import edit_page, set_page
from .records.terms import bring_words_page
from .workflow.hiding import hide_page, removals_csv
from .workflow.preview import preview
from .workflow.review import comment, review_queue
from .workflow.steps import step_of_any_kind


def addresses(site: AdminSite) -> list[Any]:
    """Return the addresses, each behind the door of the desk, but for the making of the door."""
    pages: list[tuple[str, Callable[..., HttpResponseBase], str]] = [
        ("everything.zip", download_everything, "everything"),
        ("backup/", back_up_page, "backup"),
        ("backup/<str:name>", download_backup, "backup-file"),
        ("checks/", checks_page, "checks"),
        ("date-reading/", date_reading, "date_reading"),
        ("guide/<slug:name>/", guide_page, "guide"),
        ("hide/<slug:what>/<str:uid>/", hide_page, "hide"),
        ("matches/", queue_page, "matches"),
        ("matches/find/", find_more, "match-find"),
        ("matches/beside/<slug:what>/<str:uid>/", choose_page, "match-choose"),
        ("matches/apart/<str:uid>/", apart_page, "match-apart"),
        ("matches/<str:uid>/", match_page, "match"),
        ("merge/<str:uid>/", choose_merge_page, "merge-choose"),
        ("merge/<str:kept>/<str:absorbed>/", merge_page, "merge"),
        ("un-merge/<int:pk>/", un_merge_page, "merge-undo"),
        ("readings/", set_page, "set-reading"),
        ("readings/<str:uid>/", edit_page, "reading-edit"),
        ("removals.csv", removals_csv, "removals"),
        ("preview/<str:uid>/<slug:language>/", preview, "preview"),
        ("review/", review_queue, "review"),
        ("review/<str:uid>/comment/", comment, "comment"),
        ("search/", search_page, "search"),
        ("step/<slug:verb>/", step_of_any_kind, "step"),
        ("words/", bring_words_page, "words"),
    ]
    behind = [path(route, site.admin_view(view), name=name) for route, view, name in pages]
    before = [("first-run/", first_run, "first-run"), ("language/", choose_language, "language")]
    return [*(path(route, view, name=name) for route, view, name in before), *behind]
