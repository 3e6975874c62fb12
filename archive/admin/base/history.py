"""A history per record: its own changes, those of its state and of the rows on its form."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.forms.models import _get_foreign_key
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from simple_history.models import ModelChange, ModelDelta
from simple_history.template_utils import HistoricalRecordContextHelper

from archive.formatting import capfirst
from archive.models import Citation, Record
from archive.models.curated import Curated

from .restoring import RestoringMixin

SHOWN_AT_MOST = 200
OF_THE_REGISTRY = ("state", "hidden_at", "withdrawn_reason", "merged_into")


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the history: who did what to which row, when and why."""

    when: Any
    who: Any
    reason: str
    what: str
    action: str
    differences: list[dict[str, Any]] = field(default_factory=list)
    row: str = ""  # name of the model and number of the version, for the page that restores it
    version: int = 0  # none where it stands today as it stood then
    before: int = 0  # the version before, for undoing this change alone
    fields: list[str] = field(default_factory=list)

    @property
    def undo(self) -> str:
        """The question for the page that restores: only the fields of this change."""
        return urlencode({"only": self.fields}, doseq=True)


class WordedDifferences(HistoricalRecordContextHelper):  # type: ignore[misc]
    """Old and new values as the form shows them: choices by their words, several by their names."""

    def prepare_delta_change_value(self, change: Any, value: Any) -> Any:
        """Replace the stored key of a choice by its words."""
        choices = getattr(self.model._meta.get_field(change.field), "flatchoices", None)
        if choices:
            return dict(choices).get(value, value)
        shown = super().prepare_delta_change_value(change, value)
        return ", ".join(str(item) for item in shown) if isinstance(shown, list) else shown


def changes_of(model: Any, lookup: dict[str, Any]) -> Iterator[Change]:
    """Yield the changes of all rows of a model that belong to a record, newest first."""
    rows = model.history.filter(**lookup).select_related("history_user")
    ordered = list(rows.order_by("-history_date", "-history_id")[: SHOWN_AT_MOST + 1])
    pk = model._meta.pk.attname
    newest: set[Any] = set()
    for place, row in enumerate(ordered):
        key = getattr(row, pk)
        earlier = (older for older in ordered[place + 1 :] if getattr(older, pk) == key)
        change = _change(model, row, next(earlier, None))
        stands = key not in newest and row.history_type != "-"
        newest.add(key)
        if change is not None:
            yield replace(change, version=0) if stands else change


def _change(model: Any, row: Any, before: Any) -> Change | None:
    """Return a change in words; None where nothing an archivist enters has changed."""
    differences, fields = [], []
    if before is not None and row.history_type == "~":
        if model is Record:
            delta = _registry_delta(row, before)
        else:
            delta = row.diff_against(before, foreign_keys_are_objs=True)
        differences = WordedDifferences(model, row).context_for_delta_changes(delta)
        if not differences:
            return None
        fields = list(delta.changed_fields)
    elif model is Record:
        return None
    return Change(
        when=row.history_date,
        who=row.history_user,
        reason=row.history_change_reason or "",
        what=capfirst(str(model._meta.verbose_name)),
        action=row.get_history_type_display(),
        differences=differences,
        row=model._meta.model_name,
        version=row.history_id,
        before=before.history_id if fields else 0,
        fields=fields,
    )


def _registry_delta(row: Any, before: Any) -> ModelDelta:
    """Compare what the registry says; no form edits it, so the library leaves it out."""
    changes = [
        ModelChange(name, getattr(before, name), getattr(row, name))
        for name in OF_THE_REGISTRY
        if getattr(before, name) != getattr(row, name)
    ]
    return ModelDelta(changes, [difference.field for difference in changes], before, row)


class HistoryMixin(RestoringMixin):
    """Shows the whole history of a record in place of Django's log of form submissions."""

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show who changed what and why, newest first, with old and new values."""
        if not hasattr(self.model, "history"):
            return super().history_view(request, object_id, extra_context)
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            return self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined,no-any-return]
                request, self.opts, object_id
            )
        if not self.has_view_or_change_permission(request, obj):
            raise PermissionDenied
        changes = [
            made for model, lookup in self.recorded_with(obj) for made in changes_of(model, lookup)
        ]
        changes.sort(key=lambda change: change.when, reverse=True)
        context = {
            **self.admin_site.each_context(request),
            "title": _("History: %s") % obj,
            "module_name": capfirst(str(self.opts.verbose_name_plural)),
            "object": obj,
            "opts": self.opts,
            "changes": changes[:SHOWN_AT_MOST],
            "may_restore": self.has_change_permission(request, obj),
            "is_cut": len(changes) > SHOWN_AT_MOST,
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/archive/object_history.html", context)

    def recorded_with(self, obj: Any) -> Iterator[tuple[Any, dict[str, Any]]]:
        """Yield the models whose history belongs to this record, and how to find its rows."""
        yield self.model, {self.model._meta.pk.attname: obj.pk}
        if isinstance(obj, Curated):
            yield Record, {"uid": obj.pk}
            yield Citation, {"record_id": obj.pk}
        for inline in self.inlines:
            if hasattr(inline.model, "history") and inline.model is not Citation:
                key = _get_foreign_key(self.model, inline.model, fk_name=inline.fk_name)
                yield inline.model, {key.attname: obj.pk}
