"""The archive's admin site: records grouped by how archivists think, not by model name."""

from functools import update_wrapper
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

GROUPS: list[tuple[Any, list[str]]] = [
    (_("Events"), ["Event", "Figure", "Position", "Commemoration"]),
    (_("People and lists"), ["Person", "VictimList", "ListEntry", "EntryMatch", "Organisation"]),
    (_("Places"), ["Place"]),
    (_("Sources and words"), ["Source", "Quotation", "Citation", "MediaItem", "Page"]),
    (_("Review"), ["Report", "MatchProposal", "Takedown", "ImportBatch"]),
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
        found = list(context["object_list"])
        found.sort(key=lambda obj: not str(obj).casefold().startswith(typed))
        return {**context, "object_list": found}

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        """Add the detail the admin of the suggested model knows."""
        result: dict[str, str] = super().serialize_result(obj, to_field_name)
        detail = getattr(self.model_admin, "autocomplete_detail", lambda _obj: "")(obj)
        if detail:
            result["text"] = f"{result['text']} · {detail}"
        return result


class ArchiveAdminSite(AdminSite):
    """The site every model registers with."""

    site_header = _("Memorial archive: desk")
    site_title = _("Desk")
    index_title = _("Desk")

    def autocomplete_view(self, request: HttpRequest) -> Any:
        """Answer what is typed into a field with suggestions."""
        return DetailedSuggestions.as_view(admin_site=self)(request)

    def get_urls(self) -> list[Any]:
        """Put the pages of the desk that belong to no one model before those that do."""
        from archive.admin.addresses import addresses  # noqa: PLC0415 - it needs this site

        return [*addresses(self), *super().get_urls()]

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Ask who it is; on a new archive, lead to the making of its first administrator."""
        from archive.admin.first_run import is_open  # noqa: PLC0415 - it needs this site

        if is_open(request):
            return HttpResponseRedirect(reverse("admin:first-run"))
        from archive.admin import resuming  # noqa: PLC0415 - it needs this site

        context = {**resuming.carried(request), **(extra_context or {})}
        return resuming.after_signing_in(self, request, super().login(request, context))

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Keep what somebody typed whose session has ended meanwhile."""
        inner = super().admin_view(view, cacheable)

        def keeping(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            from archive.admin import resuming  # noqa: PLC0415 - it needs this site

            if resuming.is_worth_keeping(request):
                return resuming.ask_again(self, request)
            return inner(request, *args, **kwargs)

        return update_wrapper(keeping, view)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Show what waits before the list of everything."""
        from archive.admin.desk import panel  # noqa: PLC0415 - it needs this site to be ready

        return super().index(request, {**panel(request), **(extra_context or {})})

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Return the models in our groups; one app's own page keeps Django's list."""
        if app_label is not None:
            return super().get_app_list(request, app_label)
        found = {
            model["object_name"]: model
            for app in self._build_app_dict(request).values()
            for model in app["models"]
        }
        groups = []
        for name, wanted in GROUPS:
            models = [found.pop(one) for one in wanted if one in found]
            if models:
                groups.append(_group(name, models))
        if found:
            groups.append(_group(_("Other"), list(found.values())))
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
