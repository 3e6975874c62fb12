"""Pages that bring back: an earlier version from the history, a draft that was deleted."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from archive.models import Record
from archive.services import restoring
from archive.services.change import EditConflict, change, tried_again
from archive.services.restoring import CannotRestore

from .expired_session import is_resumed
from .types import ModelAdminBase
from .versions import overtaken_words, take_version, version_of

DELETED_SHOWN = 100


@tried_again
def _restore(
    obj: Any, opened: int | None, rows: Any, names: set[str], signed: tuple[Any, str]
) -> None:
    """Set back a row of a record that still has the version somebody looked at."""
    now, then = rows
    with change(*signed, holding=[obj]):
        if opened is not None and version_of(obj) is not None:
            take_version(obj, opened)
        if now is None:
            restoring.put_back(then, *signed)
        else:
            restoring.restore(now, then, names, *signed)


class RestoringMixin(ModelAdminBase):
    """Adds the page that sets fields back to what they were."""

    def get_urls(self) -> list[Any]:
        """Put the page before the form, whose address takes everything."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_restore"
        view = self.admin_site.admin_view(self.restore_view)
        page = path("<path:object_id>/restore/<slug:row>/<int:version>/", view, name=name)
        return [page, *super().get_urls()]

    def restore_view(
        self, request: HttpRequest, object_id: str, row: str, version: int
    ) -> HttpResponse:
        """Show how a version differs from today; on POST set the chosen fields back."""
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            raise Http404
        if not self.has_change_permission(request, obj):
            raise PermissionDenied
        then = self._version(obj, row, version)
        now = then.instance_type._base_manager.filter(pk=then.instance.pk).first()
        kept = self.get_readonly_fields(request, obj) if then.instance_type is self.model else ()
        differences = self._differences(request, now, then, kept)
        if request.method == "POST" and not is_resumed(request):
            names = {difference.field for difference in differences} & set(
                request.POST.getlist("field")
            )
            if self._restored(request, obj, (now, then), names):
                return HttpResponseRedirect(self._history_url(obj))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Restore: %s") % obj,
            "opts": self.opts,
            "obj": obj,
            "version": then,
            "row": now or then.instance,
            "is_gone": now is None,
            "differences": differences,
            "opened": version_of(obj) or "",
            "back": self._history_url(obj),
            "reason": request.POST.get("reason", ""),
        }
        return TemplateResponse(request, "admin/archive/restore.html", context)

    def _differences(self, request: HttpRequest, now: Any, then: Any, kept: Any) -> list[Any]:
        """Return what may be set back: every field that differs, or only those asked for."""
        differences = restoring.differences(now, then) if now else []
        only = request.GET.getlist("only")
        return [
            difference
            for difference in differences
            if difference.field not in kept and (not only or difference.field in only)
        ]

    def _version(self, obj: Any, row: str, version: int) -> Any:

        for model, lookup in restorable_rows(self, obj):
            if model._meta.model_name == row:
                earlier = model.history.filter(**lookup, history_id=version).first()
                if earlier is not None and earlier.history_type != "-":
                    return earlier
                if earlier is not None and not model._base_manager.filter(pk=earlier.instance.pk):
                    return earlier
        raise Http404

    def _restored(self, request: HttpRequest, obj: Any, rows: Any, names: set[str]) -> bool:
        """Do it; else say why not."""
        now, _then = rows
        reason = request.POST.get("reason", "").strip()
        refused = [] if reason else [_("Say why.")]
        if now is not None and not names:
            refused.append(_("Choose at least one field."))
        opened, signed = request.POST.get("opened", ""), (request.user, reason)
        try:
            if not refused:
                _restore(obj, int(opened) if opened.isdigit() else None, rows, names, signed)
        except CannotRestore as refusal:
            refused = refusal.sentences
        except EditConflict:
            refused = [overtaken_words(obj)]
        for sentence in refused:
            self.message_user(request, sentence, messages.ERROR)
        if not refused:
            self.log_change(request, obj, _("Restored from the history."))
            self.message_user(request, _("Restored from the history."), messages.SUCCESS)
        return not refused

    def _history_url(self, obj: Any) -> str:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_history"
        return reverse(name, args=[quote(obj.pk)])


class DeletedMixin(ModelAdminBase):
    """Adds the page of what was deleted of a kind, from where it can be brought back."""

    change_list_template = "admin/archive/curated_list.html"

    def get_urls(self) -> list[Any]:
        """Put the page before the form, whose address takes everything."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_deleted"
        view = self.admin_site.admin_view(self.deleted_view)
        return [path("deleted/", view, name=name), *super().get_urls()]

    def bring_back(self, version: Any, author: Any, reason: str) -> tuple[Any, list[str]]:
        """Make what was deleted again; return it, and what could not come back with it."""
        return restoring.bring_back(version, author, reason)

    def may_bring_back(self, request: HttpRequest, version: Any) -> bool:
        """Return whether this user may add what was deleted."""
        return self.has_add_permission(request)

    def name_of_deleted(self, version: Any) -> str:
        """Return what it was called."""
        return str(version.instance)

    def deleted_view(self, request: HttpRequest) -> HttpResponse:
        """List what was deleted last; on POST bring it back."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        gone, key = restoring.deleted(self.model), restoring.key_of_deleted(self.model)
        if request.method == "POST":
            version = gone.filter(**{key: request.POST.get("uid", "")}).first()
            if version is None:
                raise Http404
            if not self.may_bring_back(request, version):
                raise PermissionDenied
            draft = self._brought_back(request, version)
            if draft is not None:
                name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
                return HttpResponseRedirect(reverse(name, args=[quote(draft.pk)]))
        shown = gone[:DELETED_SHOWN]
        context = {
            **self.admin_site.each_context(request),
            "title": _("Deleted: %s") % self.opts.verbose_name_plural,
            "opts": self.opts,
            "gone": [
                (getattr(draft_then, key), draft_then, self.name_of_deleted(draft_then))
                for draft_then in shown
            ],
        }
        return TemplateResponse(request, "admin/archive/deleted.html", context)

    def _brought_back(self, request: HttpRequest, version: Any) -> Any:
        reason = request.POST.get("reason", "").strip() or _("Brought back after deletion.")
        try:
            draft, lost = self.bring_back(version, request.user, reason)
        except CannotRestore as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return None
        self.log_addition(request, draft, _("Brought back after deletion."))
        self.message_user(request, _("“%s” is back.") % draft, messages.SUCCESS)
        for sentence in lost:
            words = _("This could not come back with it: %s") % sentence
            self.message_user(request, words, messages.WARNING)
        return draft


def restorable_rows(model_admin: Any, obj: Any) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Yield the models whose rows may be set back from this history: not the registry's."""
    for model, lookup in model_admin.recorded_with(obj):
        if model is not Record:
            yield model, lookup
