"""The archive's admin site: records grouped by how archivists think, not by model name."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import update_wrapper
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.formatting import capfirst

GROUPS: list[tuple[Any, list[str]]] = [
    (_("Events"), ["Event", "Figure", "Position", "Commemoration"]),
    (_("People and lists"), ["Person", "VictimList", "ListEntry", "EntryMatch", "Organisation"]),
    (_("Places"), ["Place"]),
    (_("Sources and words"), ["Source", "Quotation", "Citation", "MediaItem", "Page"]),
    (_("Review"), ["Report", "MatchProposal", "Takedown", "ImportBatch", "ReadingEdit"]),
    (
        _("Settings"),
        ["Term", "ImportProfile", "Record", "PastSlug", "Merge", "User", "Group"],
    ),
]


class DetailedSuggestions(AutocompleteJsonView):
    """Suggestions that say what tells namesakes apart."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Put what begins with the typed word before what only contains it, page by page."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        typed = self.term.casefold()
        suggested = list(context["object_list"])
        suggested.sort(key=lambda obj: not str(obj).casefold().startswith(typed))
        return {**context, "object_list": suggested}

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        """Add the detail the admin of the suggested model knows."""
        result: dict[str, str] = super().serialize_result(obj, to_field_name)
        detail = getattr(self.model_admin, "autocomplete_detail", lambda _obj: "")(obj)
        if detail:
            result["text"] = f"{result['text']} · {detail}"
        return result


@dataclass(frozen=True, slots=True)
class Desk:
    """What the site takes from the modules of the desk, which need the site to register with."""

    pages: Callable[[AdminSite], list[Any]]
    """The addresses that belong to no single model."""
    panel: Callable[[HttpRequest], dict[str, Any]]
    """What the first page shows before the list of everything."""
    is_first_run: Callable[[HttpRequest], bool]
    """Whether this request may make the first administrator."""
    is_worth_keeping: Callable[[HttpRequest], bool]
    """Whether somebody whose session has ended has just sent a form."""
    ask_again: Callable[[AdminSite, HttpRequest], Any]
    """Ask who it is, on a page that carries what was typed."""
    carried: Callable[[HttpRequest], dict[str, Any]]
    """What a sign-in that did not succeed has to carry on."""
    after_signing_in: Callable[[AdminSite, HttpRequest, Any], Any]
    """Lead back to the form with what was typed."""


class ArchiveAdminSite(AdminSite):
    """The site every model registers with."""

    _desk: Desk

    site_header = _("Memorial archive: desk")
    site_title = _("Desk")
    index_title = _("Desk")

    def autocomplete_view(self, request: HttpRequest) -> Any:
        """Answer what is typed into a field with suggestions."""
        return DetailedSuggestions.as_view(admin_site=self)(request)

    def connect(self, desk: Desk) -> None:
        """Take over what the modules of the desk bring, once all of them are loaded."""
        self._desk = desk

    def get_urls(self) -> list[Any]:
        """Put the pages of the desk that belong to no single model before those that do."""
        return [*self._desk.pages(self), *super().get_urls()]

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Ask who it is; on a new archive, lead to the making of its first administrator."""
        if self._desk.is_first_run(request):
            return HttpResponseRedirect(reverse("admin:first-run"))
        context = {**self._desk.carried(request), **(extra_context or {})}
        return self._desk.after_signing_in(self, request, super().login(request, context))

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Keep what somebody typed whose session has ended meanwhile."""
        inner = super().admin_view(view, cacheable)

        def keeping(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if self._desk.is_worth_keeping(request):
                return self._desk.ask_again(self, request)
            return inner(request, *args, **kwargs)

        return update_wrapper(keeping, view)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Show what waits before the list of everything."""
        return super().index(request, {**self._desk.panel(request), **(extra_context or {})})

    def app_index(
        self, request: HttpRequest, app_label: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """Lead to the first page, which lists everything in groups: there is a single app."""
        return HttpResponseRedirect(reverse("admin:index"))

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Return the models in our groups; an app's own page keeps Django's list."""
        if app_label is not None:
            return super().get_app_list(request, app_label)
        offered = {
            model["object_name"]: {
                **model,
                "name": capfirst(model["model"]._meta.verbose_name_plural),
            }
            for app in self._build_app_dict(request).values()
            for model in app["models"]
        }
        groups = []
        for name, wanted in GROUPS:
            models = [
                offered.pop(name_of_model) for name_of_model in wanted if name_of_model in offered
            ]
            if models:
                groups.append(_group(name, models))
        if offered:
            groups.append(_group(_("Other"), list(offered.values())))
        return groups


def _group(name: Any, models: list[Any]) -> dict[str, Any]:
    """Return a group in the shape the templates expect of an app."""
    return {
        "name": name,
        "app_label": models[0]["model"]._meta.app_label,
        "app_url": models[0]["admin_url"] or "",
        "has_module_perms": True,
        "models": models,
    }
